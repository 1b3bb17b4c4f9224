import assert from "node:assert/strict";
import { test } from "node:test";
import { guessed } from "../../web/static/js/overlay/guessing.js";
import { cellsOf, fieldOf, records } from "../../web/static/js/overlay/headings.js";
import { coded, named, Unclear } from "../../web/static/js/overlay/names.js";
import { read } from "../../web/static/js/overlay/reading.js";
import { kit } from "./kit.js";

const GOOD = { name: "구름골 데이터센터", region: "포항", status: "계획", sector: "이차전지", date: "2026.11.20." };
const SEA = () => null;
const POHANG = () => "gyeongbuk.pohang";

function readOne(cells, at = SEA, room = 500) {
  return read(kit, [{ row: 2, cells }], at, room);
}

test("a row is what its cells say, in the words of the vocabularies", () => {
  assert.deepEqual(readOne(GOOD), {
    rows: [
      {
        name: "구름골 데이터센터",
        source: "",
        note: "",
        regions: ["gyeongbuk.pohang"],
        lon: null,
        lat: null,
        status: "planned",
        sector: "battery",
        date: "2026-11-20",
      },
    ],
    bad: [],
    remarks: [],
  });
});

const BAD = {
  unknown: [{ region: "없는시" }, { value: "없는시" }],
  swapped: [{ region: "", lon: "35.4", lat: "129.3" }, { value: "35.4, 129.3" }],
  bad_status: [{ status: "아무말" }, { value: "아무말", known: "지정, 승인·고시, 계획, 미확인" }],
  no_name: [{ name: " " }, {}],
  ambiguous: [{ region: "고성" }, { value: "고성", names: "강원 고성군, 경남 고성군" }],
  not_yet: [{ region: "통합시" }, { value: "통합시", day: "2026-07-01" }],
  outside: [{ region: "", lon: "139.7", lat: "35.7" }, { value: "139.7, 35.7" }],
  half_place: [{ region: "", lat: "35.7" }, { value: "35.7" }],
  no_degrees: [{ region: "", lon: "나", lat: "가" }, { value: "나, 가" }],
  bad_date: [{ date: "2026-02-30" }, { value: "2026-02-30" }],
  no_place: [{ region: "" }, {}],
  too_long: [{ name: "가".repeat(301) }, { field: "name", letters: 301, most: 300 }],
};

for (const [reason, [change, values]] of Object.entries(BAD)) {
  test(`a row that cannot be used says why: ${reason}`, () => {
    const found = readOne({ ...GOOD, ...change });
    assert.deepEqual(found, { rows: [], bad: [{ row: 2, reason, values }], remarks: [] });
  });
}

test("no more marks are taken than there is room for, and each row too many is named", () => {
  const many = Array.from({ length: 4 }, (_, i) => ({ row: i + 2, cells: { ...GOOD, name: `가 ${i}` } }));
  const found = read(kit, many, SEA, 2);
  assert.deepEqual(
    found.rows.map(({ name }) => name),
    ["가 0", "가 1"],
  );
  assert.deepEqual(
    found.bad.map(({ row, reason }) => [row, reason]),
    [
      [4, "too_many"],
      [5, "too_many"],
    ],
  );
});

test("a row of several regions takes as much room as it has marks", () => {
  assert.equal(readOne({ ...GOOD, region: "부산; 울산" }, SEA, 1).bad[0].reason, "too_many");
  assert.deepEqual(readOne({ ...GOOD, region: "부산; 울산" }, SEA, 2).rows[0].regions, ["busan", "ulsan"]);
  const two = [2, 3].map((row) => ({ row, cells: { ...GOOD, region: "부산; 울산" } }));
  assert.deepEqual([read(kit, two, SEA, 3).rows.length, read(kit, two, SEA, 4).rows.length], [1, 2]);
});

test("a place without a region stands in the municipality around it; at sea that is said", () => {
  const placed = { ...GOOD, region: "", lon: "129.3", lat: "36" };
  assert.deepEqual(readOne(placed, POHANG).rows[0].regions, ["gyeongbuk.pohang"]);
  const atSea = readOne(placed, SEA);
  assert.deepEqual(atSea.rows[0].regions, []);
  assert.deepEqual(
    atSea.remarks.map(({ reason }) => reason),
    ["nowhere"],
  );
});

