/**
 * What is found in the file: `layers/collection/search.py` wrote names and words as they are compared, in the order of kinds.
 * @module offline_search
 * @typedef {[string[], string[], string, string]} Sought names with their words apart, their initials, all names and all words
 */
import { meant } from "./offline_naming.js";
import { fold } from "./spelling.js";

const MOST = 20;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const [WHOLE, BEGINNING, PART, NAMED, SAID, NOT_FOUND] = [0, 1, 2, 3, 4, 9];
const KINDS = ["region", "place", "layer", "page", "item", "figure"];
const MOST_PIECES = 3;
const LEAST_LETTERS = 2;

/** The hits for a text on a day, the best first. @param {Store} store @param {string} text @param {string} asof */
export function hits(store, text, asof) {
  const wanted = fold(text);
  if (!wanted) return [];
  const rank = ranking(store, text, wanted);
  const all = entries(store, asof);
  const ranked = all
    .map(([number, names]) => ({ number, rank: rank(JSON.parse(store.text(names))) }))
    .filter((each) => each.rank < NOT_FOUND)
    .map((each) => ({ ...each, hit: /** @type {Hit} */ (JSON.parse(store.text(each.number))) }))
    .sort((a, b) => a.rank - b.rank || KINDS.indexOf(a.hit.kind) - KINDS.indexOf(b.hit.kind));
  const found = new Map(ranked.map(({ number, hit }) => [number, hit]));
  const named = [...found.values()];
  return [...meant(store, text, asof, named, regionsOf(store, all)), ...named].slice(0, MOST);
}

/** Hits of the regions of the day, by their own names. @param {Store} store @param {number[][]} all @returns {Hit[]} */
function regionsOf(store, all) {
  const found = all.map(([number]) => /** @type {Hit} */ (JSON.parse(store.text(number))));
  return found.filter(({ kind }) => kind === "region");
}

/** How well an entry matches a text. @param {Store} store @param {string} text @param {string} wanted @returns {(sought: Sought) => number} */
function ranking(store, text, wanted) {
  const letters = [...wanted].map((letter) => INITIALS[letter.charCodeAt(0) - 0x1100] ?? letter);
  if (letters.every((letter) => INITIALS.includes(letter))) {
    const sought = letters.join("");
    return ([, initials]) => Math.min(...initials.map((name) => begun(sought, name)));
  }
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => firstForm(store, fold(word)))
    .filter(Boolean);
  return ([names, , called, said]) => {
    const best = Math.min(...names.map((name) => ranked(wanted, name)));
    if (best < NOT_FOUND || wanted.length < LEAST_LETTERS) return best;
    if (words.every((word) => called.includes(word))) return NAMED;
    return words.every((word) => inPieces(word, `${called} ${said}`)) ? SAID : NOT_FOUND;
  };
}

/** @param {Store} store @param {string} word */
function firstForm(store, word) {
  return store.synonyms.reduce((found, [other, first]) => found.replaceAll(other, first), word);
}

/** What can be found on a day: hits with the names by which they are found. @param {Store} store @param {string} asof */
function entries(store, asof) {
  const items = store.ids.flatMap((id) => Object.values(store.layer(id, asof).items));
  return [...store.head(asof).search, ...items.map(([, , hit, names]) => [hit, names])];
}

/** @param {string} wanted @param {string} name */
function ranked(wanted, name) {
  const words = name.split(" ");
  const best = begun(wanted, words.join(""));
  if (best < NOT_FOUND) return best;
  const inside = words.some((word) => word.includes(wanted));
  return inside || words.some((_, at) => at > 0 && words.slice(at).join("").startsWith(wanted)) ? PART : NOT_FOUND;
}

/** @param {string} wanted @param {string} name */
function begun(wanted, name) {
  if (name === wanted) return WHOLE;
  return name.startsWith(wanted) ? BEGINNING : NOT_FOUND;
}

/** Whether a text has a word, or the few words that it was joined of. @param {string} word @param {string} text @returns {boolean} */
function inPieces(word, text, most = MOST_PIECES) {
  if (text.includes(word)) return true;
  if (most === 1) return false;
  for (let cut = word.length - LEAST_LETTERS; cut >= LEAST_LETTERS; cut -= 1) {
    if (text.includes(word.slice(0, cut)) && inPieces(word.slice(cut), text, most - 1)) return true;
  }
  return false;
}
