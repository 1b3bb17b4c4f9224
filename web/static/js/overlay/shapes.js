/**
 * What of a shape is needed: a point that lies in it, and the regions that it covers. Positions are WGS 84 [lon, lat].
 * @module overlay/shapes
 * @typedef {{ rings: Position[][], area: number }} Part
 */

/** Heights at which the inside of an area is looked for, those near its middle first. */
const STEPS = 15;
const MIDDLE = [7, 6, 8, 5, 9];
/** Samples across an area: one in so many degrees, within limits. */
const [STEP, LEAST_STEPS, MOST_STEPS] = [0.03, 12, 40];
/** Across an area in which no land was met: an islet may lie between. */
const ISLET_STEPS = 96;
const LEAST_SHARE = 0.005;
/** How many lists lie around the positions of a geometry. @type {Record<string, number>} */
const DEPTHS = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

/**
 * A geometry as far as it can be read: positions are numbers, parts without any are left out; null where none is left.
 * @param {any} given @returns {Geometry | null}
 */
export function sound(given) {
  if (given?.type === "GeometryCollection") {
    const geometries = Array.isArray(given.geometries) ? given.geometries.map(sound).filter(Boolean) : [];
    return geometries.length ? /** @type {Geometry} */ ({ type: given.type, geometries }) : null;
  }
  const depth = DEPTHS[given?.type];
  const coordinates = depth === undefined ? null : soundParts(given.coordinates, depth);
  return coordinates && { type: given.type, coordinates };
}

/** @param {any} given @param {number} depth @returns {any[] | null} */
function soundParts(given, depth) {
  if (!Array.isArray(given)) return null;
  if (!depth) {
    const pair = given.slice(0, 2).map((value) => (value === null || value === "" ? NaN : Number(value)));
    return pair.length === 2 && pair.every(Number.isFinite) ? pair : null;
  }
  const parts = given.map((each) => soundParts(each, depth - 1)).filter((each) => each !== null);
  return parts.length ? parts : null;
}

/** A geometry whose positions are put through a function. @param {Geometry} geometry @param {(pair: number[]) => number[]} move @returns {Geometry} */
export function moved(geometry, move) {
  if (geometry.geometries) return { ...geometry, geometries: geometry.geometries.map((each) => moved(each, move)) };
  const through = (/** @type {any} */ given) => (typeof given[0] === "number" ? move(given) : given.map(through));
  return { ...geometry, coordinates: through(geometry.coordinates ?? []) };
}

/** The first position of a geometry, or null. @param {Geometry | null | undefined} geometry @returns {number[] | null} */
export function firstOf(geometry) {
  let given = geometry?.geometries ? geometry.geometries[0]?.coordinates : geometry?.coordinates;
  while (Array.isArray(given) && typeof given[0] !== "number") [given] = given;
  return Array.isArray(given) && given.length >= 2 ? given : null;
}

/** A point in the largest part of a geometry: an area, else a line, else a point. @param {Geometry} geometry @returns {Position | null} */
export function pointIn(geometry) {
  const { areas, lines, points } = partsOf(geometry);
  if (areas.length) return inside(areas.reduce((a, b) => (a.area >= b.area ? a : b)));
  if (lines.length) return alongside(lines.reduce((a, b) => (a.length >= b.length ? a : b)));
  return points[0] ?? null;
}

/**
 * The municipalities that a geometry covers, but for slivers of it.
 * @param {Geometry} geometry @param {MunicipalityAt} municipalityAt
 */
export function covered(geometry, municipalityAt) {
  const { areas, lines, points } = partsOf(geometry);
  return [
    ...new Set([
      ...areas.flatMap((part) => within(part, municipalityAt)),
      ...lines.flatMap((part) => shared(thinned(part), municipalityAt)),
      ...shared(points, municipalityAt),
    ]),
  ];
}

/** @param {Position[]} points @param {MunicipalityAt} municipalityAt */
function shared(points, municipalityAt) {
  const found = points.map(([lon, lat]) => municipalityAt(lon, lat)).filter((id) => id !== null);
  const counts = new Map(found.map((id) => [id, 0]));
  found.forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1));
  return [...counts].filter(([, n]) => n >= LEAST_SHARE * found.length).map(([id]) => id);
}

