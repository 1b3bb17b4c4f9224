/**
 * Title, subtitle, summary and cautions of a map, computed from its layers as `layers/wording/caption.py` does.
 * @module offline_words
 * @typedef {{ in_force: boolean, checked: string | null }} Checked
 */

const MOST_NAMED = 8;
const FINAL_DIGITS = "013678lmnr";
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** @type {Record<string, [string, string]>} */
const HALVES = {
  H1: ["상반기", "first half of"],
  H2: ["하반기", "second half of"],
  Q1: ["1분기", "first quarter of"],
  Q2: ["2분기", "second quarter of"],
  Q3: ["3분기", "third quarter of"],
  Q4: ["4분기", "fourth quarter of"],
};

const layersOn = (/** @type {number} */ n) => `${n} layer${n === 1 ? "" : "s"} on`;

/**
 * @typedef {object} Said how a language says it
 * @property {string} none
 * @property {(first: string, rest: number) => string} more
 * @property {(day: string, provinces: number, shown: number) => string} subtitle
 * @property {(day: string, provinces: number, shown: number) => string} opening
 * @property {(names: string[], rest: number) => string} layers
 * @property {Record<string, (n: number) => string>} open
 * @property {(counts: string) => string} ofThese
 * @property {(day: string) => string} checked
 * @property {(until: string, now: string) => string} banner
 * @property {(rest: number) => string} sources
 */

/** @type {Record<"ko" | "en", Said>} */
const SAID = {
  ko: {
    none: "시·도 지도",
    more: (first, rest) => `${first} 외 ${rest}개 층`,
    subtitle: (day, provinces, shown) => `${day} 기준 · ${provinces}개 시·도 · 켠 층 ${shown}`,
    opening: (day, provinces, shown) => `${day} 기준 ${provinces}개 시·도 지도이며 층 ${shown}개를 켰다.`,
    layers: (names, rest) =>
      `${particle(names.join(", ") + (rest > 0 ? `, 그 밖의 층 ${rest}개` : ""), "이", "가")} 있다.`,
    open: {
      undecided: (n) => `미정 ${n}건`,
      unconfirmed: (n) => `미확인 ${n}건`,
      "name-unknown": (n) => `명칭 미확인 ${n}건`,
    },
    ofThese: (counts) => `이 가운데 ${counts}이다.`,
    checked: (day) => `정책 자료는 ${day}까지 확인했다.`,
    banner: (until, now) =>
      `정책 자료는 ${until}까지 확인했다. 기준일 ${now}까지 그 뒤에 나온 결정은 이 지도에 없을 수 있다.`,
    sources: (rest) => ` 외 ${rest}`,
  },
  en: {
    none: "Map of provinces",
    more: (first, rest) => `${first} and ${rest} more`,
    subtitle: (day, provinces, shown) => `As of ${day} · ${provinces} provinces · ${layersOn(shown)}`,
    opening: (day, provinces, shown) => `Map of ${provinces} provinces as of ${day} with ${layersOn(shown)}.`,
    layers: (names, rest) => `It shows ${[...names, ...(rest > 0 ? [`${rest} more layers`] : [])].join("; ")}.`,
    open: {
      undecided: (n) => `${n} undecided`,
      unconfirmed: (n) => `${n} not confirmed`,
      "name-unknown": (n) => `${n} of unknown name`,
    },
    ofThese: (counts) => `Of these, ${counts}.`,
    checked: (day) => `Policy sources were checked until ${day}.`,
    banner: (until, now) =>
      `Policy sources were checked until ${until}; decisions after that, up to ${now}, may be missing.`,
    sources: (rest) => ` and ${rest} more`,
  },
};

/**
 * A date of any precision in running text: 2025년 12월 17일, 17 December 2025, 2026년 하반기.
 * @param {string} iso @param {"ko" | "en"} lang
 */
export function longDate(iso, lang) {
  const [year, part, day] = iso.split("-");
  if (part in HALVES) return lang === "ko" ? `${year}년 ${HALVES[part][0]}` : `${HALVES[part][1]} ${year}`;
  const numbers = [year, part, day].filter(Boolean).map(Number);
  if (lang === "ko") return numbers.map((n, i) => `${n}${"년월일"[i]}`).join(" ");
  return [day && Number(day), part && MONTHS[Number(part) - 1], year].filter(Boolean).join(" ");
}

/**
 * A word with the Korean particle that its last letter asks for.
 * @param {string} word @param {string} closed @param {string} open
 */
function particle(word, closed, open) {
  const last = [...word].findLast((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? "";
  const syllable = last.charCodeAt(0) - 0xac00;
  const final =
    syllable >= 0 && syllable < 11172 ? syllable % 28 !== 0 : last !== "" && FINAL_DIGITS.includes(last.toLowerCase());
  return word + (final ? closed : open);
}

/** The earliest day until which the layers in force were checked; null where none was. @param {Checked[]} layers */
export function checkedUntil(layers) {
  return (
    layers
      .filter((layer) => layer.in_force)
      .flatMap((layer) => layer.checked ?? [])
      .sort()[0] ?? null
  );
}

/**
 * Title, subtitle, caption and banner of some layers on a day.
 * @param {Layer[]} layers @param {string} asof @param {number} provinces @param {"ko" | "en"} lang
 */
export function words(layers, asof, provinces, lang) {
  const said = SAID[lang];
  const day = longDate(asof, lang);
  const on = layers.filter((layer) => layer.in_force);
  const stale = on
    .filter((layer) => layer.stale)
    .flatMap((layer) => layer.checked ?? [])
    .sort();
  return {
    title: on.length > 1 ? said.more(on[0].title, on.length - 1) : (on[0]?.title ?? said.none),
    subtitle: said.subtitle(day, provinces, layers.length),
    caption: caption(said, on, day, provinces, lang),
    banner: stale.length ? said.banner(longDate(stale[0], lang), day) : null,
  };
}

/** @param {Said} said @param {Layer[]} on @param {string} day @param {number} provinces @param {"ko" | "en"} lang */
function caption(said, on, day, provinces, lang) {
  const named = on.slice(0, MOST_NAMED);
  const names = [
    ...named.filter(({ count }) => count).map(({ title, count }) => `${title} ${count}`),
    ...named.filter(({ count }) => !count).map(({ title }) => title),
  ];
  const counts = Object.entries(said.open)
    .map(([name, write]) => ({ write, count: on.reduce((sum, layer) => sum + (layer.open[name] ?? 0), 0) }))
    .filter(({ count }) => count)
    .map(({ count, write }) => write(count));
  const checked = checkedUntil(on);
  return [
    said.opening(day, provinces, on.length),
    on.length ? said.layers(names, on.length - MOST_NAMED) : null,
    counts.length ? said.ofThese(counts.join(", ")) : null,
    checked ? said.checked(longDate(checked, lang)) : null,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Some documents in one line: the first two, and how many more. @param {string[]} shorts @param {"ko" | "en"} lang */
export function sourceLine(shorts, lang) {
  const rest = shorts.length - 2;
  return shorts.slice(0, 2).join(" · ") + (rest > 0 ? SAID[lang].sources(rest) : "");
}
