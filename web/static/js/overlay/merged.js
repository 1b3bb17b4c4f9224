/**
 * Merged cells of a sheet: what stands in the first is true of all, downwards anywhere, sideways among the headings.
 * @module overlay/merged
 */
import { columnOf } from "./letters.js";

const HEADINGS = 15;

/**
 * Fill merged cells in; how many lines below the headings were filled is told.
 * @param {Map<number, (string | number)[]>} lines by row @param {string[]} ranges as `A1:B2`
 * @returns {Note[]}
 */
export function fillMerged(lines, ranges) {
  const rows = [...lines.keys()].sort((a, b) => a - b);
  const filled = new Set();
  for (const range of ranges) {
    const parts = range.match(/^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i);
    const first = parts && lines.get(Number(parts[2]))?.[columnOf(parts[1])];
    if (!parts || first === undefined || first === null || first === "") continue;
    const [from, to] = [Number(parts[2]), Number(parts[4])];
    const [left, right] = [columnOf(parts[1]), columnOf(parts[3])];
    for (const row of rows.filter((each) => each >= from && each <= to)) {
      const line = lines.get(row) ?? [];
      const end = row <= HEADINGS ? Math.min(right, left + 200) : left;
      for (let column = left; column <= end; column++) if ((line[column] ?? "") === "") line[column] = first;
      if (row > from) filled.add(row);
    }
  }
  return filled.size ? [{ reason: "merged", values: { n: filled.size } }] : [];
}
