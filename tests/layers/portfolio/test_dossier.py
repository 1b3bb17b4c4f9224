"""What a dossier knows of an item on a day."""

from datetime import date

import pytest

from layers.errors import UnknownItem
from layers.naming.item_ids import item_id
from layers.portfolio.dossier import AFTER, BEFORE, STANDING, dossier


def test_before_its_first_event_an_item_has_no_claims_and_says_when_it_begins(toy):
    found = dossier(toy, "plants.gaon", date(2024, 1, 31))
    assert (found.state, found.begins, found.claims, found.item) == (BEFORE, date(2024, 2, 1), (), None)
    assert found.later == len(toy.by_item["plants.gaon"])


def test_claims_are_told_in_time_and_of_one_day_the_better_source_first(toy):
    found = dossier(toy, "plants.gaon", date(2024, 6, 1))
    days = [toy.event(fact) for fact in found.claims]
    assert days == sorted(days)
    of_may = [toy.documents[fact.document].grade for fact in found.claims if toy.event(fact) == date(2024, 5, 1)]
    assert of_may == sorted(of_may)


def test_an_item_whose_claims_have_all_ended_says_until_when(toy_copy, read_toy):
    path = toy_copy / "seeds" / "facts" / "daily-2024-05-01.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("d24-gone-ended")), encoding="utf-8")
    atlas = read_toy()
    assert dossier(atlas, "plants.gone", date(2023, 2, 26)).state == STANDING
    found = dossier(atlas, "plants.gone", date(2023, 2, 27))
    assert (found.state, found.ends, found.item) == (AFTER, date(2023, 2, 26), None)
    assert found.name("ko") == "옛 공장"


def test_what_has_no_status_has_a_dossier_too(toy):
    found = dossier(toy, "national-figures.investment", date(2025, 1, 1))
    assert (found.item, found.layer, found.state) == (None, None, STANDING)
    assert found.name("en") == "Investment"


def test_a_claim_leads_to_its_item_and_a_name_to_what_looks_like_it(toy):
    assert item_id(toy, "d24-gaon-area") == "plants.gaon"
    with pytest.raises(UnknownItem) as found:
        item_id(toy, "plants.gao")
    assert found.value.suggestions[0] == "plants.gaon"
    with pytest.raises(UnknownItem) as found:
        item_id(toy, "가온공장들")
    assert "plants.gaon" in found.value.suggestions


def test_every_document_of_an_item_is_named_once_official_ones_first(real):
    found = dossier(real, "advanced-complexes.yongin-pyeongtaek", date(2026, 11, 28))
    ids = [document.id for document in found.documents]
    assert sorted(ids) == sorted({fact.document for fact in found.claims})
    grades = [document.grade for document in found.documents]
    assert grades == sorted(grades)
