/**
 * Shapes from one topology: municipalities, and everything that is a merge of them.
 * @module geometry
 * @typedef {{ type: "Polygon" | "MultiPolygon", id: string, properties: { province: string }, arcs: number[][] }} Municipality
 * @typedef {{ type: "GeometryCollection", geometries: Municipality[] }} Municipalities
 * @typedef {{ type: "Topology", arcs: number[][][], objects: { municipalities: Municipalities } }} Topology
 * @typedef {[number, number, number, number]} Frame west, south, east and north
 * @typedef {{ id: string, polygons: Position[][][], box: Frame, anchor: Position }} Shape
 */

const { topojson } = window;

/** Positions [lon, lat] nested to any depth, as Leaflet's [lat, lon]. @param {any} coordinates @returns {any} */
export function flipped(coordinates) {
  return typeof coordinates[0] === "number" ? [coordinates[1], coordinates[0]] : coordinates.map(flipped);
}

/** One vintage of boundaries at one level of detail. Merges and meshes are made when first asked for. */
export class Land {
  /** @param {Topology} topology */
  constructor(topology) {
    this.topology = /** @type {any} */ (topology);
    this.collection = /** @type {any} */ (topology.objects.municipalities);
    this.members = topology.objects.municipalities.geometries;
    /** @type {Map<string, any>} */
    this.made = new Map();
  }

  /**
   * Ids of the municipalities that make up a region of any level.
   * @param {string} region @param {Record<string, { members: string[] }>} poles
   */
  municipalities(region, poles) {
    if (region === "korea") return this.members.map((each) => each.id);
    const provinces = poles[region]?.members ?? [region];
    return this.members
      .filter((each) => each.id === region || provinces.includes(each.properties.province))
      .map((each) => each.id);
  }

  /** The merged area of municipalities, as nested [lat, lon] rings. @param {string[]} ids @returns {Pixels[][][]} */
  merged(ids) {
    return this.once(`merge ${ids.join()}`, () => {
      const wanted = new Set(ids);
      const shape = topojson.merge(
        this.topology,
        /** @type {any} */ (this.members.filter((each) => wanted.has(each.id))),
      );
      return flipped(shape.coordinates);
    });
  }

  /**
   * The lines between municipalities that `keep(a, b)` accepts; `a === b` on the coast.
   * @param {string} name @param {(a: Municipality, b: Municipality) => boolean} keep
   */
  lines(name, keep) {
    return this.once(`mesh ${name}`, () =>
      flipped(topojson.mesh(this.topology, this.collection, /** @type {any} */ (keep)).coordinates),
    );
  }

  coast() {
    return this.lines("coast", (a, b) => a === b);
  }

  hairlines() {
    return this.lines("hairlines", (a, b) => a !== b && province(a) === province(b));
  }

  /**
   * Lines between provinces; `pole(id)` says which pole a province belongs to.
   * @param {string} kind @param {(province: string) => string | null} pole
   */
  borders(kind, pole) {
    const same = kind === "inner";
    return this.lines(
      `${kind} ${this.members.map((each) => pole(province(each))).join()}`,
      (a, b) =>
        a !== b &&
        province(a) !== province(b) &&
        (pole(province(a)) === pole(province(b)) && pole(province(a)) !== null) === same,
    );
  }

  /** The municipality at a place, or null at sea. @param {number} lat @param {number} lon */
  at(lat, lon) {
    const found = this.shapes().find((each) => inBox(each.box, lon, lat) && within(each.polygons, lon, lat));
    return found ? found.id : null;
  }

  /** A place inside a municipality's largest part, as [lon, lat]. @param {string} id */
  anchor(id) {
    return this.shapes().find((each) => each.id === id)?.anchor ?? null;
  }

  /** @returns {Shape[]} */
  shapes() {
    return this.once("shapes", () =>
      this.members.map((each) =>
        shape(each.id, /** @type {any} */ (topojson.feature(this.topology, /** @type {any} */ (each))).geometry),
      ),
    );
  }

  /** @template T @param {string} name @param {() => T} make @returns {T} */
  once(name, make) {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name);
  }
}

/** @param {Municipality} member */
function province(member) {
  return member.properties.province;
}

/** @param {string} id @param {any} geometry @returns {Shape} */
function shape(id, geometry) {
  /** @type {Position[][][]} */
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const largest = polygons.map((rings) => rings[0]).reduce((a, b) => (Math.abs(area(a)) >= Math.abs(area(b)) ? a : b));
  return { id, polygons, box: boxOf(polygons.flatMap((rings) => rings[0])), anchor: middle(largest) };
}

/** @param {Position[]} points @returns {Frame} */
function boxOf(points) {
  /** @type {Frame} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** @param {Frame} place @param {number} x @param {number} y */
function inBox([x0, y0, x1, y1], x, y) {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** @param {Position[][][]} polygons @param {number} x @param {number} y */
function within(polygons, x, y) {
  return polygons.some(([outer, ...holes]) => inRing(outer, x, y) && !holes.some((hole) => inRing(hole, x, y)));
}

/** @param {Position[]} ring @param {number} x @param {number} y */
function inRing(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** @param {Position[]} ring */
function area(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

/** The middle of the widest stretch of a ring at the height of its centre: always inside. @param {Position[]} ring */
function middle(ring) {
  const [, y0, , y1] = boxOf(ring);
  const heights = [0.5, 0.4, 0.6].map((share) => y0 + (y1 - y0) * share);
  const spans = heights.flatMap((y) => widest(crossings(ring, y), y) ?? []);
  return spans.reduce((a, b) => (a.width >= b.width ? a : b)).point;
}

/** @param {Position[]} ring @param {number} y */
function crossings(ring, y) {
  return ring
    .map(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length];
      return ay > y !== by > y ? ((bx - ax) * (y - ay)) / (by - ay) + ax : null;
    })
    .filter((x) => x !== null)
    .sort((a, b) => a - b);
}

/** @param {number[]} xs @param {number} y */
function widest(xs, y) {
  /** @type {{ width: number, point: Position } | null} */
  let best = null;
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const width = xs[i + 1] - xs[i];
    if (!best || width > best.width) best = { width, point: [(xs[i] + xs[i + 1]) / 2, y] };
  }
  return best;
}
