import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, recordsIn } from "../../web/static/js/overlay/columns.js";
import { guessed } from "../../web/static/js/overlay/guessing.js";
import { headed } from "../../web/static/js/overlay/headings.js";
import { coded, named, Unclear } from "../../web/static/js/overlay/names.js";
import { read } from "../../web/static/js/overlay/reading.js";
import { fieldOf } from "../../web/static/js/overlay/words.js";
import { kit } from "./kit.js";
import { rules } from "./rules.js";

/** Lines as a file has them, the first being row 1. */
const lined = (table) => table.map((cells, i) => ({ row: i + 1, cells })).filter(({ cells }) => cells.some(Boolean));

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
  no_name: [{ name: " " }, {}],
  ambiguous: [{ region: "고성" }, { value: "고성", names: "강원 고성군, 경남 고성군" }],
  not_yet: [{ region: "통합시" }, { value: "통합시", day: "2026-07-01" }],
  outside: [{ region: "", lon: "139.7", lat: "35.7" }, { value: "139.7, 35.7" }],
  half_place: [{ region: "", lat: "35.7" }, { value: "35.7" }],
  no_degrees: [{ region: "", lon: "나", lat: "가" }, { value: "나, 가" }],
  no_place: [{ region: "" }, {}],
  too_long: [{ name: "가".repeat(301) }, { field: "name", letters: 301, most: 300 }],
};

for (const [reason, [change, values]] of Object.entries(BAD)) {
  test(`a row that cannot be used says why: ${reason}`, () => {
    const found = readOne({ ...GOOD, ...change });
    assert.deepEqual([found.rows, found.remarks, found.bad.length], [[], [], 1]);
    assert.deepEqual([found.bad[0].row, found.bad[0].reason, found.bad[0].values], [2, reason, values]);
  });
}

test("no more marks are taken than there is room for, and all that are too many are told once", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => ({ row: i + 2, cells: { ...GOOD, name: `가 ${i}` } }));
  const found = read(kit, many, SEA, 2);
  assert.deepEqual(
    found.rows.map(({ name }) => name),
    ["가 0", "가 1"],
  );
  assert.deepEqual(found.bad, [{ row: 4, reason: "too_many", values: { most: 500, n: 99_998, last: 100_001 } }]);
});

test("a file of which nothing can be read is given up, and how much is left is told once", () => {
  const many = Array.from({ length: 50_000 }, (_, i) => ({ row: i + 2, cells: { name: "가", region: `없는곳 ${i}` } }));
  const { bad } = read(kit, many, SEA, 500);
  assert.equal(bad.length, 501);
  assert.deepEqual(bad.at(-1), { row: 502, reason: "too_bad", values: { n: 49_500, last: 50_001, most: 500 } });
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
    assert.equal(fieldOf(rules, heading), "name", heading);
});

test("lines above the headings are told, unknown columns are named with their letters, empty lines are none", () => {
  const table = lined([["사용자 자료"], ["이름", "담당자", "지역"], ["가", "나", "부산"], ["", "", ""]]);
  assert.deepEqual(recordsIn(kit, headed(rules, table)), {
    records: [{ row: 3, cells: { name: "가", region: "부산" }, shape: undefined }],
    said: [
      { reason: "above", values: { n: 1, rows: "1" } },
      { reason: "unused", values: { n: 1, names: "담당자(B)" } },
    ],
  });
});

test("a second column of one field goes to the note, with its heading", () => {
  assert.deepEqual(cellsOf(kit, ["name", "note", "name"], ["가", "나", "다"], ["이름", "비고", "명칭"]), {
    name: "가",
    note: "나 · 명칭: 다",
  });
});

test("columns without headings are told by what stands in them", () => {
  const table = lined([
    ["구름골", "포항", "계획", "2026-11-20", "달빛신문"],
    ["둘", "경남 고성", "지정", "2026-11", "별빛일보"],
  ]);
  const found = guessed(kit, table);
  assert.deepEqual(found.fields, ["name", "region", "status", "date", "source"]);
  assert.equal(found.lines.length, 2);
  assert.equal(guessed(kit, lined([["계획", "2026-11-20"]])), null);
});

test("a column of numbers is no name beside one of words, and no date lies centuries ahead", () => {
  const rows = Array.from({ length: 12 }, (_, i) => [`${900000 + i}`, `사업 ${i}`, "포항", "3000"]);
  assert.deepEqual(guessed(kit, lined(rows)).fields, [null, "name", "region", null]);
});

test("a first line that is none of what stands below it is a heading", () => {
  const found = guessed(kit, lined([["뭐", "어디", "언제"], ["가", "부산", "2026-11"], ["나", "포항", "2026-10"]])); // biome-ignore format: a table
  assert.deepEqual(
    [found.heads, found.fields, found.lines.length],
    [["뭐", "어디", "언제"], ["name", "region", "date"], 2],
  );
  assert.equal(found.said[0].reason, "head_guessed");
});

