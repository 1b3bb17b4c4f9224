/**
 * Texts to copy: to the clipboard where the page may, else selected for the reader's own keys.
 * @module copying
 */

/** How long a button says that it copied. */
export const SHOWN_MS = 1800;

/**
 * Let every `[data-copy]` button below an element copy the field it names; a link does too, and leads to the field where it cannot.
 * @param {HTMLElement} root
 */
export function bindCopying(root) {
  root.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    const field = /** @type {HTMLTextAreaElement} */ (root.querySelector(`#${button.dataset.copy}`));
    const done = await copied(field);
    say(button, /** @type {HTMLElement} */ (field.closest(".share-parts")), done);
    if (!done && button instanceof HTMLAnchorElement) location.hash = button.hash;
  });
}

/** @param {HTMLTextAreaElement} field */
function copied(field) {
  field.select();
  return toClipboard(field.value);
}

/** Whether a text, which is selected, reached the clipboard. @param {string} text */
export async function toClipboard(text) {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  return document.execCommand("copy");
}

/** @param {HTMLElement} button @param {HTMLElement} parts what knows the words @param {boolean} done */
function say(button, parts, done) {
  const told = /** @type {HTMLElement} */ (parts.querySelector("[data-said]"));
  const words = done ? parts.dataset.copied : parts.dataset.selected;
  const label = /** @type {Text} */ (button.firstChild);
  button.dataset.label ??= label.data;
  told.textContent = words ?? "";
  if (!done) return;
  label.data = words ?? "";
  setTimeout(() => (label.data = button.dataset.label ?? ""), SHOWN_MS);
}
