"""Announced decisions are items with a deadline; one that moved or became more exact is told as such."""

from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.items import item, items
from layers.portfolio.changes import MOVED, SHARPENED, changes
from layers.portfolio.due import PASSED_UNKNOWN, PENDING, due
from layers.portfolio.freshness import gaps
from layers.wording import deadlines, details

REPORT, RESOLVED, CHECKED = date(2025, 12, 17), date(2026, 4, 1), date(2026, 11, 28)
POLES = [
    f"growth-engines.pole-{name}"
    for name in ["capital", "jungbu", "daegyeong", "dongnam", "honam", "gangwon", "jeonbuk", "jeju"]
]
AWAITED = [
    ("advanced-complex-call-2026.battery-raw", "2026-H2", "motir-2025-12-17"),
    ("advanced-complex-call-2026.defence", "2026-H2", "motir-2025-12-17"),
    ("advanced-complex-call-2026.robot", "2026-H2", "motir-2025-12-15-rel"),
    ("re100-complexes.pilot", "2026", "motir-2025-12-17"),
]


@pytest.mark.parametrize(("key", "day", "document"), AWAITED)
def test_an_announced_decision_is_an_item_of_its_layer_due_and_a_gap(real, key, day, document):
    found = item(real, key.split(".")[0], key, REPORT)
    assert (found.status, found.due, found.status_fact.document) == ("undecided", day, document)
    assert [(one.due, one.state) for one in due(real, REPORT) if one.item.id == key] == [(day, PENDING)]
    assert [gap.kind for gap in gaps(real, REPORT) if gap.item.id == key] == ["undecided"]


def test_the_bio_complexes_are_awaited_until_they_are_designated(real):
    assert item(real, "advanced-complexes", "advanced-complexes.bio-call-2024", date(2024, 3, 1)).due == "2024-H1"
    assert len(items(real, "advanced-complexes", date(2024, 6, 27))) == 12
    assert [one.due for one in due(real, date(2024, 2, 20)) if one.item.id.endswith("bio-call-notice")] == [
        "2024-02-29"
    ]


@pytest.mark.parametrize(
    ("asof", "status", "day"),
    [
        (REPORT, "undecided", "2026-02"),
        (date(2026, 2, 28), "undecided", "2026-02"),
        (date(2026, 3, 1), "unconfirmed", "2026-02"),
        (RESOLVED, "undecided", "2026-H2"),
        (CHECKED, "undecided", "2026-H2"),
        (date(2026, 11, 29), "unconfirmed", "2026-H2"),
        (date(2027, 1, 1), "unconfirmed", "2026-H2"),
    ],
)
def test_engines_are_undecided_while_their_deadline_is_ahead_and_our_research_reaches(real, asof, status, day):
    found = [one for one in items(real, "growth-engines", asof) if one.id in POLES]
    assert {(one.status, one.due) for one in found} == {(status, day)}
    assert len(found) == 8


def test_a_moved_deadline_is_a_change_of_its_own_with_both_dates(real):
    found = [one for one in changes(real, date(2026, 3, 15), CHECKED).items if one.kind == MOVED]
    engines = {one.item.id: one for one in found if one.layer_id == "growth-engines"}
    assert set(engines) == set(POLES)
    assert {one.dues for one in engines.values()} == {("2026-02", "2026-H2")}
    assert {one.date or real.documents[one.item.status_fact.document].date for one in engines.values()} == {
        "2026-04-01"
    }
    sobujang = [one.dues for one in changes(real, date(2026, 2, 1), date(2026, 4, 1)).items if one.kind == MOVED]
    assert ("2026-06", "2026-07") in sobujang


def test_all_that_moved_in_a_period_is_told_of_what_was_announced_within_it_too(real):
    within = [*changes(real, date(2024, 2, 1), REPORT).items, *changes(real, REPORT, CHECKED).items]
    told = {one.item.id: (one.kind, one.dues) for one in within if one.kind in (MOVED, SHARPENED)}
    assert {key: said for key, said in told.items() if key not in POLES} == {
        "sobujang-complexes.round-3": (MOVED, ("2026-06", "2026-07")),
        "core-projects.p18": (MOVED, ("2026", "2027-01")),
        "core-projects.p07": (MOVED, ("2025", "2026-12-31")),
        "core-projects.p14": (MOVED, ("2025", "2027")),
        "complex-infrastructure.pohang.power": (SHARPENED, ("2028", "2028-10")),
    }


def test_the_item_and_its_deadline_keep_the_earlier_date(real):
    engine = item(real, "growth-engines", POLES[0], CHECKED)
    notes = details.notes(real, engine, "ko")
    assert "기한 변경: 2026.2. → 2026년 하반기 (국무조정실 2026.4.1.)" in notes
    assert "Deadline moved" in " ".join(details.notes(real, engine, "en"))
    (told,) = [one for one in due(real, CHECKED) if one.item.id == POLES[0]]
    assert (told.due, told.state, {fact.due for fact in told.earlier}) == ("2026-H2", PENDING, {"2026-02"})
    (third,) = [one for one in due(real, CHECKED) if one.item.id == "sobujang-complexes.round-3"]
    assert (third.due, third.state, third.item.status) == ("2026-07", PASSED_UNKNOWN, "unconfirmed")


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("2028", "2028-10", SHARPENED),
        ("2026-H2", "2026-09-30", SHARPENED),
        ("2026-06", "2026-07", MOVED),
        ("2026-H2", "2026", MOVED),
        ("2026-02", "2026-H2", MOVED),
    ],
)
def test_a_deadline_that_becomes_more_exact_is_not_moved(was, now, kind):
    assert deadlines.turn(was, now) == kind


def test_a_disputed_date_is_told_beside_that_which_holds(real):
    call = item(real, "advanced-complex-call-2026", "advanced-complex-call-2026.battery-raw", REPORT)
    assert deadlines.deadline(real, call) == "2026-H2"
    assert [(fact.due, deadlines.how(fact, "2026-H2")) for fact in deadlines.others(real, call)] == [
        ("2026-H1", deadlines.DISPUTED)
    ]


def test_the_printed_word_and_the_days_of_a_decision_are_told(real):
    known = item(real, "advanced-complexes", "advanced-complexes.gumi", CHECKED)
    assert details.days(known.status_fact, "ko") == "의결 2023.7.20."
    printed = replace(known, status_fact=replace(known.status_fact, status_printed="시범지역 지정"))
    status = real.statuses["designated"]
    assert [details.status_label(printed, status, lang) for lang in ("ko", "en")] == ["시범지역 지정", "Designated"]
    lapsed = replace(printed, status="unconfirmed")
    assert details.status_label(lapsed, real.statuses["unconfirmed"], "ko") == "미확인"
