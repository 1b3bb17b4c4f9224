/**
 * The door to a reader's own rows (사용자 입력): what reads, draws and keeps them is loaded when it is first wanted.
 * @module overlay
 */

/** Where the rows of this tab are kept. */
export const KEY = "atlas-overlay";

/** Let the button, a dropped file and pasted rows open the overlay; rows of this tab come back at once. */
export function bindOverlay(page) {
  const button = page.$("overlay-open");
  if (!button) return;
  page.$("overlay").hidden = false;
  let made = null;
  const overlay = () => (made ??= import(button.dataset.script).then(({ Overlay }) => new Overlay(page)));
  const act = (what) =>
    overlay()
      .then(what)
      .catch((error) => page.failed(error));
  page.dress = async (scene) => (made ? (await made).dress(scene) : scene);
  button.addEventListener("click", () => act((it) => it.open()));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    act((it) => it.take(files));
  });
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.target.closest?.("input, textarea") || !text.includes("\t")) return;
    event.preventDefault();
    act((it) => it.takeText(text));
  });
  if (kept()) overlay().catch((error) => page.failed(error));
}

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
