/**
 * Names found in the file: `layers/collection/search.py` wrote them as they are compared, in the order of their kinds.
 * @module offline_search
 */
import { fold } from "./spelling.js";

const MOST = 20;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const NOT_FOUND = 9;

/** The hits for a text on a day, the best first. @param {Store} store @param {string} text @param {string} asof */
export function hits(store, text, asof) {
  const wanted = fold(text);
  if (!wanted) return [];
  const letters = [...wanted].map((letter) => INITIALS[letter.charCodeAt(0) - 0x1100] ?? letter);
  const byInitials = letters.every((letter) => INITIALS.includes(letter));
  const sought = byInitials ? letters.join("") : wanted;
  const ranked = entries(store, asof)
    .map(([hit, names]) => ({ hit, names: JSON.parse(store.text(names))[Number(byInitials)] }))
    .map(({ hit, names }) => ({ hit, rank: Math.min(...names.map(rank, { sought, byInitials })) }))
    .filter((each) => each.rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank);
  return [...new Set(ranked.map(({ hit }) => hit))].slice(0, MOST).map((hit) => JSON.parse(store.text(hit)));
}

/** What can be found on a day: hits with the names by which they are found. @param {Store} store @param {string} asof */
function entries(store, asof) {
  const items = store.ids.flatMap((id) => Object.values(store.layer(id, asof).items));
  return [...store.head(asof).search, ...items.map(([, , hit, names]) => [hit, names])];
}

/** @this {{ sought: string, byInitials: boolean }} @param {string} name */
function rank(name) {
  if (name === this.sought) return 0;
  if (name.startsWith(this.sought)) return 1;
  return name.includes(this.sought) && !this.byInitials ? 2 : NOT_FOUND;
}
