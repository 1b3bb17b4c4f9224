"""`/changes` tells what differs between two days, by layer and by region, with the counts of the sentences."""

from datetime import date

import pytest

from layers.portfolio.changes import changes
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
