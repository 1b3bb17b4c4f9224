import assert from "node:assert/strict";
import { test } from "node:test";
import { dressed, standing } from "../../web/static/js/overlay/layer.js";
import { filled } from "../../web/static/js/saying.js";
import { withAdded } from "../../web/static/js/tile_layers.js";
import { kit } from "./kit.js";

const ROW = { name: "가", source: "달빛신문", note: "", regions: ["busan"], lon: null, lat: null };
const OTHER = { status: "planned", sector: "battery", date: null };
const SCENE = {
  title: "지도",
  caption: "말.",
  layers: [],
  marks: {},
  footnotes: [{ n: 4 }],
  notices: [],
  fingerprint: "3f2a-91bc",
  state: { layers: [] },
  poles: { "pole-dongnam": { members: ["busan", "ulsan"] } },
  regions: { "gyeongbuk.pohang": { parent: "gyeongbuk" } },
};

function features(...rows) {
  return dressed(kit, SCENE, rows.map((row) => ({ ...ROW, ...OTHER, ...row }))).layers[0].features; // biome-ignore format: one call
}

test("a scene without rows is left as it is, one with rows says how many", () => {
  assert.equal(dressed(kit, SCENE, []), SCENE);
  const scene = dressed(kit, SCENE, [{ ...ROW, ...OTHER }]);
  assert.equal(scene.title, "지도 + 사용자 입력 1건");
  assert.equal(scene.caption, "말. 여기에 1건(계획 1)을 더했다.");
  assert.equal(scene.fingerprint, "3f2a-91bc +1");
  assert.deepEqual(SCENE.layers, []);
});

test("sources are footnotes after the map's own, each once, of the fourth grade", () => {
  const rows = [ROW, ROW, { ...ROW, source: "" }].map((row) => ({ ...row, ...OTHER }));
  const own = dressed(kit, SCENE, rows).footnotes.slice(1);
  assert.deepEqual(
    own.map(({ n, publisher, grade }) => [n, publisher, grade]),
    [
      [5, "사용자 입력: 달빛신문", 4],
      [6, "사용자 입력: 출처를 적지 않음", 4],
    ],
  );
});

test("a row stands at its place, else in the ring of its municipality, else as a badge of its province", () => {
  const [placed, ring, badge] = features(
    { lon: 129.3, lat: 36 },
    { regions: ["gyeongbuk.pohang"] },
    { regions: ["busan"] },
  );
  assert.deepEqual([placed.kind, placed.lon, placed.lat], ["point", 129.3, 36]);
  assert.deepEqual([ring.kind, ring.radius_km], ["ring", 18]);
  assert.deepEqual([badge.kind, badge.slot, badge.slots], ["badge", 0, 1]);
});

test("badges that share an anchor are counted apart", () => {
  const shared = features({}, {}, { regions: ["ulsan"] }).map(({ slot, slots }) => [slot, slots]);
  assert.deepEqual(shared, [
    [0, 2],
    [1, 2],
    [0, 1],
  ]);
});

test("a region that has ended is what came after it; one still to come is listed and said", () => {
  assert.deepEqual(standing(kit, { regions: ["busan.old", "busan"] }), ["busan"]);
  const [listed] = features({ regions: ["merged"] });
  assert.deepEqual([listed.kind, listed.notes], ["listed", ["아직 없는 지역"]]);
});

test("gaps are filled by name, and unknown ones stay", () => {
  assert.equal(filled("{n}건 {x}", { n: 0 }), "0건 {x}");
});

test("rows are in the tiles of their provinces, once for each mark", () => {
  const tile = (region) => ({ region, entries: [], empty: ["없음"] });
  const tiles = { columns: 1, rows: 3, items: [tile("busan"), tile("gyeongbuk"), tile("jeju")] };
  const scene = dressed(kit, { ...SCENE, tiles }, [
    { ...ROW, ...OTHER },
    { ...ROW, ...OTHER },
    { ...ROW, ...OTHER, regions: ["gyeongbuk.pohang"] },
  ]);
  const [busan, gyeongbuk, jeju] = withAdded(scene).items;
  assert.deepEqual(
    busan.entries.map(({ count, mark }) => [count, mark]),
    [[2, "slip.battery.planned"]],
  );
  assert.deepEqual([gyeongbuk.entries.length, gyeongbuk.empty, jeju.empty], [1, [], ["없음"]]);
  assert.equal(withAdded({ ...SCENE, tiles }), tiles);
});
