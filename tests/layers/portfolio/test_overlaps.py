from datetime import date

import pytest

from layers.atlas.instrument import KINDS
from layers.portfolio.overlaps import overlaps

TODAY = date(2026, 11, 21)


def test_every_layer_of_facts_says_what_it_lists(real):
    assert set(real.instruments) == {layer.id for layer in real.catalog.values() if layer.topic is not None}


def test_instruments_name_their_sources_and_reasons(real):
    for layer_id, instrument in real.instruments.items():
        assert instrument.source in real.documents, layer_id
        assert instrument.why is not None, layer_id


def test_whole_lists_hold_what_their_documents_total(real):
    for layer_id, instrument in real.instruments.items():
        if instrument.complete:
            assert real.catalog[layer_id].expect is not None or layer_id in (
                "southern-semiconductor-belt",
                "battery-triangle",
            )


def test_what_is_given_for_a_crisis_is_told_from_what_promotes(real):
    grounds = {layer_id: instrument.ground for layer_id, instrument in real.instruments.items()}
    assert grounds["depopulation-areas"] == "crisis"
    assert grounds["advanced-complexes"] == "promotion"
    assert grounds["core-projects"] == "plan"


def test_what_is_counted_by_sector_is_designated_or_a_project_and_open(real):
    counted = [one for one in real.instruments.values() if one.counted]
    assert {(one.kind, one.allocation) for one in counted} == {("designation", "open"), ("project", "open")}


def test_one_instrument_is_no_overlap(toy):
    found = overlaps(toy, date(2026, 6, 30))
    assert found.sites == ()


def test_two_layers_at_one_place_overlap_when_both_kinds_count(toy_copy, read_toy):
    path = toy_copy / "seeds" / "facts" / "daily-2024-05-01.csv"
    what = "d24-two,plants,plants.two,status,other,알파도 가온시,gaon-works,둘째,Second"
    row = f"{what},,,,,selected,,,,,,,toy,excerpt,high"
    path.write_text(path.read_text(encoding="utf-8") + row + "," * 15 + "\n", encoding="utf-8")
    found = overlaps(read_toy(), date(2024, 6, 1))
    assert [(one.id, set(one.instruments)) for one in found.sites] == [("gaon-works", {"plants", "other"})]
    assert "alpha.gaon" in {one.id for one in found.municipalities}


@pytest.mark.parametrize("asof", [date(2023, 7, 20), date(2024, 6, 27), TODAY])
def test_overlaps_hold_two_instruments_that_are_there(real, asof):
    found = overlaps(real, asof)
    assert found.sites
    for one in (*found.sites, *found.municipalities):
        assert len(set(one.instruments)) >= 2
        assert all(real.instruments[layer].kind == "designation" for layer, _ in one.items)


def test_known_overlaps_of_today(real):
    found = {one.id: set(one.instruments) for one in overlaps(real, TODAY).sites}
    assert found["yongin-namsa"] == {"advanced-complex", "national-complex"}
    assert found["ochang-science"] == {"advanced-complex", "sobujang-complex"}


def test_projects_count_only_when_asked_for(real):
    assert "pohang-bluevalley" not in {one.id for one in overlaps(real, TODAY).sites}
    assert "pohang-bluevalley" in {one.id for one in overlaps(real, TODAY, KINDS).sites}


@pytest.mark.parametrize("asof", [date(2023, 7, 20), date(2025, 12, 17), TODAY])
def test_what_is_ended_undecided_or_unconfirmed_overlaps_with_nothing(real, asof):
    found = overlaps(real, asof, KINDS)
    statuses = {item.status for one in (*found.sites, *found.municipalities) for _, item in one.items}
    assert "designated" in statuses
    assert not statuses & {"ended", "fulfilled", "not-selected", "undecided", "unconfirmed"}
