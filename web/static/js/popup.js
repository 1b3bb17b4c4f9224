/**
 * What a mark says when it is pressed: its row, with status, date and source.
 * @module popup
 */

import { el, mark } from "./dom.js";
import { markOf } from "./features.js";
import { provinceOf } from "./marks.js";
import { placed } from "./placing.js";
import { filled } from "./saying.js";
import { hangul } from "./type.js";

const { L } = window;
const LISTED = 9;
const KOREAN = /([ㄱ-ㆎ가-힣](?:[^A-Za-z]*[ㄱ-ㆎ가-힣])*)/;

/** Opens and closes the one popup of a map, and gives the focus back. */
export class Popup {
  /** @param {L.Map} map @param {Texts} texts */
  constructor(map, texts) {
    this.map = map;
    this.texts = texts;
    /** @type {HTMLElement | null} what the popup belongs to */
    this.button = null;
    /** @type {HTMLElement | null} the popup beside a tile */
    this.note = null;
    this.popup = L.popup({
      className: "item-popup",
      closeButton: false,
      maxWidth: 292,
      minWidth: 220,
      autoPanPadding: [16, 16],
    });
    map.on("popupclose", () => this.returned());
  }

  /**
   * Show members at a button: one item as its row, several as a list to choose from.
   * @param {Scene} scene @param {Member[]} members @param {HTMLElement} button
   */
  open(scene, members, button) {
    this.button = button;
    const [first] = members;
    const content = members.length === 1 ? this.row(scene, first) : this.list(scene, members, button);
    const label =
      members.length === 1
        ? first.feature.label
        : [province(scene, members), this.texts.several].filter(Boolean).join(" ");
    if (scene.tiles) return this.beside(button, content, label);
    const at = members.length === 1 ? placeOf(first) : null;
    return this.show(at ?? this.middleOf(button) ?? placeOf(first) ?? this.map.getCenter(), label, content);
  }

  /**
   * Show content at a place of the map, under a name.
   * @param {L.LatLngExpression} at @param {string} label @param {HTMLElement} content
   */
  show(at, label, content) {
    this.popup.setLatLng(at).setContent(content).openOn(this.map);
    this.popup.getElement()?.setAttribute("role", "dialog");
    this.popup.getElement()?.setAttribute("aria-label", label);
    focusFirst(content);
  }

