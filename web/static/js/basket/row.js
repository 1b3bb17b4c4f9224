/**
 * One view of the list: picture, kind, title that can be edited, remark, order, removal.
 * @module basket/row
 */
import { el } from "../dom.js";
import { placed } from "../placing.js";

/**
 * @param {BasketView} view @param {number} at @param {number} of @param {Texts} texts @param {RowActs} acts
 */
export function row(view, at, of, texts, acts) {
  const told = el("p", { class: "basket-told" }, el("span", { class: "basket-kind" }, texts.asking));
  const figure = el("span", { class: "basket-picture" });
  const { buttons, name } = moves(view, at, of, texts, acts);
  const heading = field(view, at, texts, acts, name);
  const line = el(
    "li",
    { class: "basket-row", draggable: true, "data-at": at },
    el("span", { class: "basket-n", "aria-hidden": true }, String(at + 1)),
    figure,
    el("div", { class: "basket-words" }, told, heading.box, remark(view, at, texts, acts)),
    el("div", { class: "basket-moves" }, ...buttons),
  );
  return { line, answered: (/** @type {ShownView} */ found) => fill(view, found, { told, figure, heading }, texts) };
}

/**
 * The title, whose it is, and the way back to the computed one; `shown` is called whenever it changed.
 * @param {BasketView} view @param {number} at @param {Texts} texts @param {RowActs} acts @param {() => void} shown
 */
function field(view, at, texts, acts, shown) {
  const input = el("textarea", { rows: 2, maxlength: 120, "aria-label": `${texts.title_of} ${at + 1}` });
  const own = el("span", { class: "basket-own" });
  const back = el("button", { type: "button", class: "basket-back" }, texts.back);
  const show = () => {
    input.value = view.title || view.computed;
    own.textContent = view.title ? texts.own : texts.computed;
    back.hidden = !view.title;
    shown();
  };
  input.addEventListener("change", () => {
    const said = input.value.split(/\s+/).join(" ").trim();
    view.title = said === view.computed ? "" : said;
    acts.changed();
    show();
  });
  back.addEventListener("click", () => {
    view.title = "";
    acts.changed();
    show();
    input.focus();
  });
  show();
  return { box: el("div", { class: "basket-title" }, input, el("p", { class: "basket-about" }, own, " ", back)), show };
}

/** @param {BasketView} view @param {number} at @param {Texts} texts @param {RowActs} acts */
function remark(view, at, texts, acts) {
  const area = el("textarea", { rows: 2, maxlength: 1500, "aria-label": `${texts.remark} ${at + 1}` });
  area.value = view.remark;
  area.addEventListener("change", () => {
    view.remark = area.value;
    acts.changed();
  });
  return el("details", { class: "basket-remark", open: Boolean(view.remark) }, el("summary", {}, texts.remark), area);
}

/**
 * Buttons that move or remove the view; each names it as its title does now.
 * @param {BasketView} view @param {number} at @param {number} of @param {Texts} texts @param {RowActs} acts
 */
function moves(view, at, of, texts, acts) {
  /** @type {[string, string, () => void, boolean][]} */
  const wanted = [
    ["▲", texts.up, () => acts.move(at, at - 1), at === 0],
    ["▼", texts.down, () => acts.move(at, at + 1), at === of - 1],
    ["×", texts.remove, () => acts.remove(at), false],
  ];
  const buttons = wanted.map(([sign, , act, disabled]) => {
    const made = el("button", { type: "button", class: "button", disabled }, sign);
    made.addEventListener("click", act);
    return made;
  });
  const name = () => {
    const named = view.title || view.computed || view.address;
    for (const [n, button] of buttons.entries()) button.setAttribute("aria-label", `${wanted[n][1]}: ${named}`);
  };
  name();
  return { buttons, name };
}

/**
 * What the service says of the view: its sentence and picture, or why it no longer holds and where to find another.
 * @param {BasketView} view @param {ShownView} found
 * @param {{ told: HTMLElement, figure: HTMLElement, heading: { show: () => void } }} parts @param {Texts} texts
 */
function fill(view, found, { told, figure, heading }, texts) {
  if (found.wrong) {
    const way = el("a", { href: placed(found.nearest ?? "/") }, texts.another);
    told.replaceChildren(el("span", { class: "basket-wrong" }, `${texts.wrong} ${found.wrong} `), way);
    heading.show();
    return;
  }
  const changed = Boolean(view.code) && view.code !== found.code;
  Object.assign(view, { address: found.address, computed: found.title ?? "", code: found.code ?? "" });
  const open = el("a", { href: placed(found.address) }, found.subtitle || texts.open);
  const note = changed ? el("span", { class: "flag" }, texts.renewed) : null;
  told.replaceChildren(
    el("span", { class: "basket-kind" }, found.label ?? ""),
    " ",
    open,
    ...(note ? [" ", note] : []),
  );
  if (found.picture) figure.append(el("img", { src: placed(found.picture), alt: "", width: 132, height: 74 }));
  else figure.append(el("span", { class: "basket-table" }, texts.table));
  heading.show();
}
