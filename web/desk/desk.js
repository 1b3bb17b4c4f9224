// Keys of the desk: without them every button works by itself.
const lines = () => [...document.querySelectorAll("form.line")];
const current = () => document.activeElement?.closest("form.line") ?? null;

/** @param {Element | null} element */
const focused = (element) => {
  if (element instanceof HTMLElement) element.focus();
};

/** @param {number} step */
const move = (step) => {
  const all = lines();
  const at = all.findIndex((line) => line.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  focused(next);
};

/** @param {string} decision */
const decide = (decision) => {
  const button = current()?.querySelector(`button[value="${decision}"]`);
  if (button instanceof HTMLElement) button.click();
};

const edit = () => {
  const details = current()?.querySelector("details");
  if (!details) return;
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

const asked = location.hash.startsWith("#line-") ? document.getElementById(location.hash.slice(1)) : null;
asked?.focus();
