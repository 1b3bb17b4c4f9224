/**
 * The words of a language as the one-file map brings them, read from the catalogue.
 */
import { readFileSync } from "node:fs";

const LINE = /^( *)("(?:[^"\\]|\\.)*"|[^:]+):(?: (.*))?$/;

/** @param {string} lang */
export function told(lang) {
  const texts = catalogue(readFileSync(new URL(`../../layers/words/${lang}.yml`, import.meta.url), "utf-8"));
  const of = (section) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([key]) => key.startsWith(`${section}.`))
        .map(([key, text]) => [key.slice(section.length + 1), text]),
    );
  const filter = { told: "", and: texts["filter.and"], only: "", empty: texts["filter.empty"] };
  return { filter, caption: of("caption"), date: of("date"), plural: texts["language.plural"] };
}

/** Texts by their keys joined by dots: mappings of plain or quoted texts are all that a catalogue has. */
function catalogue(yaml) {
  const [found, path] = [{}, []];
  for (const line of yaml.split("\n").filter((each) => each && !each.startsWith("#"))) {
    const [, indent, key, text] = LINE.exec(line);
    path.splice(indent.length / 2, path.length, plain(key));
    if (text !== undefined) found[path.join(".")] = plain(text);
  }
  return found;
}

const plain = (text) => (text.startsWith('"') ? JSON.parse(text) : text);
