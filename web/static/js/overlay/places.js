/**
 * From a place as people write it to what it means on the kit's day, as `layers/naming/` does it: a whole name first, then
 * several names, then the longest known beginning, then complexes by a part of their name.
 * @module overlay/places
 */
import { fold } from "../spelling.js";
import { narrowed, settled, spelled, Unclear } from "./names.js";

const SHORTER = [
  ["국가산업단지", "국가산단"],
  ["일반산업단지", "일반산단"],
  ["산업단지", "산단"],
];
const IN_PARENTHESES = /\([^)]*\)/g;
const ENDS = /^[ ,.;]+|[ ,.;]+$/g;
const AROUND = " ,.()-·";
const AROUND_TEXT = /^[ ,.()\-·]+|[ ,.()\-·]+$/g;
const WORDLIKE = /^[\p{L}\p{N}]/u;
const FULL_NAME = /[시군구도]$/;
const TOWN_ENDINGS = ["읍", "면"];
const NATION = "korea";
const FULL_LETTERS = 3;
const LONGEST = 60;
const LEAST_OF_WARD = 2;
const LEAST = 3;
const MOST = 6;
const MOST_WORDS = 10;

/**
 * What a written place means; nothing of all is a place that nobody knows.
 * @param {Kit} kit @param {string} text @returns {Meaning}
 */
export function means(kit, text) {
  const written = cleaned(kit, text);
  if (!written) return meaning();
  const after = written.replace(new RegExp(kit.rules.places.after), "");
  const first = whole(kit, written) ?? coded(kit, written) ?? whole(kit, after);
  if (first && !first.begins) return first;
  const ways = [inBrackets, joined, several, oneByOne, longest, partOfComplex];
  return (
    ways.reduce((/** @type {Meaning | null} */ found, way) => found ?? way(kit, written), null) ?? first ?? meaning()
  );
}

/** @param {Partial<Meaning>} known @returns {Meaning} */
function meaning(known = {}) {
  return { regions: [], remarks: [], candidates: [], site: null, area: false, begins: null, ...known };
}

/** @param {Meaning} found @param {...Note} remarks @returns {Meaning} */
function remarked(found, ...remarks) {
  return { ...found, remarks: [...found.remarks, ...remarks] };
}

/** @param {string} reason @param {Values} values @returns {Note} */
function remark(reason, values) {
  return { reason, values };
}

/** @param {Kit} kit @param {string} text */
function cleaned(kit, text) {
  const { marks } = kit.rules.places;
  const line = text.replace(new RegExp(marks, "g"), " ").normalize("NFKC").trim().split(/\s+/).join(" ");
  return line.replace(new RegExp(kit.rules.places.postcode), "").replace(ENDS, "");
}

/** @param {string} text */
function compared(text) {
  return SHORTER.reduce(
    (found, [long, short]) => found.replaceAll(long, short),
    fold(text.replaceAll(IN_PARENTHESES, "")),
  );
}

/**
 * What a name means that is known as it stands.
 * @param {Kit} kit @param {string} text @returns {Meaning | null}
 */
function whole(kit, text) {
  const region = regionOf(kit, text);
  if (region && !region.begins) return region;
  return named(kit, text) ?? site(kit, text) ?? part(kit, text) ?? region;
}

/** @param {Kit} kit @param {string} text */
function regionOf(kit, text) {
  const ids = spelled(kit, text);
  if (!ids.length) return null;
  return chosen(
    kit,
    text,
    ids.length > 1 ? [...new Set([...ids, ...(kit.places.wards[fold(text)] ?? [])])].sort() : ids,
  );
}

/** @param {Kit} kit @param {string} text @param {string[]} ids @returns {Meaning} */
function chosen(kit, text, ids) {
  try {
    const regions = settled(kit, text, ids);
    return meaning({ regions, remarks: former(kit, narrowed(kit, ids)[0]) });
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return error.reason === "not_yet"
      ? meaning({ begins: String(error.values.day) })
      : meaning({ candidates: error.candidates });
  }
}

/** @param {Kit} kit @param {string} id */
function former(kit, id) {
  const { name, until, on } = kit.regions[id];
  return until ? [remark("place_former", { written: name, day: until, names: namesOf(kit, on) })] : [];
}

