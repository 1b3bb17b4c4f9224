/**
 * Which column is which: the words that stand above columns, in Korean and English.
 * @module overlay/headings
 */
import { fold } from "../spelling.js";

const WORDS = {
  name: "이름 명칭 내용 사업 사업명 과제명 시설명 항목 제목 name title label item subject text content",
  region: "지역 지역명 장소 위치 소재지 대상지역 region regions place location area",
  province: "시도 시도명 광역 광역시도 도 province sido",
  municipality: "시군구 시군구명 기초 기초지자체 시군 municipality sigungu city county district",
  code: "코드 지역코드 code regioncode",
  mois: "행정구역코드 행정동코드 법정동코드 행정표준코드 시군구코드 시도코드 행안부코드 mois codemois",
  kostat: "통계청코드 통계지역코드 kostat codekostat",
  lon: "경도 lon lng long longitude x",
  lat: "위도 lat latitude y",
  status: "상태 단계 진행 진행상태 진행상황 추진상태 status state stage",
  sector: "분야 업종 산업 sector industry field",
  date: "일자 날짜 발표일 발표일자 기준일 시점 일시 date day published",
  source: "출처 자료 자료출처 근거 링크 source sources url link reference",
  note: "비고 설명 메모 참고 특이사항 note notes memo remark remarks description comment",
};
const FIELD_OF = new Map(
  Object.entries(WORDS).flatMap(([field, words]) => words.split(" ").map((word) => [word, field])),
);
const MARKS = /[\s_\-./·()[\]*:°]/g;

/** The field that a heading names, or null. @param {string | number} heading */
export function fieldOf(heading) {
  const whole = fold(heading).replace(MARKS, "");
  return FIELD_OF.get(whole) ?? FIELD_OF.get(fold(String(heading).replace(/[([].*$/, "")).replace(MARKS, "")) ?? null;
}

/**
 * Records of a table whose first filled line says what the columns are; null where no line does.
 * @param {Table} table
 */
export function records(table) {
  const at = table.findIndex((line) => line.filter((cell) => fieldOf(cell)).length >= 2);
  if (at < 0 || at > 10) return null;
  const fields = table[at].map(fieldOf);
  const unknown = table[at].filter((cell, i) => !fields[i] && String(cell).trim());
  const lines = table.slice(at + 1).map((line, i) => ({ row: at + 2 + i, cells: cellsOf(fields, line) }));
  return { unknown, records: lines.filter(({ cells }) => Object.values(cells).some(Boolean)) };
}

/**
 * Cells by field; a second column of texts goes to the note, as none is thrown away.
 * @param {(string | null)[]} fields @param {(string | number)[]} line
 */
export function cellsOf(fields, line) {
  /** @type {Cells} */
  const cells = {};
  fields.forEach((field, i) => {
    const value = String(line[i] ?? "").trim();
    if (!field || !value) return;
    if (!cells[field]) cells[field] = value;
    else cells.note = [cells.note, value].filter(Boolean).join(" · ");
  });
  return cells;
}
