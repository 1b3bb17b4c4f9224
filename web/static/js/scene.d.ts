/**
 * The scene as /scene.json answers it (docs/scene.md), written by `python -m layers.scene_types.declare`.
 */

/** The id of a language that there are words of (`layers/words/`). */
export type Lang = string;

export type Theme = "colour" | "grey";

/** Geography, or the tile grid of the provinces. */
export type Frame = "geo" | "tiles";

export type Level = "province" | "municipality";

export type Side = "top" | "right" | "bottom" | "left";

/** How unsure an area is; `no-data` is a statistic's region without a figure, and means no status. */
export type Hatch = "undecided" | "unconfirmed" | "proposed" | "candidate" | "considered" | "no-data";

/** One thin line in a pale band, separated dots in a pale band, a link of two regions. */
export type LinePattern = "belt-spine" | "belt-beads" | "link";

/** What a row of a legend counts; `layer` stands in the legends of documents alone. */
export type LegendBy = "pole" | "role" | "line" | "size" | "class" | "sector" | "status" | "flag" | "layer";

/** Longitude and latitude in degrees, WGS 84. */
export type Position = [number, number];

export type Ring = Position[];

/** A province or a municipality on the day. */
export interface Region {
  name: string;
  short: string;
  en: string;
  level: Level;
  /** Province of a municipality. */
  parent: string | null;
  pole: string | null;
  /** Where its name stands. */
  label: Position | null;
  /** Where a line from its name ends. */
  leader: Position | null;
}

/** A pole of 5극3특. */
export interface Pole {
  name: string;
  /** A special self-governing province (특). */
  special: boolean;
  /** Provinces. */
  members: string[];
  label: Position | null;
  tint: string;
  deep: string;
}

/** What every feature says. */
export interface Said {
  /** Of its item; of the layer for a belt's line, `layer.region` for a figure. */
  id: string;
  /** What it applies to on the day; abolished ones replaced by their successors. */
  regions: string[];
  label: string;
  /** What it is for, in short; the figure as written. */
  role: string;
  /** One line. */
  detail: string;
  flags: string[];
  flag_labels: string[];
  notes: string[];
  sector: string | null;
  sector_label: string | null;
  /** Of the status, ISO with its own precision. */
  date: string | null;
  due: string | null;
  /** Numbers of footnotes. */
  sources: number[];
  /** Page of the item; empty for a reader's own row. */
  href: string;
}

/** What a feature of an item says, with how sure it is. */
export interface Standing extends Said {
  status: string;
  status_label: string;
}

/** What a feature says that is no item and has no status. */
export interface Regional extends Said {
  status: null;
}

/** An area in a shade: `class` from 0, lowest, to 4. */
export interface Classed {
  class: number | null;
}

/** How an area is drawn. */
export interface Filled extends Classed {
  fill: string | null;
  hatch: Hatch | null;
}

/** How an area is drawn that may be no longer one of today's regions. */
export interface Outlined extends Filled {
  /** Polygons of rings, drawn instead of its regions (분할 전). */
  outline: Ring[][] | null;
}

/** Regions, tinted or hatched. */
export interface AreaFeature extends Standing, Outlined {
  kind: "area";
  value?: undefined;
  unit?: undefined;
  short?: undefined;
}

/** A region with its figure of a statistic, in one of five shades. */
export interface FigureFeature extends Regional, Filled {
  kind: "area";
  status_label: null;
  value: number | null;
  unit: string;
  short: string;
  outline?: undefined;
}

/** A region that a page is about, chosen or shaded; on no map of the explore page. */
export interface RegionFeature extends Regional, Outlined {
  kind: "area";
  status_label: "";
  value?: undefined;
  unit?: undefined;
  short?: undefined;
}

/** What stands at a point. */
export interface Placed extends Standing {
  /** Its name on the map, where its mark says the rest. */
  short: string;
  lon: number;
  lat: number;
  /** How far off the point may be. */
  radius_km: number | null;
  precision: string;
  /** Key of its drawing among the scene's marks. */
  mark: string | null;
  site: string | null;
  site_label: string | null;
  /** False for a further site of an item. */
  primary: boolean;
  /** Outline by and large (개략) of the ground that a belt's node is, drawn instead of the node; else None. */
  tract: Ring | null;
}

/** A point, or a ring where the thing lies somewhere in the ring; a belt's nodes are rings. */
export interface PointFeature extends Placed {
  kind: "point" | "ring";
}

