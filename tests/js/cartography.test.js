/** What the scripts read of the values that all maps share. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { at, cartography, wholeCountry } from "../../web/static/js/cartography.js";

const { islands, zoom } = cartography;

for (const [given, metres] of [
  [5, 400],
  [8.4, 400],
  [8.5, 150],
  [9.9, 150],
  [10, 60],
  [13, 60],
]) {
  test(`boundaries at zoom ${given} are those of ${metres} m`, () => assert.equal(at(zoom.tolerance_m, given), metres));
}

for (const [name, island] of Object.entries(islands)) {
  test(`the whole country holds ${name} and leaves room for its sign`, () => {
    const [[south, west], [north, east]] = wholeCountry();
    const [lon, lat] = island.at;
    assert.ok(south < lat && lat < north && west < lon && lon < east - 0.05);
  });
}
