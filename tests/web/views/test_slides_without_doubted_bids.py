"""Slides say nothing of bids while sources disagree on the outcome of their call; pages and reports do."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from pptx import Presentation

from layers.atlas.items import items
from layers.findings.unsettled import bids

CALL = "advanced-complex-call-2026"
BIDS = re.compile(r"(?:특화단지|로봇|첨단항공엔진|기초원료) 신청(?! 관련 기사)|신청은? 4건")
DAY = "asof=2026-11-28"


def shapes(found) -> Iterator[str]:
    for shape in found:
        if shape.shape_type == 6:
            yield from shapes(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def deck(client, address) -> str:
    made = Presentation(io.BytesIO(client.get(address).data))
    return "\n".join(text for slide in made.slides for text in shapes(slide.shapes))


def test_only_bids_of_the_call_with_two_deadlines_are_left_out(known):
    """Counted another way: what is applied for in the call on the day, and nothing of any other layer."""
    applied = {item.id for item in items(known, CALL, date(2026, 11, 28)) if item.status == "applied"}
    assert {fact.item for fact in bids(known)} == applied
    assert len(applied) == 4


@pytest.mark.parametrize(
    "address",
    [
        f"/export/map.pptx?{DAY}",
        f"/export/regions/gyeongnam.pptx?{DAY}",
        f"/export/compare.pptx?regions=gyeongnam,gyeongbuk&{DAY}",
        "/export/changes.pptx?from=2025-12-17&to=2026-11-28",
    ],
)
def test_no_slide_draws_counts_or_names_a_bid(client, address):
    assert BIDS.search(deck(client, address)) is None


@pytest.mark.parametrize("page", ["map", "regions/gyeongnam", "compare"])
def test_no_picture_on_the_page_of_a_slide_draws_a_bid_and_one_on_paper_does(client, page):
    """`layout=slide` is the page unless another is asked for; the drawing is the same as PNG and PDF."""
    asked = f"/export/{page}.svg?{DAY}{'&regions=gyeongnam,gyeongbuk' if page == 'compare' else ''}"
    slide, paper = (client.get(f"{asked}{layout}").get_data(as_text=True) for layout in ("", "&layout=a4"))
    assert BIDS.search(slide) is None
    assert "신청" not in slide
    assert "신청" in paper


def test_a_deck_of_changes_says_that_it_leaves_bids_out(client):
    told = deck(client, "/export/changes.pptx?from=2025-12-17&to=2026-11-28")
    assert "2026 국가첨단전략산업 특화단지 공모: 지정 결과를 두고 자료가 엇갈려" in told
    assert "자료가 엇갈려" not in deck(client, "/export/changes.pptx?from=2023-02-16&to=2024-02-01")


def test_the_map_itself_still_draws_them(client):
    layer = next(one for one in client.get(f"/scene.json?{DAY}").get_json()["layers"] if one["id"] == CALL)
    assert sum(feature["status"] == "applied" for feature in layer["features"]) >= 4
    assert layer["notice"] == "확인된 신청 4건, 지정 결과 미확인"


def test_the_code_on_a_slide_holds(client):
    deck_code = re.search(r"확인 코드 ([0-9a-f]{4}-[0-9a-f]{4})", deck(client, f"/export/map.pptx?{DAY}"))[1]
    scene = client.get(f"/scene.json?{DAY}").get_json()
    assert deck_code != scene["fingerprint"]
    page = client.get(f"/verify/{deck_code}?{DAY}").get_data(as_text=True)
    assert "outcome-same" in page
