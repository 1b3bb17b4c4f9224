/**
 * Rows that are dragged to another place of the list; the buttons ▲▼ do the same for the keyboard.
 * @module basket/dragging
 */

/** @param {HTMLElement} list @param {RowActs} acts */
export function bindDragging(list, acts) {
  let from = -1;
  const at = (/** @type {Event} */ event) => {
    const line = event.target instanceof Element ? event.target.closest("[data-at]") : null;
    return line instanceof HTMLElement ? Number(line.dataset.at) : -1;
  };
  list.addEventListener("dragstart", (event) => {
    from = at(event);
    event.dataTransfer?.setData("text/plain", String(from));
  });
  list.addEventListener("dragover", (event) => from >= 0 && event.preventDefault());
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    const to = at(event);
    if (from >= 0 && to >= 0 && from !== to) acts.move(from, to);
    from = -1;
  });
  list.addEventListener("dragend", () => {
    from = -1;
  });
}
