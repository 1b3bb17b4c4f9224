/**
 * Where the picture in the page has its marks and names: the map that takes over has them at the same places.
 * @module held
 * @typedef {{ at: L.LatLng, align: Spot["align"], turn: number, texts: string[] }} Name
 * @typedef {{ zoom: number, fingerprint: string | null, names: Map<string, Name>, marks: Map<string, L.LatLng> }} Held
 * @typedef {Spot & { turn: number, texts: string[] }} HeldName a name in pixels of the map's layers
 * @typedef {{ name: (key: string) => HeldName | undefined, mark: (id: string) => Pixels | undefined }} Places
 */

/** A picture that is smaller or larger than it was drawn for leaves the map to find its own places. */
const [LEAST, MOST] = [0.95, 1.3];

/**
 * What a laid picture has, as places on the map that shows the same; null where it is too small or too large. From now
 * on it stays where it lies.
 * @param {SVGSVGElement | null} picture @param {L.Map} map @returns {Held | null}
 */
export function heldBy(picture, map) {
  const moved = /** @type {SVGGElement | null} */ (picture?.querySelector(":scope > g") ?? null);
  const matrix = moved?.transform.baseVal.consolidate()?.matrix;
  if (!picture || !matrix) return null;
  picture.dataset.held = "";
  const grown = matrix.a * Number(picture.dataset.unit);
  if (grown < LEAST || grown > MOST) return null;
  /** @type {(element: SVGElement) => L.LatLng} */
  const place = ({ dataset }) => {
    const [x, y] = String(dataset.at).split(" ").map(Number);
    return map.containerPointToLatLng([matrix.a * x + matrix.e, matrix.d * y + matrix.f]);
  };
  /** @type {<T>(kind: string, made: (each: SVGElement) => T) => Map<string, T>} */
  const all = (kind, made) => {
    const found = /** @type {NodeListOf<SVGElement>} */ (picture.querySelectorAll(`.first-${kind}[data-of]`));
    return new Map([...found].map((each) => [each.dataset.of ?? "", made(each)]));
  };
  return {
    zoom: map.getZoom(),
    fingerprint: null,
    names: all("label", (each) => ({ at: place(each), ...set(each) })),
    marks: all("mark", place),
  };
}

/** How the words of a name are set. @param {SVGElement} group */
function set(group) {
  const texts = [...group.querySelectorAll("text")];
  const align = /** @type {Spot["align"]} */ (texts[0]?.getAttribute("text-anchor") ?? "start");
  const turn = Number(texts[0]?.getAttribute("transform")?.match(/rotate\((\S+)/)?.[1] ?? 0);
  return { align, turn, texts: texts.map((each) => String(each.textContent)) };
}

/**
 * The places on a map that shows the same scene at the same zoom; none on another.
 * @param {Held | null} held @param {L.Map} map @param {Scene} scene @returns {Places}
 */
export function placesOf(held, map, scene) {
  if (held) held.fingerprint ??= scene.fingerprint;
  const same = held && held.zoom === map.getZoom() && held.fingerprint === scene.fingerprint;
  /** @type {(at: L.LatLng) => Pixels} */
  const pixels = (at) => {
    const { x, y } = map.latLngToLayerPoint(at);
    return [x, y];
  };
  return {
    name: (key) => {
      const found = same ? held.names.get(key) : undefined;
      if (!found) return undefined;
      const [x, y] = pixels(found.at);
      return { ...found, x, y };
    },
    mark: (id) => {
      const found = same ? held.marks.get(id) : undefined;
      return found && pixels(found);
    },
  };
}
