/**
 * Title, subtitle, summary and cautions of a map, computed from its layers as `layers/wording/caption.py` does, in the
 * words that the file brings.
 * @module offline_words
 * @typedef {{ in_force: boolean, checked: string | null }} Checked
 */
import { filled } from "./saying.js";

const MOST_NAMED = 8;
const OPEN = ["undecided", "unconfirmed", "name-unknown"];
const PRECISIONS = ["year", "month", "day"];

/** A text of the caption with values in it. @param {StoreWords} told @param {string} key @param {Values} values */
const say = ({ caption, plural }, key, values) => filled(caption[key], values, plural);

/** A date of any precision in running text: 2025년 12월 17일, 2026년 하반기. @param {string} iso @param {StoreWords} told */
export function longDate(iso, { date }) {
  const [year, ...rest] = iso.split("-");
  const part = date[`part.${rest[0]}`];
  if (part) return filled(date["long.part"], { year, name: part });
  const [month, day] = rest.map(Number);
  return filled(date[`long.${PRECISIONS[rest.length]}`], { year, day, name: date[`month.${month}`] });
}

/** Days until which the layers in force were checked, the earliest first. @param {Checked[]} layers */
const checkedDays = (layers) =>
  layers
    .filter((layer) => layer.in_force)
    .flatMap((layer) => layer.checked ?? [])
    .sort();

/** The earliest day until which the layers in force were checked; null where none was. @param {Checked[]} layers */
export const checkedUntil = (layers) => checkedDays(layers)[0] ?? null;

/** How many layers have nothing to show: on the day, or of what the filter lets pass. @param {StoreWords} told @param {number} empty */
const without = (told, empty) =>
  told.filter.told ? filled(told.filter.empty, { empty }, told.plural) : say(told, "subtitle_empty", { empty });

/** A text with the filter of the file, where it has one. @param {string} text @param {StoreWords} told */
const narrowed = (text, { filter }) => [text, filter.told].filter(Boolean).join(filter.and);

/**
 * Title, subtitle, caption and banner of some layers on a day.
 * @param {Layer[]} layers @param {string} asof @param {number} provinces @param {StoreWords} told
 */
export function words(layers, asof, provinces, told) {
  const day = longDate(asof, told);
  const on = layers.filter((layer) => layer.in_force);
  const stale = on
    .filter((layer) => layer.stale)
    .flatMap((layer) => layer.checked ?? [])
    .sort();
  const first = on[0]?.title ?? told.caption.title_none;
  const empty = layers.length - on.length;
  return {
    title: narrowed(on.length > 1 ? say(told, "title", { first, rest: on.length - 1 }) : first, told),
    subtitle: narrowed(
      say(told, "subtitle", { day, provinces, shown: on.length }) + (empty ? without(told, empty) : ""),
      told,
    ),
    caption: caption(told, on, day, provinces),
    banner: stale.length ? say(told, "banner", { until: longDate(stale[0], told), now: day }) : null,
  };
}

/** @param {StoreWords} told @param {Layer[]} on @param {string} day @param {number} provinces */
function caption(told, on, day, provinces) {
  return [
    say(told, "opening", { day, provinces, shown: on.length }),
    told.filter.only,
    on.length ? say(told, "layers", { listing: listed(told, on) }) : null,
    checked(told, checkedDays(on)),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Until when policy was looked after: one day, or the first and last of those that layers have. @param {StoreWords} told @param {string[]} days */
function checked(told, days) {
  const [first, last] = [days[0], days.at(-1)].map((day) => day && longDate(day, told));
  if (!first || !last) return null;
  return first === last ? say(told, "checked", { day: first }) : say(told, "checked_between", { first, last });
}

/** The first layers with their counts, those without one after them, and how many more. @param {StoreWords} told @param {Layer[]} on */
function listed(told, on) {
  const first = on.slice(0, MOST_NAMED);
  const rest = on.length - MOST_NAMED;
  const named = first.filter(({ count }) => count).map((layer) => `${layer.title} ${layer.count}${open(told, layer)}`);
  const plain = first.filter(({ count }) => !count).map(({ title }) => title);
  return [...named, ...plain, ...(rest > 0 ? [say(told, "rest", { rest })] : [])].join(told.caption.join);
}

/** How many items of a layer are open, by kind. @param {StoreWords} told @param {Layer} layer */
function open(told, layer) {
  const counts = OPEN.filter((name) => layer.open[name])
    .map((name) => say(told, name, { n: layer.open[name] }))
    .join(told.caption.open_join);
  return counts ? say(told, "open", { counts }) : "";
}

/** Some documents in one line: the first two, and how many more. @param {string[]} shorts @param {StoreWords} told */
export function sourceLine(shorts, told) {
  const rest = shorts.length - 2;
  return shorts.slice(0, 2).join(" · ") + (rest > 0 ? say(told, "more_sources", { rest }) : "");
}
