/**
 * What the service says of one view: asked by its own address, as opening it would.
 * @module basket/asked
 */
import { placed } from "../placing.js";

/** @type {Map<string, ShownView>} */
const known = new Map();

/** @param {string} address @param {string} lang @param {Texts} texts @returns {Promise<ShownView>} */
export async function asked(address, lang, texts) {
  const found = known.get(address) ?? (await answer(address, lang, texts));
  if (!found.silent) known.set(address, found);
  return found;
}

/** @param {string} address @param {string} lang @param {Texts} texts @returns {Promise<ShownView>} */
async function answer(address, lang, texts) {
  const silent = { address, wrong: texts.silent, nearest: address, silent: true };
  try {
    const said = await fetch(placed(`/briefing/view.json?of=${encodeURIComponent(address)}&lang=${lang}`));
    if (said.status >= 500) return silent;
    const told = await said.json();
    return said.ok ? told : { address, wrong: told.detail, nearest: "/" };
  } catch {
    return silent;
  }
}