/**
 * A mark at a region's anchor, which is no location.
 * Without a mark it is counted by the badge in slot 0 and not drawn itself.
 */
export interface Slotted extends Placed {
  kind: "badge";
  /** Its place among the badges of its layer that share the anchor. */
  slot: number;
  slots: number;
  /** Key of its own drawing, for its line of words, where `mark` counts several. */
  own: string | null;
}

/** A badge that stands for all its regions, or in the one that it names. */
export interface BadgeFeature extends Slotted {
  places?: undefined;
}

/** A badge in one of several places of its item. */
export interface SpreadBadge extends Slotted {
  /** All regions of its item (`korea`: drawn in every pole). */
  places: string[];
}

/** A measure of power. */
export interface BubbleFeature extends Placed {
  kind: "bubble";
  /** Radius in pixels at scale 1, on a log scale of MW. */
  size: number;
  value: string | null;
  unit: string | null;
}

/** The line of a belt. */
export interface LineFeature extends Standing {
  kind: "line";
  path: Position[];
  pattern: LinePattern;
  colour: string;
  closed: boolean;
  /** Dashes of its open end, each fainter than the one before: from somewhere in that region, no point of it. */
  faded: Position[][];
  /** Nodes that stand for one corner together, in one capsule; empty where none do. */
  corner: Position[];
}

/** A link between the anchors of two regions. */
export interface LinkFeature extends Standing {
  kind: "link";
  path: Position[];
  pattern: LinePattern;
  colour: string;
}

/** What has no place, or is part of something drawn: in legend, table and cards alone. */
export interface ListedFeature extends Standing {
  kind: "listed";
  mark?: undefined;
}

/** A reader's own row without a place. */
export interface ListedInput extends Standing {
  kind: "listed";
  mark: string;
}

export type PlacedFeature = PointFeature | BadgeFeature | SpreadBadge | BubbleFeature;

export type ItemFeature =
  | AreaFeature
  | PointFeature
  | BadgeFeature
  | SpreadBadge
  | BubbleFeature
  | LineFeature
  | LinkFeature
  | ListedFeature
  | ListedInput;

export type Area = AreaFeature | FigureFeature | RegionFeature;

export type Feature =
  | AreaFeature
  | FigureFeature
  | RegionFeature
  | PointFeature
  | BadgeFeature
  | SpreadBadge
  | BubbleFeature
  | LineFeature
  | LinkFeature
  | ListedFeature
  | ListedInput;

/** The sign of a legend's row that is no mark. */
export interface Swatch {
  kind: "fill" | "hatch" | "line" | "class" | "bubble";
  colour: string | null;
  pattern: Hatch | LinePattern | null;
  /** Radius of a bubble in pixels. */
  size?: number;
}

/** What one sign means, and how many there are. */
export interface LegendRow {
  label: string;
  count: number | null;
  mark: string | null;
  swatch: Swatch | null;
  by: LegendBy;
  /** Id of the one status that it counts, whose label also says what items print instead. */
  status?: string;
}

/** What a layer says of itself whatever is in it. */
export interface Head {
  id: string;
  title: string;
  group: string;
  geometry: string;
  order: number;
  /** Of its symbol. */
  shape: string | null;
  /** The definition's caution. */
  notice: string | null;
}

/** First date on which something is in force, as its source writes it; null where something is already. */
export interface Begun {
  from: string | null;
}

/** What a layer of counts says of the points that it counts. */
export interface OfPoints {
  from: string | null;
  count_text: string;
  count_note: string | null;
  state_text: string | null;
}

/** What a layer holds on a day. */
export interface Body extends Begun {
  /** What the legend counts. */
  count: number;
  /** 12, 40 + 1, –. */
  count_text: string;
  count_note: string | null;
  legend: LegendRow[];
  /** Numbers of footnotes. */
  sources: number[];
  source_text: string;
  /** 자료 확인일, ISO with its precision. */
  checked: string | null;
  /** Whether the day is more than 60 days after `checked`. */
  stale: boolean;
  /** One line of caution. */
  state_text: string | null;
  in_force: boolean;
  features: Feature[];
  /** How many of the counted items are undecided, unconfirmed, name-unknown; empty for figures. */
  open: Record<string, number>;
}

/** One layer, in drawing order. */
export interface Layer extends Head, Body {}

