/**
 * One arrangement of labels and marks for a scene at a zoom, and its drawing.
 * @module layout
 */

import { around, inside, Taken, touches } from "./boxes.js";
import { el, mark, svg } from "./dom.js";
import { isLine } from "./features.js";
import { drawIslands } from "./islands.js";
import { offset, placed, wanted } from "./labels.js";
import { arranged, counted, marksOf, nodesOf, showsMarks, sizeAt } from "./marks.js";
import { filled } from "./saying.js";
import { KINDS, width } from "./type.js";

const PILL = { width: 26, height: 17 };

/**
 * Arrange and draw everything that has a size in pixels.
 * @returns {Arranged} what stands where, for the tests and the culling
 * @param {L.Map} map @param {Panes} panes @param {Scene} scene @param {Land} land
 * @param {{ texts: Texts, open: Open, furniture: Box[] }} page
 */
export function arrange(map, panes, scene, land, { texts, open, furniture }) {
  const zoom = map.getZoom();
  /** @type {Project} */
  const project = ([lon, lat]) => {
    const point = map.latLngToLayerPoint([lat, lon]);
    return [point.x, point.y];
  };
  const sketch = fresh(panes, "sketch");
  const front = fresh(panes, "labels");
  const buttons = el("div", { class: "marks", role: "group", "aria-label": texts.marks });
  panes.element("marks").replaceChildren(buttons);
  const made = solve(scene, land, zoom, texts, project, onSheet(map, furniture), viewOf(map));
  drawIslands(front, scene, project, zoom);
  drawBubbles(sketch, buttons, scene, project, open);
  made.labels.forEach((label) => drawLabel(sketch, front, label, texts));
  made.spots.forEach((spot) => drawSpot(sketch, buttons, scene, spot, sizeAt(zoom), open));
  made.clusters.forEach((cluster) => drawCluster(buttons, cluster, texts, open));
  made.nodes.forEach((node) => drawNode(front, buttons, node, open));
  return made;
}

/**
 * @param {Scene} scene @param {Land} land @param {number} zoom @param {Texts} texts @param {Project} project
 * @param {Box[]} furniture @param {Box} view
 * @returns {Arranged}
 */
function solve(scene, land, zoom, texts, project, furniture, view) {
  const taken = new Taken();
  const nodes = nodesOf(scene, project);
  const marks = marksOf(scene, project, zoom);
  const size = sizeAt(zoom);
  nodes.forEach((node) => taken.add(node.box));
  taken.add(around(...project([131.8668, 37.2426]), 18, 12));
  const near = showsMarks(zoom);
  if (near) marks.forEach((each) => taken.prefer(around(...each.at, size, size)));
  courses(scene, project).forEach((box) => taken.prefer(box));
  const labels = taken.veiled(furniture, () => placed(wanted(scene, land, nodes, zoom, texts, project), taken, view));
  const { spots, clusters } = near ? arranged(marks, taken, size) : far(scene, marks, taken, size, project);
  return { labels, spots, clusters, nodes };
}

/** Small boxes along every belt: labels rather stand beside them. @param {Scene} scene @param {Project} project */
function courses(scene, project) {
  return scene.layers
    .flatMap((layer) => layer.features.filter(isLine))
    .flatMap(({ path, closed }) => {
      const points = (closed ? [...path, path[0]] : path).map(project);
      return points.slice(1).flatMap((to, i) => steps(points[i], to).map(([x, y]) => around(x, y, 9, 9)));
    });
}

/** @param {Pixels} from @param {Pixels} to @returns {Pixels[]} */
function steps([ax, ay], [bx, by]) {
  const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 9));
  return Array.from({ length: count }, (_, i) => [ax + ((bx - ax) * i) / count, ay + ((by - ay) * i) / count]);
}

/**
 * Counts by province, and single marks of what lies in no region, as at sea.
 * @param {Scene} scene @param {MapMark[]} marks @param {Taken} taken @param {number} size @param {Project} project
 */
