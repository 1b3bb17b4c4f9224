/**
 * Maps that move together: the same zoom, and each as far from its own home as the others.
 * @module together
 */

const STILL = { animate: false };
const PADDING = [10, 10];

export class Together {
  /**
   * @param {L.Map[]} maps
   * @param {{held: boolean, moved: Function}[]} stages what is drawn on each; held still while its map follows
   * @param {L.LatLngBounds[]} bounds what each map shows at home
   */
  constructor(maps, stages, bounds) {
    Object.assign(this, { maps, stages, bounds, busy: false });
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

  zoom(steps) {
    const [map] = this.maps;
    this.show(map.getZoom() + steps * map.options.zoomDelta, this.offset(0));
  }

  /** How far a map is from its home, in pixels of zoom 0. */
  offset(i) {
    const here = at(this.maps[i], this.maps[i].getCenter());
    return [here.x - this.homes[i].x, here.y - this.homes[i].y];
  }

  follow(leader) {
    if (this.busy || !this.homes) return;
    this.show(this.maps[leader].getZoom(), this.offset(leader), leader);
  }

  show(zoom, [dx, dy], leader = -1) {
    this.busy = true;
    this.maps.forEach((map, i) => {
      if (i === leader) return;
      this.stages[i].held = leader >= 0;
      map.setView(map.options.crs.pointToLatLng(this.homes[i].add([dx, dy]), 0), zoom, STILL);
      this.stages[i].held = false;
    });
    this.busy = false;
  }

  /** When the leader rests, what followed is put in order. */
  settle() {
    if (this.busy || !this.homes) return;
    this.stages.forEach((stage) => stage.moved());
  }
}

function at(map, place) {
  return map.options.crs.latLngToPoint(place, 0);
}
