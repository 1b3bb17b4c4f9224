/**
 * Maps that move together: the same zoom, and each as far from its own home as the others.
 * @module together
 */

const STILL = { animate: false };
const PADDING = /** @type {any} */ ([10, 10]);

export class Together {
  /**
   * @param {L.Map[]} maps
   * @param {{ held: boolean, moved: () => void }[]} stages what is drawn on each; held still while its map follows
   * @param {L.LatLngBounds[]} bounds what each map shows at home
   */
  constructor(maps, stages, bounds) {
    this.maps = maps;
    this.stages = stages;
    this.bounds = bounds;
    this.busy = false;
    /** @type {L.Point[]} where each map is at home, in pixels of zoom 0 */
    this.homes = [];
    maps.forEach((map, i) => {
      map.on("move", () => this.follow(i));
      map.on("moveend", () => this.settle());
    });
  }

  /** Every region whole, in the middle of its map, all at the zoom of the largest. */
  home() {
    const zoom = Math.min(...this.maps.map((map, i) => map.getBoundsZoom(this.bounds[i], false, PADDING)));
    this.homes = this.maps.map((map, i) => at(map, this.bounds[i].getCenter()));
    this.show(zoom, [0, 0]);
  }

  /** @param {number} steps */
  zoom(steps) {
    const [map] = this.maps;
    this.show(map.getZoom() + steps * (map.options.zoomDelta ?? 1), this.offset(0));
  }

  /** How far a map is from its home, in pixels of zoom 0. @param {number} i */
  offset(i) {
    const here = at(this.maps[i], this.maps[i].getCenter());
    return [here.x - this.homes[i].x, here.y - this.homes[i].y];
  }

  /** @param {number} leader */
  follow(leader) {
    if (this.busy || !this.homes.length) return;
    this.show(this.maps[leader].getZoom(), this.offset(leader), leader);
  }

  /** @param {number} zoom @param {number[]} place @param {number} leader */
  show(zoom, [dx, dy], leader = -1) {
    this.busy = true;
    this.maps.forEach((map, i) => {
      if (i === leader) return;
      this.stages[i].held = leader >= 0;
      map.setView(crsOf(map).pointToLatLng(this.homes[i].add([dx, dy]), 0), zoom, STILL);
      this.stages[i].held = false;
    });
    this.busy = false;
  }

  /** When the leader rests, what followed is put in order. */
  settle() {
    if (this.busy || !this.homes.length) return;
    this.stages.forEach((stage) => stage.moved());
  }
}

/** @param {L.Map} map @param {L.LatLng} place */
function at(map, place) {
  return crsOf(map).latLngToPoint(place, 0);
}

/** @param {L.Map} map */
function crsOf(map) {
  return /** @type {L.CRS} */ (map.options.crs);
}
