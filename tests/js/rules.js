/**
 * The rules of reading and the table of cases that the service reads too (`tests/layers/reading`).
 */
import { readFileSync } from "node:fs";
import { cells } from "../../web/static/js/overlay/delimited.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf-8");

export const rules = JSON.parse(read("layers/reading/rules.json"));

/** The cases of one kind, or of all: what is written and what is right. */
export function cases(kind) {
  const [, ...lines] = cells(read("tests/reading/cases.csv")).lines;
  return lines
    .map(({ cells: [what, written, answer] }) => ({ kind: what, written, answer }))
    .filter((each) => !kind || each.kind === kind);
}
