/**
 * What is pressed on the picture of the map before the map itself is drawn.
 * @module early
 */

const NAMED = ".first-mark, .first-label";

/**
 * Whether a mark or a name of the picture was pressed: then the map is drawn at once and the press is spent, for on the
 * map another mark may stand there, and the land below is not what was meant.
 * @param {Stage} stage @param {MouseEvent} event
 */
export function pressedEarly(stage, event) {
  if (!stage.steps.wait) return false;
  const met = pictured(event).some((each) => each.closest(NAMED));
  if (met) stage.steps.finish();
  return met;
}

/**
 * The province of the picture at which land was pressed before the map's own land has come; none where a mark or a name
 * was pressed.
 * @param {MouseEvent} event
 */
export function provinceAt(event) {
  const met = pictured(event);
  if (met.some((each) => each.closest(NAMED))) return undefined;
  return met.map((each) => /** @type {SVGElement} */ (each).dataset.region).find(Boolean);
}

/** What of the picture lies at a press, the topmost first. @param {MouseEvent} event */
function pictured({ clientX, clientY }) {
  const picture = document.querySelector("#first-picture");
  if (!picture) return [];
  picture.classList.add("asked");
  const met = document.elementsFromPoint(clientX, clientY).filter((each) => picture.contains(each));
  picture.classList.remove("asked");
  return met;
}
