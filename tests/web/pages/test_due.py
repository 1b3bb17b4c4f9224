"""`/due` lists what is coming apart from what passed unanswered, and gives the same as a calendar."""

import re
from datetime import date

import pytest

from layers.portfolio.due import PASSED_UNKNOWN, PENDING, due
from web.application import create_app
from web.service.language import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", "2026-11-21"])
@pytest.mark.parametrize("region", [None, "gyeongbuk", "jeonnam-gwangju"])
def test_the_page_lists_every_deadline(client, known, asof, lang, region):
    if region == "jeonnam-gwangju" and asof < "2026":
        region = "gwangju"
    query = f"&region={region}" if region else ""
    html = client.get(f"/due?asof={asof}&lang={lang}{query}").get_data(as_text=True)
    found = due(known, date.fromisoformat(asof), region)
    for state in (PENDING, PASSED_UNKNOWN):
        part = html.split(f'aria-labelledby="{state}"', 1)[1].split("</section>", 1)[0]
        assert part.count("</tr>") == (1 + n if (n := sum(one.state == state for one in found)) else 0)


def test_the_calendar_is_one(client):
    answer = client.get("/due.ics?asof=2025-12-17")
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/calendar"
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 10
    assert "성장엔진" in text.replace("\r\n ", "")


@pytest.mark.parametrize(("path", "status"), [("/due?region=nowhere", 404), ("/due.ics?region=nowhere", 404),
                                              ("/due.ics?colour=red", 400), ("/due?asof=soon", 400)])  # fmt: skip
def test_a_wrong_question_is_refused(client, path, status):
    assert client.get(path).status_code == status


def test_a_target_is_told_with_its_number_and_an_application_with_the_ministrys_release_first(client):
    early = client.get("/due?asof=2018-01-01").get_data(as_text=True)
    row = early.split("산·학융합지구</a> 15개", 1)[1].split("</tr>", 1)[0]
    assert "목표" in row
    assert "산업통상자원부" in row
    today = client.get("/due?asof=2026-11-28").get_data(as_text=True)
    assert "portalnews" not in today


def test_a_source_that_is_indirect_says_so(toy_app, toy_config):
    documents = toy_config.seeds / "documents.yml"
    text = documents.read_text(encoding="utf-8")
    assert "간접 확인" not in toy_app.test_client().get("/due?asof=2026-02-01").get_data(as_text=True)
    documents.write_text(re.sub(r'grade: "?[12]"?', 'grade: "3"', text), encoding="utf-8")
    again = create_app(toy_config).test_client()
    assert "간접 확인" in again.get("/due?asof=2026-02-01").get_data(as_text=True)