  /**
   * Show content beside a button of a tile, where there is no map to hang it on.
   * @param {HTMLElement} button @param {HTMLElement} content @param {string} label
   */
  beside(button, content, label) {
    const host = /** @type {HTMLElement} */ (button.closest(".map-frame"));
    this.note?.remove();
    this.note = el("div", { class: "item-popup tile-popup", role: "dialog", "aria-label": label }, content);
    host.append(this.note);
    const [box, frame] = [button.getBoundingClientRect(), host.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = this.note;
    const left = Math.min(Math.max(8, box.left - frame.left), frame.width - width - 8);
    const below = box.bottom - frame.top + 6;
    const top = below + height > frame.height - 8 ? Math.max(8, box.top - frame.top - height - 6) : below;
    this.note.style.left = `${left}px`;
    this.note.style.top = `${top}px`;
    focusFirst(content);
  }

  /** The place under the middle of a button; null where it is not laid out. @param {HTMLElement} button */
  middleOf(button) {
    const box = button.getBoundingClientRect();
    const map = this.map.getContainer().getBoundingClientRect();
    if (!box.width) return null;
    return this.map.containerPointToLatLng([box.x + box.width / 2 - map.x, box.y + box.height / 2 - map.y]);
  }

  close() {
    if (!this.note?.isConnected) return this.map.closePopup(this.popup);
    const { button } = this;
    this.note.remove();
    this.note = null;
    this.button = null;
    return button?.isConnected ? button.focus({ preventScroll: true }) : undefined;
  }

  get isOpen() {
    return Boolean(this.note?.isConnected) || this.popup.isOpen();
  }

  returned() {
    const { button } = this;
    this.button = null;
    if (button?.isConnected && document.activeElement?.closest(".item-popup, body:focus") !== null)
      button.focus({ preventScroll: true });
  }

  /** @param {Scene} scene @param {Member} member */
  row(scene, { layer, feature }) {
    const { texts } = this;
    return el(
      "div",
      { class: "popup-row" },
      el(
        "div",
        { class: "popup-head" },
        picture(scene, feature),
        el("strong", {}, feature.label),
        chip(feature, scene.state),
      ),
      line(
        "popup-role",
        [feature.role, feature.detail]
          .filter(Boolean)
          .filter((text, i, all) => all.indexOf(text) === i)
          .join(" · "),
      ),
      line("popup-where", feature.kind === "badge" ? province(scene, [{ layer, feature }]) : null),
      line("popup-layer", [layer.title, feature.sector_label, shortDate(feature.date)].filter(Boolean).join(" · ")),
      ...feature.flag_labels.map((text) => line("popup-flag", text)),
      ...feature.notes.slice(0, 3).map((text) => line("popup-note", text)),
      line("popup-source", `${texts.source} ${cited(scene, feature)}`),
      el(
        "div",
        { class: "popup-foot" },
        feature.href ? el("a", { href: onward(feature.href, scene.state) }, texts.more) : null,
        this.closer(),
      ),
    );
  }

  /** @param {Scene} scene @param {Member[]} members @param {HTMLElement} button */
  list(scene, members, button) {
    const entries = members.slice(0, LISTED).map((each) => {
      const entry = el(
        "button",
        { type: "button", class: "popup-entry" },
        each.feature.kind === "badge" ? null : picture(scene, each.feature),
        el("span", { class: "popup-name" }, each.feature.label),
        el("span", { class: `chip chip-${each.feature.status}` }, each.feature.status_label),
      );
      entry.addEventListener("click", () => this.open(scene, [each], button));
      return el("li", {}, entry);
    });
    const rest = members.length - LISTED;
    return el(
      "div",
      { class: "popup-row" },
      line("popup-where", province(scene, members)),
      el("ul", { class: "popup-list" }, ...entries),
      rest > 0 ? line("popup-note", filled(this.texts.rest, { n: rest })) : null,
      el("div", { class: "popup-foot" }, el("span", {}, this.texts.several), this.closer()),
    );
  }

  closer() {
    const button = el("button", { type: "button", class: "quiet" }, this.texts.close);
    button.addEventListener("click", () => this.close());
    return button;
  }
}

/**
 * The status of a feature, which leads to what it means; in a file of its own it leads nowhere.
 * @param {Feature} feature @param {Scene["state"]} state
 */
function chip({ href, status, status_label }, { lang }) {
  const look = { class: `chip chip-${status}` };
  return href
    ? el("a", { ...look, href: placed(`/glossary?lang=${lang}#status-${status}`) }, status_label)
    : el("span", look, status_label);
}

/** The name of the province that all members lie in; null where there is none. @param {Scene} scene @param {Member[]} members */
function province(scene, members) {
  const [id, ...others] = new Set(members.flatMap(({ feature: { regions } }) => provinceOf(scene, regions[0])));
  return id && !others.length ? scene.regions[id].name : null;
}

/** Where a mark stands. @param {Member} member @returns {L.LatLngTuple | null} */
function placeOf({ feature }) {
  return "lat" in feature ? [feature.lat, feature.lon] : null;
}

/** @param {HTMLElement} content */
function focusFirst(content) {
  /** @type {HTMLElement | null} */
  const first = content.querySelector("a, button");
  first?.focus({ preventScroll: true });
}

/** @param {Scene} scene @param {Feature} feature */
function picture(scene, feature) {
  const text = scene.marks[markOf(feature) ?? ""];
  return text ? el("span", { class: "seal" }, mark(text)) : null;
}

/**
 * The way to a feature's own page, on the day, in the language and the colours of its scene.
 * @param {string} href @param {Scene["state"]} state
 */
export function onward(href, { asof, lang, theme }) {
  const [path, place] = href.split("#");
  const query = new URLSearchParams({ asof, lang, ...(theme === "colour" ? {} : { theme }) });
  return `${path}?${query}${place ? `#${place}` : ""}`;
}

/** @param {string} name @param {string | null} text */
function line(name, text) {
  return text ? el("p", { class: name }, ...(hangul ? [text] : marked(text))) : null;
}

/** A text with what is Korean in it marked as Korean. @param {string} text */
function marked(text) {
  return text.split(KOREAN).map((run, i) => (i % 2 ? el("span", { lang: "ko" }, run) : run));
}

/**
 * The documents of a feature in few words: publisher and date of each.
 * @param {Scene} scene @param {Feature} feature
 */
export function cited(scene, feature) {
  return feature.sources
    .flatMap((n) => scene.footnotes.find((note) => note.n === n) ?? [])
    .map((note) => `${note.publisher} ${shortDate(note.date)}`)
    .join(", ");
}

/** A date of any precision as running text writes it: 2025.12.17. @param {string | null} text */
export function shortDate(text) {
  return text
    ? `${text
        .split("-")
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
        .join(".")}.`
    : "";
}
