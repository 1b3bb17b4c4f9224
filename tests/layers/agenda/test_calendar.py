"""The calendar of deadlines: one event for each line, named in full, which a moved day does not make another one."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from layers.agenda import calendar as calendars
from layers.agenda.awaited import awaited
from layers.periods import last_day
from layers.portfolio.due import due

TODAY = date(2026, 11, 21)
SOON, THEN = date(2026, 2, 1), date(2026, 4, 1)


def feed(atlas, asof, region=None, lang="ko", **about):
    return calendars.calendar(atlas, awaited(atlas, due(atlas, asof, region), asof), lang, **about)


def events_of(text):
    return {str(event["UID"]).partition("@")[0]: event for event in Calendar.from_ical(text).events}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_calendar_is_well_formed_and_repeats(real, lang):
    text = feed(real, TODAY, lang=lang)
    assert text == feed(real, TODAY, lang=lang)
    lines = text.encode("utf-8").split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    events = Calendar.from_ical(text).events
    assert len({event["UID"] for event in events}) == len(events) > 20
    assert not [event.errors for event in events if event.errors]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("asof", [date(2018, 1, 1), date(2024, 3, 1), TODAY])
def test_calendar_holds_every_deadline_once(real, lang, asof):
    dues, events = due(real, asof), Calendar.from_ical(feed(real, asof, lang=lang)).events
    for one in dues:
        subject = one.item.subject_ko if lang == "ko" else one.item.subject_en
        layer = real.catalog[one.layer].title[lang] if one.layer in real.catalog else ""
        own = [each for each in events if each["SUMMARY"].split("] ")[-1].startswith(layer)]
        own = [each for each in own if subject in each["DESCRIPTION"] and each["DTSTART"].dt == last_day(one.due)]
        assert own, one.item.id


def test_a_deadline_that_moves_keeps_its_event_and_a_half_year_is_marked(real):
    before, after = (events_of(feed(real, day)) for day in (date(2026, 2, 1), date(2026, 4, 2)))
    engines = "growth-engines.national.decision"
    assert [each[engines]["DTSTART"].dt for each in (before, after)] == [date(2026, 2, 28), date(2026, 12, 31)]
    assert after[engines]["SUMMARY"].startswith("[하반기] ")
    assert "기한 변경: 2026.2. → 2026년 하반기 (국무조정실 2026.4.1.)" in after[engines]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("key", "was", "now", "before", "after"),
    [
        ("core-projects.p18.completion", date(2026, 12, 31), date(2027, 1, 31), date(2026, 2, 1), date(2026, 3, 1)),
        (
            "sobujang-complexes.round-3.decision",
            date(2026, 6, 30),
            date(2026, 7, 31),
            date(2026, 2, 1),
            date(2026, 4, 1),
        ),
    ],
)
def test_every_moved_deadline_is_the_same_event(real, key, was, now, before, after):
    assert [events_of(feed(real, day))[key]["DTSTART"].dt for day in (before, after)] == [was, now]


def test_an_event_names_instrument_and_item(real):
    found = events_of(feed(real, date(2026, 11, 28)))
    engines = str(found["growth-engines.national.decision"]["SUMMARY"])
    assert engines == "[하반기] 5극3특 권역·성장엔진: 권역별 성장엔진 산업 선정(8건) (2026년 하반기) · 결정 예정"
    assert "로봇(휴머노이드) 국가첨단전략산업 특화단지" in found["advanced-complex-call-2026.robot.decision"]["SUMMARY"]
    titles = {layer.title["ko"] for layer in real.catalog.values()} | {"전국 계획"}
    for event in found.values():
        name = str(event["SUMMARY"]).removeprefix("[하반기] ").removeprefix("[상반기] ")
        assert any(name.startswith(f"{title}: ") for title in titles), name


def test_bids_are_told_beside_what_is_awaited_and_never_as_its_number(real):
    robot = events_of(feed(real, date(2026, 11, 28)))["advanced-complex-call-2026.robot.decision"]
    assert "기한(결과 미확인)" in robot["SUMMARY"]
    assert "확인된 신청 2건" in robot["DESCRIPTION"]
    assert "D−" not in robot["SUMMARY"]


def test_calendar_groups_one_deadline_and_escapes_text(toy):
    text = feed(toy, date(2026, 2, 1), "korea", name="기한", url="https://atlas.example/due.ics?region=korea")
    (event,) = (each for each in Calendar.from_ical(text).events if "성장엔진" in each["SUMMARY"])
    assert event["UID"] == "engines.pole-north.decision@korea-industry-atlas"
    assert event["SUMMARY"].endswith("북부권 성장엔진 외 1건 (2026-02) · 결정 예정")
    assert event["DESCRIPTION"].startswith("북부권 성장엔진; 남부권 성장엔진 · ")
    assert event["DTSTART"].dt == date(2026, 2, 28)
    assert event["DTSTAMP"].dt == datetime(2026, 3, 12, tzinfo=UTC)
    assert event["CATEGORIES"].cats == ["예정"]
    assert event["TRANSP"] == "TRANSPARENT"
    unfolded = text.replace("\r\n ", "")
    assert "DESCRIPTION:북부권 성장엔진\\; 남부권 성장엔진" in unfolded
    assert "DTSTART;VALUE=DATE:20260228" in unfolded
    assert "DTSTAMP:20260312T000000Z" in unfolded
    assert "X-WR-CALNAME:기한" in unfolded
    assert "SOURCE;VALUE=URI:https://atlas.example/due.ics?region=korea" in unfolded


def test_empty_calendar_is_still_a_calendar(toy):
    empty = Calendar.from_ical(calendars.calendar(toy, []))
    assert (empty["VERSION"], empty["PRODID"]) == ("2.0", "-//Korea Industry Atlas//due//KO")
    assert empty.events == []
