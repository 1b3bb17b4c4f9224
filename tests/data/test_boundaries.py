"""The committed boundary files: complete, exact, and made from the pinned source."""

import csv
import gzip

import numpy as np
import pytest
import shapely

from geo.boundaries import TOLERANCES_M
from geo.build.boundaries import BoundaryBuild, file_name
from geo.build.checksums import checksums, listed
from geo.crs import to_metres
from geo.operations import areas_km2
from geo.topojson import features, read_topology
from layers.symbols.cartography import DOKDO
from tests.conftest import ROOT

DATA = ROOT / "data"

VINTAGES = ["2017-12-18", "2023-07-01", "2026-07-01"]
TODAY = "2026-11-21"
# 국토교통부, 2025년 지적통계(연보), as of the end of 2024, km²
CADASTRAL_KM2 = {
    "seoul": 605.21, "busan": 771.33, "daegu": 1499.49, "incheon": 1069.51, "gwangju": 500.95, "daejeon": 539.76,
    "ulsan": 1062.9, "sejong": 465.01, "gyeonggi": 10201.22, "gangwon": 16830.77, "chungbuk": 7406.94,
    "chungnam": 8247.73, "jeonbuk": 8075.0, "jeonnam": 12363.12, "gyeongbuk": 18428.07, "gyeongnam": 10542.6,
    "jeju": 1850.25,
}  # fmt: skip
WATER_AND_RECLAIMED = {"incheon": 0.032, "busan": 0.018}  # in the statistical boundaries, not in the cadastre

with (DATA / "islands.csv").open(encoding="utf-8", newline="") as file:
    ISLANDS = list(csv.DictReader(file))

every_file = pytest.mark.parametrize(
    ("vintage", "tolerance_m"), [(one, tol) for one in VINTAGES for tol in TOLERANCES_M]
)


@every_file
@pytest.mark.parametrize("level", ["municipality", "province"])
def test_every_region_of_the_day_has_a_boundary_and_every_boundary_a_region(
    boundaries, regions, vintage, tolerance_m, level
):
    frame = boundaries.frame(level, vintage, tolerance_m)
    assert list(frame.index) == [row.id for row in regions.at(vintage, level)]


@every_file
def test_municipalities_carry_the_province_of_the_day(boundaries, regions, vintage, tolerance_m):
    frame = boundaries.frame("municipality", vintage, tolerance_m)
    assert frame["province"].to_dict() == {row.id: row.parent for row in regions.at(vintage, "municipality")}


@every_file
@pytest.mark.parametrize("level", ["municipality", "province"])
def test_boundaries_are_a_valid_coverage_of_polygons(boundaries, vintage, tolerance_m, level):
    shapes = boundaries.frame(level, vintage, tolerance_m).geometry
    assert set(shapes.geom_type) <= {"Polygon", "MultiPolygon"}
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()
    assert shapely.coverage_is_valid(shapes.to_numpy())


@every_file
def test_only_real_water_is_left_open(boundaries, vintage, tolerance_m):
    shapes = to_metres(boundaries.frame("municipality", vintage, tolerance_m)).geometry
    whole = shapely.coverage_union_all(shapes.to_numpy())
    lakes_km2 = [shapely.Polygon(ring).area / 1e6 for part in shapely.get_parts(whole) for ring in part.interiors]
    assert min(lakes_km2) > {400: 0.3, 150: 0.07, 60: 0.008}[tolerance_m]
    assert 80 < sum(lakes_km2) < 95


@every_file
@pytest.mark.whole
def test_provinces_are_exact_merges_of_municipalities(vintage, tolerance_m):
    topology = read_topology(DATA / file_name(vintage, tolerance_m))
    named = {name: arc_names(topology, name) for name in topology["objects"]}
    assert named["provinces"] <= named["municipalities"]
    assert len(named["municipalities"]) == len(topology["arcs"])
    parts = {}
    for one in features(topology, "municipalities"):
        parts.setdefault(one["properties"]["province"], []).append(one["geometry"])
    for one in features(topology, "provinces"):
        assert shapely.coverage_union_all(parts[one["id"]]).equals(one["geometry"])


def arc_names(topology, name):
    names = set()
    for one in topology["objects"][name]["geometries"]:
        parts = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        names |= {max(arc, ~arc) for rings in parts for ring in rings for arc in ring}
    return names


