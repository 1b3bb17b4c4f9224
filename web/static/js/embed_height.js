/**
 * How high the embedded map would like to be, told to the page around it.
 * @module embed_height
 */
import { one } from "./finding.js";

const TOLD = "atlas-embed";
const ASKED = "atlas-embed-ask";

/**
 * Tell the host each new height; a host whose script comes late asks. A height is no secret: any host may hear it.
 * @param {EmbedPage} page
 */
export function bindHeight({ boot }) {
  if (window.parent === window) return;
  const main = one(document, "main");
  let last = 0;
  const tell = () => {
    last = boot.height ?? Math.ceil(main.getBoundingClientRect().height);
    window.parent.postMessage({ type: TOLD, height: last }, "*");
  };
  tell(); // a frame out of sight is laid out, but its observers wait until it is seen
  new ResizeObserver(() => Math.ceil(main.getBoundingClientRect().height) !== last && tell()).observe(main);
  window.addEventListener("message", ({ source, data }) => source === window.parent && data?.type === ASKED && tell());
}
