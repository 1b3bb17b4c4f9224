/**
 * The page of the basket: lists its views, orders, titles and removes them, and makes files of them.
 * @module basket/page
 */
import { el } from "../dom.js";
import { asked } from "./asked.js";
import { bindDragging } from "./dragging.js";
import { bindFiles } from "./files.js";
import { holdsBasket, unpacked } from "./packed.js";
import { row } from "./row.js";
import { keep, kept, read, setAside, VERSION } from "./store.js";

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {{ texts: Texts, lang: string, most: number }} */
const { texts, lang, most } = JSON.parse(String($("basket-boot").textContent));
let { basket, newer } = kept();
let listing = 0;

/** What the rows do to the list. @type {RowActs} */
const acts = {
  changed: () => keep(basket) || say(texts.full),
  move: (from, to) => {
    const [one] = basket.views.splice(from, 1);
    basket.views.splice(to, 0, one);
    acts.changed();
    list();
    const buttons = $("basket-list").querySelectorAll(`[data-at="${to}"] .basket-moves button:not(:disabled)`);
    /** @type {HTMLElement | undefined} */ (buttons[0])?.focus();
  },
  remove: (at) => {
    const [gone] = basket.views.splice(at, 1);
    acts.changed();
    list();
    const undo = el("button", { type: "button", class: "button" }, texts.undo);
    undo.addEventListener("click", () => {
      basket.views.splice(at, 0, gone);
      acts.changed();
      say("");
      list();
    });
    say(`${texts.removed} `, undo);
  },
};

/** @param {...(string | Node)} words */
function say(...words) {
  $("basket-told").replaceChildren(...words);
  return false;
}

/** Write the list anew; titles and pictures follow one after the other, so that the service is asked one thing at a time. */
async function list() {
  const turn = ++listing;
  const { views } = basket;
  $("basket-empty").hidden = views.length > 0;
  $("basket-make").hidden = views.length === 0;
  const sum = texts.sum.replaceAll("{n}", String(views.length));
  $("basket-sum").textContent = views.length ? sum : "";
  const rows = views.map((view, at) => row(view, at, views.length, texts, acts));
  $("basket-list").replaceChildren(...rows.map(({ line }) => line));
  files.listed();
  for (const [at, { answered, line }] of rows.entries()) {
    if (turn !== listing) return;
    answered(await asked(views[at].address, lang, texts));
    await pictured(line);
  }
  if (turn === listing) keep(basket);
}

/** Wait for the picture of a row. @param {HTMLElement} line */
async function pictured(line) {
  const image = line.querySelector("img");
  if (image && !image.complete)
    await new Promise((resolve) => {
      image.addEventListener("load", resolve);
      image.addEventListener("error", () => resolve(image.remove()));
    });
}

/** Take over a basket that somebody sent, after what is kept already. @param {any} found */
function take(found) {
  if (typeof found.version === "number" && found.version > VERSION) return say(texts.newer_address);
  if (found.broken) return say(texts.broken_address);
  const sent = read(found);
  const known = new Set(basket.views.map(({ address }) => address));
  const fresh = sent.views.filter(({ address }) => !known.has(address));
  basket.views.push(...fresh);
  basket.title ||= sent.title;
  acts.changed();
  say(texts.taken.replace("{n}", String(fresh.length)));
  list();
  return true;
}

/** A basket of a later form is told and left alone until the reader begins another. @param {string} raw */
function tellNewer(raw) {
  const anew = el("button", { type: "button", class: "button" }, texts.anew);
  const file = el("a", {
    class: "button",
    download: "basket.json",
    href: `data:application/json,${encodeURIComponent(raw)}`,
  });
  file.append(texts.keep_file);
  anew.addEventListener("click", () => {
    setAside(raw);
    ({ basket, newer } = kept());
    say("");
    list();
  });
  say(`${texts.newer} `, anew, " ", file);
}

const files = bindFiles({ $, texts, lang, most, basket: () => basket, acts, say, take });
bindDragging($("basket-list"), acts);
$("basket").hidden = false;
if (newer) tellNewer(newer);
else list();
if (holdsBasket(location.hash)) {
  const sent = unpacked(location.hash);
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  if (!newer) take(sent);
}
