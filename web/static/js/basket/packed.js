/**
 * A basket as what follows the # of an address: compressed, and never sent.
 * @module basket/packed
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** Longer addresses are cut by mail programs: beyond it a basket goes as a file. */
export const LONGEST = 8000;
const MARK = "#b=";
/** No basket is so large when it is opened: what claims to be is not opened further. */
const LARGEST_BYTES = 1_000_000;

/** @param {Basket} basket */
export function packed({ version, title, views, options }) {
  const short = views.map(({ address, title, remark }) => [address, title, remark]);
  const bytes = deflateSync(strToU8(JSON.stringify({ version, title, options, views: short })), { level: 9 });
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return MARK + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What a fragment holds, as it was written; null where it holds no basket. @param {string} fragment @returns {any} */
export function unpacked(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const found = JSON.parse(strFromU8(inflateSync(bytes, { out: new Uint8Array(LARGEST_BYTES) })));
    const named = (/** @type {any} */ one) =>
      Array.isArray(one) ? { address: one[0], title: one[1], remark: one[2] } : one;
    return { ...found, views: Array.isArray(found.views) ? found.views.map(named) : [] };
  } catch {
    return { broken: true };
  }
}

/** @param {string} fragment */
export function holdsBasket(fragment) {
  return fragment.startsWith(MARK);
}
