/**
 * What the scripts share besides the scene: the page, labels and marks on the map, a reader's rows, the one-file store.
 */

type Scene = import("./scene.js").Scene;
type Layer = import("./scene.js").Layer;
type Feature = import("./scene.js").Feature;
type AreaFeature = import("./scene.js").AreaFeature;
type LineFeature = import("./scene.js").LineFeature;
type MarkFeature = import("./scene.js").PointFeature | import("./scene.js").BadgeFeature;
type PlacedFeature = MarkFeature | import("./scene.js").BubbleFeature;
type Region = import("./scene.js").Region;
type Pole = import("./scene.js").Pole;
type Footnote = import("./scene.js").Footnote;
type LegendRow = import("./scene.js").LegendRow;
type Swatch = import("./scene.js").Swatch;
type Tile = import("./scene.js").Tile;
type TileNode = import("./scene.js").TileNode;
type TileEntry = import("./scene.js").TileEntry;
type Position = import("./scene.js").Position;

type Land = import("./geometry.js").Land;
type Panes = import("./panes.js").Panes;
type Popup = import("./popup.js").Popup;
type Stage = import("./stage.js").Stage;
type State = import("./state.js").State;
type Taken = import("./boxes.js").Taken;
type Box = import("./boxes.js").Box;
type Kind = import("./type.js").Kind;

/** A place in pixels. */
type Pixels = [number, number];
type Project = (at: Position) => Pixels;
/** Sentences of the page by key, with gaps like {n}. */
type Texts = Record<string, string>;
/** Positions nested to any depth. */
type Nested = number[] | Nested[];

interface Window {
  L: typeof import("leaflet");
  topojson: typeof import("topojson-client");
  atlas: Atlas;
}

/** What the service's own script leaves for ours. */
interface Atlas {
  map: L.Map;
  /** Makers of the maps of a comparison, and the maps they made. */
  maps: (() => L.Map)[];
  shown: L.Map[];
  /** The one-file map answers itself. */
  answers: Asked;
}

/** Elements of a page that are more than HTML elements, by id. */
interface Elements {
  asof: HTMLInputElement;
  search: HTMLInputElement;
  share: HTMLDialogElement;
}
type Find = <Id extends string>(id: Id) => Id extends keyof Elements ? Elements[Id] : HTMLElement;

/** The state as the address carries it. */
interface StateValues {
  layers: string[] | null;
  asof: string;
  view: string | null;
  focus: string | null;
  lang: string;
  theme: string;
  frame: string | null;
  sector?: string | null;
  status?: string | null;
}

/** Where the state is written, and how it is linked. */
interface Address {
  write: (query: string) => void;
  link: (query: string) => string;
}

interface Boot {
  state: StateValues;
  texts: Texts;
}

interface SavedBoot extends Boot {
  /** The address that the file was saved from. */
  origin: string;
}

interface EmbedBoot extends Boot {
  controls: string[];
  days: string[];
  height: number | null;
}

interface MovingBoot {
  module: string;
  regions: string[];
  scene: string;
  scripts: string[];
  styles: string[];
  texts: Texts;
}

/** What every map with a popup and a state has. */
interface MapPage {
  boot: Boot;
  map: L.Map;
  state: State;
  texts: Texts;
  $: Find;
  popup: Popup;
  stage: Stage;
}

interface EmbedPage extends MapPage {
  boot: EmbedBoot;
}

/** The page of the map, with what its parts add to it. */
interface Page extends MapPage {
  /** Who wants to see each scene that is drawn. */
  shown: ((scene: Scene) => void)[];
  failed: (error: Error) => void;
  onScene: (act: (scene: Scene) => void) => void;
  whenDrawn: (act: () => void) => void;
  dress: (scene: Scene) => Promise<Scene>;
  redraw: () => Promise<void>;
  focusOn?: (id: string, move?: boolean) => void;
  showTab?: (name: string) => void;
  /** Show an item that was searched: its layer on, its region, its row marked. */
  showItem?: (hit: Hit) => void;
  /** Where land was pressed last. */
  pressed?: { lat: number; lng: number } | null;
}

interface Member {
  layer: Layer;
  feature: Feature;
}
type Open = (members: Member[], button: HTMLElement) => void;

