/**
 * Signs on the canvas of a tile.
 * @module points/drawing
 * @typedef {import("./grouping.js").Sign} Sign
 * @typedef {object} Look
 * @property {import("../scene.js").PointClass[]} classes from the fewest points up
 * @property {string} casing colour around what is drawn
 * @property {string} ink colour of single points
 * @property {string} font
 * @property {(n: number) => string} number
 */

/** Letters on the darker shades are light. */
const LIGHT_FROM = 2;
const TURN = 2 * Math.PI;

/** The place of the class of a number of points. @param {number} n @param {Look["classes"]} classes */
export function classOf(n, classes) {
  return classes.findLastIndex(({ least }) => n >= least);
}

/** Draw squares without gaps, a shade after the other. @param {CanvasRenderingContext2D} pen @param {Sign[]} signs @param {Look} look */
export function drawCells(pen, signs, { classes }) {
  classes.forEach(({ colour }, shade) => {
    pen.fillStyle = colour;
    for (const { x, y, r } of signs.filter(({ n }) => classOf(n, classes) === shade))
      pen.fillRect(x - r, y - r, 2 * r, 2 * r);
  });
}

/** Draw points, and circles with their number upon them. @param {CanvasRenderingContext2D} pen @param {Sign[]} signs @param {Look} look */
export function drawGroups(pen, signs, look) {
  pen.lineWidth = 1.5;
  pen.strokeStyle = look.casing;
  pen.font = look.font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const sign of signs.toSorted((a, b) => a.n - b.n)) drawGroup(pen, sign, look);
}

/** @param {CanvasRenderingContext2D} pen @param {Sign} sign @param {Look} look */
function drawGroup(pen, { x, y, r, n }, { classes, ink, casing, number }) {
  const shade = classOf(n, classes);
  pen.fillStyle = n === 1 ? ink : classes[shade].colour;
  pen.beginPath();
  pen.arc(x, y, r, 0, TURN);
  pen.fill();
  pen.strokeStyle = n === 1 || shade >= LIGHT_FROM ? casing : ink;
  pen.stroke();
  if (n === 1) return;
  pen.fillStyle = shade >= LIGHT_FROM ? casing : ink;
  pen.fillText(number(n), x, y + 0.5);
}
