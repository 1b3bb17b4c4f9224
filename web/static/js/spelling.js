/**
 * How names are compared, as `geo/spelling.py` compares them.
 * @module spelling
 */

const IGNORED = /[ \t·・‧∙,'’]/g;

/** A text as names are compared. @param {unknown} text */
export function fold(text) {
  return String(text).normalize("NFKC").replace(IGNORED, "").toLowerCase();
}