function far(scene, marks, taken, size, project) {
  const clusters = pills(scene, marks, taken, project);
  return {
    clusters,
    spots: arranged(
      marks.filter((each) => !each.feature.regions.length),
      taken,
      size,
    ).spots,
  };
}

/**
 * Counts by province where there is room for them.
 * @param {Scene} scene @param {MapMark[]} marks @param {Taken} taken @param {Project} project
 */
function pills(scene, marks, taken, project) {
  return counted(scene, marks, project)
    .map((each) => ({ ...each, ...roomy(each, taken) }))
    .filter((each) => each.box);
}

/** @param {{ x: number, y: number }} parts @param {Taken} taken */
function roomy({ x, y }, taken) {
  // biome-ignore format: pairs read better side by side
  const shifts = [
    [0, 15], [0, -15], [20, 0], [-20, 0], [24, 14], [-24, 14], [24, -14], [-24, -14], [0, 30], [0, -30], [40, 0], [-40, 0],
  ];
  const found = shifts
    .map(([dx, dy]) => around(x + dx, y + dy, PILL.width, PILL.height))
    .find((box) => taken.free(box, 1));
  if (!found) return {};
  taken.add(found);
  return { box: found, x: (found.x0 + found.x1) / 2, y: (found.y0 + found.y1) / 2 };
}

/** @param {Panes} panes @param {string} name */
function fresh(panes, name) {
  const drawing = svg("svg", {
    class: `sheet-${name}`,
    width: 1,
    height: 1,
    "aria-hidden": "true",
    focusable: "false",
  });
  panes.element(name).replaceChildren(drawing);
  return drawing;
}

/** @param {SVGElement} sketch @param {SVGElement} front @param {PlacedLabel} label @param {Texts} texts */
function drawLabel(sketch, front, label, texts) {
  if (label.leader) drawLeader(sketch, label);
  const group = svg("g", { class: `label label-${label.kind}`, fill: label.colour });
  label.lines.forEach(({ text, kind }, i) => group.append(line(label, text, kind, offset(label, i))));
  if (label.tag) group.append(...tag(label, texts[label.tag]));
  front.append(group);
  label.node = group;
}

/** @param {PlacedLabel} label @param {string} text @param {Kind} kind @param {number} dy */
function line(label, text, kind, dy) {
  const shift = label.tag ? -10 : 0;
  return svg(
    "text",
    {
      class: `type-${kind}`,
      x: label.x + shift,
      y: label.y + dy + KINDS[kind].size * 0.36,
      "text-anchor": label.align,
    },
    text,
  );
}

/** @param {PlacedLabel} label @param {string} text */
function tag(label, text) {
  const half = width(label.lines[0].text, "province") / 2;
  const x = label.x + half - 6;
  const box = svg("rect", { class: "tag", x, y: label.y - 8, width: 16, height: 16, rx: 3, stroke: label.colour });
  return [box, svg("text", { class: "type-tag", x: x + 8, y: label.y + 4, "text-anchor": "middle" }, text)];
}

/** @param {SVGElement} sketch @param {PlacedLabel} label */
function drawLeader(sketch, { x, y, align, leader }) {
  const [tx, ty] = leader ?? [x, y];
  const from = x + (align === "end" ? 4 : -4);
  sketch.append(
    svg("path", { class: "leader", d: `M${from} ${y}L${tx} ${ty}` }),
    svg("circle", { class: "leader-end", cx: tx, cy: ty, r: 1.6 }),
  );
}

/**
 * @param {SVGElement} sketch @param {HTMLElement} buttons @param {Scene} scene @param {MarkSpot} spot @param {number} size
 * @param {Open} open
 */
function drawSpot(sketch, buttons, scene, spot, size, open) {
  if (spot.moved && spot.feature.kind !== "badge") drawMoved(sketch, spot);
  const drawing = mark(scene.marks[spot.feature.mark ?? ""]);
  const button = press(spot.x, spot.y, size, named(spot, drawing.textContent), () => open(membersOf(spot), button));
  button.append(drawing);
  button.dataset.item = spot.feature.id;
  buttons.append(button);
}