/** @param {Kit} kit @param {string} text */
function named(kit, text) {
  const found = kit.places.named[fold(text)];
  if (!found) return null;
  const [written, regions, area, reason] = found;
  const told = remark(area ? "place_area" : "place_named", { written, names: namesOf(kit, regions), reason });
  return meaning({ regions, area, remarks: [reason ? told : partOf(kit, text, regions)] });
}

/** @param {Kit} kit @param {string} text */
function site(kit, text) {
  const found = kit.places.sites[compared(text)];
  return found ? meaning({ regions: found[1], site: found[0], remarks: [ofComplex(kit, text, found[1])] }) : null;
}

/** @param {Kit} kit @param {string} text */
function part(kit, text) {
  const folded = fold(text);
  const ids = kit.places.wards[folded] ?? kit.places.towns[folded] ?? wardsBegun(kit, folded);
  if (!ids.length) return null;
  const found = chosen(kit, text, ids);
  return found.regions.length ? remarked(found, partOf(kit, text, found.regions)) : found;
}

/** @param {Kit} kit @param {string} folded */
function wardsBegun(kit, folded) {
  if (folded.length < LEAST_OF_WARD) return [];
  const wards = Object.entries(kit.places.wards);
  return [...new Set(wards.flatMap(([name, cities]) => (name.startsWith(folded) ? cities : [])))];
}

/** @param {Kit} kit @param {string} text @returns {Meaning | null} */
function coded(kit, text) {
  const digits = text.replace(/\.0$/, "");
  if (!/^(\d{2}|\d{5}|\d{8}|\d{10})$/.test(digits)) return null;
  const short = /^0*$/.test(digits.slice(2)) ? digits.slice(0, 2) : digits.slice(0, 5);
  const ids = [...new Set(["mois", "kostat"].flatMap((system) => kit.codes[system][short] ?? []))].sort();
  if (ids.length) return chosen(kit, text, ids);
  const ward = kit.places.ward_codes[short];
  if (!ward) return null;
  const found = chosen(kit, text, [ward[1]]);
  return remarked(found, partOf(kit, ward[0], found.regions));
}

/** A pattern of what stands between names. @param {Kit} kit */
function between({ rules }) {
  const marks = rules.places.between.replace(/[\]\\^-]/g, "\\$&");
  return new RegExp(`\\s*[${marks}]\\s*|${rules.places.joined}`);
}

/** @param {Kit} kit @param {string} text */
function partsOf(kit, text) {
  return text.split(between(kit)).filter(Boolean);
}

/** A place with its parts in brackets: 경북(포항, 구미). @param {Kit} kit @param {string} written */
function inBrackets(kit, written) {
  const [, outer, inside] = written.match(/^([^()]+?)\s*\(([^()]+)\)$/) ?? [];
  if (!outer) return null;
  const around = whole(kit, outer)?.regions ?? [];
  const found = partsOf(kit, inside).map((each) => whole(kit, `${outer} ${each}`) ?? longest(kit, `${outer} ${each}`));
  const finer = found.every((one) => one?.regions.length && !one.regions.some((id) => around.includes(id)));
  return finer ? united(/** @type {Meaning[]} */ (found)) : null;
}

/** Provinces without anything between them: 대구경북. @param {Kit} kit @param {string} written @returns {Meaning | null} */
function joined(kit, written) {
  const folded = fold(written);
  for (let end = folded.length - 1; end > 1; end -= 1) {
    const [first, rest] = [provinceOf(kit, folded.slice(0, end)), folded.slice(end)];
    const others = first && (provinceOf(kit, rest) ?? joined(kit, rest));
    if (first && others) return united([first, others]);
  }
  return null;
}

/** @param {Kit} kit @param {string} text */
function provinceOf(kit, text) {
  const ids = spelled(kit, text).filter((id) => kit.regions[id].level === "province");
  return ids.length === 1 ? chosen(kit, text, ids) : null;
}

