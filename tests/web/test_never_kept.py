"""What a reader writes is in the answer and nowhere else: no memory that outlives the request holds it."""

import io
import json

import pytest

from tests.web.memory import holding
from web.export.formats import DOCUMENTS, FORMATS, MAP_FORMATS

pytestmark = pytest.mark.whole

#: Written backwards: the source of a test that fails is kept by the traceback.
WORDS = tuple(word[::-1] for word in ("업사밀비골름구", "문신처출빛달", "장문고비빛별", "름이일파울여", "목제지표을노"))
ROW = {
    "name": WORDS[0], "regions": ["gyeongbuk.pohang"], "lon": None, "lat": None, "status": "planned",
    "sector": "battery", "date": "2026-11-19", "source": WORDS[1], "note": WORDS[2],
}  # fmt: skip
BRIEFING = f"""
title: {WORDS[4]}
subtitle: {WORDS[2]} 부제
author: {WORDS[1]}
views:
  - view: "/?layers=advanced-complexes&asof=2026-11-21"
    title: {WORDS[0]} 지도
    remark: {WORDS[2]} 설명
  - kind: compare
    regions: [gyeongbuk, ulsan]
    asof: 2026-11-21
    title: {WORDS[0]} 비교
"""
BROWSER = {"Accept-Encoding": "br"}
STATE = "asof=2026-11-21&layers=advanced-complexes"


def written_as(url: str) -> str:
    """The format of an address."""
    return url.partition("?")[0].rpartition(".")[2]


ROWS = [
    *(f"/export/map.{name}?{STATE}" for name in dict.fromkeys((*MAP_FORMATS, *DOCUMENTS))),
    *(f"/export/compare.{name}?regions=gyeongbuk,ulsan&asof=2026-11-21" for name in DOCUMENTS),
    *(f"/export/data.{name}?{STATE}" for name in FORMATS),
]

#: Formats that are packed on their way, in every encoding that a reader may name; the others as a browser asks.
PACKED = ("svg", "csv", "geojson")
ASKED = [
    *(("br", url) for url in ROWS),
    *((encoding, url) for encoding in ("gzip", "identity") for url in ROWS if written_as(url) in PACKED),
]


def kept(answer) -> list[bytes]:
    """The answer's bytes, where they are enough to be told from others."""
    assert answer.status_code == 200, answer.get_data(as_text=True)[:300]
    assert answer.headers["Cache-Control"] == "no-store"
    return [answer.data]


def test_no_memory_holds_a_readers_rows_after_the_answers_of_every_format(client):
    answers, packed = [], set()
    for encoding, url in ASKED:
        answer = client.post(url, json={"rows": [ROW]}, headers={"Accept-Encoding": encoding})
        answers += kept(answer)
        packed |= {(encoding, written_as(url))} if "Content-Encoding" in answer.headers else set()
    assert packed == {(encoding, name) for encoding in ("br", "gzip") for name in PACKED}
    assert holding(WORDS, answers) == set()


def test_no_memory_holds_a_briefing_after_its_documents(client):
    answers = []
    for name in DOCUMENTS:
        answers += kept(client.post(f"/export/brief?format={name}", data=BRIEFING.encode(), headers=BROWSER))
        file = (io.BytesIO(BRIEFING.encode()), f"{WORDS[3]}.yaml")
        answers += kept(client.post("/export/brief", data={"file": file, "format": name}, headers=BROWSER))
    assert holding(WORDS, answers) == set()


def test_no_memory_holds_rows_or_a_briefing_that_were_refused(client):
    wrong = ROW | {"date": f"{WORDS[3]}", "status": WORDS[4]}
    ascii_wrong = ROW | {"date": "2026-13-secretdate"}
    for rows in ([wrong], [ascii_wrong]):
        assert client.post(ROWS[0], json={"rows": rows}).status_code == 400
    broken = BRIEFING.replace("kind: compare", f"kind: {WORDS[3]}")
    assert client.post("/export/brief", data=broken.encode()).status_code == 400
    form = {"text": broken, "format": "pptx"}
    assert client.post("/export/brief", data=form, headers={"Accept": "text/html"}).status_code == 400
    assert holding((*WORDS, "2026-13-secretdate")) == set()


def test_the_search_finds_what_a_cache_holds():
    from web.service import language

    language.SECRET = json.loads(f'["{WORDS[0]}"]')
    try:
        assert holding(WORDS) == {"web.service.language.SECRET"}
    finally:
        del language.SECRET
