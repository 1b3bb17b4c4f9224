"""Decisions, deadlines that moved, bids and wishes are blocks with a number each, recounted from the CSVs alone."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from layers.agenda.blocks import (
    APPLIED,
    BLOCKS,
    COMPLETED,
    DECISION,
    ENDED,
    FOLDED,
    INDIRECT,
    LAPSED,
    PLAN,
    PROPOSED,
    SUPPORTED,
    TOLD,
    UNKNOWN,
    blocks,
    by_layer,
    by_province,
    documents,
    line_key,
)
from layers.agenda.told import headline, lead
from layers.portfolio.changes import changes
from layers.wording.deadlines import MOVED, SHARPENED
from tests.layers.findings import independent

DAYS = [date(2017, 12, 18), date(2023, 2, 16), date(2024, 2, 29), date(2025, 12, 17), date(2026, 11, 28)]
PERIODS = [(first, last) for first in DAYS for last in DAYS if first <= last]
SEEDS = Path(__file__).parents[3] / "seeds"


def found(atlas, first, last):
    return {block.key: block for block in blocks(atlas, changes(atlas, first, last).items, last)}


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_every_change_is_in_one_block_and_one_line(real, first, last):
    told = found(real, first, last)
    items = [change for block in told.values() for line in block.lines for change in line.changes]
    assert list(told) == list(BLOCKS) == [*TOLD, *FOLDED]
    assert {id(change) for change in items} == {id(change) for change in changes_once(real, first, last, items)}
    assert len(items) == len(changes(real, first, last).items)
    keys = [line_key(real, block.key, line.one) for block in told.values() for line in block.lines]
    assert len(keys) == len(set(keys))


def changes_once(real, first, last, items):
    """The changes of the lines, each once."""
    keys = [(change.layer_id, change.item.id) for change in items]
    assert len(keys) == len(set(keys))
    assert set(keys) == {(one.layer_id, one.item.id) for one in changes(real, first, last).items}
    return items


def statuses():
    with (SEEDS / "statuses.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["solidity"] for row in csv.DictReader(file)}


SOLID = independent.SOLID - {"completed"}
OPEN = {"under-way", "planned", "candidate", "considered", "undecided"}


@pytest.mark.parametrize("first", [date(2017, 12, 18), date(2023, 1, 1), date(2024, 2, 29), date(2025, 12, 17)])
@pytest.mark.parametrize("last", [date(2023, 3, 1), date(2025, 12, 31), date(2026, 3, 12), date(2026, 11, 28)])
def test_the_numbers_are_those_of_plain_rows(real, first, last):
    if last < first:
        return
    told, decided = found(real, first, last), independent.events(first, last, SOLID)
    supported = independent.supports(decided)
    assert told[DECISION].count == len(decided - supported)
    assert told[SUPPORTED].count == len(supported)
    assert told[COMPLETED].count == len(independent.events(first, last, {"completed"}))
    assert told[APPLIED].count == len(independent.events(first, last, {"applied"}))
    assert told[PROPOSED].count == len(independent.events(first, last, {"proposed"}))


def by_topic(block):
    return Counter(change.layer_id for line in block.lines for change in line.changes)


def test_the_year_that_was_told_as_one_sum_is_decisions_bids_and_twelve_wishes(real):
    first, last = date(2025, 12, 17), date(2026, 11, 28)
    told, decided = found(real, first, last), independent.events(first, last, independent.SOLID)
    supported = independent.supports(decided)
    assert {key: block.count for key, block in told.items() if key in TOLD and block.count} == {
        DECISION: len(decided - supported),
        SUPPORTED: len(supported),
        ENDED: len(independent.events(first, last, {"ended", "fulfilled", "not-selected"})),
        PLAN: len(independent.events(first, last, {"planned"})),
        MOVED: 4,
        APPLIED: len(independent.events(first, last, {"applied"})),
        PROPOSED: 12,
    }
    assert told[INDIRECT].count == 0  # what is known at third hand alone is 미확인 and told apart
    assert "mega-projects-2026" in {line.one.layer_id for line in told[UNKNOWN].lines}


def test_a_deadline_of_eight_units_moved_once(real):
    told = found(real, date(2025, 12, 17), date(2026, 11, 28))[MOVED]
    engines = next(line for line in told.lines if line.one.layer_id == "growth-engines")
    assert (len(engines.changes), engines.whole.id, engines.one.dues) == (
        len(independent.moved_poles(date(2026, 11, 28))),
        "growth-engines.national",
        ("2026-02", "2026-H2"),
    )
    assert (told.count, told.items) == (4, 11)


def test_a_moved_deadline_is_dated_by_who_moved_it(real):
    told = found(real, date(2025, 12, 17), date(2026, 11, 28))[MOVED]
    shaheen = next(line for line in told.lines if line.one.layer_id == "core-projects")
    assert (shaheen.one.date or real.documents[shaheen.one.fact.document].date, shaheen.one.dues) == (
        "2026-02-23",
        ("2026", "2027-01"),
    )


def test_a_more_exact_deadline_is_no_moved_one(real):
    told = found(real, date(2024, 2, 29), date(2026, 11, 28))
    assert [line.one.item.id for line in told[SHARPENED].lines] == ["complex-infrastructure.pohang.power"]
    assert "complex-infrastructure.pohang.power" not in {line.one.item.id for line in told[MOVED].lines}


@pytest.mark.parametrize(
    ("first", "layer", "day", "n"),
    [
        (date(2023, 2, 16), "advanced-complexes", "2023-07-20", 7),
        (date(2024, 2, 29), "advanced-complexes", "2024-06-27", 5),
        (date(2017, 12, 18), "depopulation-areas", "2021-10-19", 89),
    ],
)
def test_one_decision_is_one_line_whoever_reports_it(real, first, layer, day, n):
    told = found(real, first, date(2025, 12, 17))
    lines = [*told[DECISION].lines, *told[SUPPORTED].lines]
    own = [line for line in lines if line.one.layer_id == layer and line.one.date == day]
    assert [len(line.changes) for line in own] == [n]


def test_a_list_that_ran_out_and_what_we_did_not_check_are_no_events(real):
    told = found(real, date(2023, 2, 16), date(2024, 2, 29))
    assert told[LAPSED].count == 48
    assert not {line.one.layer_id for line in told[ENDED].lines} & {"industries-before-reform"}
    assert by_topic(found(real, date(2025, 12, 17), date(2026, 11, 28))[UNKNOWN]) == {
        "depopulation-areas": 107,
        "advanced-complex-call-2026": 1,
        "employment-crisis-areas": 5,  # 여수, 광산구, 포항, 서산, 울산 남구
        "hydrogen-complexes": 1,
        "mega-projects-2026": 5,  # what records of third parties alone tell
        "regulatory-free-zones": 3,  # the three of 2022-09, whose term ran to 2026-08-31
    }


def test_official_documents_come_first(real):
    told = found(real, date(2023, 2, 16), date(2026, 11, 28))
    for line in told[DECISION].lines:
        grades = [real.documents[key].grade for key in documents(real, line)]
        assert grades == sorted(grades)
    seven = next(line for line in told[DECISION].lines if line.one.date == "2023-07-20")
    assert real.documents[documents(real, seven)[0]].grade == 1


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_no_sentence_adds_unlike_things_up(real, lang, first, last):
    changed = changes(real, first, last)
    told = blocks(real, changed.items, last)
    counts = {block.key: block.count for block in told}
    said = lead(changed, told, lang)[0]
    wanted = {counts[key] for key in (DECISION, MOVED, APPLIED, PROPOSED)}
    numbers = [
        int(word) for word in said.replace("건", " ").replace("/", " ").split() if word.isdigit() and int(word) < 1900
    ]
    assert {n for n in numbers if n > 31} <= wanted
    assert said == headline(changed, counts, lang)
    if sum(counts.values()):
        assert "정부 결정" in said or "government decision" in said
    else:
        assert said.endswith(("확인된 정책 변경 없음", "no confirmed change of policy"))


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_layers_add_up_to_their_block_and_provinces_hold_no_more_than_there_is(real, first, last):
    told = blocks(real, changes(real, first, last).items, last)
    layers, provinces = by_layer(told), by_province(real, told, last)
    assert list(provinces) == [region.id for region in real.regions.at(last, "province")]
    for block in told:
        assert sum(counts[block.key] for counts in layers.values()) == block.count
        assert max((counts[block.key] for counts in provinces.values()), default=0) <= block.count


def test_every_status_has_a_block(real):
    assert set(statuses()) == SOLID | OPEN | {
        "completed",
        "applied",
        "proposed",
        "unconfirmed",
        "not-selected",
        "fulfilled",
        "ended",
    }
    found_plan = {line.one.after for line in found(real, date(2017, 12, 18), date(2026, 11, 28))[PLAN].lines}
    assert found_plan <= OPEN
