/**
 * Values in texts as `layers/words/forms.py` puts them: plain, with a Korean particle, or as the word for a count.
 * @module saying
 */

const PLACE = /\{(\w+)(?::([^{}]+))?\}/g;
const LETTER = /[\p{L}\p{N}]/u;
const CLOSED = "013678lmnr";
const LIQUID = "178lr";
const RIEUL = 8;
const TO = "으로/로";

/**
 * A text with its {names} filled in; a name without a value stays as it is.
 * @param {string} text @param {Values} values
 * @param {string} plural patterns of counts, as `language.plural` has them; those of the page's language unless given
 */
export function filled(text, values, plural = ofPage()) {
  return text.replace(PLACE, (whole, name, asked = "") => {
    const value = String(values[name] ?? whole);
    if (value === whole) return whole;
    if (asked.includes("|")) return counted(value, asked.split("|"), plural);
    return asked.includes("/") ? particle(value, asked) : value;
  });
}

/** The patterns of counts that the page was written with; none outside a page. */
function ofPage() {
  return globalThis.document?.documentElement.dataset.plural ?? "";
}

/** @param {string} digits @param {string[]} words @param {string} plural */
function counted(digits, words, plural) {
  const patterns = plural.split(" ").filter(Boolean);
  return words.at(patterns.findIndex((pattern) => new RegExp(pattern).test(digits))) ?? "";
}

/** A word with the particle of a pair that its last sound asks for: 은/는, 으로/로. @param {string} word @param {string} pair */
export function particle(word, pair) {
  const [closed, open] = pair.split("/");
  const last = [...word].findLast((letter) => LETTER.test(letter)) ?? "";
  return word + (ends(last.toLowerCase(), pair === TO) ? closed : open);
}

/** @param {string} last @param {boolean} towards */
function ends(last, towards) {
  const syllable = last.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) return syllable % 28 !== 0 && !(towards && syllable % 28 === RIEUL);
  return last !== "" && CLOSED.includes(last) && !(towards && LIQUID.includes(last));
}

/** What a word of a vocabulary is called in a language, in English where it has no other. @param {Word} word @param {string} lang */
export function wordOf(word, lang) {
  return { [lang]: word.en, ...word }[lang] ?? word.en;
}
