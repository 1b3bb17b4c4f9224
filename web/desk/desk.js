// Keys of the desk: without them every button works by itself.
const lines = () => [...document.querySelectorAll("form.line")];
/** The line that is or was last focused: a click beside it takes nothing away. @type {Element | null} */
let last = null;
const current = () => document.activeElement?.closest("form.line") ?? last;

/** @param {Element | null} element */
const focused = (element) => {
  if (element instanceof HTMLElement) element.focus();
};

/** @param {number} step */
const move = (step) => {
  const all = lines();
  const line = current();
  const at = line ? all.indexOf(line) : -1;
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  focused(next);
};

/** @param {string} decision */
const decide = (decision) => {
  if (!current()) return move(0);
  const button = current()?.querySelector(`button[value="${decision}"]`);
  if (button instanceof HTMLElement) button.click();
};

const edit = () => {
  const details = current()?.querySelector("details");
  if (!details) return move(0);
  details.open = true;
  details.querySelector("input")?.focus();
};

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("accepted"),
  r: () => decide("rejected"),
  s: () => decide("split"),
  e: edit,
  "/": () => focused(document.querySelector("#finish input")),
  "?": () => document.querySelector("header")?.scrollIntoView(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement;
  if (typing && event.key === "Escape") focused(current());
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("focusin", (event) => {
  if (event.target instanceof Element) last = event.target.closest("form.line") ?? last;
});

const first = document.querySelector("form.line.open") ?? document.querySelector("form.line");
const asked = document.getElementById(location.hash.slice(1));
focused(location.hash ? asked : first);
