/**
 * The state of the map, and the address that carries it.
 * @module state
 */

/** @type {(keyof StateValues)[]} */
const ORDER = ["layers", "asof", "view", "focus", "lang", "theme", "frame", "sector", "status"];

/** Where a served page keeps its state: in the address line. @type {Address} */
const SERVED = {
  write: (query) => history.replaceState(null, "", `${location.pathname}?${query}`),
  link: (query) => `${location.origin}${location.pathname}?${query}`,
};

/** The state that a page shows: what its address says, and who wants to know when it changes. */
export class State {
  /**
   * @param {StateValues} initial
   * @param {Address} address what becomes of the query of a new state
   */
  constructor(initial, address = SERVED) {
    this.address = address;
    this.values = { ...initial };
    /** @type {((changed: string[], state: State) => void)[]} */
    this.listeners = [];
  }

  /** @template {keyof StateValues} K @param {K} name */
  get(name) {
    return this.values[name];
  }

  /**
   * Take changes over, write the address, and tell the listeners which names changed.
   * @param {Partial<StateValues>} changes
   */
  set(changes) {
    const names = /** @type {(keyof StateValues)[]} */ (Object.keys(changes));
    const changed = names.filter((name) => String(changes[name]) !== String(this.values[name]));
    if (!changed.length) return;
    Object.assign(this.values, changes);
    this.address.write(this.query());
    this.listeners.forEach((listener) => listener(changed, this));
  }

  /** @param {(changed: string[], state: State) => void} listener */
  onChange(listener) {
    this.listeners.push(listener);
  }

  /**
   * The query string; the whole permalink with `view`, or what a scene depends on without it.
   * @param {(keyof StateValues)[]} names
   */
  query(names = ORDER) {
    return names
      .filter((name) => this.values[name] !== null && this.values[name] !== undefined)
      .map((name) => `${name}=${encode(this.values[name])}`)
      .join("&");
  }

  /** The query of the scene: everything but the window. */
  sceneQuery() {
    return this.query(ORDER.filter((name) => name !== "view"));
  }

  /** The full permanent address. */
  permalink() {
    return this.address.link(this.query());
  }
}

/** @param {unknown} value */
function encode(value) {
  return encodeURIComponent(String(value)).replaceAll("%2C", ",").replaceAll("%2F", "/");
}
