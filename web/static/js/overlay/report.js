/**
 * What reading gave, in words: equal remarks once with their rows, candidates as buttons.
 * @module overlay/report
 */
import { el } from "../dom.js";
import { filled } from "../saying.js";
import { pushed, spans } from "./columns.js";
import { regionName } from "./layer.js";

const MOST_OF_A_KIND = 12;

/** A sentence of the kit about a table or a row. @param {Kit} kit @param {string} reason @param {Values} values */
export function sentence({ texts }, reason, values) {
  const because = values.why ? filled(texts[`why_${values.why}`], values) : "";
  const field = values.field ? texts[`field_${values.field}`] : undefined;
  return filled(texts[`why_${reason}`] ?? texts[reason], { ...values, because, field: field ?? values.field });
}

/**
 * Remarks as a list, those that say the same in one line; of many of a kind the rest is counted.
 * @param {Kit} kit @param {string} title @param {string} kind @param {Remark[]} remarks
 * @param {(remark: Remark, id: string) => void} [choose] takes a region that was meant
 */
export function listed(kit, title, kind, remarks, choose) {
  if (!remarks.length) return [];
  const lines = [...byReason(remarks).values()].flatMap((groups) => {
    const shown = groups.slice(0, MOST_OF_A_KIND).map((group) => line(kit, group, choose));
    const left = groups.slice(MOST_OF_A_KIND).flat();
    return left.length ? [...shown, el("li", {}, filled(kit.texts.more_of_kind, { n: left.length, rows: spans(left.map(({ row }) => row)) }))] : shown; // biome-ignore format: one line
  });
  return [el("h3", {}, title), el("ul", { class: kind }, ...lines)];
}

/** Remarks that say the same together, by what they say. @param {Remark[]} remarks @returns {Map<string, Remark[][]>} */
function byReason(remarks) {
  /** @type {Map<string, Map<string, Remark[]>>} */
  const kinds = new Map();
  for (const remark of remarks) {
    const same = kinds.get(remark.reason) ?? new Map();
    pushed(same, JSON.stringify(remark.values), remark);
    kinds.set(remark.reason, same);
  }
  return new Map([...kinds].map(([reason, same]) => [reason, [...same.values()]]));
}

/** @param {Kit} kit @param {Remark[]} group @param {((remark: Remark, id: string) => void)} [choose] */
function line(kit, group, choose) {
  const { texts } = kit;
  const [first] = group;
  const last = first.values.last;
  const rows =
    typeof last === "number" && last > first.row ? `${first.row}–${last}` : spans(group.map(({ row }) => row));
  const head = filled(group.length > 1 ? texts.rows : texts.row, { row: rows, n: group.length });
  const buttons =
    choose && group.length === 1 ? (first.candidates ?? []).map((id) => candidate(kit, first, id, choose)) : [];
  return el("li", {}, el("b", {}, head), ` ${sentence(kit, first.reason, first.values)} `, ...buttons);
}

/** @param {Kit} kit @param {Remark} remark @param {string} id @param {(remark: Remark, id: string) => void} choose */
function candidate(kit, remark, id, choose) {
  const button = el("button", { type: "button", class: "button overlay-candidate" }, regionName(kit, id));
  button.addEventListener("click", () => choose(remark, id));
  return button;
}
