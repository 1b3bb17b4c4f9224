"""`/due` lists what is coming apart from what passed unanswered, and gives the same as a calendar."""

from datetime import date

import pytest

from layers.portfolio.due import PASSED_UNKNOWN, PENDING, due
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
