import csv
from datetime import date

import pytest

from layers.facts import COLUMNS
from layers.freshness import gaps


def kinds(toy, asof):
    return {(gap.item.id, gap.kind) for gap in gaps(toy, asof)}


def test_every_gap_is_listed_by_name(toy):
    assert kinds(toy, date(2026, 3, 12)) == {
        ("engines.pole-north", "undecided"),
        ("engines.pole-south", "undecided"),
        ("plants.lost", "unconfirmed"),
        ("plants.nameless", "name-unknown"),
    }


def test_undecided_turns_into_unconfirmed_after_the_search(toy):
    assert ("engines.pole-north", "unconfirmed") in kinds(toy, date(2026, 3, 13))


def test_gap_says_until_when_and_where_to_look(toy):
    gap = next(g for g in gaps(toy, date(2026, 3, 12)) if g.item.id == "engines.pole-north")
    assert (gap.searched_until, gap.due, gap.overdue) == ("2026-03-12", "2026-02", True)
    assert "산업부" in gap.would_settle_ko
    assert "Ministry of Industry" in gap.would_settle_en


@pytest.mark.parametrize("column", ["topic", "item", "place", "subject_ko"])
def test_line_to_fill_has_the_columns_of_a_fact_and_what_is_known(toy, column):
    for gap in gaps(toy, date(2026, 3, 12)):
        header, cells = next(csv.reader([gap.csv_header])), next(csv.reader([gap.csv_line]))
        assert header == list(COLUMNS)
        assert len(cells) == len(COLUMNS)
        assert cells[header.index(column)]
        assert not cells[header.index("status")]
