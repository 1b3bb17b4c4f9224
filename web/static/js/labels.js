/**
 * Which labels of nodes, regions, seas and islands a map has, and where each may stand.
 * @module labels
 */
import { cartography } from "./cartography.js";
import { isArea } from "./features.js";
import { polesShown } from "./regions.js";

const { islands, mdl, north, seas } = cartography;
const { national: NATIONAL, local: LOCAL, roles: ROLES } = cartography.zoom;
/** @type {("dokdo" | "ulleungdo")[]} */
const NAMED = ["dokdo", "ulleungdo"];
// biome-ignore format: pairs read better side by side
const SHIFTS = [
  [0, 0], [0, -9], [0, 9], [-12, 0], [12, 0], [-12, -10], [12, -10], [-12, 10], [12, 10], [0, -18], [0, 18],
  [-26, 0], [26, 0], [-30, 16], [30, 16], [-30, -16], [30, -16], [0, 30], [0, -30], [-46, 0], [46, 0],
];
/** A pole's name may stand further from its first place: its tint tells whose it is. */
// biome-ignore format: pairs read better side by side
const FURTHER = [
  ...SHIFTS, [-46, 24], [46, 24], [-46, -24], [46, -24], [0, 42], [0, -42], [-24, 36], [24, 36], [-24, -36], [24, -36],
  [33, 0], [-33, 0], [33, 6], [-33, 6], [33, -6], [-33, -6],
];

/**
 * What is named before items have a place: the belts' nodes, the seas and the North.
 * @param {BeltNode[]} nodes @param {number} zoom @param {Texts} texts @param {Project} project
 * @returns {Label[]}
 */
export function foremost(nodes, zoom, texts, project) {
  const named = nodes.map((node) => nodeLabel({ ...node, role: roleAt(node, zoom) }));
  return [...named, ...seaNames(texts, project)];
}

/**
 * The names of the poles, those of the provinces that are one by themselves included: items' names go round them.
 * @param {Scene} scene @param {BeltNode[]} nodes @param {number} zoom @param {Project} project
 * @returns {Label[]}
 */
export function poleNames(scene, nodes, zoom, project) {
  if (zoom >= LOCAL || !polesShown(scene)) return [];
  return [...poles(scene, zoom, project), ...provinces(scene, nodes, zoom, project).filter(({ tag }) => tag)];
}

/**
 * What is named where poles, items, belts and industries leave room, most important first; `named` are provinces that are.
 * @param {Scene} scene @param {Land} land @param {BeltNode[]} nodes @param {number} zoom @param {Project} project
 * @param {Set<string>} named
 * @returns {Label[]}
 */
export function wanted(scene, land, nodes, zoom, project, named) {
  return [
    ...provinces(scene, nodes, zoom, project).filter(({ id }) => !named.has(id ?? "")),
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
  /** @type {Label["lines"]} */
  const brief = [{ text: node.feature.short, kind: "node" }];
  return { kind: "node", lines, brief, candidates: preferred(candidates, node.prefer), colour: node.colour };
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
  return Object.entries(scene.poles)
    .filter(([, pole]) => !pole.special)
    .flatMap(([id, { name, deep, label }]) =>
      label
        ? {
            kind: "pole",
            focus: id,
            lines: [{ text: name, kind: zoom < NATIONAL ? "pole-far" : "pole" }],
            colour: deep,
            candidates: shifted(project(label), "middle", FURTHER),
          }
        : [],
    );
}

/** @param {Scene} scene @param {BeltNode[]} nodes @param {number} zoom @param {Project} project */
function provinces(scene, nodes, zoom, project) {
  const named = namedBy(nodes);
  const [shown, values] = [polesShown(scene), numbers(scene)];
  return Object.entries(scene.regions)
    .filter(([, region]) => region.level === "province" && region.label)
    .filter(([, region]) => zoom >= NATIONAL || !shown || scene.poles[region.pole ?? ""]?.special)
    .filter(([, region]) => !named.has(region.short))
    .map(([id, region]) => province(id, region, scene.poles[region.pole ?? ""], zoom, project, shown))
    .map((label) => valued(label, values));
}

/** The numbers of a shade that is seen, by region. @param {Scene} scene @returns {Map<string, string>} */
function numbers(scene) {
  const shades = scene.layers.filter((layer) => layer.in_force && layer.geometry === "choropleth");
  const areas = shades.flatMap((layer) => layer.features.filter(isArea));
  return new Map(areas.map((each) => [each.regions[0], ("short" in each && each.short) || ""]));
}

/**
 * A province's name with its number below, where there is room for both, a line further up or down if need be.
 * @param {Label} label @param {Map<string, string>} values @returns {Label}
 */
function valued(label, values) {
  const text = values.get(label.id ?? "");
  if (!text) return label;
  const [first] = label.candidates;
  const more = [-14, -28, 26, 34].map((dy) => ({ ...first, y: first.y + dy }));
  const lines = [...label.lines, /** @type {LabelLine} */ ({ text, kind: "value" })];
  return { ...label, lines, candidates: [...label.candidates, ...more], least: 1 };
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
  const special = pole?.special && shown ? { tag: "special", colour: pole.deep, focus: id } : {};
  const spots = shifted(at, align, special.tag ? FURTHER : SHIFTS.slice(0, leader ? 11 : 13));
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

/** Seas, the North and the line: named on every national map. @param {Texts} texts @param {Project} project @returns {Label[]} */
function seaNames(texts, project) {
  /** @type {(places: Position[]) => Spot[]} */
  const spots = (places) => places.map(project).map(([x, y]) => ({ x, y, align: "middle" }));
  return [
    { kind: "north", lines: [{ text: texts.north, kind: "north" }], candidates: spots(north), cull: true },
    { kind: "mdl", lines: [{ text: texts.mdl, kind: "mdl" }], candidates: spots(mdl.names), cull: true },
    ...Object.entries(seas).map(
      /** @returns {Label} */ ([key, at]) => ({
        kind: "sea",
        lines: [{ text: texts[key], kind: "sea" }],
        candidates: spots(at),
      }),
    ),
  ];
}

/** 울릉도 and 독도: named before all. @param {Texts} texts @param {Project} project @returns {Label[]} */
export function islandNames(texts, project) {
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