test("a place outside the region that is named is taken and remarked on", () => {
  const found = readOne({ ...GOOD, region: "부산", lon: "129.3", lat: "36" }, POHANG);
  assert.deepEqual(found.rows[0].regions, ["busan"]);
  assert.deepEqual(found.remarks, [
    { row: 2, reason: "elsewhere", values: { names: "부산광역시", found: "경북 포항시" } },
  ]);
});

test("a row without a status is unconfirmed, and that is said; an unknown sector is left out and said", () => {
  const found = readOne({ ...GOOD, status: "", sector: "구름" });
  assert.deepEqual([found.rows[0].status, found.rows[0].sector], ["unconfirmed", null]);
  assert.deepEqual(found.remarks.map(({ reason }) => reason).sort(), ["bad_sector", "no_status"]);
});

test("several regions stand in one cell, and a province beside it decides between equal names", () => {
  assert.deepEqual(readOne({ ...GOOD, region: "부산, 울산" }).rows[0].regions, ["busan", "ulsan"]);
  assert.deepEqual(readOne({ ...GOOD, region: "고성", province: "경남" }).rows[0].regions, ["gyeongnam.goseong"]);
  assert.deepEqual(readOne({ ...GOOD, region: "", province: "경남", municipality: "고성군" }).rows[0].regions, [
    "gyeongnam.goseong",
  ]);
});

test("names stand for regions of the day: by id, spelling, province and municipality, or what came after", () => {
  assert.deepEqual(named(kit, "gyeongbuk.pohang"), ["gyeongbuk.pohang"]);
  assert.deepEqual(named(kit, " 포 항 시 "), ["gyeongbuk.pohang"]);
  assert.deepEqual(named(kit, "경남 고성"), ["gyeongnam.goseong"]);
  assert.deepEqual(named(kit, "옛구"), ["busan"]);
});

test("a code that two systems use is not guessed", () => {
  const all = ["mois", "kostat", "iso"];
  assert.throws(
    () => coded(kit, "26", all),
    (error) => error instanceof Unclear && error.reason === "ambiguous",
  );
  assert.deepEqual(coded(kit, "KR-26", all), ["busan"]);
  assert.deepEqual(coded(kit, "47110", all), ["gyeongbuk.pohang"]);
  assert.deepEqual(coded(kit, "4711000000", ["mois"]), ["gyeongbuk.pohang"]);
  assert.deepEqual(coded(kit, "4700000000", ["mois"]), ["gyeongbuk"]);
  assert.deepEqual(coded(kit, "47110.0", ["mois"]), ["gyeongbuk.pohang"]);
});

test("headings are known in both languages, with units and marks around them", () => {
  for (const heading of ["이름", "사업명", "Name", " 내용 (요약)", "[제목]"])
    assert.equal(fieldOf(heading), "name", heading);
  assert.equal(fieldOf("경도(°)"), "lon");
  assert.equal(fieldOf("담당자"), null);
});

test("lines above the headings are passed over, unknown columns are named, empty lines are none", () => {
  const table = [["사용자 자료"], ["이름", "담당자", "지역"], ["가", "나", "부산"], ["", "", ""]];
  assert.deepEqual(records(table), {
    unknown: ["담당자"],
    records: [{ row: 3, cells: { name: "가", region: "부산" } }],
  });
});

test("a second column of one field goes to the note", () => {
  assert.deepEqual(cellsOf(["name", "note", "name"], ["가", "나", "다"]), { name: "가", note: "나 · 다" });
});

test("columns without headings are told by what stands in them", () => {
  const table = [
    ["구름골", "포항", "계획", "2026-11-20", "달빛신문"],
    ["둘", "경남 고성", "지정", "2026-11", "별빛일보"],
  ];
  const found = guessed(kit, table);
  assert.deepEqual(found?.fields, ["name", "region", "status", "date", "source"]);
  assert.deepEqual(found?.records[1], {
    row: 2,
    cells: { name: "둘", region: "경남 고성", status: "지정", date: "2026-11", source: "별빛일보" },
  });
  assert.equal(guessed(kit, [["계획", "2026-11-20"]]), null);
});
