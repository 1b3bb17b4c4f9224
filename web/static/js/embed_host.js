/*
 * Korea Industry Atlas: keeps each embedded map as high as it needs to be.
 * Put it once on a page: <script src="…/embed.js" async></script>; it changes the height of <iframe data-atlas-embed>
 * elements and nothing else, leaves no name behind, and hears only the service it was loaded from.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const origin = new URL(script.src).origin;
  /** @returns {HTMLIFrameElement[]} */
  const frames = () => Array.from(document.querySelectorAll("iframe[data-atlas-embed]"));
  window.addEventListener("message", (event) => {
    if (event.origin !== origin || !event.data || event.data.type !== "atlas-embed") return;
    const frame = frames().find((each) => each.contentWindow === event.source);
    const height = Math.ceil(Number(event.data.height));
    if (frame && height >= 100 && height <= 8000) frame.style.height = `${height}px`;
  });
  frames().forEach((each) => each.contentWindow?.postMessage({ type: "atlas-embed-ask" }, "*"));
})();