/** What a stage needs of its page. */
interface StageOptions {
  texts: Texts;
  inset: HTMLElement;
  furniture: () => Box[];
  open: (scene: Scene, members: Member[], button: HTMLElement) => void;
  close?: () => void;
  focus?: (region: string) => void;
  /** The page carries a picture of its map, below which there is time to draw. */
  pictured?: boolean;
  /** Told what lies in the window without its name. */
  unnamed?: (scene: Scene, members: Member[]) => void;
}

/** Room around the country, in pixels. */
interface Padding {
  topLeft: Pixels;
  bottomRight: Pixels;
}

interface Spot {
  x: number;
  y: number;
  align: "start" | "middle" | "end";
}

/** A label, where it may stand, and what it carries besides. */
interface Label {
  kind: string;
  lines: LabelLine[];
  candidates: Spot[];
  id?: string;
  leader?: Pixels | null;
  tag?: string;
  colour?: string;
  gap?: number;
  /** So many of its lines stand where there is no room for all. */
  least?: number;
  /** The lines where the whole label has no room. */
  brief?: LabelLine[];
  /** The region that a press on it chooses. */
  focus?: string;
  /** Where the page's picture has it. */
  held?: Spot;
  cull?: boolean;
}

/** One line of a label: `indent` is the room of the seal before it, `of` whose name it is. */
interface LabelLine {
  text: string;
  kind: Kind;
  indent?: number;
  seal?: string | null;
  of?: Member;
}

/** The industries of a place: `led` where a leader goes to it. */
interface Block extends Label {
  at: Pixels;
  led: boolean;
}

type PlacedBlock = Block & PlacedLabel & { cost: number };

/** A label where it stands; `turn` in degrees, with the boxes of the pieces of a turned one. */
interface PlacedLabel extends Label, Spot {
  box: Box;
  turn?: number;
  pieces?: Box[];
  /** What is drawn and pressed for it. */
  parts?: Element[];
}

/** A belt's node with its place in pixels. */
interface BeltNode {
  layer: Layer;
  feature: MarkFeature;
  x: number;
  y: number;
  label: string;
  role: string | null;
  colour: string | undefined;
  box: Box;
  prefer?: Spot["align"];
  parts?: Element[];
}

/** A mark with its place in pixels. */
interface MapMark {
  layer: Layer;
  feature: MarkFeature;
  i: number;
  at: Pixels;
  /** Where the page's picture has it and its name. */
  held?: { at: Pixels; name: Spot & { texts: string[] } };
}

/** A mark where it stands: `moved` when not at its place. */
interface MarkSpot extends MapMark {
  x: number;
  y: number;
  box: Box;
  moved: boolean;
  /** Its name, where there is room for one. */
  name?: PlacedLabel;
  parts?: Element[];
}

/** Marks under one count. */
interface Cluster {
  x: number;
  y: number;
  members: Member[];
  box?: Box;
  size?: number;
  id?: string;
  name?: string;
  parts?: Element[];
}

interface Arranged {
  labels: PlacedLabel[];
  /** Everything that has a name of its own on the map or in the list, with its place. */
  members: (Member & { at: Pixels })[];
  sites: { id: string; at: Pixels }[];
  /** Industries without a block, for they lay out of the window. */
  beyond: Pixels[];
  spots: MarkSpot[];
  clusters: Cluster[];
  nodes: BeltNode[];
}

/** A hit of a search. */
interface Hit {
  kind: "region" | "place" | "layer" | "page" | "item" | "figure";
  id: string;
  label: string;
  sublabel: string | null;
  region: string | null;
  /** The layer that shows it. */
  layer: string | null;
  /** Its own page, or its row on one. */
  href: string | null;
}

/** Answers by address. */
interface Asked {
  json: (address: string) => Promise<unknown>;
  html: (address: string) => Promise<string>;
}

/** A word of a vocabulary in both languages. */
interface Word {
  id: string;
  ko: string;
  en: string;
}

interface KitRegion {
  name: string;
  level: "nation" | "pole" | "province" | "municipality";
  above: string[];
  /** The regions of the day that it stands for. */
  on: string[];
  /** The day on which it begins, where that is still to come. */
  from?: string;
  /** Its last day, where it has ended. */
  until?: string;
  at?: Position;
  radius_km?: number | null;
}

