/**
 * How names, marks, counts, nodes and circles are drawn where they stand, and what is pressed for each.
 * @module drawing
 */
import { union } from "./boxes.js";
import { el, mark, svg } from "./dom.js";
import { tell } from "./hovering.js";
import { filled } from "./saying.js";
import { boxOfLine, offset } from "./setting.js";
import { KINDS, width } from "./type.js";

const SEAL_PX = 20;
/** What is pressed is at least so high. */
const LEAST_PX = 24;

/**
 * What everything on one sheet is drawn on and with.
 * @typedef {{ sketch: SVGElement, front: SVGElement, buttons: HTMLElement, scene: Scene, texts: Texts, open: Open,
 *   focus?: (region: string) => void }} Sheet `focus` is what a press on a pole's name does
 */

/** @param {Panes} panes @param {string} name */
export function fresh(panes, name) {
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

/** @param {Sheet} sheet @param {PlacedLabel} label */
export function drawLabel(sheet, label) {
  const leader = label.leader ? drawLeader(sheet.sketch, label, label.leader) : [];
  const group = svg("g", { class: `label label-${label.kind}`, fill: label.colour, transform: turned(label) });
  label.lines.forEach((each, i) => group.append(...line(sheet.scene, label, each, i)));
  if (label.tag) group.append(...tag(label, sheet.texts[label.tag]));
  sheet.front.append(group);
  label.parts = [group, ...leader, ...(label.kind === "item" ? [] : pressed(sheet, label)), ...chosen(sheet, label)];
}

/** A button over the name of a pole, below the marks that stand near. @param {Sheet} sheet @param {PlacedLabel} label */
function chosen({ buttons, focus }, { focus: region, lines, box }) {
  if (!region || !focus) return [];
  const height = Math.max(LEAST_PX, box.y1 - box.y0);
  const button = press((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, null, null, () => focus(region), lines[0].text);
  button.classList.add("words");
  button.style.width = `${box.x1 - box.x0}px`;
  button.style.height = `${height}px`;
  button.dataset.region = region;
  buttons.prepend(button);
  return [button];
}

/** @param {PlacedLabel} label */
function turned({ turn, x, y }) {
  return turn ? `rotate(${turn.toFixed(2)} ${x} ${y})` : null;
}

/** @param {Scene} scene @param {PlacedLabel} label @param {LabelLine} line @param {number} i */
function line(scene, label, { text, kind, indent = 0, seal }, i) {
  const shift = label.tag ? -10 : 0;
  const y = label.y + offset(label, i);
  const words = svg(
    "text",
    {
      class: `type-${kind}`,
      x: label.x + shift + indent,
      y: y + KINDS[kind].size * 0.36,
      "text-anchor": label.align,
    },
    text,
  );
  return seal ? [sealed(scene.marks[seal], label.x, y), words] : [words];
}

/** A mark before a line of words. @param {string} text @param {number} x @param {number} y */
function sealed(text, x, y) {
  const drawing = mark(text);
  const at = { x, y: y - SEAL_PX / 2, width: SEAL_PX, height: SEAL_PX };
  Object.entries(at).forEach(([name, value]) => drawing.setAttribute(name, String(value)));
  return drawing;
}

/** @param {PlacedLabel} label @param {string} text */
function tag(label, text) {
  const half = width(label.lines[0].text, "province") / 2;
  const x = label.x + half - 6;
  const box = svg("rect", { class: "tag", x, y: label.y - 8, width: 16, height: 16, rx: 3, stroke: label.colour });
  return [box, svg("text", { class: "type-tag", x: x + 8, y: label.y + 4, "text-anchor": "middle" }, text)];
}

/** A line from a label's nearest edge to what it names. @param {SVGElement} sketch @param {PlacedLabel} label @param {Pixels} leader */
function drawLeader(sketch, { x, y, align, box, kind }, [tx, ty]) {
  const from = kind !== "province" ? edge(box, [tx, ty]) : [x + (align === "end" ? 4 : -4), y];
  const parts = [
    svg("path", { class: "leader", d: `M${from[0]} ${from[1]}L${tx} ${ty}` }),
    svg("circle", { class: "leader-end", cx: tx, cy: ty, r: 1.6 }),
  ];
  sketch.append(...parts);
  return parts;
}

/** @param {Box} box @param {Pixels} place @returns {Pixels} */
function edge({ x0, y0, x1, y1 }, [x, y]) {
  return [Math.min(Math.max(x, x0 - 2), x1 + 2), Math.min(Math.max(y, y0), y1)];
}

/** A button for each item that a label names, over its words. @param {Sheet} sheet @param {PlacedLabel} label */
function pressed({ buttons, open }, label) {
  /** @type {Map<Feature, { of: Member, boxes: Box[] }>} */
  const named = new Map();
  label.lines.forEach(({ of }, i) => {
    if (!of) return;
    const known = named.get(of.feature) ?? { of, boxes: [] };
    known.boxes.push(boxOfLine(label, label, i));
    named.set(of.feature, known);
  });
  return [...named.values()].map(({ of, boxes }) => {
    const { x0, y0, x1, y1 } = union(boxes);
    const button = press((x0 + x1) / 2, (y0 + y1) / 2, null, of, () => open([of], button));
    button.classList.add("words");
    if (label.turn) button.style.transform += ` rotate(${label.turn.toFixed(2)}deg)`;
    button.style.width = `${x1 - x0}px`;
    button.style.height = `${y1 - y0}px`;
    button.dataset.item = of.feature.id;
    buttons.append(button);
    return button;
  });
}

/** @param {Sheet} sheet @param {MarkSpot} spot @param {number} size */
export function drawSpot({ sketch, buttons, scene, open }, spot, size) {
  if (spot.moved && spot.feature.kind !== "badge") drawMoved(sketch, spot);
  const drawing = mark(scene.marks[spot.feature.mark ?? ""]);
  const button = press(spot.x, spot.y, size, spot, () => open(membersOf(spot), button), drawing.textContent);
  button.append(drawing);
  if (spot.name) button.append(reach(spot, spot.name));
  button.dataset.item = spot.feature.id;
  buttons.append(button);
  spot.parts = [button];
}

/** A mark's name is pressed as the mark is. @param {MarkSpot} spot @param {PlacedLabel} name */
function reach({ box }, name) {
  const over = el("span", { class: "mark-name" });
  over.style.transform = `translate(${name.box.x0 - box.x0}px, ${name.box.y0 - box.y0}px)`;
  over.style.width = `${name.box.x1 - name.box.x0}px`;
  over.style.height = `${name.box.y1 - name.box.y0}px`;
  return over;
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

/** The further sites of items, as dots. @param {SVGElement} sketch @param {Arranged["sites"]} sites */
export function drawSites(sketch, sites) {
  sites.forEach(({ id, at: [cx, cy] }) => {
    const dot = svg("circle", { class: "site-dot", cx, cy, r: 1.2 });
    dot.dataset.item = id;
    sketch.append(dot);
  });
}

/** @param {Sheet} sheet @param {Cluster} cluster */
export function drawCluster({ buttons, texts, open }, cluster) {
  const { x, y, name } = cluster;
  const members = cluster.members.flatMap(membersOf);
  const label = [name, filled(texts.items, { n: members.length })].filter(Boolean).join(" ");
  const button = press(x, y, null, null, () => open(members, button), label);
  button.classList.add("cluster");
  button.append(String(members.length));
  buttons.append(button);
  cluster.parts = [button];
}

/** @param {Sheet} sheet @param {BeltNode} node */
export function drawNode({ front, buttons, open }, node) {
  const { x, y, colour } = node;
  const ring = svg("g", { class: "node", stroke: colour });
  if (!node.feature.tract) {
    ring.append(
      svg("circle", { class: "node-ring", cx: x, cy: y, r: 6.2 }),
      svg("circle", { class: "node-dot", cx: x, cy: y, r: 2.2, fill: colour }),
    );
  }
  front.append(ring);
  const button = press(x, y, 18, node, () => open([node], button));
  button.dataset.item = node.feature.id;
  buttons.append(button);
  node.parts = [ring, button];
}

/** Circles to scale. @param {Sheet} sheet @param {Project} project */
export function drawBubbles({ sketch, buttons, scene, open }, project) {
  for (const layer of scene.layers.filter((each) => each.in_force)) {
    for (const feature of layer.features) {
      if (feature.kind !== "bubble") continue;
      const [x, y] = project([feature.lon, feature.lat]);
      sketch.append(svg("circle", { class: "bubble", cx: x, cy: y, r: feature.size }));
      const of = { layer, feature };
      const button = press(x, y, Math.max(18, feature.size), of, () => open([of], button));
      buttons.append(button);
    }
  }
}

/**
 * A button at a spot; its name says what, where in the grammar, how sure and since when.
 * @param {number} x @param {number} y @param {number | null} size @param {Member | null} of @param {() => void} act
 * @param {string | null} more its name, or what its mark says besides
 */
function press(x, y, size, of, act, more = "") {
  const name = of ? said(of, more) : more;
  const button = el("button", { type: "button", class: "mark", "aria-label": name, tabindex: "-1" });
  button.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  if (size) button.style.width = button.style.height = `${size}px`;
  if (of) tell(button, of);
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return button;
}

/** @param {Member} member @param {string | null} seal */
function said({ layer, feature }, seal) {
  return [feature.label, feature.role, layer.title, feature.status_label, feature.date, seal]
    .filter(Boolean)
    .join(", ");
}
