/**
 * The scene as /scene.json answers it (docs/scene.md).
 */

/** Longitude and latitude in degrees. */
export type Position = [number, number];
export type Lang = "ko" | "en";
export type Theme = "colour" | "grey";
export type Frame = "geo" | "tiles";
export type Hatch = "undecided" | "unconfirmed" | "proposed" | "candidate" | "considered" | "no-data";
export type LinePattern = "belt-spine" | "belt-beads" | "link";

export interface State {
  layers: string[];
  asof: string;
  focus: string | null;
  lang: Lang;
  theme: Theme;
  frame: Frame;
}

export interface Region {
  name: string;
  short: string;
  en: string;
  level: "province" | "municipality";
  parent: string | null;
  pole: string | null;
  label: Position | null;
  leader: Position | null;
}

export interface Pole {
  name: string;
  special: boolean;
  members: string[];
  label: Position;
  tint: string;
  deep: string;
}

export interface Swatch {
  kind: "fill" | "hatch" | "line" | "class" | "bubble";
  colour: string | null;
  pattern: string | null;
  /** Radius of a bubble in pixels. */
  size?: number;
}

export interface LegendRow {
  by: "pole" | "role" | "line" | "size" | "class" | "sector" | "status" | "flag";
  label: string;
  count: number | null;
  mark: string | null;
  swatch: Swatch | null;
}

/** What every feature says of its item. */
export interface Said {
  id: string;
  regions: string[];
  label: string;
  role: string;
  detail: string;
  status: string | null;
  status_label: string | null;
  flags: string[];
  flag_labels: string[];
  notes: string[];
  sector: string | null;
  sector_label: string | null;
  date: string | null;
  due: string | null;
  /** Numbers of footnotes. */
  sources: number[];
  href: string | null;
}

export interface AreaFeature extends Said {
  kind: "area";
  fill: string | null;
  hatch: Hatch | null;
  class: number | null;
  /** Drawn instead of the regions: polygons of rings. */
  outline?: Position[][][] | null;
  /** Figures of a statistic. */
  value?: number | null;
  unit?: string;
}

/** Where a mark stands. */
export interface Placed extends Said {
  lon: number;
  lat: number;
  mark: string | null;
  radius_km: number | null;
  precision: string;
  site: string | null;
  site_label: string | null;
  /** False for a further site of an item. */
  primary: boolean;
}

export interface PointFeature extends Placed {
  kind: "point" | "ring";
}

export interface BadgeFeature extends Placed {
  kind: "badge";
  /** Its place among the badges of its layer that share the anchor. */
  slot: number;
  slots: number;
}

export interface BubbleFeature extends Placed {
  kind: "bubble";
  /** Radius in pixels at scale 1. */
  size: number;
  value: string;
  unit: string;
}

export interface LineFeature extends Said {
  kind: "line" | "link";
  path: Position[];
  pattern: LinePattern;
  colour: string;
  closed?: boolean;
}

export interface ListedFeature extends Said {
  kind: "listed";
}

export type Feature = AreaFeature | PointFeature | BadgeFeature | BubbleFeature | LineFeature | ListedFeature;

export interface Layer {
  id: string;
  title: string;
  group: string;
  geometry: string;
  order: number;
  shape: string | null;
  count: number;
  count_text: string;
  count_note: string | null;
  legend: LegendRow[];
  /** How many of the counted items are open, by kind. */
  open: Record<string, number>;
  sources: number[];
  source_text: string;
  checked: string | null;
  stale: boolean;
  state_text: string | null;
  in_force: boolean;
  from: string | null;
  notice: string | null;
  features: Feature[];
}

export interface Footnote {
  n: number;
  document: string;
  title: string;
  publisher: string;
  date: string | null;
  grade: number;
  checked: string | null;
  href: string;
}

export interface TileArea {
  layer: string;
  fill: string | null;
  hatch: Hatch | null;
}

export interface TileFigure {
  layer: string;
  text: string;
}

export interface TileNode {
  layer: string;
  item: string;
  label: string;
  role: string;
  colour: string;
  pattern: LinePattern;
}

export interface TileEntry {
  layer: string;
  status: string | null;
  items: string[];
  count: number;
  mark: string | null;
  swatch: Swatch | null;
  label: string;
  /** Whether the mark is their number. */
  counts: boolean;
}

export interface Tile {
  region: string;
  row: number;
  column: number;
  span: number;
  name: string;
  pole: string;
  special: boolean;
  ink: string | null;
  front: string;
  edges: ("top" | "right" | "bottom" | "left")[];
  areas: TileArea[];
  figures: TileFigure[];
  nodes: TileNode[];
  entries: TileEntry[];
  empty: string[];
}

export interface Tiles {
  columns: number;
  rows: number;
  items: Tile[];
}

export interface Scene {
  state: State;
  title: string;
  subtitle: string;
  caption: string;
  vintage: string;
  regions: Record<string, Region>;
  poles: Record<string, Pole>;
  layers: Layer[];
  /** SVG by key. */
  marks: Record<string, string>;
  footnotes: Footnote[];
  banner: string | null;
  tiles: Tiles | null;
  notices: string[];
  data_version: string;
  fingerprint: string;
  /** Addresses of the boundary topologies by tolerance in metres, and of the background. */
  geometry: Record<"400" | "150" | "60" | "context", string>;
}
