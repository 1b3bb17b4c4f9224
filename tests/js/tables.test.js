import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { Unreadable } from "../../web/static/js/overlay/bad.js";
import { recordsIn as made } from "../../web/static/js/overlay/columns.js";
import { cells as lines } from "../../web/static/js/overlay/delimited.js";
import { decoded, opened, openedText } from "../../web/static/js/overlay/files.js";
import { asCsv, asJson } from "../../web/static/js/overlay/saving.js";
import { kit } from "./kit.js";

const cells = (text) => lines(text).lines.map((line) => line.cells);
const recordsIn = (text) => made(kit, openedText(kit, text).layout);
const recordsOf = async (file) => made(kit, (await opened(kit, file)).layout);
const fromJson = recordsIn;

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
    reason(() => recordsIn('{"type": "Other"}')),
    "no_geojson",
  );
});

const OTHERS = {
  pdf: utf8("%PDF-1.7\n"),
  picture: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
  shapefile: new Uint8Array([0, 0, 0x27, 0x0a, 0, 0]),
  database: utf8("SQLite format 3\u0000"),
  parquet: utf8("PAR1"),
  old_hwp: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...utf8("HWP Document File")]),
  locked: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(new Uint16Array([..."EncryptedPackage"].map((c) => c.charCodeAt(0))).buffer)]), // biome-ignore format: bytes
  hwpx: zipSync({ "Contents/content.hpf": utf8("<p/>") }),
  word: zipSync({ "word/document.xml": utf8("<p/>") }),
  slides: zipSync({ "ppt/presentation.xml": utf8("<p/>") }),
  binary_excel: zipSync({ "xl/workbook.bin": utf8("x") }),
  open_document: zipSync({ "content.xml": utf8("<p/>") }),
  kml: zipSync({ "doc.kml": utf8("<kml/>") }),
  archive: zipSync({ "표.csv": utf8("이름,지역") }),
  web_page: utf8("<html><table><tr><td>이름</td></tr></table></html>"),
  excel_xml: utf8('<?xml version="1.0"?><Workbook xmlns="urn:x"/>'),
  esri_json: utf8('{"features": [{"attributes": {}}]}'),
  topojson: utf8('{"type": "Topology"}'),
};

test("a file is known by its first bytes, and one that is too large is not opened", async () => {
  const refused = (bytes) =>
    recordsOf(new Blob([bytes])).then(
      () => null,
      (error) => error.reason,
    );
  assert.equal(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(64)])), "old_excel");
  assert.equal(await refused(utf8(`PK\u0003\u0004${"x".repeat(64)}`)), "no_workbook");
  assert.equal(await refused(new Uint8Array(5_000_001)), "too_large");
  for (const [reason, content] of Object.entries(OTHERS)) assert.equal(await refused(content), reason, reason);
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
      shape: undefined,
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

test("a quote that is never closed is told, and what it would have swallowed is read", () => {
  const found = lines('이름,지역,상태\n"가온 공장,충북 청주시,계획\n나래,울산,계획\n다솜,부산,계획\n');
  assert.deepEqual(found.said, [{ reason: "open_quote", values: { row: 2, last: 4 } }]);
  assert.deepEqual(
    found.lines.map((line) => line.cells[0]),
    ["이름", "가온 공장", "나래", "다솜"],
  );
});

test("blank lines are none, and lines keep their numbers", () => {
  assert.deepEqual(
    lines("이름,경도\n\n가,129\n ,\n,,\n나,128").lines.map(({ row }) => row),
    [1, 3, 6],
  );
});

test("what the service writes in metres is read by its own column of systems", () => {
  const [record] = recordsIn("label,easting,northing,crs\n가,414500.1,392000.2,EPSG:5186").records;
  assert.deepEqual(record.cells, { name: "가", lon: "414500.1", lat: "392000.2", crs: "EPSG:5186" });
});

test("GeoJSON keeps its shapes, names its system, and may stand line by line", () => {
  const square = [[[129.2, 35.9], [129.4, 35.9], [129.4, 36.1], [129.2, 36.1], [129.2, 35.9]]]; // biome-ignore format: a ring
  const feature = { type: "Feature", geometry: { type: "Polygon", coordinates: square }, properties: { name: "가" } };
  const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::5186" } };
  const { layout } = openedText(kit, JSON.stringify({ type: "FeatureCollection", crs, features: [feature] }));
  assert.deepEqual([layout.system, layout.guessed, layout.said[0].reason], ["EPSG:5186", false, "system_told"]);
  assert.deepEqual(made(kit, layout).records[0].shape, feature.geometry);
  assert.equal(recordsIn(`${JSON.stringify(feature)}\n${JSON.stringify(feature)}\n`).records.length, 2);
});

test("a hundred thousand lines are read", () => {
  const many = `이름,지역\n${Array.from({ length: 100_000 }, (_, i) => `가${i},부산`).join("\n")}`;
  assert.equal(recordsIn(many).records.length, 100_000);
});
