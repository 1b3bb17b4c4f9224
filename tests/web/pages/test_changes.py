"""`/changes` tells what differs between two days, by layer and by region, with the counts of the sentences."""

import re
from datetime import date

import pytest

from layers.portfolio.changes import changes
from layers.portfolio.changes_told import by_province, narrowed
from web.service.language import LANGUAGES

SPANS = [("2017-12-18", "2023-02-16"), ("2023-02-16", "2024-02-01"), ("2024-02-01", "2025-12-17"),
         ("2024-02-01", "2026-11-21"), ("2025-12-17", "2025-12-17")]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("first", "last"), SPANS)
def test_the_page_says_the_sentences_and_lists_every_change(client, known, first, last, lang):
    html = client.get(f"/changes?from={first}&to={last}&lang={lang}").get_data(as_text=True)
    found = changes(known, date.fromisoformat(first), date.fromisoformat(last))
    for sentence in found.sentences(lang):
        assert sentence in html.replace("&#39;", "'")
    listed = html.split('aria-labelledby="items"', 1)[1].split("</section>", 1)[0]
    assert listed.count('<tr><th scope="row">') == len(found.items)


def test_without_dates_it_starts_from_the_latest_document(client):
    assert "2025-12-17 → 2026-11-21" in client.get("/changes").get_data(as_text=True)


def test_the_days_of_the_documents_are_one_click_away(client):
    html = client.get("/changes").get_data(as_text=True)
    for first in ("2017-12-18", "2023-02-16", "2024-02-01", "2025-12-17"):
        assert f"/changes?from={first}&amp;to=" in html


def test_one_layer_and_one_region_can_be_looked_at(client):
    html = client.get("/changes?from=2024-02-01&to=2026-11-21&layer=advanced-complexes&region=gyeongbuk")
    listed = html.get_data(as_text=True).split('aria-labelledby="items"', 1)[1]
    assert "경북(안동·포항) 바이오 특화단지" in listed
    assert "강원(춘천·홍천) 바이오 특화단지" not in listed


def _part(html, key):
    return html.split(f'aria-labelledby="{key}"', 1)[1].split("</section>", 1)[0]


NARROWED = [
    ("2023-02-16", "2024-02-01", "advanced-complexes", None),
    ("2023-02-16", "2026-11-21", "regional-projects", None),
    ("2024-02-01", "2026-11-21", None, "gyeongbuk"),
    ("2024-02-01", "2026-11-21", "advanced-complexes", "gangwon"),
    ("2025-12-17", "2026-11-21", None, "gwangju"),
]


@pytest.mark.parametrize(("first", "last", "layer", "region"), NARROWED)
def test_a_layer_or_a_region_narrows_everything_on_the_page(client, known, first, last, layer, region):
    asked = "".join(f"&{name}={value}" for name, value in (("layer", layer), ("region", region)) if value)
    html = client.get(f"/changes?from={first}&to={last}{asked}").get_data(as_text=True)
    whole = changes(known, date.fromisoformat(first), date.fromisoformat(last))
    found = narrowed(known, whole, layer, region)
    counts = by_province(known, found)
    assert 0 < len(found.items) < len(whole.items)
    assert f"정책 항목 변경 {len(found.items)}건" in html
    assert {int(n) for n in re.findall(r'class="dot-number"[^>]*>(\d+)<', html, re.DOTALL)} == {
        sum(kinds.values()) for kinds in counts.values() if any(kinds.values())
    }
    assert _part(html, "by-layer").count('<tr><th scope="row">') == len(found.counts)
    cells = re.findall(r'<td class="number">(\d+)</td>', _part(html, "by-region"))
    assert sum(map(int, cells)) == sum(n for kinds in counts.values() for n in kinds.values())
    assert ('aria-labelledby="administrative"' in html) == (layer is None)


def test_a_region_keeps_the_districts_that_changed_in_it_alone(client):
    html = client.get("/changes?from=2025-12-17&to=2026-11-21&region=incheon").get_data(as_text=True)
    told = _part(html, "administrative")
    assert "제물포구" in told
    assert "목포시" not in told
    assert "인천광역시" in html.split('class="lead"')[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_poles_are_first_listed_and_no_administrative_region(client, lang):
    html = client.get(f"/changes?from=2024-02-01&to=2026-11-21&lang={lang}").get_data(as_text=True)
    told, poles = _part(html, "administrative"), _part(html, "poles")
    began = "설치" if lang == "ko" else ">begun<"
    assert "pole-" not in told
    assert poles.count('href="/regions/pole-') == 8
    assert began not in poles
    levels = html.split('class="lead">', 1)[1].split("</p>", 1)[0]
    assert ("권역" if lang == "ko" else "pole") not in levels.split(". ")[0]


def test_the_merger_is_told_with_what_it_was_made_of(client):
    html = client.get("/changes?from=2025-12-17&to=2026-11-21").get_data(as_text=True)
    row = html.split('href="/regions/jeonnam-gwangju?', 1)[1].split("</tr>", 1)[0]
    assert "← 광주광역시, 전라남도" in row


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("from=2026-01-01&to=2025-01-01", 400, "2025-01-01"),
        ("from=2010-01-01", 400, "2017-12-18"),
        ("to=yesterday", 400, "2025-12-17"),
        ("layer=nothing", 404, "nothing"),
        ("region=nowhere", 404, "nowhere"),
    ],
)
def test_a_wrong_question_says_what_would_be_right(client, query, status, said):
    answer = client.get(f"/changes?{query}")
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


def test_what_regions_ask_for_is_told_apart_from_what_was_decided(client):
    address = "/changes?from=2025-12-17&to=2026-11-28"
    korean = client.get(address).get_data(as_text=True)
    assert "신규 18건(지역의 신청 4건·제안 12건 포함)" in korean
    assert "가장 많이" not in korean
    assert "4 applications and 12 proposals of regions among them" in client.get(f"{address}&lang=en").get_data(
        as_text=True
    )


def test_english_counts_have_the_right_number(client):
    page = client.get("/changes?from=2025-12-17&to=2026-11-28&lang=en").get_data(as_text=True)
    assert "1 province·4 municipalities begun" in page
    assert "(s)" not in page
    assert "(ies)" not in page


def test_what_changed_in_a_province_includes_what_its_pole_is_told(client):
    page = client.get("/changes?from=2025-12-17&to=2026-11-28&region=jeonbuk").get_data(as_text=True)
    assert "전북 성장엔진" in page
    assert "수도권 성장엔진" not in page
