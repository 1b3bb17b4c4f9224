"""A second atlas of the same folders serves what its tables say when it is read; the first keeps what it read."""

from copy import copy

import pytest

from geo.boundaries import Boundaries
from layers.plates.page import linework
from layers.plates.page.frame import Frame
from layers.scene import tiles
from tests.conftest import TODAY

SECTIONS = "seeds/statistics/establishments_by_section.csv"
#: file; text to replace, replacement; where the atlas keeps it
TABLES = {
    "stage": ("seeds/stages.csv", "셀,2,", "셀,3,", lambda known: [one.stage for one in known.stages]),
    "crossing": ("seeds/statistics/crosswalk.csv", "most", "part", lambda known: known.crosswalk),
    "count": (SECTIONS, "4000", "4001", lambda known: {one.workers for one in known.surveys.sections.values()}),
    "industry": ("seeds/statistics/ksic.csv", "제조업", "만드는 업", lambda known: known.surveys.industries),
    "instrument": ("definitions/engines.yml", "quota", "open", lambda known: known.instruments),
    "tile": ("data/tiles.csv", "alpha,0,0", "alpha,5,5", lambda known: tiles.tiles(known, TODAY)),
    "island": ("data/islands.csv", "128.5", "128.6", lambda known: known.islands),
    "place": ("seeds/places.csv", "alpha.gaon", "alpha.nuri", lambda known: known.places.table),
    "sector": ("seeds/sectors.csv", "반도체", "칩", lambda known: known.sectors),
    "title": ("definitions/plants.yml", "ko: 공장,", "ko: 일터,", lambda known: known.catalog["plants"].title),
}
ISLANDS = "id,name_ko,region,lon,lat,note\nrock,바위,alpha.gaon,128.5,37.5,\n"
GRID = "region,row,column,span,valid_from,valid_to\nalpha,0,0,1,,\nbeta,0,1,1,,\ngamma,0,2,1,,\nbeta-gamma,1,0,2,,\n"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_second_reading_has_the_new_rows_and_the_first_keeps_the_old(toy_copy, read_toy, table):
    file, old, new, of = table
    (toy_copy / "data" / "tiles.csv").write_text(GRID, encoding="utf-8")
    (toy_copy / "data" / "islands.csv").write_text(ISLANDS, encoding="utf-8")
    before = read_toy()
    told = copy(of(before))
    path = toy_copy / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert of(read_toy()) != told
    assert of(before) == told


def test_a_second_reading_draws_its_own_boundaries(toy_copy, read_toy):
    frame = Frame(0, 0, 100, 100, 1_000_000, 1_900_000, 10_000)
    before = read_toy().boundaries
    ids = linework.land(before, "2026-07-01", frame).ids("provinces")
    path = before.topology_path("2026-07-01", linework.tolerance_m(frame))
    path.write_text(path.read_text(encoding="utf-8").replace('"alpha"', '"omega"'), encoding="utf-8")
    after = Boundaries(before.data_dir, before.regions)
    assert "omega" in linework.land(after, "2026-07-01", frame).ids("provinces")
    assert linework.land(before, "2026-07-01", frame).ids("provinces") == ids
