/**
 * What a file is by its first bytes, by what its archive holds, by how its text begins (`kinds` and `texts` of the rules).
 * @module overlay/kinds
 */
import { unzipSync } from "fflate";

const LOOKED_AT = 60_000;

/** The kind of bytes that are no table of ours, or null. @param {Rules} rules @param {Uint8Array} bytes */
export function kindOf(rules, bytes) {
  const starting = rules.kinds.filter(({ begins }) => hex(bytes, 0, begins.length / 2) === begins);
  const names = starting.some(({ member }) => member) ? members(bytes) : [];
  if (names.some((name) => /^\/?xl\/workbook\.xml$/i.test(name))) return null;
  const whole = starting.some(({ holds }) => holds) ? hex(bytes, 0, Math.min(bytes.length, LOOKED_AT)) : "";
  const found = starting.find(({ holds, member }) =>
    holds ? whole.includes(holds) : member ? names.some((name) => new RegExp(member, "i").test(name)) : true,
  );
  return found?.kind ?? null;
}

/** Whether bytes are an archive. @param {Uint8Array} bytes */
export function isArchive(bytes) {
  return hex(bytes, 0, 4) === "504b0304";
}

/** The kind of a text that is no table of ours, or null. @param {Rules} rules @param {string} text */
export function textKind(rules, text) {
  const start = text.slice(0, 4000);
  return rules.texts.find(({ pattern }) => new RegExp(pattern, "i").test(start))?.kind ?? null;
}

/** @param {Uint8Array} bytes @param {number} from @param {number} to */
function hex(bytes, from, to) {
  return Array.from(bytes.subarray(from, to), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Names in an archive; none where it is broken. @param {Uint8Array} bytes */
function members(bytes) {
  /** @type {string[]} */
  const names = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => !names.push(name) });
  } catch {
    return [];
  }
  return names;
}