/** What is needed to read a reader's rows without asking (`/overlay/kit.json`). */
interface Kit {
  layer: string;
  lang: string;
  exports: string[];
  limits: { rows: number; regions: number; letters: number; extent: [Pixels, Pixels] };
  regions: Record<string, KitRegion>;
  spellings: Record<string, string[]>;
  codes: Record<string, Record<string, string[]>>;
  statuses: Word[];
  sectors: Word[];
  /** Names of places that are no regions: ids by folded names; `named` has name, ids, whether an area, and the reason. */
  places: {
    wards: Record<string, string[]>;
    ward_codes: Record<string, [string, string]>;
    towns: Record<string, string[]>;
    named: Record<string, [string, string[], boolean, string]>;
    sites: Record<string, [string, string[]]>;
  };
  /** The rules of reading (`layers/reading/rules.json`). */
  rules: Rules;
  marks: Record<string, string>;
  words: Texts;
  texts: Texts;
}

/** The rules of reading (`layers/reading/rules.json`). */
interface Rules {
  headings: Record<string, string>;
  numbering: string;
  angle_parts: string;
  statuses: Record<string, string>;
  doubtful_statuses: string;
  no_statuses: string;
  status_endings: [string, string][];
  absent: string;
  repeats: string;
  sectors: Record<string, string>;
  totals: string;
  years: Pixels;
  century: string;
  serials: Pixels;
  dates: { pieces: Record<string, string>; until: string; forms: { pattern: string; iso: string; remark?: string }[] };
  places: {
    between: string;
    joined: string;
    marks: string;
    postcode: string;
    after: string;
    complex: string;
    nation: string;
    /** What stands for the whole of a province in a column of municipalities. */
    whole: string;
    /** How names of municipalities end. */
    municipality: string;
  };
  metres_from: number;
  axes: Record<string, string>;
  systems: Record<string, { name: string; proj: string; words: string; x: Pixels; y: Pixels; offered?: boolean }>;
  kinds: { kind: string; begins: string; holds?: string; member?: string }[];
  texts: { kind: string; pattern: string }[];
}

/** A geometry of GeoJSON. */
interface Geometry {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: nested to any depth
  coordinates?: any;
  geometries?: Geometry[];
}

/** Cells of a line by field; a number where a workbook has one. */
type Cells = Record<string, string | number>;

/** A line of a table that is not blank, with its number in the file. */
interface Line {
  row: number;
  cells: (string | number)[];
  /** A GeoJSON geometry. */
  shape?: Geometry | null;
}

/** What is to be said of a whole table, by its key in the kit's texts. */
interface Note {
  reason: string;
  values: Values;
}

/** What is to be said of a place as it was read, by its key in the kit's texts. */
type PlaceRemark = Note;

interface Sheet {
  name: string;
  hidden: boolean;
  lines: Line[];
  said: Note[];
}

/** A table whose columns have fields, or none. */
interface Layout {
  heads: string[];
  fields: (string | null)[];
  /** The lines below the headings. */
  lines: Line[];
  /** Whether a field was told by what stands in its column. */
  guessed: boolean;
  said: Note[];
  /** The reference system that the file names. */
  system?: string | null;
}

/** An opened file: its sheets, and the one that is read. */
interface Opened {
  sheets: Sheet[];
  at: number;
  layout: Layout;
}

/** What a written place means: regions, or candidates to choose from, or the first day of one that is still to come. */
interface Meaning {
  regions: string[];
  remarks: PlaceRemark[];
  candidates: string[];
  site: string | null;
  /** An area in no municipality's count. */
  area: boolean;
  begins: string | null;
}

interface RowRecord {
  row: number;
  cells: Cells;
  shape?: Geometry | null;
}

interface Records {
  records: RowRecord[];
  said: Note[];
}

/** What fills the gaps of a sentence. */
type Values = Record<string, unknown>;

/** Why a record is no row, or what is to be said of it. */
interface Remark {
  row: number;
  reason: string;
  values: Values;
  /** The regions that may be meant, and the record to be read again with one of them. */
  candidates?: string[];
  record?: RowRecord;
}

interface Found {
  rows: Row[];
  bad: Remark[];
  remarks: Remark[];
}

/** A reader's row. */
interface Row {
  name: string;
  regions: string[];
  lon: number | null;
  lat: number | null;
  status: string;
  sector: string | null;
  date: string | null;
  source: string;
  note: string;
}

/** Versions of something by the day from which each stands. */
type Versions<T> = [string, T][];

/** Texts with named gaps between them. */
type Pieces = string[];

