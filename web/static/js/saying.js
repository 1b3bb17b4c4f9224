/**
 * Values in texts as `layers/words/forms.py` puts them: plain, with a Korean particle, or as the word for a count.
 * @module saying
 */

const PLACE = /\{(\w+)(?::([^{}]+))?\}/g;
const LETTER = /[\p{L}\p{N}]/u;
const CLOSED = "013678lmnr";
const LIQUID = "178lr";
const RIEUL = 8;

/**
 * A text with its {names} filled in; a name without a value stays as it is.
 * @param {string} text
 * @param {Record<string, any>} values
 * @param {string} plural patterns of counts, as `language.plural` has them
 */
export function filled(text, values, plural = "") {
  return text.replace(PLACE, (whole, name, asked = "") => {
    const value = values[name];
    if (value === undefined || value === null) return whole;
    if (asked.includes("|")) return counted(String(value), asked.split("|"), plural);
    return asked.includes("/") ? particle(String(value), asked) : value;
  });
}

function counted(digits, words, plural) {
  const form = plural.split(" ").filter(Boolean).findIndex((pattern) => new RegExp(pattern).test(digits));
  return words.at(form);
}

/** A word with the particle of a pair that its last sound asks for: 은/는, 으로/로. */
export function particle(word, pair) {
  const [closed, open] = pair.split("/");
  const last = ([...word].findLast((letter) => LETTER.test(letter)) ?? "").toLowerCase();
  return word + (ends(last, pair === "으로/로") ? closed : open);
}

function ends(last, towards) {
  const syllable = last ? last.codePointAt(0) - 0xac00 : -1;
  if (syllable >= 0 && syllable < 11172) return syllable % 28 !== 0 && !(towards && syllable % 28 === RIEUL);
  return last !== "" && CLOSED.includes(last) && !(towards && LIQUID.includes(last));
}