test("headings in two lines are read together", () => {
  const table = lined([
    ["이름", "위치", "", "추진", ""],
    ["", "시도", "시군구", "상태", "일자"],
    ["가", "경남", "고성군", "계획", "2026-11-20"],
  ]);
  const { fields, lines } = headed(rules, table);
  assert.deepEqual(fields, ["name", "province", "municipality", "status", "date"]);
  assert.deepEqual(
    lines.map(({ row }) => row),
    [3],
  );
});

test("totals and notes below a table are told and not drawn, blank cells of a group take the one above", () => {
  const table = lined([
    ["분야", "지역", "주요 내용"],
    ["이차전지", "부산", "하나"],
    ["", "포항", "둘"],
    ["합 계", "", "2건"],
    ["※ 자료: 달빛신문"],
    ["분야", "지역", "주요 내용"],
  ]);
  const { records, said } = recordsIn(kit, headed(rules, table));
  assert.deepEqual(
    records.map(({ cells }) => cells.sector),
    ["이차전지", "이차전지"],
  );
  assert.deepEqual(
    said.map(({ reason, values }) => [reason, values.rows]),
    [
      ["totals", "4"],
      ["footnotes", "5"],
      ["heads_again", "6"],
      ["carried", "3"],
    ],
  );
});

const KEPT = {
  bad_status: [{ status: "공모중" }, { status: "unconfirmed", note: "상태 공모중" }],
  doubtful_status: [{ status: "MOU" }, { status: "planned", note: "상태 MOU" }],
  bad_date: [{ date: "오늘" }, { date: null, note: "일자 오늘" }],
  year_point: [{ date: 2026.1 }, { date: null, note: "일자 2026.1" }],
  bad_sector: [{ sector: "구름" }, { sector: null, note: "분야 구름" }],
  cut: [{ note: "가".repeat(400) }, { note: `${"가".repeat(299)}…` }],
  place_left: [
    { lon: "129", lat: "" },
    { regions: ["gyeongbuk.pohang"], lon: null },
  ],
  place_part: [{ region: "포항시 남구 철강로 1" }, { regions: ["gyeongbuk.pohang"] }],
  place_rest: [{ region: "경북 포항시 장기면" }, { regions: ["gyeongbuk.pohang"] }],
  marks: [{ region: "부산·포항*" }, { regions: ["busan", "gyeongbuk.pohang"] }],
  place_complex: [{ region: "포항일반산단" }, { regions: ["gyeongbuk.pohang"] }],
  place_named: [{ region: "구름골" }, { regions: ["gyeongbuk.pohang"] }],
  place_area: [{ region: "바람벌" }, { regions: ["busan"] }],
  code_settled: [{ region: "", name: "부산", code: "26" }, { regions: ["busan"] }],
  code_left: [{ region: "부산", code: "99" }, { regions: ["busan"] }],
  code_elsewhere: [{ region: "부산", code: "47110" }, { regions: ["busan"] }],
  name_left: [{ region: "없는시", code: "47110" }, { regions: ["gyeongbuk.pohang"] }],
};

for (const [reason, [change, answer]] of Object.entries(KEPT)) {
  test(`a part that is doubtful or refused does not cost the row: ${reason}`, () => {
    const { rows, bad, remarks } = readOne({ ...GOOD, ...change });
    assert.deepEqual(bad, []);
    assert.deepEqual({ ...rows[0], ...answer }, rows[0]);
    assert.ok(
      remarks.some((each) => each.reason === reason),
      JSON.stringify(remarks),
    );
  });
}

test("a code in two columns is one code, whether or not the second repeats the first", () => {
  for (const municipality_code of ["110", "47110", "047110".slice(1)]) {
    const found = readOne({ name: "가", province_code: "47", municipality_code });
    assert.deepEqual(found.rows[0].regions, ["gyeongbuk.pohang"], municipality_code);
  }
});

test("a name of several regions offers them, and another cell settles which", () => {
  const [bad] = readOne({ ...GOOD, region: "고성" }).bad;
  assert.deepEqual(bad.candidates, ["gangwon.goseong", "gyeongnam.goseong"]);
  assert.deepEqual(
    readOne({ ...GOOD, region: "고성", lon: "128.3", lat: "35" }, () => "gyeongnam.goseong").rows[0].regions,
    ["gyeongnam.goseong"],
  );
});

test("metres are placed by the system that the file names, and not without one", () => {
  const cells = { name: "가", lon: "414500", lat: "392000" };
  const hint = readOne(cells).bad[0];
  assert.equal(hint.reason, "projected");
  for (const code of ["EPSG:2097", "EPSG:5174", "EPSG:5181", "EPSG:5186"])
    assert.ok(hint.values.systems.includes(code));
  const [row] = read(kit, [{ row: 2, cells }], POHANG, 9, "EPSG:5186").rows;
  assert.deepEqual([row.lon, row.lat], [129.381869, 36.102085]);
  assert.deepEqual(readOne({ ...cells, crs: "EPSG:5186" }).rows[0].lat, row.lat);
});

test("an amount with its term goes to the note", () => {
  assert.equal(readOne({ ...GOOD, value: "562.0조원(~’42)" }).rows[0].note, "금액 562.0조원 · 기한 2042");
});
