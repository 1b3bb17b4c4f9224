/**
 * What a word of status means, beside the word that was pressed; without scripts it leads to the same on /glossary.
 * @module meaning
 */
import { el } from "./dom.js";
import { near } from "./finding.js";

const GAP_PX = 6;
const EDGE_PX = 8;
/** @type {Map<string, Promise<Document>>} the glossary by its address */
const read = new Map();
const note = el("div", { class: "meaning", popover: "auto", role: "dialog", tabindex: -1 });

document.addEventListener("click", (event) => {
  const word = /** @type {HTMLAnchorElement | null} */ (near(event, 'a[href*="/glossary?"][href*="#status-"]'));
  if (!word || !note.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  tell(word).catch(() => location.assign(word.href));
});
note.addEventListener("toggle", () => note.matches(":popover-open") || note.remove());
note.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.stopPropagation(); // the note alone is closed, not what lies below it
});

/** @param {HTMLAnchorElement} word */
async function tell(word) {
  const [address, id] = word.href.split("#");
  const entry = (await glossary(address)).getElementById(id);
  const [name, meaning] = [entry?.querySelector("dt"), entry?.querySelector("dd")].map((each) => each?.textContent);
  if (!name || !meaning) throw new Error(`${id}: not in the glossary`);
  const { textContent: all } = /** @type {Element} */ ((await glossary(address)).querySelector("h1"));
  note.setAttribute("aria-label", name);
  note.replaceChildren(el("strong", {}, name), el("p", {}, meaning), el("a", { href: word.href }, all));
  word.after(note);
  word.focus({ preventScroll: true });
  note.showPopover();
  place(word.getBoundingClientRect());
  note.focus({ preventScroll: true });
}

/** @param {string} address */
function glossary(address) {
  const known = read.get(address) ?? fetched(address);
  read.set(address, known);
  known.catch(() => read.delete(address));
  return known;
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Below the word, above it where there is no room, and inside the window. @param {DOMRect} box */
function place(box) {
  const { offsetWidth: width, offsetHeight: height } = note;
  const below = box.bottom + GAP_PX;
  const top = below + height > innerHeight - EDGE_PX ? Math.max(EDGE_PX, box.top - height - GAP_PX) : below;
  const left = Math.max(EDGE_PX, Math.min(box.left, document.documentElement.clientWidth - width - EDGE_PX));
  note.style.top = `${top + scrollY}px`;
  note.style.left = `${left + scrollX}px`;
}
