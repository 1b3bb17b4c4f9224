/**
 * Scripts that wait for the first paint: until then the page's picture has the processor to itself.
 *
 * They stand in the page as `<script type="text/plain" data-later>`, with the address of a file or their own text, and
 * run one after the other in that order. What a reader does before the first module listens is told to all once they do;
 * land of the picture that is pressed opens its region's card at once.
 * @module later
 */
import { openedEarly } from "./early_card.js";
import { framed } from "./painting.js";

/** Where no paint is told of, as in a page that lies in the background. */
const LONGEST_MS = 1000;
const DONE = ["click", "input", "change"];
/** What the browser itself answers to a click. */
const ANSWERED = "a[href], summary, label, input, select, textarea, button:not([type=button])";

/** @type {Event[]} */
const unheard = [];
/** What a press is answered with: while it is on its way no further script takes the processor. */
let answer = Promise.resolve();
DONE.forEach((type) => addEventListener(type, keep, true));
painted().then(show).then(seen).then(run).then(tell);

/** What stands beside the picture waits for it, as `explore.css` says; so does the line for what the scripts need. */
function show() {
  delete document.body.dataset.unseen;
  const ahead = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#ahead"));
  if (ahead) document.head.append(ahead.content);
}

/** Let that be drawn, and presses that came meanwhile be heard. */
function seen() {
  return framed(LONGEST_MS);
}

/** @param {Event} event */
function keep(event) {
  const { type, target } = event;
  if (type === "click" && target instanceof Element && target.closest(ANSWERED)) return;
  const opened = event instanceof MouseEvent && openedEarly(event);
  if (opened) answer = Promise.race([opened.then(seen), waited(LONGEST_MS)]);
  else unheard.push(event);
}

/** Let what was done happen again, now that it is listened to. */
function tell() {
  for (const event of unheard) {
    const Kind = /** @type {typeof Event} */ (event.constructor);
    if (event.target instanceof Element && event.target.isConnected)
      event.target.dispatchEvent(new Kind(event.type, event));
  }
}

/** @returns {Promise<void>} */
function painted() {
  return new Promise((go) => {
    const told = globalThis.PerformanceObserver?.supportedEntryTypes?.includes("paint");
    if (told) new PerformanceObserver(() => go()).observe({ type: "paint", buffered: true });
    waited(told && document.visibilityState === "visible" ? LONGEST_MS : 0).then(go);
  });
}

/** @param {number} ms @returns {Promise<void>} */
function waited(ms) {
  return new Promise((go) => setTimeout(go, ms));
}

async function run() {
  /** @type {NodeListOf<HTMLScriptElement>} */
  const waiting = document.querySelectorAll("script[data-later]");
  for (const each of waiting) {
    await answer;
    await begun(each);
    if ("module" in each.dataset) DONE.forEach((type) => removeEventListener(type, keep, true));
  }
}

/** Put a script in the place of what stands for it. @param {HTMLScriptElement} waiting @returns {Promise<unknown>} */
function begun(waiting) {
  const { src, module } = waiting.dataset;
  const made = document.createElement("script");
  if (module !== undefined) made.type = "module";
  if (src === undefined) {
    made.textContent = waiting.textContent;
    waiting.replaceWith(made);
    return Promise.resolve();
  }
  return new Promise((go) => {
    made.addEventListener("load", go);
    made.addEventListener("error", go);
    made.src = src;
    waiting.replaceWith(made);
  });
}
