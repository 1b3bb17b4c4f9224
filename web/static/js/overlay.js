/**
 * The door to a reader's own rows (사용자 입력): what reads, draws and keeps them is loaded when it is first wanted.
 * @module overlay
 */
import { near } from "./finding.js";

/** Where the rows of this tab are kept. */
export const KEY = "atlas-overlay";

/**
 * Let the button, a dropped file and pasted rows open the overlay; rows of this tab come back at once.
 * @param {Page} page
 */
export function bindOverlay(page) {
  const button = page.$("overlay-open");
  if (!button) return;
  page.$("overlay").hidden = false;
  /** @type {Promise<Overlay> | null} */
  let made = null;
  /** @returns {Promise<Overlay>} */
  const overlay = () => (made ??= import(String(button.dataset.script)).then(({ Overlay }) => new Overlay(page)));
  const act = (/** @type {(overlay: Overlay) => unknown} */ what) =>
    overlay()
      .then(what)
      .catch((error) => page.failed(error));
  const { dress } = page;
  page.dress = async (scene) => {
    const told = await dress(scene);
    return made ? (await made).dress(told) : told;
  };
  button.addEventListener("click", () => act((it) => it.open()));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    act((it) => it.take(files));
  });
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (near(event, "input, textarea") || !text.includes("\t")) return;
    event.preventDefault();
    act((it) => it.takeText(text));
  });
  if (kept()) overlay().catch((error) => page.failed(error));
}

/** @param {DragEvent} event */
function hasFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

/** What this tab keeps, or null. */
export function kept() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
