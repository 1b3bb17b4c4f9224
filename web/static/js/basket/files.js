/**
 * What becomes of the list: files by one press, an address to share, a YAML file to keep and to read in.
 * @module basket/files
 */
import { toClipboard } from "../copying.js";
import { el } from "../dom.js";
import { placed } from "../placing.js";
import { made } from "./making.js";
import { LONGEST, packed } from "./packed.js";
import { yamlOf } from "./yaml.js";

/** @param {BasketPage} page */
export function bindFiles(page) {
  const { $ } = page;
  const form = /** @type {HTMLFormElement} */ ($("basket-make"));
  const title = /** @type {HTMLInputElement} */ ($("basket-title"));
  title.addEventListener("change", () => {
    page.basket().title = title.value.trim();
    page.acts.changed();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    page.basket().options = options(form);
    page.acts.changed();
  });
  form
    .querySelectorAll("[data-format]")
    .forEach((button) =>
      button.addEventListener("click", () =>
        make(page, form, String(/** @type {HTMLElement} */ (button).dataset.format)),
      ),
    );
  $("basket-share").addEventListener("click", () => share(page));
  $("basket-save").addEventListener("click", () => save(page, form));
  $("basket-file").addEventListener("change", (event) => load(page, /** @type {HTMLInputElement} */ (event.target)));
  return {
    listed: () => {
      title.value = page.basket().title;
      recall(form, page.basket().options);
      parts(page, /** @type {HTMLSelectElement} */ ($("basket-part")));
    },
  };
}

/** @param {HTMLFormElement} form */
function options(form) {
  /** @type {Record<string, boolean>} */
  const found = {};
  form.querySelectorAll("input[type=checkbox]").forEach((each) => {
    const box = /** @type {HTMLInputElement} */ (each);
    found[box.name] = box.checked;
  });
  return found;
}

/** @param {HTMLFormElement} form @param {Record<string, boolean>} known */
function recall(form, known) {
  form.querySelectorAll("input[type=checkbox]").forEach((each) => {
    const box = /** @type {HTMLInputElement} */ (each);
    box.checked = Boolean(known[box.name]);
  });
}

/** More views than a file takes are made in parts. @param {BasketPage} page @param {HTMLSelectElement} select */
function parts({ basket, most, texts }, select) {
  const count = Math.ceil(basket().views.length / most);
  const label = /** @type {HTMLElement} */ (select.closest("label"));
  label.hidden = count < 2;
  const span = (/** @type {number} */ n) => `${n * most + 1}–${Math.min((n + 1) * most, basket().views.length)}`;
  select.replaceChildren(...Array.from({ length: count }, (_, n) => el("option", { value: n }, span(n))));
  /** @type {HTMLElement} */ (document.getElementById("basket-many")).textContent =
    count < 2 ? "" : texts.many.replace("{n}", String(basket().views.length)).replaceAll("{most}", String(most));
}

/** @param {BasketPage} page @param {HTMLFormElement} form @param {string} format */
function written({ basket, most, texts, lang, $ }, form, format) {
  const part = Number(/** @type {HTMLSelectElement} */ ($("basket-part")).value || 0);
  const views = basket().views.slice(part * most, (part + 1) * most);
  const chosen = options(form);
  /** @type {Record<string, string>} */
  const head = { lang };
  if (chosen.grey) head.theme = "grey";
  if (format === "pptx" || chosen.cover) head.cover = chosen.cover ? "yes" : "no";
  if (format === "pptx" || chosen.annex) head.annex = chosen.annex ? "yes" : "no";
  return yamlOf(
    basket(),
    views.map((view) => coloured(view, chosen.grey)),
    texts.untitled,
    head,
  );
}

/** The view in grey, where the report is to be. @param {BasketView} view @param {boolean | undefined} grey */
function coloured(view, grey) {
  return grey ? { ...view, address: view.address.replace("theme=colour", "theme=grey") } : view;
}

/** @param {BasketPage} page @param {HTMLFormElement} form @param {string} format */
async function make(page, form, format) {
  const { $, texts, lang } = page;
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[data-format]"));
  const bar = /** @type {HTMLProgressElement} */ ($("basket-progress"));
  const tell = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => {
    const said = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), key);
    $("basket-making").textContent = said;
  };
  const begun = Date.now();
  const label = format.toUpperCase();
  const clock = setInterval(
    () => tell(texts.making, { format: label, seconds: Math.round((Date.now() - begun) / 1000) }),
    1000,
  );
  for (const each of buttons) each.disabled = true;
  bar.hidden = false;
  tell(texts.making, { format: label, seconds: 0 });
  try {
    const left = await made(written(page, form, format), format, lang, (seconds) => tell(texts.waiting, { seconds }));
    clearInterval(clock);
    tell(left ? texts.made_without : texts.made, { format: label, n: left });
  } catch (error) {
    clearInterval(clock);
    tell(texts.refused, { why: error instanceof Error && error.message ? error.message : texts.silent });
  } finally {
    clearInterval(clock);
    bar.hidden = true;
    for (const each of buttons) each.disabled = false;
  }
}

/** @param {BasketPage} page */
async function share({ $, basket, texts, say }) {
  const address = `${location.origin}${location.pathname}${location.search}${packed(basket())}`;
  const field = /** @type {HTMLTextAreaElement} */ ($("basket-address"));
  if (address.length > LONGEST) return say(texts.too_long);
  field.value = address;
  /** @type {HTMLElement} */ (field.parentElement).hidden = false;
  field.select();
  return say((await toClipboard(address)) ? texts.copied : texts.selected);
}

/** @param {BasketPage} page @param {HTMLFormElement} form */
function save(page, form) {
  const text = yamlOf(page.basket(), page.basket().views, page.texts.untitled, { lang: page.lang });
  const link = el("a", { download: "brief.yaml", href: URL.createObjectURL(new Blob([text], { type: "text/yaml" })) });
  form.append(link);
  link.click();
  link.remove();
}

/** Read a file in: the service takes it apart and keeps nothing. @param {BasketPage} page @param {HTMLInputElement} input */
async function load({ lang, texts, say, take }, input) {
  const file = input.files?.[0];
  if (!file) return;
  try {
    const answer = await fetch(placed(`/briefing/views.json?lang=${lang}`), {
      method: "POST",
      headers: { "Content-Type": "text/yaml" },
      body: file,
    });
    const told = await answer.json();
    if (!answer.ok) say(told.wrong ?? told.detail ?? texts.silent);
    else if (take({ ...told, version: 1 }) && told.mistakes.length) say(told.mistakes.join(" "));
  } catch {
    say(texts.silent);
  }
  input.value = "";
}
