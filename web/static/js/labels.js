/**
 * Which labels of nodes, regions, seas and islands a map has, and where each may stand.
 * @module labels
 */
import { cartography } from "./cartography.js";
import { polesShown } from "./regions.js";

const { islands, north, seas } = cartography;
const { national: NATIONAL, local: LOCAL, roles: ROLES } = cartography.zoom;
/** @type {("dokdo" | "ulleungdo")[]} */
const NAMED = ["dokdo", "ulleungdo"];
// biome-ignore format: pairs read better side by side
const SHIFTS = [
  [0, 0], [0, -9], [0, 9], [-12, 0], [12, 0], [-12, -10], [12, -10], [-12, 10], [12, 10], [0, -18], [0, 18],
  [-26, 0], [26, 0], [-30, 16], [30, 16], [-30, -16], [30, -16], [0, 30], [0, -30], [-46, 0], [46, 0],
];

/**
 * What is named before anything else has a place: the islands, and the belts' nodes.
 * @param {BeltNode[]} nodes @param {number} zoom @param {Texts} texts @param {Project} project
 * @returns {Label[]}
 */
export function foremost(nodes, zoom, texts, project) {
  return [...islandNames(texts, project), ...nodes.map((node) => nodeLabel({ ...node, role: roleAt(node, zoom) }))];
}

/**
 * What is named where items, belts and industries leave room, most important first; `named` are provinces that are.
 * @param {Scene} scene @param {Land} land @param {BeltNode[]} nodes @param {number} zoom @param {Texts} texts
 * @param {Project} project @param {Set<string>} named
 * @returns {Label[]}
 */
export function wanted(scene, land, nodes, zoom, texts, project, named) {
  return [
    ...poles(scene, zoom, project),
    ...provinces(scene, nodes, zoom, project).filter(({ id }) => !named.has(id ?? "")),
    ...seaNames(texts, project),
    ...(zoom >= LOCAL ? municipalities(scene, land, nodes, project) : []),
  ];
}

/** @param {Pixels} place @param {Spot["align"]} align @param {number[][]} shifts */
function shifted([x, y], align = "middle", shifts = SHIFTS) {
  return shifts.map(([dx, dy]) => ({ x: x + dx, y: y + dy, align }));
}

/** @param {BeltNode} node @returns {Label} */
function nodeLabel(node) {
  /** @type {Label["lines"]} */
  const roles = node.role ? node.role.split(" · ").map((text) => ({ text, kind: "role" })) : [];
  /** @type {Label["lines"]} */
  const lines = [{ text: node.label, kind: "node" }, ...roles];
  const lift = -7 * roles.length;
  const { x, y } = node;
  /** @type {(dx: number, dy: number, align: Spot["align"]) => Spot} */
  const beside = (dx, dy, align) => ({ x: x + dx, y: y + dy + lift, align });
  const candidates = [
    beside(12, 0, "start"),
    beside(-12, 0, "end"),
    beside(0, -16 + lift, "middle"),
    beside(0, 17 - lift, "middle"),
    beside(12, -12, "start"),
    beside(-12, -12, "end"),
    beside(12, 14, "start"),
    beside(-12, 14, "end"),
    beside(22, -24, "start"),
    beside(-22, -24, "end"),
    beside(22, 26, "start"),
    beside(-22, 26, "end"),
  ];
  return { kind: "node", lines, candidates: preferred(candidates, node.prefer), colour: node.colour };
}

/**
 * A role by the belt's own document is part of the national map; one borrowed from elsewhere, which says so, comes later.
 * @param {BeltNode} node @param {number} zoom
 */
function roleAt({ role }, zoom) {
  return role && zoom >= (role.includes(" · ") ? LOCAL : ROLES) ? role : null;
}

/** @param {Spot[]} candidates @param {Spot["align"] | undefined} align */
function preferred(candidates, align) {
  return align ? [...candidates].sort((a, b) => Number(b.align === align) - Number(a.align === align)) : candidates;
}

