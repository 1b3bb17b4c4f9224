/**
 * Texts to copy: to the clipboard where the page may, else selected for the reader's own keys.
 * @module copying
 */

const SHOWN_MS = 1800;

/** Let every `[data-copy]` button below an element copy the field it names. */
export function bindCopying(root) {
  root.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (button) say(button, await copied(root.querySelector(`#${button.dataset.copy}`)));
  });
}

async function copied(field) {
  field.select();
  if (navigator.clipboard)
    return navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
  return document.execCommand("copy");
}

function say(button, done) {
  const parts = button.closest(".share-parts");
  const words = done ? parts.dataset.copied : parts.dataset.selected;
  const label = button.firstChild;
  button.dataset.label ??= label.textContent;
  parts.querySelector("[data-said]").textContent = words;
  if (!done) return;
  label.textContent = words;
  setTimeout(() => (label.textContent = button.dataset.label), SHOWN_MS);
}
