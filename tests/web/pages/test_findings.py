"""The pages of findings: sentence, rows, formula, sources, view; and the same as data."""

import html
import re
from datetime import date

import pytest

from layers.findings.findings import findings
from tests.pages import undated

DAYS = ["2017-12-18", "2023-02-27", "2024-02-27", "2025-12-17", "2026-11-28"]
SHARE = "/findings/complexes-investment?asof=2026-11-28"


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return undated(html.unescape(answer.get_data(as_text=True)))


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_sentence_of_a_day_is_told_and_leads_to_its_evidence(client, app, asof, lang):
    page = text_of(client, f"/findings?asof={asof}&lang={lang}")
    found = findings(app.extensions["drawing"].atlas, date.fromisoformat(asof))
    for one in (*found.told, *found.more):
        assert one.said(lang) in page
        assert f"/findings/{one.template.id}?asof={asof}&lang={lang}" in page
    for one in found.silent:
        assert one.said(lang) in page


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_evidence_of_every_sentence_lists_its_rows_and_sources(client, app, lang):
    atlas = app.extensions["drawing"].atlas
    found = findings(atlas, date(2026, 11, 28))
    for one in (*found.told, *found.more):
        page = text_of(client, f"/findings/{one.template.id}?asof=2026-11-28&lang={lang}")
        assert one.counted_as(lang) in page
        assert all(f">{row.id}</code>" in page for row in one.rows)
        assert all(f"/sources/{row.fact.document}?" in page for row in one.rows)


def test_a_ministry_is_cited_before_the_press(client):
    page = text_of(client, SHARE)
    cited = page.split('id="sources"')[1]
    assert cited.index("motie-2023-07-20-rel") < cited.index("etoday-2023-07-20-plc")


def test_the_view_of_a_sentence_opens(client):
    for one in client.get("/api/findings?asof=2026-11-28").get_json()["told"]:
        assert client.get(one["view"]).status_code == 200
        assert client.get(one["page"]).status_code == 200


def test_every_item_of_a_sentence_opens(client):
    page = text_of(client, "/findings/complexes-outside-capital?asof=2026-11-28")
    links = set(re.findall(r'scope="row"[^>]*><a href="([^"#]+)', page))
    assert links
    assert all(client.get(link).status_code == 200 for link in links)


def test_a_silent_sentence_says_why(client):
    page = text_of(client, "/findings/call-applications?asof=2026-11-28")
    assert "자료 확인일(2026.3.12.)이 기준일보다 60일 넘게 앞섬" in page


def test_a_region_has_its_own_sentences(client):
    page = text_of(client, "/findings?asof=2026-11-28&region=gyeongbuk")
    assert "경상북도, 국가첨단전략산업 특화단지 2024.6.27. 지정분까지 3곳" in page
    assert client.get("/findings/complexes-in-region?asof=2026-11-28&region=gyeongbuk").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/findings/nothing?asof=2026-11-28", 404, "그런 문장이 없습니다: nothing</p>"),
        ("/findings?asof=2026-11-28&region=atlantis", 404, "atlantis"),
        ("/api/findings?colour=red", 400, "colour"),
        ("/findings?asof=2010-01-01", 400, "2017"),
    ],
)
def test_what_is_not_there_is_told(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in html.unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize("asof", DAYS)
def test_the_data_say_what_the_page_says(client, app, asof):
    data = client.get(f"/api/findings?asof={asof}&lang=en").get_json()
    found = findings(app.extensions["drawing"].atlas, date.fromisoformat(asof))
    assert [one["sentence"] for one in data["told"]] == [one.said("en") for one in found.told]
    assert [one["numbers"] for one in data["told"]] == [one.numbers for one in found.told]
    assert {one["id"] for one in data["silent"]} == {one.template.id for one in found.silent}
    assert all(row["document"] and row["id"] for one in data["told"] for row in one["rows"])
    assert all(
        [each["grade"] for each in one["sources"]] == sorted(each["grade"] for each in one["sources"])
        for one in data["told"]
    )
