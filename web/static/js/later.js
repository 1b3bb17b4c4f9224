/**
 * Scripts that wait for the first paint: until then the page's picture has the processor to itself.
 *
 * They stand in the page as `<script type="text/plain" data-later>`, with the address of a file or their own text, and
 * run one after the other in that order. What a reader does before the first module listens is told to all once they do.
 * @module later
 */

/** Where no paint is told of, as in a page that lies in the background. */
const LONGEST_MS = 1000;
const DONE = ["click", "input", "change"];
/** What the browser itself answers to a click. */
const ANSWERED = "a[href], summary, label, input, select, textarea, button:not([type=button])";

/** @type {Event[]} */
const unheard = [];
DONE.forEach((type) => addEventListener(type, keep, true));
painted().then(show).then(run).then(tell);

/** What stands beside the picture waits for it, as `explore.css` says. */
function show() {
  delete document.body.dataset.unseen;
}

/** @param {Event} event */
function keep(event) {
  const { type, target } = event;
  if (type === "click" && target instanceof Element && target.closest(ANSWERED)) return;
  unheard.push(event);
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
    setTimeout(go, told && document.visibilityState === "visible" ? LONGEST_MS : 0);
  });
}

async function run() {
  /** @type {NodeListOf<HTMLScriptElement>} */
  const waiting = document.querySelectorAll("script[data-later]");
  for (const each of waiting) {
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
