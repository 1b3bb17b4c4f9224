"""Boundaries by level, date and level of detail."""

import pytest
import shapely

from geo.boundaries import TOLERANCES_M
from geo.crs import WGS84
from geo.errors import BeforeRecord, MissingBoundaries, NotYetRegion, UnknownLevel, UnknownTolerance
from geo.operations import areas_km2
from tests.gazetteer import POINTS

TODAY = "2026-11-21"


@pytest.mark.parametrize("level", ["municipality", "province", "pole", "nation"])
def test_a_frame_is_indexed_by_region_in_official_order(boundaries, regions, level):
    frame = boundaries.frame(level, TODAY, 400)
    assert list(frame.index) == [row.id for row in regions.at(TODAY, level)]
    assert list(frame.columns) == ["level", "province", "geometry"]
    assert frame.crs == WGS84
    assert (frame["level"] == level).all()


def test_a_frame_belongs_to_the_caller(boundaries):
    boundaries.frame("province", TODAY, 400)["level"] = "spoiled"
    assert (boundaries.frame("province", TODAY, 400)["level"] == "province").all()


@pytest.mark.parametrize("tolerance_m", TOLERANCES_M)
def test_poles_are_exact_merges_of_provinces(boundaries, tolerance_m):
    poles = boundaries.frame("pole", TODAY, tolerance_m)
    whole = boundaries.frame("nation", TODAY, tolerance_m)
    assert shapely.coverage_is_valid(poles.geometry.to_numpy())
    assert areas_km2(poles).sum() == pytest.approx(areas_km2(whole).sum())


@pytest.mark.parametrize(
    ("lon", "lat", "on", "found"),
    [
        (126.978, 37.5665, TODAY, "seoul.jung"),
        (*POINTS["dokdo-east"], TODAY, "gyeongbuk.ulleung"),
        (*POINTS["marado"], TODAY, "jeju.seogwipo"),
        (126.50, 37.49, "2026-06-30", "incheon.jung"),
        (126.50, 37.49, TODAY, "incheon.yeongjong"),
        (126.66, 37.60, TODAY, "incheon.geomdan"),
        (126.655, 37.540, TODAY, "incheon.seohae"),
        (130.0, 37.0, TODAY, None),
        (139.7, 35.7, TODAY, None),
    ],
)
def test_a_point_is_in_the_municipality_of_the_day(boundaries, lon, lat, on, found):
    assert boundaries.at(lon, lat, on) == found


@pytest.mark.parametrize("level", ["municipality", "province", "pole"])
def test_representative_points_lie_inside(boundaries, level):
    frame = boundaries.frame(level, TODAY)
    points = boundaries.representative_points(level, TODAY)
    assert points.within(frame.geometry).all()


def test_an_abolished_region_keeps_its_old_outline(boundaries):
    old = boundaries.outline("incheon.seo", TODAY)
    heirs = boundaries.frame("municipality", TODAY).geometry.loc[["incheon.seohae", "incheon.geomdan"]]
    assert old.symmetric_difference(heirs.union_all()).area < 1e-9
    assert boundaries.outline("daegu", TODAY).equals(boundaries.frame("province", TODAY).geometry.loc["daegu"])


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (("city", TODAY, 400), UnknownLevel, "municipality"),
        (("province", TODAY, 100), UnknownTolerance, "400, 150, 60"),
        (("province", "2017", 400), BeforeRecord, "2017-12-18"),
        (("pole", "2025-07-28", 400), NotYetRegion, "2025-07-29"),
    ],
)
def test_what_cannot_be_is_refused(boundaries, ask, error, message):
    with pytest.raises(error, match=message):
        boundaries.frame(*ask)


def test_a_missing_file_is_named(boundaries, regions, tmp_path):
    with pytest.raises(MissingBoundaries, match=r"boundaries-2026-07-01-400m\.json"):
        type(boundaries)(tmp_path, regions).frame("province", TODAY, 400)


def test_the_background_has_the_north_and_its_southern_line(boundaries):
    assert boundaries.context["land"]["kind"].to_dict() == {
        "china": "land",
        "japan": "land",
        "north-korea": "north",
        "russia": "land",
    }
    assert boundaries.context["lines"]["kind"].to_list() == ["mdl"]
