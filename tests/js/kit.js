/**
 * A small kit as `/overlay/kit.json` has it: two provinces' worth of regions, for tests of what reads rows.
 */

import { rules } from "./rules.js";

/** A province or a municipality of it that stands for itself. */
function region(name, level, above, more = {}) {
  return { name, level, above, on: [more.id], ...more };
}

export const kit = {
  layer: "user-input",
  lang: "ko",
  exports: [],
  limits: { rows: 500, regions: 10, letters: 300, extent: [[124, 132], [33, 39]] }, // biome-ignore format: two ranges
  regions: {
    korea: region("대한민국", "nation", [], { id: "korea" }),
    "pole-dongnam": region("동남권", "pole", ["korea"], { id: "pole-dongnam" }),
    busan: region("부산광역시", "province", ["korea", "pole-dongnam"], { id: "busan", at: [129, 35.2] }),
    ulsan: region("울산광역시", "province", ["korea", "pole-dongnam"], { id: "ulsan", at: [129.3, 35.5] }),
    gyeongbuk: region("경상북도", "province", ["korea"], { id: "gyeongbuk", at: [128.7, 36.4] }),
    "gyeongbuk.pohang": region("경북 포항시", "municipality", ["gyeongbuk", "korea"], {
      id: "gyeongbuk.pohang",
      at: [129.3, 36],
      radius_km: 18,
    }),
    gangwon: region("강원특별자치도", "province", ["korea"], { id: "gangwon" }),
    gyeongnam: region("경상남도", "province", ["korea"], { id: "gyeongnam" }),
    "gangwon.goseong": region("강원 고성군", "municipality", ["gangwon", "korea"], { id: "gangwon.goseong" }),
    "gyeongnam.goseong": region("경남 고성군", "municipality", ["gyeongnam", "korea"], { id: "gyeongnam.goseong" }),
    "busan.old": region("부산 옛구", "municipality", ["busan", "korea"], { id: "busan.old", on: ["busan"] }),
    merged: region("통합시", "province", ["korea"], { id: "merged", on: [], from: "2026-07-01" }),
  },
  spellings: {
    부산: ["busan"],
    부산광역시: ["busan"],
    울산: ["ulsan"],
    경북: ["gyeongbuk"],
    경남: ["gyeongnam"],
    강원: ["gangwon"],
    포항: ["gyeongbuk.pohang"],
    포항시: ["gyeongbuk.pohang"],
    고성: ["gangwon.goseong", "gyeongnam.goseong"],
    고성군: ["gangwon.goseong", "gyeongnam.goseong"],
    동남권: ["pole-dongnam"],
    옛구: ["busan.old"],
    통합시: ["merged"],
  },
  codes: {
    mois: { 26: ["busan"], 47: ["gyeongbuk"], 47110: ["gyeongbuk.pohang"] },
    kostat: { 26: ["ulsan"] },
    iso: { "kr-26": ["busan"] },
  },
  statuses: [
    { id: "designated", ko: "지정", en: "Designated" },
    { id: "approved", ko: "승인·고시", en: "Approved" },
    { id: "planned", ko: "계획", en: "Planned" },
    { id: "unconfirmed", ko: "미확인", en: "Not confirmed" },
  ],
  sectors: [
    { id: "battery", ko: "이차전지", en: "Battery" },
    { id: "nuclear", ko: "원자력", en: "Nuclear" },
  ],
  places: {
    wards: { 남구: ["gyeongbuk.pohang"] },
    ward_codes: { 47111: ["포항시 남구", "gyeongbuk.pohang"] },
    towns: { 구름읍: ["gyeongbuk.pohang"] },
    named: {
      구름골: ["구름골", ["gyeongbuk.pohang"], false, "포항에 있음"],
      바람벌: ["바람벌", ["busan"], true, "여러 곳에 걸침"],
    },
    sites: {},
  },
  rules,
  marks: {},
  words: {
    title: "사용자 입력",
    counted: "사용자 입력 {n}건",
    caption: "여기에 {n}건({statuses})을 더했다.",
    notice: "사용자 입력 {n}건",
    source: "사용자 입력: {source}",
    source_title: "쓰는 사람이 적은 출처",
    no_source: "출처를 적지 않음",
    not_yet: "아직 없는 지역",
    nowhere: "좌표가 어느 시·군·구 안에도 있지 않음",
    caution: "확인하지 않았다.",
    sources: "출처는 적은 대로",
  },
  texts: { field_status: "상태", field_sector: "분야", field_date: "일자", field_value: "금액", field_due: "기한" },
};
