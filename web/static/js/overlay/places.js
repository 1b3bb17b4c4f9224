/**
 * From a place as people write it to regions: addresses, wards, lists, joined names, complexes, areas.
 * @module overlay/places
 * @typedef {{ level?: string, within?: string }} Limits
 * @typedef {{ ids: string[], said: Note[] }} Place
 */
import { fold } from "../spelling.js";
import { named, Unclear } from "./names.js";
import { among } from "./words.js";

const OWN_LEVEL = /[시군구]$/;
/** @type {WeakMap<Kit, string[]>} */
const provinces = new WeakMap();

/**
 * The regions of the day that a text stands for, and what is to be said of it.
 * @param {Kit} kit @param {string} written @param {Limits} limits @returns {Place}
 */
export function place(kit, written, limits = {}) {
  const { marks, postcode, after } = kit.rules.places;
  const bare = written.replace(new RegExp(marks, "g"), "").trim();
  const text = bare.replace(new RegExp(postcode), "").replace(new RegExp(after), "").trim();
  const found = listed(kit, text || written, limits);
  return bare === written.trim()
    ? found
    : { ...found, said: [...found.said, { reason: "marks", values: { value: written } }] };
}

/** Whether a text names a place, one or several. @param {Kit} kit @param {string} written */
export function placeIn(kit, written) {
  try {
    return { known: place(kit, written).ids.length > 0 };
  } catch (error) {
    if (error instanceof Unclear) return { known: error.reason !== "unknown" };
    throw error;
  }
}

/** One place, or several with something between them. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place} */
function listed(kit, text, limits) {
  const bracketed = text.match(/^([^()]+?)\s*\(([^()]+)\)?$/);
  const parts = bracketed ? [] : partsOf(kit, text);
  if (bracketed) return inBrackets(kit, bracketed[1], bracketed[2], limits);
  const whole = parts.length > 1 ? (known(kit, text, limits) ?? exact(kit, text, limits)) : single(kit, text, limits);
  if (whole) return whole;
  try {
    return together(kit, parts, limits);
  } catch (error) {
    const found = error instanceof Unclear && error.reason === "unknown" ? beginning(kit, text, limits) : null;
    if (!found) throw error;
    return found;
  }
}

/** A place with its parts in brackets, 경북(포항, 구미); what is no part of it is told. @param {Kit} kit @param {string} outer @param {string} inner @param {Limits} limits @returns {Place} */
function inBrackets(kit, outer, inner, limits) {
  const whole = listed(kit, outer, limits);
  try {
    const parts = partsOf(kit, inner).map((part) => listed(kit, `${outer} ${part}`, limits));
    if (parts.every(({ ids }) => ids.every((id) => !whole.ids.includes(id)))) {
      return { ids: [...new Set(parts.flatMap(({ ids }) => ids))], said: parts.flatMap(({ said }) => said) };
    }
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
  }
  return { ids: whole.ids, said: [...whole.said, finer(kit, whole.ids, inner.split(/\s+/))] };
}

/** @param {Kit} kit @param {string} text */
function partsOf({ rules }, text) {
  const between = rules.places.between.replace(/[\]\\^-]/g, "\\$&");
  const pattern = new RegExp(`[${between}\\n]|${rules.places.joined}|(?<=[가-힣])(?:와|과)\\s+`);
  return text
    .split(pattern)
    .map((part) => part.trim())
    .filter(Boolean);
}

/**
 * The places of a list; a name that several regions have lies in the province of those before it.
 * @param {Kit} kit @param {string[]} parts @param {Limits} limits @returns {Place}
 */
function together(kit, parts, limits) {
  /** @type {Place} */
  const found = { ids: [], said: [] };
  for (const part of parts) {
    if (found.ids.some((id) => among(kit.rules.places.wards[id] ?? "", part))) {
      found.said.push(finer(kit, found.ids, [part]));
      continue;
    }
    const { ids, said } = beside(kit, part, limits, found.ids);
    found.ids = [...new Set([...found.ids, ...ids])];
    found.said.push(...said);
  }
  return found;
}

/** @param {Kit} kit @param {string} part @param {Limits} limits @param {string[]} before @returns {Place} */
function beside(kit, part, limits, before) {
  try {
    return single(kit, part, limits);
  } catch (error) {
    if (!(error instanceof Unclear) || error.reason !== "ambiguous") throw error;
    const near = error.ids.filter((id) => before.some((other) => provinceOf(kit, id) === provinceOf(kit, other)));
    if (near.length !== 1) throw error;
    return {
      ids: kit.regions[near[0]].on,
      said: [{ reason: "same_province", values: { value: part, name: kit.regions[near[0]].name } }],
    };
  }
}

/** @param {Kit} kit @param {string} id */
function provinceOf({ regions }, id) {
  return [id, ...regions[id].above].find(
    (each) => regions[each].level === "province" && regions[each].on.includes(each),
  );
}

/**
 * One place, in the ways in which it may be written; what is still unknown then is so by its own words.
 * @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place}
 */