/** Several names with a separator between them, all known: 용인·평택. @param {Kit} kit @param {string} written */
function several(kit, written) {
  const parts = partsOf(kit, written);
  if (parts.length < 2) return null;
  const after = new RegExp(kit.rules.places.after);
  /** @type {Meaning[]} */
  const found = [];
  for (const each of parts) {
    let one = whole(kit, each) ?? whole(kit, each.replace(after, "")) ?? longest(kit, each);
    if (one?.candidates.length && found.length) {
      const before = found.flatMap(({ regions }) => regions);
      one = beside(kit, each, one, before);
    }
    if (!one?.regions.length) return null;
    found.push(one);
  }
  return innerOf(kit, found) ?? united(found);
}

/** Names with nothing but blanks between them, each of which is a region: 전주 완주. @param {Kit} kit @param {string} written */
function oneByOne(kit, written) {
  const words = written.split(" ");
  if (words.length < 2 || words.length > MOST_WORDS) return null;
  const found = words.map((word) => whole(kit, word));
  const all = found.every((one) => one?.regions.length && !one.remarks.length);
  return all ? united(/** @type {Meaning[]} */ (found)) : null;
}

/** Of two names the one that lies in the other, of which all is read: Gijang-gun, Busan. @param {Kit} kit @param {Meaning[]} found */
function innerOf(kit, found) {
  if (found.length !== 2) return undefined;
  return found.find(
    (one, at) =>
      !found[1 - at].remarks.length &&
      one.regions.every((id) => found[1 - at].regions.some((owner) => kit.regions[id].above.includes(owner))),
  );
}

/** Several meanings as one. @param {Meaning[]} found */
function united(found) {
  const regions = [...new Set(found.flatMap((one) => one.regions))];
  return meaning({ regions, remarks: found.flatMap(({ remarks }) => remarks) });
}

/** @param {Kit} kit @param {string} written @param {Meaning} one @param {string[]} regions @returns {Meaning | null} */
function beside(kit, written, one, regions) {
  const above = regions.flatMap((id) => kit.regions[id].above).filter((id) => id !== NATION);
  const near = [...regions, ...above.filter((id) => kit.regions[id].level === "province")];
  const inside = [near, above].map((around) => one.candidates.filter((id) => kit.regions[id].above.some((each) => around.includes(each)))).find((found) => found.length); // biome-ignore format: one line
  if (inside?.length !== 1) return null;
  const names = namesOf(kit, kit.regions[inside[0]].on);
  return meaning({ regions: kit.regions[inside[0]].on, remarks: [remark("place_beside", { written, names })] });
}

/**
 * The answer of the longest beginning that is a name, with the rest in a remark.
 * @param {Kit} kit @param {string} written @returns {Meaning | null}
 */
function longest(kit, written) {
  for (let end = Math.min(written.length - 1, LONGEST); end > 1; end -= 1) {
    if (AROUND.includes(written[end - 1])) continue;
    const found = begun(kit, written.slice(0, end), written.slice(end));
    if (found) return found;
  }
  return null;
}

/** @param {Kit} kit @param {string} head @param {string} rest */
function begun(kit, head, rest) {
  if (!ends(kit, head, rest)) return null;
  let found = whole(kit, head);
  if (!found || found.begins) return null;
  let tail = rest.replace(AROUND_TEXT, "");
  if (found.candidates.length) [found, tail] = toldApart(kit, found, head, tail);
  if (!found.regions.length || !tail) return found;
  const within = inner(kit, found, tail);
  if (!within && contradicts(kit, found.regions, tail)) return null;
  return within ?? remarked(found, ...restOf(kit, found.regions, head + rest, tail));
}

/** Whether a province goes on with a municipality that it has not: 서울 고성. @param {Kit} kit @param {string[]} regions @param {string} tail */
function contradicts(kit, regions, tail) {
  const word = tail.split(/[\s,()]/)[0];
  const other = spelled(kit, word).length > 0 || new RegExp(kit.rules.places.municipality).test(word);
  return other && regions.every((id) => kit.regions[id].level !== "municipality");
}

/** @param {Kit} kit @param {string} head @param {string} rest */
function ends(kit, head, rest) {
  if (!WORDLIKE.test(rest)) return true;
  const ids = spelled(kit, head);
  const isNamed = fold(head) in kit.places.named;
  if (!ids.length && !isNamed) return false;
  const full = !isNamed && head.length >= FULL_LETTERS && FULL_NAME.test(head);
  return full || complexAt(kit, rest.split(" ")[0]) === 0 || partIn(kit, rest, ids) !== null;
}

