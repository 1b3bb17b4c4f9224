/**
 * Scripts that wait for the first paint: until then the page's picture has the processor to itself.
 *
 * They stand in the page as `<script type="text/plain" data-later>`, with the address of a file or their own text, and
 * run one after the other in that order.
 * @module later
 */

/** Where no paint is told of, as in a page that lies in the background. */
const LONGEST_MS = 1000;

painted().then(run);

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
  for (const each of waiting) await begun(each);
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
