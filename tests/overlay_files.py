"""A reader's rows as files of every kind that people have."""

from __future__ import annotations

import io
import json

import openpyxl

NAME = "구름골 데이터센터"
HOSTILE = "<img src=x onerror=window.hacked=1>"
HEAD = ("이름", "시도", "시군구", "위도", "경도", "상태", "분야", "일자", "출처", "비고")
GOOD = (
    (NAME, "경북", "포항시", "", "", "계획", "이차전지", "2026.11.20.", "달빛신문", "=1+1"),
    ("원자로 공장", "", "울주군", "35.45", "129.3", "추진", "원자력", "2026년 11월", "별빛일보", HOSTILE),
    ("통합 청사", "전남광주", "", "", "", "검토", "", "2026-H2", "", ""),
    ("바람 단지", "", "", "34.5", "125.2", "신청", "재생에너지", "", "", ""),
)
TABLE = (HEAD, *GOOD)
Rows = tuple[tuple[str, ...], ...]


def tabbed(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def comma_separated(rows: Rows, encoding: str) -> bytes:
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)


def workbook(rows: Rows) -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.active.append([float(cell) if cell[:1].isdigit() and cell.count(".") == 1 else cell for cell in row])
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.save(made)
    return made.getvalue()


def geojson(rows: Rows) -> bytes:
    def feature(row):
        given = dict(zip(HEAD, row, strict=True))
        lat, lon = given.pop("위도"), given.pop("경도")
        place = {"type": "Point", "coordinates": [float(lon), float(lat)]} if lat else None
        return {"type": "Feature", "geometry": place, "properties": given}

    features = [feature(row) for row in rows[1:]]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


FILES = {
    "utf8.csv": comma_separated(TABLE, "utf-8"),
    "bom.csv": comma_separated(TABLE, "utf-8-sig"),
    "cp949.csv": comma_separated(TABLE, "cp949"),
    "excel.txt": b"\xff\xfe" + tabbed(TABLE).encode("utf-16-le"),
    "places.geojson": geojson(TABLE),
    "book.xlsx": workbook(TABLE),
}
#: Kinds that only a browser reads: Node has no letters that CP949 alone has.
BY_BROWSERS = ("cp949.csv",)
#: The rows that every one of them is read as, but for what only the map knows.
READ = [
    {"name": NAME, "source": "달빛신문", "note": "=1+1", "regions": ["gyeongbuk.pohang"], "lon": None, "lat": None,
     "status": "planned", "sector": "battery", "date": "2026-11-20"},
    {"name": "원자로 공장", "source": "별빛일보", "note": HOSTILE, "regions": ["ulsan.ulju"], "lon": 129.3,
     "lat": 35.45, "status": "under-way", "sector": "nuclear-power", "date": "2026-11"},
    {"name": "통합 청사", "source": "", "note": "", "regions": ["jeonnam-gwangju"], "lon": None, "lat": None,
     "status": "considered", "sector": None, "date": "2026-H2"},
    {"name": "바람 단지", "source": "", "note": "", "regions": [], "lon": 125.2, "lat": 34.5, "status": "applied",
     "sector": "renewable-energy", "date": None},
]  # fmt: skip
#: Files that cannot be read: content, reason, and what the page says of it.
UNREADABLE = {
    "old.xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 64, "XLSX나 CSV로 저장"),
    "broken.xlsx": (b"PK\x03\x04" + b"x" * 64, "읽지 못했습니다"),
    "picture.png": (b"\x89PNG\xff\xff\xff\x80", "그림 파일"),
    "no-text.csv": (b"\x81\xff\xff\x80", "UTF-8이나 CP949"),
    "no-head.csv": ("가,나,다\n라,마,바".encode(), "열 이름이 있는 줄"),
    "other.json": (b'{"type": "Other"}', "GeoJSON"),
    "half.json": (b"{", "JSON 형식이 아닙니다"),
    "empty.csv": (b"\xef\xbb\xbf  \r\n", "내용이 없습니다"),
    "large.csv": (b"a" * 5_000_001, "너무 큽니다"),
}
