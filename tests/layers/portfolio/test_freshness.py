import csv
from datetime import date

import pytest

from layers.facts.facts import COLUMNS
from layers.portfolio.freshness import gaps


def kinds(toy, asof):
    return {(gap.item.id, gap.kind) for gap in gaps(toy, asof)}


def test_every_gap_is_listed_by_name(toy):
    assert kinds(toy, date(2026, 2, 28)) == {
        ("engines.pole-north", "undecided"),
        ("engines.pole-south", "undecided"),
        ("plants.lost", "unconfirmed"),
        ("plants.nameless", "name-unknown"),
    }


def test_undecided_turns_into_unconfirmed_after_its_deadline(toy):
    assert ("engines.pole-north", "unconfirmed") in kinds(toy, date(2026, 3, 1))


def test_gap_says_until_when_and_where_to_look(toy):
    gap = next(g for g in gaps(toy, date(2026, 3, 12)) if g.item.id == "engines.pole-north")
    assert (gap.searched_until, gap.due, gap.overdue) == ("2026-03-12", "2026-02", True)
    assert (gap.would_settle.text("ko"), gap.url) == ("산업부의 확정 발표", "https://example.org/engines")
    assert gap.would_settle.text("en") == "A decision by the Ministry of Industry"


def test_gap_without_a_lead_names_the_body_that_would_settle_it(toy):
    gap = next(g for g in gaps(toy, date(2026, 3, 12)) if g.item.id == "plants.lost")
    assert gap.would_settle.text("ko") == "산업부의 발표, 고시 또는 보도자료"


def test_pending_decision_that_draws_no_mark_is_a_gap_too(toy_copy, read_toy):
    path = toy_copy / "seeds/facts/motir-2025-12-17.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("engines.pole-south,status", "engines.national,process"), encoding="utf-8")
    assert ("engines.national", "undecided") in kinds(read_toy(), date(2026, 2, 28))


@pytest.mark.parametrize("column", ["topic", "item", "place", "subject_ko"])
def test_line_to_fill_has_the_columns_of_a_fact_and_what_is_known(toy, column):
    for gap in gaps(toy, date(2026, 3, 12)):
        header, cells = next(csv.reader([gap.csv_header])), next(csv.reader([gap.csv_line]))
        assert header == list(COLUMNS)
        assert len(cells) == len(COLUMNS)
        assert cells[header.index(column)]
        assert not cells[header.index("status")]