/** What a mark stands for: itself, or every item that its layer counts at the same anchor. @param {Member} member */
function membersOf({ layer, feature }) {
  if (feature.kind !== "badge") return [{ layer, feature }];
  const shared = layer.features.filter(
    (each) =>
      each.kind === "badge" && each.lon === feature.lon && each.lat === feature.lat && (!each.mark || each === feature),
  );
  return shared.map((each) => ({ layer, feature: each }));
}

/** @param {SVGElement} sketch @param {MarkSpot} spot */
function drawMoved(sketch, { x, y, at: [tx, ty], feature }) {
  const end = feature.kind === "ring" ? { class: "place-ring", r: 3 } : { class: "place-dot", r: 1.7 };
  sketch.append(
    svg("path", { class: "leader", d: `M${x} ${y}L${tx} ${ty}` }),
    svg("circle", { ...end, cx: tx, cy: ty }),
  );
}

/** @param {HTMLElement} buttons @param {Cluster} cluster @param {Texts} texts @param {Open} open */
function drawCluster(buttons, { x, y, members, name }, texts, open) {
  const label = [name, filled(texts.items, { n: members.length })].filter(Boolean).join(" ");
  const button = press(x, y, null, label, () => open(members, button));
  button.classList.add("cluster");
  button.append(String(members.length));
  buttons.append(button);
}

/** @param {SVGElement} front @param {HTMLElement} buttons @param {BeltNode} node @param {Open} open */
function drawNode(front, buttons, node, open) {
  const { x, y, colour } = node;
  const ring = svg("g", { class: "node", stroke: colour });
  ring.append(
    svg("circle", { class: "node-ring", cx: x, cy: y, r: 6.2 }),
    svg("circle", { class: "node-dot", cx: x, cy: y, r: 2.2, fill: colour }),
  );
  front.append(ring);
  const button = press(x, y, 18, named(node), () => open([node], button));
  button.dataset.item = node.feature.id;
  buttons.append(button);
}

/**
 * @param {SVGElement} sketch
 * @param {HTMLElement} buttons @param {Scene} scene @param {Project} project @param {Open} open
 */
function drawBubbles(sketch, buttons, scene, project, open) {
  for (const layer of scene.layers.filter((each) => each.in_force)) {
    for (const feature of layer.features.filter((each) => each.kind === "bubble")) {
      const [x, y] = project([feature.lon, feature.lat]);
      sketch.append(svg("circle", { class: "bubble", cx: x, cy: y, r: feature.size }));
      const button = press(x, y, Math.max(18, feature.size), named({ layer, feature }), () =>
        open([{ layer, feature }], button),
      );
      buttons.append(button);
    }
  }
}

/**
 * A mark's button at a spot; its name says what, where in the grammar, and how sure.
 * @param {number} x @param {number} y @param {number | null} size @param {string} name @param {() => void} act
 */
function press(x, y, size, name, act) {
  const button = el("button", { type: "button", class: "mark", "aria-label": name, tabindex: "-1" });
  button.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  if (size) button.style.width = button.style.height = `${size}px`;
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return button;
}

/** @param {Member} member @param {string | null} seal */
function named({ layer, feature }, seal = "") {
  return [feature.label, feature.role, layer.title, feature.status_label, seal].filter(Boolean).join(", ");
}

/** Boxes of the map's container as boxes of its layers. @param {L.Map} map @param {Box[]} boxes */
function onSheet(map, boxes) {
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  return boxes.map(({ x0, y0, x1, y1 }) => ({ x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y }));
}

/** @param {L.Map} map */
function viewOf(map) {
  const { x, y } = map.getSize();
  return onSheet(map, [{ x0: 0, y0: 0, x1: x, y1: y }])[0];
}

/**
 * Hide the labels that lie under the map's furniture.
 * @param {L.Map} map @param {PlacedLabel[]} labels @param {Box[]} furniture
 */
export function cull(map, labels, furniture) {
  const hidden = onSheet(map, furniture);
  const view = viewOf(map);
  labels.forEach(({ node, box }) => {
    const out = hidden.some((other) => touches(box, other, 2)) || !inside(box, view);
    node?.toggleAttribute("hidden", out);
  });
}
