/**
 * Items that are the node of a belt too: one name for both.
 * @module item_nodes
 */
import { labelsOf, pair } from "./item_names.js";
import { width } from "./type.js";

const SAME_PLACE = 60;
const WIDEST_ROLE = 130;

/**
 * Items that are the node of a belt too, each with one name for both; its node needs no other.
 * @param {BeltNode[]} nodes @param {MapMark[]} marks @param {string} word @param {Taken} taken @param {number} size @param {Box} view
 * @returns {{ node: BeltNode, mark: MapMark, spot: MarkSpot }[]}
 */
export function joined(nodes, marks, word, taken, size, view) {
  return nodes.flatMap((node) => {
    const mark = twin(node, marks);
    if (!mark) return [];
    const whole = [word, node.role?.split(" · ")[0]].filter(Boolean).join(" · ");
    const text = width(whole, "role") > WIDEST_ROLE ? word : whole;
    const spot = pair(mark, labelsOf(mark, [{ text, kind: "role" }]), taken, size, view);
    return spot ? [{ node, mark, spot }] : [];
  });
}

/** The mark of a node's own name and sector that lies nearest. @param {BeltNode} node @param {MapMark[]} marks */
function twin({ label, x, y, feature }, marks) {
  const away = (/** @type {MapMark} */ { at }) => Math.hypot(at[0] - x, at[1] - y);
  return marks
    .filter((each) => each.feature.short.startsWith(`${label} `) && each.feature.sector === feature.sector)
    .filter((each) => away(each) <= SAME_PLACE && each.feature.kind !== "badge")
    .reduce((/** @type {MapMark | null} */ best, each) => (best && away(best) <= away(each) ? best : each), null);
}
