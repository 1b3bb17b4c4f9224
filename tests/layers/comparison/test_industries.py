"""What stands under each sector, counted again from the facts."""

from datetime import date

import pytest

from layers.atlas.items import items
from layers.comparison.industries import industries, industry, named_sectors, stages
from layers.errors import UnknownSector
from layers.portfolio.overlaps import holds

#: Statuses of bids, wishes and ideas, written here once more.
ASKED = {"applied", "proposed", "considered"}
DAYS = (date(2017, 12, 18), date(2023, 2, 27), date(2024, 2, 29), date(2025, 12, 17), date(2026, 11, 28))


def _tagged(atlas, sector, asof):
    """Layer and item of every item with a tag, found without the module under test."""
    shown = [layer for layer in atlas.catalog.values() if layer.topic]
    return [
        (layer.id, item)
        for layer in shown
        for item in items(atlas, layer.topic, asof)
        if sector in (item.sector, item.sector2)
    ]


@pytest.mark.parametrize("asof", DAYS, ids=str)
def test_every_item_of_a_sector_is_counted_once_in_one_of_three_parts(real, asof):
    for found in industries(real, asof):
        counted = sum(
            n for part in (found.counts, found.sought, found.open) for own in part.values() for n in own.values()
        )
        assert counted == len(_tagged(real, found.sector, asof)), found.sector


@pytest.mark.parametrize("asof", DAYS, ids=str)
def test_every_placed_item_stands_in_each_province_of_its_own_and_in_no_other(real, asof):
    for found in industries(real, asof):
        shown = {
            (row.region.id, one.item.id)
            for row in found.rows
            for ones in (*row.held.values(), row.sought)
            for held in ones
            for one in (held, *(type(held)(layer, item) for layer, item in held.measures))
        }
        meant = {
            (_province(real, region, asof), item.id)
            for _, item in _tagged(real, found.sector, asof)
            if holds(real, item)
            for region in item.regions
        }
        measures = {pair for pair in shown if pair not in meant}
        assert meant <= shown
        assert all(key.endswith((".power", ".water", ".transport")) for _, key in measures)


def _province(atlas, region, asof):
    found = atlas.regions.get(region, asof)
    return found.parent if found.level == "municipality" else region


def test_a_bid_and_a_wish_stand_apart_from_what_was_decided(real):
    for found in industries(real, date(2026, 11, 28)):
        assert not {status for own in found.counts.values() for status in own} & ASKED
        assert all(one.item.status in ASKED for row in found.rows for one in row.sought)


def test_batteries_as_the_documents_have_them(real):
    found = industry(real, "battery", date(2026, 11, 28))
    assert found.counts["advanced-complexes"] == {"designated": 4}
    assert found.sought["advanced-complex-call-2026"] == {"applied": 1}
    assert [row.region.id for row in found.rows][:2] == ["ulsan", "chungbuk"]
    assert "seoul" in {region.id for region in found.without}
    [complex_of_pohang] = next(row for row in found.rows if row.region.id == "gyeongbuk").held["advanced-complexes"]
    assert [item.id for _, item in complex_of_pohang.measures] == [
        "complex-infrastructure.pohang.power", "complex-infrastructure.pohang.water",
    ]  # fmt: skip


def test_a_stage_has_an_item_only_where_its_written_role_names_it(real):
    found = industry(real, "battery", date(2026, 11, 28))
    namings = {(naming.stage.ko, naming.role) for naming in real.stages if naming.stage.sector == "battery"}
    for stage, named in stages(real, found):
        for _, one in named:
            assert any((stage.ko, fact.role) in namings for fact in one.item.facts)
    assert "셀" in {stage.ko for stage, named in stages(real, found) if named}


@pytest.mark.parametrize("sector", ["unassigned", "nothing", "", "../battery"])
def test_what_is_no_sector_is_refused(real, sector):
    with pytest.raises(UnknownSector):
        industry(real, sector, date(2026, 11, 28))


def test_the_index_has_every_sector_but_the_one_for_what_none_describes(real):
    assert [found.sector for found in industries(real, date(2026, 11, 28))] == named_sectors(real)
    assert "unassigned" not in named_sectors(real)