/** How a layer fills a tile; the last fill wins. */
export interface TileArea {
  layer: string;
  fill: string | null;
  hatch: Hatch | null;
}

/** A figure of the statistic whose shade is seen. */
export interface TileFigure {
  layer: string;
  text: string;
}

/** A node of a belt: no line is drawn between tiles. */
export interface TileNode {
  layer: string;
  item: string;
  label: string;
  role: string;
  colour: string | null;
  pattern: LinePattern | null;
}

/** Items of a layer that look the same; their mark stands in every province of theirs. */
export interface TileEntry {
  layer: string;
  status: string | null;
  items: string[];
  count: number;
  mark: string | null;
  /** Areas of municipalities, counted by what they look like. */
  swatch: Swatch | null;
  label: string;
  /** Whether the mark is their number. */
  counts: boolean;
}

/** What stands in a tile. */
export interface TileHeld {
  region: string;
  areas: TileArea[];
  entries: TileEntry[];
  nodes: TileNode[];
  figures: TileFigure[];
  /** Ink of words on its tint. */
  front: string;
  /** Why nothing stands in it: 없음, 대상 아님, 미확인. */
  empty: string[];
}

/** Where a tile stands and whose it is. */
export interface TileFrame {
  row: number;
  column: number;
  /** Columns it takes. */
  span: number;
  name: string;
  /** Name of its pole; empty where none is shown, or in a special province. */
  pole: string;
  special: boolean;
  /** Deep colour of its pole. */
  ink: string | null;
  /** Sides where another pole, or nothing, begins. */
  edges: Side[];
}

/** One province. */
export interface Tile extends TileHeld, TileFrame {}

/** The grid, in the provinces' official order. */
export interface Tiles {
  columns: number;
  rows: number;
  items: Tile[];
}

/** What a reader chose. */
export interface State {
  layers: string[];
  /** 기준일, ISO. */
  asof: string;
  /** Region id. */
  focus: string | null;
  lang: Lang;
  theme: Theme;
  frame: Frame;
  /** Sectors shown; with `status`, only where the map is filtered. */
  sector?: string[];
  status?: string[];
}

/** A source by its number. */
export interface Footnote {
  n: number;
  /** Its id; `statistics.` before that of a table. */
  document: string;
  title: string;
  publisher: string;
  date: string | null;
  /** 1 notice, 2 press, 3 other, 4 a reader's own, 5 the record of our own search. */
  grade: number;
  checked: string | null;
  /** Page of the document; empty for a reader's own. */
  href: string;
}

/** A drawn state. */
export interface DrawnScene {
  state: State;
  title: string;
  subtitle: string;
  /** 지도 요약문, also what the map is to who cannot see it. */
  caption: string;
  /** Of the boundaries in force. */
  vintage: string;
  regions: Record<string, Region>;
  /** Empty before there were any. */
  poles: Record<string, Pole>;
  layers: Layer[];
  /** SVG by key. */
  marks: Record<string, string>;
  footnotes: Footnote[];
  /** The research ends long before the day. */
  banner: string | null;
  notices: string[];
  data_version: string;
  tiles: Tiles | null;
  fingerprint: string;
}

/** Addresses of the boundary topologies by tolerance in metres, and of the neighbours' land. */
export interface Geometry {
  "400": string;
  "150": string;
  "60": string;
  context: string;
}

/** How a cell is drawn that has so many points and more. */
export interface PointClass {
  least: number;
  colour: string;
  label: string;
}

/** Very many points that the web map draws from tiles, in place of their counts by province. */
export interface Points {
  /** Whose points they are; a map shows one such layer, as it shows one shade. */
  layer: string;
  /** Address of the module that draws them. */
  script: string;
  /** Address of a tile, with {z}, {y} and {x}. */
  tiles: string;
  /** Address of their counts by province and municipality, as CSV. */
  counts: string;
  /** Zooms that there are tiles of. */
  least: number;
  most: number;
  /** On a side of a tile: points of one cell come as one mark. */
  cells: number;
  /** Zoom from which on a mark of one point has its id and name. */
  single: number;
  /** From the fewest points up. */
  classes: PointClass[];
  words: Record<string, string>;
}

/** A scene as `/scene.json` answers it. */
export interface Scene extends DrawnScene {
  geometry: Geometry;
  /** Where a layer in force has very many. */
  points: Points | null;
}