/** @param {Scene} scene @param {number} zoom @param {Project} project @returns {Label[]} */
function poles(scene, zoom, project) {
  if (zoom >= LOCAL || !polesShown(scene)) return [];
  return Object.values(scene.poles)
    .filter((pole) => !pole.special)
    .flatMap(({ name, deep, label }) =>
      label
        ? {
            kind: "pole",
            lines: [{ text: name, kind: zoom < NATIONAL ? "pole-far" : "pole" }],
            colour: deep,
            candidates: shifted(project(label), "middle", SHIFTS.slice(0, 17)),
          }
        : [],
    );
}

/** @param {Scene} scene @param {BeltNode[]} nodes @param {number} zoom @param {Project} project */
function provinces(scene, nodes, zoom, project) {
  const named = namedBy(nodes);
  const shown = polesShown(scene);
  return Object.entries(scene.regions)
    .filter(([, region]) => region.level === "province" && region.label)
    .filter(([, region]) => zoom >= NATIONAL || !shown || scene.poles[region.pole ?? ""]?.special)
    .filter(([, region]) => !named.has(region.short))
    .map(([id, region]) => province(id, region, scene.poles[region.pole ?? ""], zoom, project, shown));
}

/** Names that a node's label already prints: never one name twice. @param {BeltNode[]} nodes */
function namedBy(nodes) {
  return new Set(nodes.flatMap((node) => [node.label, node.label.split(" ")[0]]));
}

/**
 * @param {string} id @param {Region} region @param {Pole | undefined} pole @param {number} zoom @param {Project} project
 * @param {boolean} shown
 * @returns {Label}
 */
function province(id, region, pole, zoom, project, shown) {
  const leader = region.leader && zoom < LOCAL ? project(region.leader) : null;
  const at = project((leader ? region.label : (region.leader ?? region.label)) ?? [0, 0]);
  const align = leader ? (at[0] < leader[0] ? "end" : "start") : "middle";
  const special = pole?.special && shown ? { tag: "special", colour: pole.deep } : {};
  const spots = shifted(at, align, SHIFTS.slice(0, leader ? 11 : 13));
  return {
    id,
    kind: "province",
    lines: [{ text: region.short, kind: "province" }],
    candidates: spots,
    leader,
    ...special,
  };
}

/** @param {Region} region @param {Pixels} at @returns {Label} */
function municipality(region, at) {
  const candidates = shifted(at, "middle", SHIFTS.slice(0, 9));
  return { kind: "municipality", lines: [{ text: region.short, kind: "municipality" }], candidates, gap: 5 };
}

/** @param {Scene} scene @param {Land} land @param {BeltNode[]} nodes @param {Project} project */
function municipalities(scene, land, nodes, project) {
  const named = namedBy(nodes);
  return Object.entries(scene.regions)
    .filter(([, region]) => region.level === "municipality" && !named.has(region.short))
    .flatMap(([id, region]) => {
      const at = region.label ?? land.anchor(id);
      return at ? [municipality(region, project(at))] : [];
    });
}

/** @param {Texts} texts @param {Project} project @returns {Label[]} */
function seaNames(texts, project) {
  /** @type {(places: Position[]) => Spot[]} */
  const spots = (places) => places.map(project).map(([x, y]) => ({ x, y, align: "middle" }));
  return [
    { kind: "north", lines: [{ text: texts.north, kind: "north" }], candidates: spots(north), cull: true },
    ...Object.entries(seas).map(
      /** @returns {Label} */ ([key, at]) => ({
        kind: "sea",
        lines: [{ text: texts[key], kind: "sea" }],
        candidates: spots(at),
      }),
    ),
  ];
}

/** @param {Texts} texts @param {Project} project @returns {Label[]} */
function islandNames(texts, project) {
  return NAMED.map((key) => {
    const { at, gap_px: gap } = islands[key];
    const [x, y] = project(at);
    /** @type {Spot[]} */
    const candidates = [
      { x, y: y + gap + 6, align: "middle" },
      { x, y: y - gap - 6, align: "middle" },
      { x: x - gap, y, align: "end" },
      { x: x + gap, y, align: "start" },
    ];
    return { kind: "island", lines: [{ text: texts[key], kind: "island" }], candidates };
  });
}
