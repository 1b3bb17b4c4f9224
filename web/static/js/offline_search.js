/**
 * Names found in the file, as `layers/collection/search.py` finds them.
 * @module offline_search
 */

const KINDS = ["region", "place", "layer", "item"];
const MOST = 20;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const IGNORED = /[ \t·・‧∙,'’]/g;
const NOT_FOUND = 9;

/** The hits for a text on a day, the best first. @param {Store} store @param {string} text @param {string} asof */
export function hits(store, text, asof) {
  const wanted = folded(text);
  if (!wanted) return [];
  const ranked = entries(store, asof)
    .map(([hit, names], i) => ({ hit, i, rank: Math.min(...names.map((name) => rank(wanted, name))) }))
    .filter((each) => each.rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank || KINDS.indexOf(a.hit.kind) - KINDS.indexOf(b.hit.kind) || a.i - b.i);
  const found = new Map(ranked.map(({ hit }) => [JSON.stringify(hit), hit]));
  return [...found.values()].slice(0, MOST);
}

/**
 * What can be found on a day: hits with the names by which they are found.
 * @param {Store} store @param {string} asof @returns {[Hit, string[]][]}
 */
function entries(store, asof) {
  const items = store.ids.flatMap((id) =>
    Object.values(store.layer(id, asof).items).map(([, , hit, names]) => [hit, names]),
  );
  const kept = (/** @type {number} */ number) => JSON.parse(store.text(number));
  return [...store.head(asof).search, ...items].map(([hit, names]) => [kept(hit), kept(names)]);
}

/** @param {string} text */
function folded(text) {
  return text.normalize("NFKC").replaceAll(IGNORED, "").toLowerCase();
}

/** The letter that a conjoining initial stands for, others as they are. @param {string} letter */
function letterOf(letter) {
  return INITIALS[letter.charCodeAt(0) - 0x1100] ?? letter;
}

/** @param {string} text */
function initials(text) {
  return [...folded(text)]
    .map((letter) => INITIALS[Math.floor((letter.charCodeAt(0) - 0xac00) / 588)] ?? letterOf(letter))
    .join("");
}

/** @param {string} wanted @param {string} name */
function rank(wanted, name) {
  const byInitials = [...wanted].every((letter) => INITIALS.includes(letterOf(letter)));
  const sought = byInitials ? initials(wanted) : wanted;
  const own = byInitials ? initials(name) : folded(name);
  if (own === sought) return 0;
  if (own.startsWith(sought)) return 1;
  return own.includes(sought) && !byInitials ? 2 : NOT_FOUND;
}