/** A layer of the one-file map while it stays as it is. */
interface LayerVersion {
  text: Pieces;
  marks: string[];
  cites: [string, string][];
  sources: string[];
  absent: string | null;
  features: [number, number, string[]][];
  /** What differs on the first map. */
  first: Pick<LayerVersion, "text" | "features" | "panel"> | null;
  rows: number[];
  panel: [number, number];
  section: number;
  /** Regions, those the documents meant, hit, names; entry of a card and place of its feature, where it is drawn. */
  items: Record<string, [string[], string[], number, number, number?, number?]>;
}

/** What a scene of the one-file map is without its layers. */
interface Head {
  scene: Pieces;
  state: Pieces;
  known: string[];
  provinces: number;
  former: Record<string, string>;
  search: [number, number][];
}

/** A region, or the one that came after it: the head of its card, and what it lies in by relation. */
interface CardHead {
  id: string;
  head: number;
  above: number;
}

/** What has a colour in the one-file map. */
interface Themed {
  layers: { id: string; group: string; versions: Versions<LayerVersion> }[];
  heads: Versions<Head>;
  marks: Record<string, string>;
}

/** Texts by key that the one-file map says layers in, and how counts are said (`layers/words/`). */
interface StoreWords {
  /** How the file is filtered, the sign between texts, and the sentence that says so; empty where it is not. */
  filter: { told: string; and: string; only: string; empty: string };
  caption: Texts;
  date: Texts;
  plural: string;
}

/** The data of the one-file map, as `one_file_store.py` writes them. */
interface StoreData {
  words: StoreWords;
  data_version: string;
  /** The layers that are on at first visit. */
  first: string[];
  groups: { id: string; before: string; after: string }[];
  themes: Record<string, Themed>;
  cards: Record<string, Versions<CardHead>>;
  card: { relations: Record<string, string>; cite: string; sources: string; nothing: string };
  table: { before: string; after: string; nothing: string };
  footnotes: { before: string; after: string };
  documents: Record<string, { text: Pieces; short: string; footnote: string; source: string }>;
  /** Each other form of a word with the one that is compared. */
  synonyms: [string, string][];
  naming: StoreNaming;
  texts: string[];
}

/** What reads names of places: `versions` are tables by their first day, whole on the first and changed entries later. */
interface StoreNaming {
  spellings: Record<string, string[]>;
  codes: Record<string, Record<string, string[]>>;
  rules: Rules["places"];
  notes: Texts;
  levels: Texts;
  versions: Versions<Record<string, Record<string, unknown>>>;
}

/** What is asked of the one-file map. */
interface AskedState {
  layers: string[];
  asof: string;
  focus: string | null;
}

/** A document as a map cites it: its number and the address of its page. */
interface Cited {
  n: number;
  href: string;
}

type Store = import("./offline_store.js").Store;
type RowStore = import("./overlay/store.js").Store;
type Overlay = import("./overlay/index.js").Overlay;
/** The municipality at a place, or null at sea. */
type MunicipalityAt = (lon: number, lat: number) => string | null;
/** Takes what is to be said of a row. */
type Say = (reason: string, values: Values) => void;

/** What proj4 may read grids with, which we have none of. */
declare module "geotiff" {
  export type GeoTIFF = never;
}

/** A view of the basket: its address, the writer's title and remark, the service's sentence and code. */
interface BasketView {
  address: string;
  title: string;
  computed: string;
  remark: string;
  code: string;
}

interface Basket {
  version: number;
  title: string;
  views: BasketView[];
  options: Record<string, boolean>;
}

/** The basket, or the text of one of a newer form. */
interface Kept {
  basket: Basket;
  newer: string | null;
}

/** What `/briefing/view.json` says of a view; `silent` where nothing answered. */
interface ShownView {
  address: string;
  label?: string;
  title?: string;
  subtitle?: string;
  picture?: string;
  code?: string;
  wrong?: string;
  nearest?: string;
  silent?: boolean;
}

interface RowActs {
  changed: () => boolean;
  move: (from: number, to: number) => void;
  remove: (at: number) => void;
}

interface BasketPage {
  $: (id: string) => HTMLElement;
  texts: Texts;
  lang: string;
  most: number;
  basket: () => Basket;
  acts: RowActs;
  say: (...words: (string | Node)[]) => boolean;
  take: (found: { views?: unknown[]; title?: string; version?: number }) => boolean;
}