/** @param {Geometry} geometry @returns {{ areas: Part[], lines: Position[][], points: Position[] }} */
function partsOf({ type, coordinates, geometries }) {
  if (geometries) return geometries.map(partsOf).reduce(merged, { areas: [], lines: [], points: [] });
  const areas = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
  const lines = type === "LineString" ? [coordinates] : type === "MultiLineString" ? coordinates : [];
  const points = type === "Point" ? [coordinates] : type === "MultiPoint" ? coordinates : [];
  return {
    areas: areas
      .filter((/** @type {any} */ rings) => rings?.[0]?.length > 2)
      .map((/** @type {Position[][]} */ rings) => ({ rings, area: Math.abs(area(rings[0])) })),
    lines: lines.filter((/** @type {any} */ each) => each?.length),
    points: points.filter((/** @type {any} */ each) => each?.length >= 2),
  };
}

/** @param {ReturnType<typeof partsOf>} a @param {ReturnType<typeof partsOf>} b */
function merged(a, b) {
  return { areas: [...a.areas, ...b.areas], lines: [...a.lines, ...b.lines], points: [...a.points, ...b.points] };
}

/** @param {Position[]} ring */
function area(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

/** The middle of the widest stretch of an area, holes left out, at one of the heights near its middle. @param {Part} part @returns {Position} */
function inside({ rings }) {
  const across = (/** @type {number[]} */ ys) =>
    ys.flatMap((y) => stretched(rings, y).map(([from, to]) => ({ from, to, y })));
  const all = heights(rings, STEPS);
  const middle = across(MIDDLE.map((i) => all[i]));
  const stretches = middle.length ? middle : across(all);
  if (!stretches.length) return rings[0][0];
  const { from, to, y } = stretches.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  return [(from + to) / 2, y];
}

/** The municipalities of an area. @param {Part} part @param {MunicipalityAt} municipalityAt */
function within(part, municipalityAt) {
  const [west, south, east, north] = boxOf(part.rings[0]);
  const steps = Math.ceil(Math.max(east - west, north - south) / STEP);
  const found = shared(gridIn(part, Math.max(LEAST_STEPS, Math.min(MOST_STEPS, steps))), municipalityAt);
  return found.length ? found : shared(gridIn(part, ISLET_STEPS), municipalityAt);
}

/** Points all over an area, so many across. @param {Part} part @param {number} steps @returns {Position[]} */
function gridIn(part, steps) {
  const { rings } = part;
  const [west, , east] = boxOf(rings[0]);
  const xs = Array.from({ length: steps }, (_, i) => west + ((east - west) * (i + 0.5)) / steps);
  const found = heights(rings, steps).flatMap((y) => {
    const own = stretched(rings, y);
    return xs
      .filter((x) => own.some(([from, to]) => from <= x && x <= to))
      .map((x) => /** @type {Position} */ ([x, y]));
  });
  return found.length > steps ? found : [...found, inside(part)];
}

/** West, south, east and north of a ring. @param {Position[]} ring */
function boxOf(ring) {
  return ring.reduce(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}

/** Heights across a ring, in steps. @param {Position[][]} rings @param {number} steps */
function heights([outer], steps) {
  const [, south, , north] = boxOf(outer);
  return Array.from({ length: steps }, (_, i) => south + ((north - south) * (i + 0.5)) / steps);
}

/** Stretches of a height that lie within. @param {Position[][]} rings @param {number} y @returns {[number, number][]} */
function stretched(rings, y) {
  const xs = rings.flatMap((ring) => crossings(ring, y)).sort((a, b) => a - b);
  return Array.from({ length: Math.floor(xs.length / 2) }, (_, i) => [xs[2 * i], xs[2 * i + 1]]);
}

/** @param {Position[]} ring @param {number} y */
function crossings(ring, y) {
  return ring.flatMap(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    return ay > y !== by > y ? [((bx - ax) * (y - ay)) / (by - ay) + ax] : [];
  });
}

/** The point half-way along a line. @param {Position[]} line @returns {Position} */
function alongside(line) {
  const steps = line.slice(1).map(([x, y], i) => Math.hypot(x - line[i][0], y - line[i][1]));
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [i, step] of steps.entries()) {
    const [[ax, ay], [bx, by]] = [line[i], line[i + 1]];
    const share = step ? left / step : 0;
    if (left <= step) return [ax + (bx - ax) * share, ay + (by - ay) * share];
    left -= step;
  }
  return line[0];
}

/** Some of the positions of a line. @param {Position[]} line */
function thinned(line) {
  const every = Math.max(1, Math.floor(line.length / 200));
  return line.filter((_, i) => i % every === 0);
}
