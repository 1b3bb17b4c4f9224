"""`/due` lists what is coming apart from what passed unanswered, and gives the same as a calendar."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from icalendar import Calendar

from layers.periods import last_day
from layers.portfolio.due import due
from layers.vetting import grades
from web.application import create_app
from web.service.language import LANGUAGES
from web.state.narrowing import Narrowing
from web.telling.agenda.awaiting import awaiting


def told(atlas, asof, until=None, lang="ko", **narrowing):
    until = date.fromisoformat(until) if until else None
    return awaiting(atlas, date.fromisoformat(asof), Narrowing(**narrowing), until, lang)


def numbers(found):
    """The number of lines of each part."""
    ahead = {kind: len(lines) for kind, lines in found.ahead.items()}
    passed = {f"passed-{kind}": len(lines) for kind, lines in found.passed.items()}
    return ahead | passed | {kind: len(turns) for kind, turns in found.turns.items()}


def shown(html):
    return {key: int(n) for key, n in re.findall(r'data-count="([a-z-]+)">(\d+)<', html)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", "2026-11-21"])
@pytest.mark.parametrize("region", [None, "gyeongbuk", "jeonnam-gwangju"])
def test_the_page_lists_every_deadline(client, known, asof, lang, region):
    if region == "jeonnam-gwangju" and asof < "2026":
        region = "gwangju"
    query = f"&region={region}" if region else ""
    html = client.get(f"/due?asof={asof}&lang={lang}{query}").get_data(as_text=True)
    found = told(known, asof, lang=lang, region=region)
    assert shown(html) == numbers(found)
    for kind, lines in found.ahead.items():
        part = html.split(f'<section aria-labelledby="{kind}"', 1)[1].split("</section>", 1)[0]
        assert part.count("</tr>") == (1 + len(lines) if lines else 0)
    for one in due(known, date.fromisoformat(asof), region):
        assert f"/items/{one.item.id}?" in html or one.item.status == "applied", one.item.id


FILTERS = [
    {"sector": "battery"}, {"status": "applied"}, {"sector": "battery,robotics", "status": "planned,applied"},
    {"layer": "core-projects"}, {"kind": "decision"}, {"kind": "completion", "region": "ulsan"},
    {"layer": "growth-engines", "region": "gyeongbuk"},
]  # fmt: skip


@pytest.mark.parametrize("narrowing", FILTERS)
@pytest.mark.parametrize("until", [None, "2026-12-31", "2028-06-30"])
def test_page_and_calendar_are_narrowed_alike(client, known, narrowing, until):
    asked = urlencode(narrowing | ({"to": until} if until else {}) | {"asof": "2026-11-28"})
    html = client.get(f"/due?{asked}").get_data(as_text=True)
    found = told(known, "2026-11-28", until, **narrowing)
    assert shown(html) == numbers(found)
    dues = [one for line in found.lines for one in (*line.dues, *line.bids)]
    whole = due(known, date(2026, 11, 28), narrowing.get("region"))
    assert len(dues) < len(whole)
    assert all(until is None or last_day(one.due) <= date.fromisoformat(until) for one in dues)
    events = Calendar.from_ical(client.get(f"/due.ics?{asked}").get_data(as_text=True)).events
    assert len(events) == len(found.lines)
    assert found.names in html
    assert f"due.ics?asof=2026-11-28&{urlencode(found.narrowing.pairs())}" in html.replace("&amp;", "&")


def test_an_event_has_the_same_id_in_every_feed(client):
    def ids(query):
        events = Calendar.from_ical(client.get(f"/due.ics?asof=2026-11-28{query}").get_data(as_text=True)).events
        return {str(event["UID"]) for event in events}

    every = ids("")
    for query in ("&layer=growth-engines", "&kind=completion", "&sector=battery", "&to=2027-12-31"):
        assert ids(query) <= every, query


def test_decisions_stand_apart_from_completions_and_what_passed_is_folded_without_days(client):
    html = client.get("/due?asof=2026-11-28").get_data(as_text=True)
    parts = [html.index(f'aria-labelledby="{key}"') for key in ("decision", "completion", "target", "turns")]
    assert parts == sorted(parts)
    passed = html.split('aria-labelledby="passed-unknown"', 1)[1].split("</section>", 1)[0]
    assert "<details" in passed
    assert not re.search(r"D[−+-]\d|D-day", passed)
    assert re.findall(r"D[−+-]\d+|D-day", html) == ["D−33"]  # the one exact day within 120: 2026-12-31


def test_a_day_is_counted_to_an_exact_day_alone(client, toy_app):
    early = client.get("/due?asof=2024-02-20").get_data(as_text=True)
    assert re.search(r'2024\.2\.29\. <strong class="d-day">D−9</strong>', early)
    assert len(re.findall('class="d-day"', early)) == 1


def test_a_deadline_is_written_in_one_way_and_an_exact_day_stands_before_the_year_that_ends_with_it(client):
    html = client.get("/due?asof=2026-11-28").get_data(as_text=True)
    part = html.split('aria-labelledby="completion"', 1)[1].split("</section>", 1)[0]
    written = [
        " ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr>\s*<td[^>]*>.*?</td>", part, re.S)
    ]
    assert written[0].startswith("2026.12.31. D−33")
    assert all(re.match(r"20\d\d(년|[.]\d)", one) for one in written)


def test_a_moved_deadline_keeps_both_dates_with_the_ministrys_first(client):
    html = client.get("/due?asof=2026-11-28").get_data(as_text=True)
    turns = html.split('aria-labelledby="turns"', 1)[1].split("</section>", 1)[0]
    plain = " ".join(re.sub(r"<[^>]+>", " ", turns).split())
    assert (
        "2026.2. 산업통상부 2025.12.17. → 2026년 하반기 국무조정실 2026.4.1. 권역별 성장엔진 산업 선정 (8건)" in plain
    )
    assert "2025년 산업통상자원부 2024.2. → 2026.12.31. 한경BUSINESS 2025.12.31. 파우치형 배터리" in plain
    assert "2025년 산업통상자원부 2024.2. → 2027년 국민일보 2024.12.26. 발전용 초대형 엔진 생산라인 신·증설" in plain
    assert "2028년 산업통상자원부 2024.2. → 2028.10. 포항상공회의소 2024.11.1. 포항 전력 864MW 확보" in plain
    assert shown(turns) == {"moved": 5, "sharpened": 1, "disputed": 1}


def test_eight_poles_are_one_line_and_bids_stand_beside_what_is_awaited(client):
    html = client.get("/due?asof=2026-11-28&kind=decision").get_data(as_text=True)
    assert "권역별 성장엔진 산업 선정</a>(8건)" in html
    assert (
        "확인된 신청 2건(대구 로봇(휴머노이드) 특화단지 신청; 경북(구미·포항) 로봇 특화단지 신청), 지정 결과 미확인"
        in html
    )
    assert shown(html)["decision"] == 5
    assert html.split("<h1>", 1)[1].startswith("기한이 2026년 하반기인 결정: ")


@pytest.mark.parametrize("path", ["/changes", "/due", "/timeline"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_changes_deadlines_and_the_timeline_lead_to_each_other(client, path, lang):
    html = client.get(f"{path}?lang={lang}").get_data(as_text=True)
    way = html.split('class="agenda-nav"', 1)[1].split("</nav>", 1)[0]
    assert [one.partition("?")[0] for one in re.findall(r'href="([^"]+)"', way)] == [
        *("/changes", "/due", "/timeline", "/due")
    ]
    assert re.search(rf'href="{path}\?[^"]*" aria-current="page"', way)


def test_the_calendar_is_one(client):
    answer = client.get("/due.ics?asof=2025-12-17")
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/calendar"
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 10
    assert "성장엔진" in text.replace("\r\n ", "")


@pytest.mark.parametrize(("path", "status"), [("/due?region=nowhere", 404), ("/due.ics?region=nowhere", 404),
                                              ("/due.ics?colour=red", 400), ("/due?asof=soon", 400),
                                              ("/due?sector=nothing", 400), ("/due?kind=nothing", 400),
                                              ("/due?layer=nothing", 404),
                                              ("/due?to=soon", 400), ("/due.ics?kind=applied", 400)])  # fmt: skip
def test_a_wrong_question_is_refused(client, path, status):
    assert client.get(path).status_code == status


def test_a_target_is_told_with_its_number_and_an_application_with_the_ministrys_release_first(client):
    early = client.get("/due?asof=2018-01-01").get_data(as_text=True)
    row = early.split('<section aria-labelledby="target"', 1)[1].split("산·학융합지구</a>", 1)[1].split("</tr>", 1)[0]
    assert "15개" in row
    assert "산업통상자원부" in row
    today = client.get("/due?asof=2026-11-28").get_data(as_text=True)
    assert "portalnews" not in today


def test_a_source_that_is_indirect_says_so(toy_app, toy_config, monkeypatch):
    monkeypatch.setattr(grades, "check", lambda *_: [])  # all of the toy becomes indirect
    documents = toy_config.seeds / "documents.yml"
    text = documents.read_text(encoding="utf-8")
    assert "간접 확인" not in toy_app.test_client().get("/due?asof=2026-02-01").get_data(as_text=True)
    documents.write_text(re.sub(r'grade: "?[12]"?', 'grade: "3"', text), encoding="utf-8")
    again = create_app(toy_config).test_client()
    assert "간접 확인" in again.get("/due?asof=2026-02-01").get_data(as_text=True)