/** @param {Kit} kit @param {string} word */
function complexAt(kit, word) {
  return word.search(new RegExp(kit.rules.places.complex));
}

/** @param {Kit} kit @param {string} tail @param {string[]} municipalities @returns {[string, string] | null} */
function partIn(kit, tail, municipalities) {
  const word = tail.split(/[\s,()]/)[0];
  const cities = [...(kit.places.wards[fold(word)] ?? []), ...(kit.places.towns[fold(word)] ?? [])];
  const city = municipalities.find((id) => cities.includes(id));
  return city ? [word, city] : null;
}

/** @param {Kit} kit @param {Meaning} found @param {string} head @param {string} tail @returns {[Meaning, string]} */
function toldApart(kit, found, head, tail) {
  const inPart = partIn(kit, tail, found.candidates);
  if (inPart) return [chosen(kit, head, [inPart[1]]), tail];
  const around = whole(kit, tail)?.regions ?? [];
  const inside = found.candidates.filter((id) => within(kit, id, around));
  return inside.length === 1 ? [chosen(kit, head, inside), ""] : [found, tail];
}

/** @param {Kit} kit @param {Meaning} outer @param {string} tail @returns {Meaning | null} */
function inner(kit, outer, tail) {
  if (outer.regions.some((id) => id.includes("."))) return null;
  let found = whole(kit, tail) ?? longest(kit, tail) ?? town(kit, tail);
  if (!found) return null;
  const inside = found.candidates.filter((id) => within(kit, id, outer.regions));
  if (inside.length === 1) {
    found = chosen(kit, tail, inside);
    if (found.regions.length) found = remarked(found, partOf(kit, tail, found.regions));
  }
  return found.regions.length && found.regions.every((id) => within(kit, id, outer.regions)) ? found : null;
}

/** @param {Kit} kit @param {string} tail */
function town(kit, tail) {
  const ids = TOWN_ENDINGS.flatMap((end) => kit.places.towns[fold(tail) + end] ?? []);
  return ids.length ? meaning({ candidates: [...new Set(ids)] }) : null;
}

/** @param {Kit} kit @param {string} id @param {string[]} outer */
function within(kit, id, outer) {
  return outer.some((each) => each === id || kit.regions[id].above.includes(each));
}

/** @param {Kit} kit @param {string[]} regions @param {string} written @param {string} tail */
function restOf(kit, regions, written, tail) {
  const inPart = partIn(kit, tail, regions);
  if (inPart) {
    const rest = tail.slice(inPart[0].length).replace(AROUND_TEXT, "");
    return [partOf(kit, inPart[0], regions), ...(rest ? [remark("place_rest", { rest })] : [])];
  }
  const complex = tail.split(" ").some((word) => complexAt(kit, word) >= 0);
  return [complex ? ofComplex(kit, written, regions) : remark("place_rest", { rest: tail })];
}

/** A complex by a part of its name, or a longer name that holds one. @param {Kit} kit @param {string} written */
function partOfComplex(kit, written) {
  const wanted = compared(written);
  if (wanted.length < LEAST || complexAt(kit, wanted) === 0) return null;
  const matches = Object.entries(kit.places.sites).filter(
    ([name]) => name.includes(wanted) || (name.length > LEAST && wanted.includes(name)),
  );
  const regions = [...new Set(matches.flatMap(([, [, ids]]) => ids))];
  if (regions.length === 1) return meaning({ regions, remarks: [ofComplex(kit, written, regions)] });
  return regions.length > 1 && regions.length <= MOST ? meaning({ candidates: regions }) : null;
}

/** @param {Kit} kit @param {string} written @param {string[]} regions */
function ofComplex(kit, written, regions) {
  return remark("place_complex", { written, names: namesOf(kit, regions) });
}

/** @param {Kit} kit @param {string} written @param {string[]} regions */
function partOf(kit, written, regions) {
  return remark("place_part", { written, names: namesOf(kit, regions) });
}

/** @param {Kit} kit @param {string[]} regions */
function namesOf(kit, regions) {
  return regions.map((id) => kit.regions[id].name).join(", ");
}
