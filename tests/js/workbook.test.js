import assert from "node:assert/strict";
import { test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { zipSync } from "fflate";
import { shown } from "../../web/static/js/overlay/number_formats.js";
import { sheets } from "../../web/static/js/overlay/workbook.js";

globalThis.DOMParser = DOMParser;
const bytes = (text) => new TextEncoder().encode(text);
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'; // biome-ignore format: one line

/** A workbook of one sheet, with its rows as XML. */
function book(rows, more = "", properties = "") {
  return zipSync({
    "xl/workbook.xml": bytes(
      `<workbook ${NS}>${properties}<sheets><sheet name="표" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": bytes(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/styles.xml": bytes(`<styleSheet ${NS}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`),
    "xl/worksheets/sheet1.xml": bytes(`<worksheet ${NS}><sheetData>${rows}</sheetData>${more}</worksheet>`),
  });
}

const SHOWN = [
  [[46346.75, "y-m-d h:mm", false], "2026-11-20"],
  [[46346.999999, "14", false], "2026-11-20"],
  [[44884.75, "14", true], "2026-11-20"],
  [[46327, 'yyyy"년" m"월"', false], "2026-11"],
  [[46346, "[$-412]yyyy년 m월 d일 dddd", false], "2026-11-20"],
  [[2026.1, "0.00", false], "2026.10"],
  [[2026.1, "0", false], 2026.1],
  [[2026.1, "General", false], 2026.1],
  [[1234567, "#,##0", false], 1234567],
  [[12, '0"명"', false], 12],
  [[0.75, "h:mm", false], "18:00"],
];

for (const [given, answer] of SHOWN)
  test(`a number is what its format shows: ${given}`, () => assert.equal(shown(...given), answer));

test("a day is read by the workbook's own calendar, and a time after noon does not move it", () => {
  const rows = '<row r="1"><c r="A1" s="1"><v>44884.77</v></c></row>';
  const properties = '<workbookPr date1904="1"/>';
  assert.deepEqual(sheets(book(rows, "", properties))[0].lines, [{ row: 1, cells: ["2026-11-20"] }]);
  assert.equal(sheets(book(rows.replace("44884", "46346")))[0].lines[0].cells[0], "2026-11-20");
});

test("merged cells are filled, downwards anywhere and sideways among the headings", () => {
  const cell = (at, text) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row r="1">${cell("A1", "위")}</row><row r="2">${cell("A2", "가")}${cell("B2", "나")}</row><row r="3">${cell("B3", "다")}</row>`;
  const [{ lines, said }] = sheets(
    book(rows, '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'),
  );
  assert.deepEqual(
    lines.map(({ cells }) => cells),
    [["위", "위"], ["가", "나"], ["가", "다"]], // biome-ignore format: a table
  );
  assert.deepEqual(said, [{ reason: "merged", values: { n: 1 } }]);
});

test("a formula whose value was not saved is told, one whose value is empty is not", () => {
  const rows =
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>TODAY()</f></c><c r="C2" t="str"><f>A9</f><v></v></c><c><f>1+1</f></c><c><f>2+2</f><v/></c></row>';
  const [{ lines, said }] = sheets(book(rows));
  assert.deepEqual(lines, [{ row: 2, cells: [1, "", "", "", ""] }]);
  assert.deepEqual(said, [{ reason: "unsaved_cells", values: { n: 3, cells: "B2, D2, E2" } }]);
});

test("a cell that no sheet has is told, and costs nothing", () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ1"><v>2</v></c><c r="XFE1"><v>3</v></c><c r="A1048577"><v>4</v></c></row>';
  const [{ lines, said }] = sheets(book(rows));
  assert.deepEqual(lines, [{ row: 1, cells: [1] }]);
  assert.deepEqual(said, [{ reason: "lost_cells", values: { n: 3, cells: "ZZZZZZ1, XFE1, A1048577" } }]);
});

test("of a long sheet the first lines are read, and the others are told", () => {
  const rows = Array.from(
    { length: 46_346 },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
  ).join("");
  const [{ lines, said }] = sheets(book(rows));
  assert.equal(lines.length, 5000);
  assert.deepEqual(said, [{ reason: "beyond", values: { n: 41_346, rows: "5001–46346" } }]);
});
