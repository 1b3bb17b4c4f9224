"""Stages of the value chain come from the words of roles alone, and every empty place says what it is."""

from datetime import date

import pytest

from layers.comparison.comparison import compare
from layers.comparison.staging import staging
from layers.facts import stages
from layers.portfolio.overlaps import holds

TODAY = date(2026, 11, 21)
DAYS = [date(2018, 12, 31), date(2023, 7, 20), date(2025, 12, 17), TODAY]
CHAIN = ("chungbuk", "jeonbuk", "gyeongbuk", "ulsan")
HEAD = "sector,role,order,stage,stage_en,note\n"


def of_provinces(atlas, asof):
    return staging(atlas, compare(atlas, [region.id for region in atlas.regions.at(asof, "province")], asof))


def cell(found, sector, stage, region):
    [row] = [row for row in found.rows if (row.stage.sector, row.stage.ko) == (sector, stage)]
    return next(cell for cell in row.cells if cell.region == region)


def test_every_role_of_the_table_stands_on_some_day(real):
    cells = [cell for asof in DAYS for row in of_provinces(real, asof).rows for cell in row.cells]
    standing = {one.fact.role for cell in cells for one in cell.named}
    assert {naming.role for naming in real.stages} <= standing


@pytest.mark.parametrize("asof", DAYS)
def test_an_item_stands_at_a_stage_only_by_a_role_written_in_its_own_fact(real, asof):
    words = {(n.stage, n.role) for n in real.stages}
    for row in of_provinces(real, asof).rows:
        for one in (one for cell in row.cells for one in cell.named):
            assert (row.stage, one.fact.role) in words
            assert one.fact in one.item.facts
            assert holds(real, one.item)


@pytest.mark.parametrize("asof", DAYS)
def test_counts_of_what_is_told_never_exceed_what_there_is(real, asof):
    found = of_provinces(real, asof)
    assert 0 <= found.staged <= found.with_role <= found.items


@pytest.mark.parametrize(
    ("region", "stage"),
    [("ulsan", "셀"), ("chungbuk", "셀"), ("jeonbuk", "원료·전구체"), ("jeonbuk", "재활용"), ("gyeongbuk", "소재")],
)
def test_the_battery_chain_stands_where_its_documents_put_it(real, region, stage):
    assert cell(staging(real, compare(real, CHAIN, TODAY)), "battery", stage, region).named


def test_a_stage_without_a_written_role_counts_what_else_the_sector_has(real):
    found = cell(staging(real, compare(real, CHAIN, TODAY)), "battery", "셀", "gyeongbuk")
    assert not found.named
    assert found.others > 0


def test_an_item_without_a_role_stands_at_no_stage(toy):
    found = staging(toy, compare(toy, ["alpha", "beta"], date(2024, 3, 1)))
    assert [[len(c.named) for c in row.cells] for row in found.rows] == [[1, 0]]
    assert (found.items, found.with_role, found.staged) == (3, 1, 1)


def test_two_names_of_one_stage_are_refused(tmp_path):
    (tmp_path / stages.FILE).write_text(HEAD + "battery,셀,1,셀,Cells,\nbattery,전지,1,전지,Cells,\n", encoding="utf-8")
    _, problems = stages.read(tmp_path, {"셀", "전지"}, {"battery"})
    assert ["use one name" in problem.message for problem in problems] == [True]