@every_file
@pytest.mark.parametrize("island", ISLANDS, ids=lambda row: row["id"])
def test_islands_that_matter_are_on_the_map(boundaries, regions, vintage, tolerance_m, island):
    municipalities = boundaries.frame("municipality", vintage, tolerance_m).geometry
    point = shapely.Point(float(island["lon"]), float(island["lat"]))
    assert municipalities.index[municipalities.intersects(point)].tolist() == [island["region"]]
    province = regions.parent(island["region"], vintage).id
    assert boundaries.frame("province", vintage, tolerance_m).geometry.loc[province].intersects(point)


@pytest.mark.parametrize("tolerance_m", TOLERANCES_M)
@pytest.mark.parametrize("province", CADASTRAL_KM2)
def test_areas_are_those_of_the_cadastre(boundaries, province, tolerance_m):
    areas = areas_km2(boundaries.frame("province", "2025-12-31", tolerance_m))
    assert areas[province] == pytest.approx(CADASTRAL_KM2[province], rel=WATER_AND_RECLAIMED.get(province, 0.01))


@pytest.mark.parametrize("tolerance_m", TOLERANCES_M)
def test_vintages_share_every_border_that_did_not_change(boundaries, tolerance_m):
    old, new = (boundaries.frame("municipality", on, tolerance_m).geometry for on in ("2020-01-01", TODAY))
    same = old.index.intersection(new.index)
    assert len(same) == 226
    assert all(old[one].equals(new[one]) for one in same)


@pytest.mark.parametrize("tolerance_m", TOLERANCES_M)
def test_gunwi_changes_province_and_nothing_else(boundaries, tolerance_m):
    before, after = (boundaries.frame("province", on, tolerance_m).geometry for on in ("2023-06-30", "2023-07-01"))
    changed = [one for one in before.index if not before[one].equals(after[one])]
    assert changed == ["daegu", "gyeongbuk"]
    assert 610 < areas_km2(after)["daegu"] - areas_km2(before)["daegu"] < 620


def test_the_coarse_level_is_small_enough_for_a_first_paint():
    for vintage in VINTAGES:
        assert len(gzip.compress((DATA / file_name(vintage, 400)).read_bytes(), 9, mtime=0)) < 64_000


@pytest.mark.whole
@pytest.mark.parametrize("tolerance_m", TOLERANCES_M)
def test_a_rebuild_gives_the_same_bytes(tolerance_m, build):
    for vintage in VINTAGES:
        assert build.document(vintage, tolerance_m) == (DATA / file_name(vintage, tolerance_m)).read_text(
            encoding="utf-8"
        )


@pytest.fixture(scope="module")
def build():
    return BoundaryBuild(DATA)


def test_the_readme_lists_every_file_with_its_checksum():
    assert listed(DATA / "README.md") == checksums(DATA)


def test_the_attribution_is_stated():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert "공공누리 제1유형" in readme
    assert "SGIS" in readme


@pytest.fixture(scope="module")
def korea(boundaries):
    return boundaries.frame("nation", TODAY, 150).geometry.iloc[0]


def test_neighbours_never_reach_into_korea(boundaries, korea):
    land = boundaries.context["land"]
    inside = land.assign(geometry=shapely.intersection(shapely.make_valid(land.geometry.to_numpy()), korea))
    assert areas_km2(inside).max() < 2  # rounding to the grid along 248 km


def test_nothing_of_the_neighbours_lies_near_dokdo(boundaries):
    around = shapely.Point(DOKDO).buffer(0.8)
    assert not boundaries.context["land"].intersects(around).any()


def test_the_line_with_the_north_runs_along_our_northern_edge(boundaries, korea):
    line = to_metres(boundaries.context["lines"]).geometry.iloc[0]
    edge = to_metres(boundaries.frame("nation", TODAY, 150)).geometry.iloc[0].boundary
    assert 220_000 < line.length < 300_000
    assert np.max(shapely.distance(shapely.points(shapely.get_coordinates(line)), edge)) < 50


def test_the_background_stays_in_its_window_and_small(boundaries):
    west, south, east, north = boundaries.context["land"].total_bounds
    assert (west, south, east, north) == pytest.approx((120, 31, 134, 43), abs=0.2)
    assert (DATA / "context.json").stat().st_size < 60_000
