from datetime import date

import pytest

from layers.errors import UnknownLayer
from layers.facts.instruments import KINDS
from layers.portfolio.overlaps import overlaps

TODAY = date(2026, 11, 21)


def test_every_layer_of_facts_has_a_row_and_every_row_a_layer(real):
    layers = {layer.id for layer in real.catalog.values() if layer.topic is not None}
    assert set(real.instruments) == layers


def test_rows_name_known_sources_and_regions(real):
    for row in real.instruments.values():
        assert row.source in real.documents, row.layer
        assert all(region in real.regions for region in row.not_for), row.layer


def test_whole_lists_hold_what_their_documents_total(real):
    for layer_id, row in real.instruments.items():
        if row.complete:
            assert real.catalog[layer_id].expect is not None or layer_id in (
                "southern-semiconductor-belt",
                "battery-triangle",
            )


def test_layer_without_a_row_is_an_error_that_names_it(toy_copy, read_toy):
    path = toy_copy / "seeds" / "instruments.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("plants")), encoding="utf-8")
    with pytest.raises(UnknownLayer, match="plants"):
        overlaps(read_toy(), date(2026, 6, 30))


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
    assert not statuses & {"ended", "not-selected", "undecided", "unconfirmed"}
