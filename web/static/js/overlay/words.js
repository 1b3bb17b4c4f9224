/**
 * What words of headings and cells mean by the rules of reading (`layers/reading/rules.json`, in the kit).
 * @module overlay/words
 */
import { fold } from "../spelling.js";

const MARKS = /[\s_\-./·()[\]{}*:°#'"]/g;
/** @type {WeakMap<object, Map<string, string>>} */
const known = new WeakMap();
/** @type {Map<string, Set<string>>} */
const lists = new Map();

/**
 * The key of a word in a table of words, or null.
 * @param {Record<string, string>} table @param {unknown} word
 */
export function meaning(table, word) {
  return index(table).get(fold(word)) ?? null;
}

/** @param {Record<string, string>} table */
function index(table) {
  const kept = known.get(table);
  if (kept) return kept;
  const made = new Map(Object.entries(table).flatMap(([key, words]) => split(words).map((word) => [word, key])));
  known.set(table, made);
  return made;
}

/** Whether a word is one of a list. @param {string} words @param {unknown} word */
export function among(words, word) {
  const list = lists.get(words) ?? new Set(split(words));
  lists.set(words, list);
  return list.has(fold(word));
}

/** @param {string} words */
function split(words) {
  return words.split(" ").map(fold);
}

/** The field that a heading names, or null; what it says in brackets may be a unit. @param {Rules} rules @param {unknown} heading */
export function fieldOf(rules, heading) {
  const bare = (/** @type {string} */ text) => fold(text).replace(MARKS, "");
  const of = (/** @type {string} */ text) => index(rules.headings).get(bare(text)) ?? null;
  return of(String(heading)) ?? of(String(heading).replace(/[([].*$/, ""));
}

/** Whether a heading is that of a running number. @param {Rules} rules @param {unknown} heading */
export function isNumbering(rules, heading) {
  return among(rules.numbering, fold(heading).replace(MARKS, ""));
}

/** Whether a cell says that nothing is known. @param {Rules} rules @param {unknown} cell */
export function isAbsent(rules, cell) {
  return !fold(cell) || among(rules.absent, cell);
}

/** Whether a cell says "as above". @param {Rules} rules @param {unknown} cell */
export function repeats(rules, cell) {
  return String(cell).trim() !== "" && rules.repeats.split(" ").includes(String(cell).replace(/\s/g, ""));
}

/**
 * A status by id or word of ours, a word of the rules, or the ending of one; null where none fits.
 * @param {Kit} kit @param {string} written @returns {{ id: string, doubtful: boolean } | null}
 */
export function statusOf(kit, written) {
  const { rules } = kit;
  const exact = idOf(kit.statuses, written);
  if (exact) return { id: exact, doubtful: false };
  const plain = written.replace(/\([^)]*\)|\[[^\]]*\]/g, "");
  for (const word of [written, plain, plain.replace(/\s*(?:함|됨|하였음|되었음|했음)\.?$/, "")]) {
    const id = meaning(rules.statuses, word);
    if (id) return { id, doubtful: word !== written || among(rules.doubtful_statuses, word) };
  }
  if (among(rules.no_statuses, plain)) return null;
  const ending = /^미/.test(plain) ? null : rules.status_endings.find(([end]) => fold(plain).endsWith(end));
  return ending ? { id: ending[1], doubtful: true } : null;
}

/** A sector by id or word of ours, or a word of the rules. @param {Kit} kit @param {string} written */
export function sectorOf(kit, written) {
  return idOf(kit.sectors, written) ?? meaning(kit.rules.sectors, written);
}

/**
 * The id of a vocabulary's entry by id, Korean or English word, or one half of a word in two.
 * @param {Word[]} entries @param {string} text
 */
function idOf(entries, text) {
  const wanted = fold(text);
  if (!wanted) return null;
  const exact = entries.find((each) => [each.id, each.ko, each.en].some((word) => fold(word) === wanted));
  return (exact ?? entries.find((each) => each.ko.split("·").some((word) => fold(word) === wanted)))?.id ?? null;
}
