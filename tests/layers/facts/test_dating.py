"""A fact's day fits its document's: nothing is told before it happened, no intention is known before it was told."""

import pytest

from layers.facts import dating
from layers.facts.documents import Document
from layers.facts.facts import COLUMNS, Fact

PAPER = Document("paper", "보도", "신문", "2020-12-27", 2, "2026-03-12")


def fact(**cells):
    known = {"id": "f", "claim": "status", "place": (), "site": (), "evidence": (), "anchor": (), "flags": ()}
    empty = dict.fromkeys(COLUMNS) | known
    return Fact(**empty | {"basis": "excerpt", "confidence": "medium"} | cells, document="paper", file="f.csv", row=2)


def told(**cells):
    return [str(problem) for problem in dating.check([fact(**cells)], {"paper": PAPER})]


@pytest.mark.parametrize("status", dating.HAPPENED)
def test_what_happened_later_cannot_be_told_by_an_older_document(status):
    (said,) = told(status=status, valid_from="2021")
    assert "valid_from" in said
    assert "before it happened" in said
    assert not told(status=status, valid_from="2020-12")


def test_a_document_may_set_the_day_of_effect_itself_with_that_day_in_its_evidence():
    assert not told(status="selected", valid_from="2021", flags=("effective-later",), evidence=("2021년부터",))
    assert not told(status="designated", valid_from="2021-01-16", flags=("effective-later",), evidence=("1.16.부터",))
    assert told(status="selected", valid_from="2021", flags=("effective-later",), evidence=("내년",))
    assert told(status="selected", valid_from="2021", evidence=("2021년부터",))


@pytest.mark.parametrize("status", dating.INTENDED)
def test_an_intention_is_not_known_before_its_document(status):
    (said,) = told(status=status, valid_from="2020-12-20")
    assert "known from its document's day" in said
    assert not told(status=status, valid_from="2020-12-27")


@pytest.mark.parametrize("cells", [{"status": "planned"}, {"status": "undecided"}, {"basis": "search"}])
def test_what_is_awaited_or_was_looked_for_may_lie_after(cells):
    assert not told(valid_from="2026", **cells)
    assert not told(valid_from="2026", claim="process", **cells)


def test_an_attribute_of_a_later_day_is_our_inference_and_not_sure():
    assert told(claim="place", valid_from="2023-07-20")
    assert told(claim="place", valid_from="2023-07-20", flags=("inferred",), confidence="high")
    assert not told(claim="place", valid_from="2023-07-20", flags=("inferred",))
    assert not told(claim="place", valid_from="2020-12-27")
