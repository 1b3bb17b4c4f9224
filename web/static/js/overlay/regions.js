/**
 * The regions of a row: by the names, the codes and the place in its cells, of which one may settle what another leaves open.
 * @module overlay/regions
 */
import { Bad } from "./bad.js";
import { coded, Unclear } from "./names.js";
import { place } from "./placing.js";
import { line } from "./values.js";
import { among } from "./words.js";

/** @type {Record<string, string[]>} */
const SYSTEMS = { mois: ["mois"], kostat: ["kostat"], code: ["mois", "kostat", "iso"] };

/**
 * Ids of regions; where nothing in the row names one for sure, the first reason why.
 * @param {Kit} kit @param {Cells} cells
 * @param {string[]} around municipalities in which the row's own place or shape lies
 * @param {Say} remark @returns {string[]}
 */
export function regionsOf(kit, cells, around, remark) {
  const named = tried(() => byName(kit, cells));
  const code = tried(() => byCode(kit, cells));
  const open = [named, code].filter((each) => each?.error);
  const byNames = named?.ids ?? settled(kit, named?.error, [...(code?.ids ?? []), ...around]);
  const byCodes = code?.ids ?? settled(kit, code?.error, [...(byNames ?? []), ...nameAsRegion(kit, cells), ...around]);
  const ids =
    byNames ?? byCodes ?? (code?.error && nameAsRegion(kit, cells).length ? nameAsRegion(kit, cells) : around);
  if (!ids.length) {
    if (open[0]?.error) throw open[0].error;
    return [];
  }
  (byNames ? (named?.said ?? []) : []).forEach(({ reason, values }) => remark(reason, values));
  if (named?.error && !byNames)
    remark("name_left", { why: named.error.reason, ...named.error.values, names: told(kit, ids) });
  if (code?.error)
    remark(byCodes ? "code_settled" : "code_left", {
      value: code.written,
      names: told(kit, byCodes ?? ids),
      others: others(kit, code.error, byCodes),
    });
  if (byNames && code?.ids && !related(kit, byNames, code.ids))
    remark("code_elsewhere", { value: code.written, found: told(kit, code.ids), names: told(kit, ids) });
  return ids;
}

/** @param {() => { ids: string[], said?: Note[], written: string } | null} find @returns {{ ids?: string[], said?: Note[], written: string, error?: Bad } | null} */
function tried(find) {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    return { error, written: String(error.values.value) };
  }
}

/**
 * Of the regions that a name or code may be, the one that other cells are within, or that is within them.
 * @param {Kit} kit @param {Bad | undefined} error @param {string[]} others
 */
function settled(kit, error, others) {
  if (!(error instanceof Unclear) || error.reason !== "ambiguous") return null;
  const fitting = error.candidates.filter((id) => related(kit, [id], others));
  return fitting.length === 1 ? kit.regions[fitting[0]].on : null;
}

/** Whether a region of some is, holds or lies in one of others. @param {Kit} kit @param {string[]} some @param {string[]} others */
function related(kit, some, others) {
  const within = (/** @type {string} */ a, /** @type {string} */ b) =>
    a === b ||
    kit.regions[a].above.includes(b) ||
    kit.regions[a].on.includes(b) ||
    kit.regions[a].on.some((id) => kit.regions[id].above.includes(b));
  return some.some((a) => others.some((b) => within(a, b) || within(b, a)));
}

/** A row that is called as a region is. @param {Kit} kit @param {Cells} cells */
function nameAsRegion(kit, cells) {
  return tried(() => ({ ...place(kit, line(cells.name ?? "")), written: "" }))?.ids ?? [];
}

/** @param {Kit} kit @param {Cells} cells */
function byName(kit, cells) {
  const province = !cells.province
    ? null
    : tried(() => ({ ...place(kit, line(cells.province), { level: "province" }), written: line(cells.province) }));
  const written = partOf(kit, cells) || cells.region || cells.address;
  if (province?.error && !written) throw province.error;
  if (!written) return province?.ids ? { ids: province.ids, said: province.said, written: province.written } : null;
  const found = inside(kit, cells, line(written), province?.ids?.[0]);
  const left = province?.error
    ? [{ reason: "province_left", values: { value: province.written, names: told(kit, found.ids) } }]
    : [];
  return { ids: found.ids, said: [...found.said, ...left], written: line(written) };
}

/** @param {Kit} kit @param {Cells} cells @param {string} written @param {string | undefined} within */
function inside(kit, cells, written, within) {
  if (!partOf(kit, cells)) return either(kit, written, within);
  try {
    return place(kit, written, { level: "municipality", within });
  } catch (error) {
    if (!(error instanceof Unclear) || error.reason !== "unknown") throw error;
    const found = tried(() => ({ ...place(kit, written), written }));
    if (!found?.ids || (within && !related(kit, found.ids, [within]))) throw error;
    return { ids: found.ids, said: found.said ?? [] };
  }
}

/** The municipality that a row names, unless it says that it is of all. @param {Kit} kit @param {Cells} cells */
function partOf({ rules }, { province, municipality }) {
  return province && among(rules.places.whole, municipality) ? "" : municipality;
}

/** A name by itself, then in the province that stands beside it. @param {Kit} kit @param {string} written @param {string | undefined} within */
function either(kit, written, within) {
  try {
    return place(kit, written);
  } catch (error) {
    if (!within || !(error instanceof Unclear) || error.reason === "not_yet") throw error;
    return place(kit, written, { level: "municipality", within });
  }
}

/** @param {Kit} kit @param {Cells} cells */
function byCode(kit, cells) {
  const parts = [cells.province_code, cells.municipality_code].map((part) => line(part ?? "").replace(/\.0$/, ""));
  if (parts.some(Boolean))
    return {
      ids: coded(kit, joined(parts[0], parts[1]), ["mois", "kostat"]),
      written: parts.filter(Boolean).join(" + "),
    };
  const system = Object.keys(SYSTEMS).find((key) => cells[key]);
  return system ? { ids: coded(kit, line(cells[system]), SYSTEMS[system]), written: line(cells[system]) } : null;
}

/** One code of its two parts; the second may repeat the first. @param {string} province @param {string} municipality */
function joined(province, municipality) {
  if (!municipality || municipality === "0" || municipality === "000") return province;
  return municipality.length >= 5 || !province ? municipality : province.slice(0, 2) + municipality.padStart(3, "0");
}

/** @param {Kit} kit @param {string[]} ids */
function told(kit, ids) {
  return ids.map((id) => kit.regions[id].name).join(", ");
}

/** @param {Kit} kit @param {Bad} error @param {string[] | null} taken */
function others(kit, error, taken) {
  return error instanceof Unclear
    ? told(
        kit,
        error.candidates.filter((id) => !kit.regions[id].on.some((one) => taken?.includes(one))),
      )
    : "";
}
