import assert from "node:assert/strict";
import { test } from "node:test";
import { recordsIn, recordsOf } from "../../web/static/js/overlay/files.js";
import { asCsv, asJson, cells, decoded, fromJson, Unreadable } from "../../web/static/js/overlay/tables.js";

const utf8 = (text) => new TextEncoder().encode(text);
const ROW = {
  name: '구름골 "데이터", 센터',
  regions: ["gyeongbuk.pohang", "ulsan"],
  lon: 129.3,
  lat: 36,
  status: "planned",
  sector: null,
  date: "2026-H2",
  source: "달빛신문",
  note: "=1+1",
};
const HEADINGS = {
  name: "이름",
  region: "지역",
  lon: "경도",
  lat: "위도",
  status: "상태",
  sector: "분야",
  date: "일자",
  source: "출처",
  note: "비고",
};

function reason(act) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Unreadable, String(error));
    return error.reason;
  }
  return null;
}

test("quotes hold separators, line ends and quotes", () => {
  assert.deepEqual(cells('이름,비고\r\n"가,나","둘째\n줄 ""말"""'), [
    ["이름", "비고"],
    ["가,나", '둘째\n줄 "말"'],
  ]);
});

test("a tab separates before a semicolon, a semicolon before a comma where there are more", () => {
  assert.deepEqual(cells("가,나\t다"), [["가,나", "다"]]);
  assert.deepEqual(cells("가;나,다;라"), [["가", "나,다", "라"]]);
  assert.deepEqual(cells("가,나;다,라"), [["가", "나;다", "라"]]);
});

test("bytes are read as UTF-8, UTF-16 with a mark, or the older Korean encoding", () => {
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(new Uint16Array([..."가나"].map((c) => c.charCodeAt(0))).buffer),
  ]);
  assert.equal(decoded(utf8("가나")), "가나");
  assert.equal(decoded(utf16).replace("\ufeff", ""), "가나");
  assert.equal(decoded(new Uint8Array([0xb0, 0xa1, 0xb3, 0xaa])), "가나");
});

test("what is no text, no table and no map says so", () => {
  assert.equal(
    reason(() => decoded(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0xff, 0x80]))),
    "no_text",
  );
  assert.equal(
    reason(() => recordsIn("\ufeff  \r\n")),
    "empty",
  );
  assert.equal(
    reason(() => recordsIn("가,나,다\n라,마,바")),
    "no_headings",
  );
  assert.equal(
    reason(() => recordsIn("{")),
    "no_json",
  );
  assert.equal(
    reason(() => recordsIn('{"type": "Topology"}')),
    "no_geojson",
  );
});

test("a table without headings keeps its cells for guessing", () => {
  try {
    recordsIn("가,나\n라,마");
    assert.fail("read");
  } catch (error) {
    assert.deepEqual(error.table, [
      ["가", "나"],
      ["라", "마"],
    ]);
  }
});

test("a file is known by its first bytes, and one that is too large is not opened", async () => {
  const refused = (bytes) =>
    recordsOf(new Blob([bytes])).then(
      () => null,
      (error) => error.reason,
    );
  assert.equal(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(64)])), "old_excel");
  assert.equal(await refused(utf8(`PK\u0003\u0004${"x".repeat(64)}`)), "no_workbook");
  assert.equal(await refused(new Uint8Array(5_000_001)), "too_large");
});

test("rows that are saved as JSON are the rows that are opened", () => {
  const { records } = fromJson(asJson([ROW]));
  assert.deepEqual(records, [
    {
      row: 1,
      cells: {
        name: ROW.name,
        region: "gyeongbuk.pohang;ulsan",
        lon: "129.3",
        lat: "36",
        status: "planned",
        date: "2026-H2",
        source: "달빛신문",
        note: "=1+1",
      },
    },
  ]);
});

test("rows that are saved as CSV are the rows that are opened, and no spreadsheet computes them", () => {
  const text = asCsv([ROW], HEADINGS);
  assert.ok(text.startsWith("\ufeff"));
  assert.ok(text.includes("'=1+1"));
  const { records } = recordsIn(text);
  assert.equal(records.length, 1);
  assert.equal(records[0].cells.name, ROW.name);
  assert.equal(records[0].cells.region, "gyeongbuk.pohang;ulsan");
  assert.equal(records[0].cells.note, "'=1+1");
});

test("a cell that begins like a formula of any script is guarded", () => {
  for (const sign of ["=", "+", "-", "@", "＝", "＋", "－", "＠"]) {
    assert.ok(asCsv([{ ...ROW, note: `${sign}1` }], HEADINGS).includes(`'${sign}1`), sign);
  }
});

test("a polygon stands in the middle of its box, unless its properties say where", () => {
  const square = [[[129.2, 35.9], [129.4, 35.9], [129.4, 36.1], [129.2, 36.1], [129.2, 35.9]]]; // biome-ignore format: a ring
  const feature = (properties) => ({ type: "Feature", geometry: { type: "Polygon", coordinates: square }, properties });
  const [plain] = fromJson(JSON.stringify(feature({ name: "가", status: "지정" }))).records;
  assert.deepEqual(plain.cells, { name: "가", status: "지정", lon: "129.3", lat: "36" });
  const [told] = fromJson(JSON.stringify(feature({ name: "가", 경도: 127, 위도: 37 }))).records;
  assert.deepEqual([told.cells.lon, told.cells.lat], ["127", "37"]);
});
