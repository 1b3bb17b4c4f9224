/**
 * What is said when something could not be fetched or drawn: without a connection nobody is told to reload, and the page
 * goes on by itself when it is back.
 * @module fault
 */
import { el } from "./dom.js";
import { Unreachable } from "./loading.js";

/** Whether nothing answered at all: what the reader has open is all there is for now. @param {Error} error */
export function unconnected(error) {
  return !navigator.onLine || error instanceof Unreachable;
}

/**
 * Say what went wrong, and offer to try again.
 * @param {HTMLElement} place @param {Texts} texts @param {Error} error @param {() => void} again
 */
export function tellFault(place, texts, error, again) {
  const alone = unconnected(error);
  const button = el("button", { type: "button", class: "button" }, texts.try_again);
  const retry = () => {
    window.removeEventListener("online", retry);
    forgetFault(place);
    again();
  };
  button.addEventListener("click", retry);
  if (alone) window.addEventListener("online", retry);
  place.replaceChildren(alone ? texts.offline : `${texts.failed} (${error.message})`, " ", ...(alone ? [button] : []));
  place.hidden = false;
}

/** Take back what was said: it goes on. @param {HTMLElement} place */
export function forgetFault(place) {
  place.replaceChildren();
  place.hidden = true;
}