function single(kit, text, limits) {
  if (among(kit.rules.places.nation, text)) return { ids: ["korea"], said: [] };
  const ways = [known, exact, beginning, spacedOut, inComplex, wardAlone, inTown];
  for (const way of ways) {
    const found = way(kit, text, limits);
    if (found) return found;
  }
  throw new Unclear("unknown", { value: text });
}

/** A name of the tables of places and of complexes. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function known(kit, text, { within }) {
  const found = kit.places[shortened(text)];
  if (!found || (within && !found.regions.some((id) => id === within || kit.regions[id]?.above.includes(within))))
    return null;
  const ids = [...new Set(found.regions.flatMap((id) => kit.regions[id]?.on ?? []))];
  const names = ids.map((id) => kit.regions[id].name).join(", ");
  return ids.length ? { ids, said: [{ reason: found.kind, values: { value: text, names } }] } : null;
}

/** A name as the kit's tables have it. @param {string} text */
function shortened(text) {
  return fold(text).replace("산업단지", "산단");
}

/** @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function exact(kit, text, limits) {
  try {
    return { ids: named(kit, text, limits), said: [] };
  } catch (error) {
    if (error instanceof Unclear && error.reason === "unknown") return null;
    throw error;
  }
}

/** The longest beginning that is a region; what follows is told. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function beginning(kit, text, limits) {
  const words = text.split(/\s+/);
  for (let n = words.length - 1; n > 0; n--) {
    const found = known(kit, words.slice(0, n).join(" "), limits) ?? exact(kit, words.slice(0, n).join(" "), limits);
    if (!found) continue;
    const rest = words.slice(n);
    return disagrees(kit, found.ids, rest[0])
      ? null
      : { ids: found.ids, said: [...found.said, finer(kit, found.ids, rest)] };
  }
  return null;
}

/** Whether what follows a region is a municipality that it has not. @param {Kit} kit @param {string[]} ids @param {string} next */
function disagrees(kit, ids, next) {
  const whole = ids.every((id) => kit.regions[id].level !== "municipality");
  return whole && (OWN_LEVEL.test(next) || fold(next) in kit.spellings);
}

/** @param {Kit} kit @param {string[]} ids @param {string[]} rest @returns {Note} */
function finer(kit, ids, rest) {
  const ward = ids.some((id) => among(kit.rules.places.wards[id] ?? "", rest[0]));
  const names = ids.map((id) => kit.regions[id].name).join(", ");
  return { reason: ward ? "ward" : "finer", values: { value: rest.join(" "), names } };
}

/** Names written without a blank between them. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function spacedOut(kit, text, limits) {
  const city = text.replace(/([가-힣]{2,}?[시군])(?=[가-힣]{1,4}[구읍면](?:\s|$))/, "$1 ");
  const heads = provincesOf(kit).filter(
    (name) => city.startsWith(name) && city.length > name.length + 1 && city[name.length] !== " ",
  );
  for (const spaced of [...heads.map((name) => `${name} ${city.slice(name.length)}`), city]) {
    const found = spaced === text ? null : (exact(kit, spaced, limits) ?? beginning(kit, spaced, limits));
    if (found) return found;
  }
  const pair = heads.find((name) => provincesOf(kit).includes(fold(text.slice(name.length))));
  return pair ? together(kit, [pair, text.slice(pair.length)], limits) : null;
}

/** How provinces are written, the longest first. @param {Kit} kit */
function provincesOf(kit) {
  const kept = provinces.get(kit);
  if (kept) return kept;
  const made = Object.entries(kit.spellings)
    .filter(([, ids]) => ids.some((id) => kit.regions[id].level === "province"))
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length);
  provinces.set(kit, made);
  return made;
}

/** A complex that no table has: its city, its area unknown. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function inComplex(kit, text, limits) {
  const city = text.replace(new RegExp(kit.rules.places.complex), "").trim();
  if (!city || city === text) return null;
  const found = known(kit, city, limits) ?? exact(kit, city, limits) ?? spacedOut(kit, city, limits);
  const names = found?.ids.map((id) => kit.regions[id].name).join(", ");
  return found && { ids: found.ids, said: [{ reason: "complex", values: { value: text, names } }] };
}

/** A ward that only one city has. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function wardAlone(kit, text, { within }) {
  const cities = Object.entries(kit.rules.places.wards)
    .filter(([city, wards]) => among(wards, text) && (!within || kit.regions[city]?.above.includes(within)))
    .map(([city]) => city);
  if (cities.length !== 1) return null;
  return {
    ids: kit.regions[cities[0]].on,
    said: [{ reason: "ward", values: { value: text, names: kit.regions[cities[0]].name } }],
  };
}

/** A town of the table of places, with 읍, 면 or 동 behind its name. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function inTown(kit, text, limits) {
  const town = text.split(/\s+/)[0].replace(/[읍면동]$/, "");
  return town === text ? null : known(kit, town, limits);
}
