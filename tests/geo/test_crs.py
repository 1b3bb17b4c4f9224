"""Reference systems: stated, checked, and x first."""

import geopandas as gpd
import pytest
from shapely import Point

from geo import crs
from geo.errors import MissingCrs, WrongCrs

SEOUL = (126.978, 37.5665)


def frame(code):
    return gpd.GeoDataFrame(geometry=[Point(*SEOUL)], crs=code)


@pytest.mark.parametrize(
    ("code", "axes"),
    [
        (crs.LONLAT, ("east", "north")),
        (crs.WGS84, ("north", "east")),
        (crs.METRES, ("north", "east")),
        (crs.CENTRAL_BELT, ("north", "east")),
    ],
)
def test_axis_orders_are_those_of_the_authorities(code, axes):
    assert crs.axis_order(code) == axes


@pytest.mark.parametrize("operation", [crs.require_crs, crs.to_metres, crs.to_lonlat])
def test_geometry_without_crs_is_refused(operation):
    with pytest.raises(MissingCrs, match="without CRS"):
        operation(frame(None))


def test_another_crs_than_the_one_required_is_refused():
    with pytest.raises(WrongCrs, match="needed in EPSG:5179"):
        crs.require_crs(frame(crs.WGS84), crs.METRES)


@pytest.mark.parametrize("code", [crs.WGS84, crs.LONLAT])
def test_longitude_latitude_is_accepted_under_both_its_names(code):
    assert crs.require_crs(frame(code), crs.WGS84).crs == code


def test_metres_are_easting_first():
    point = crs.to_metres(frame(crs.WGS84)).geometry.iloc[0]
    assert (round(point.x, -3), round(point.y, -3)) == (954_000, 1_952_000)


def test_there_and_back_is_the_same_point():
    back = crs.to_lonlat(crs.to_metres(frame(crs.WGS84))).geometry.iloc[0]
    assert back.distance(Point(*SEOUL)) < 1e-9


def test_epsg_codes_stand_in_one_module_only():
    from pathlib import Path

    root = Path(crs.__file__).parents[1]
    modules = [path for name in ("geo", "layers", "web") for path in (root / name).rglob("*.py")]
    found = [
        path.name
        for path in modules
        if any(f'EPSG:{code}"' in path.read_text(encoding="utf-8") for code in ("4326", "5179", "5186"))
    ]
    assert found == ["crs.py"]
