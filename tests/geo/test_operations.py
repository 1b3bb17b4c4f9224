"""Operations on four toy squares of 1 km in EPSG:5179."""

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import operations
from geo.crs import METRES, WGS84, to_metres
from geo.errors import BadMeasure, MissingCrs

EAST, NORTH, SIDE = 950_000, 1_950_000, 1_000
KOREA = st.tuples(st.floats(125, 130), st.floats(33.5, 38.5))


@pytest.fixture
def squares():
    cells = {"sw": (0, 0), "se": (1, 0), "nw": (0, 1), "ne": (1, 1)}
    shapes = [
        shapely.box(EAST + x * SIDE, NORTH + y * SIDE, EAST + (x + 1) * SIDE, NORTH + (y + 1) * SIDE)
        for x, y in cells.values()
    ]
    return gpd.GeoDataFrame(
        {"half": ["south", "south", "north", "north"]}, geometry=shapes, index=list(cells), crs=METRES
    )


def test_dissolving_makes_one_exact_area_per_value(squares):
    merged = operations.dissolve(squares, "half")
    assert list(merged.index) == ["south", "north"]
    assert merged.area.tolist() == [2e6, 2e6]
    assert merged.crs == METRES
    assert shapely.coverage_is_valid(merged.geometry.to_numpy())


def test_dissolving_never_drops_a_row_without_a_value(squares):
    with pytest.raises(BadMeasure, match="'half' is empty for ne"):
        operations.dissolve(squares.assign(half=["south", "south", "north", None]), "half")


def test_dissolving_needs_a_crs(squares):
    with pytest.raises(MissingCrs):
        operations.dissolve(gpd.GeoDataFrame({"half": squares["half"]}, geometry=squares.geometry.to_numpy()), "half")


def test_a_buffer_is_in_metres_and_comes_back_in_longitude_latitude(squares):
    wide = operations.buffer(squares.loc[["sw"]], 500)
    assert wide.crs == WGS84
    assert to_metres(wide).total_bounds == pytest.approx([EAST - 500, NORTH - 500, EAST + 1500, NORTH + 1500], abs=0.01)


def test_a_buffer_keeps_the_other_columns(squares):
    assert operations.buffer(squares, 10)["half"].tolist() == squares["half"].tolist()


def test_a_series_can_be_buffered(squares):
    assert len(operations.buffer(squares.geometry, 10)) == 4


@pytest.mark.parametrize("radius_m", [0, -1, float("nan")])
def test_a_radius_that_is_not_positive_is_refused(squares, radius_m):
    with pytest.raises(BadMeasure, match="more than 0"):
        operations.buffer(squares, radius_m)
    with pytest.raises(BadMeasure, match="more than 0"):
        operations.circle(127, 37, radius_m)


def test_areas_are_in_square_kilometres(squares):
    assert operations.areas_km2(squares.to_crs(WGS84)).tolist() == pytest.approx([1, 1, 1, 1], rel=1e-6)


def test_seoul_and_busan_are_325_km_apart():
    assert operations.distance_m((126.978, 37.5665), (129.075, 35.1798)) == pytest.approx(325_000, rel=0.01)


@given(KOREA, KOREA)
def test_distance_is_the_same_both_ways(one, other):
    assert operations.distance_m(one, other) == pytest.approx(operations.distance_m(other, one))


@given(KOREA, st.floats(100, 50_000))
def test_every_corner_of_a_circle_is_its_radius_away(centre, radius_m):
    corners = shapely.get_coordinates(operations.circle(*centre, radius_m))
    distances = [operations.distance_m(centre, tuple(corner)) for corner in corners]
    assert distances == pytest.approx([radius_m] * len(distances), rel=1e-4)
