"""Generalising a toy coverage: two squares of 10 km with a wavy border, a pond, a lake and islets, in metres."""

import numpy as np
import pytest
import shapely

from geo.build.generalise import Detail, clean, generalise
from geo.build.grid import faces, on_grid
from geo.build.pieces import halves
from geo.errors import BrokenSource

KM = 1_000
EAST, NORTH = 950 * KM, 1_950 * KM
DETAIL = Detail(200, islet_km2=0.5, hole_km2=0.5, grid_deg=1e-5)
ROCK = (EAST + 30 * KM, NORTH)


def moved(shape):
    return shapely.transform(shape, lambda points: np.add(points, (EAST, NORTH)))


@pytest.fixture
def coverage():
    wave = [(10 * KM + 60 * (-1) ** step, step * 100) for step in range(1, 100)]
    border = [(10 * KM, 0), *wave, (10 * KM, 10 * KM)]
    west = shapely.Polygon([(0, 0), *border, (0, 10 * KM)], [shapely.box(2000, 2000, 2400, 2400).exterior])
    east = shapely.Polygon([*border, (20 * KM, 10 * KM), (20 * KM, 0)], [shapely.box(15e3, 2e3, 17e3, 4e3).exterior])
    rock, skerry = shapely.box(29_900, -100, 30_100, 100), shapely.box(34_900, -100, 35_100, 100)
    return np.array([moved(west), moved(shapely.MultiPolygon([east, rock, skerry]))])


@pytest.fixture
def light(coverage):
    return generalise(coverage, DETAIL, shapely.points([ROCK]))


def test_neighbours_are_simplified_together(coverage, light):
    assert shapely.coverage_is_valid(light)
    assert shapely.get_num_coordinates(light).sum() < shapely.get_num_coordinates(coverage).sum() / 4


def test_ponds_are_filled_and_lakes_stay_open(light):
    holes = [ring for part in shapely.get_parts(light) for ring in part.interiors]
    assert [round(shapely.Polygon(ring).area / 1e6, 1) for ring in holes] == [4.0]


def test_islets_go_unless_they_are_named(light):
    islands = [part for part in shapely.get_parts(light) if part.area < 1e6]
    assert len(islands) == 1
    assert islands[0].distance(shapely.Point(ROCK)) == 0


def test_the_order_of_areas_is_kept(coverage, light):
    assert [shapely.intersection(*pair).area / pair[0].area > 0.95 for pair in zip(coverage, light, strict=True)] == [
        True
    ] * 2


def test_cleaning_gives_a_sliver_to_a_neighbour():
    slivered = clean(np.array([shapely.box(0, 0, 10, 10), shapely.box(9.999, 0, 20, 10)]))
    assert shapely.coverage_is_valid(slivered)
    assert shapely.area(slivered).sum() == pytest.approx(200)


def test_a_coverage_on_the_grid_is_valid_and_of_whole_numbers(light):
    gridded = on_grid(light, DETAIL.grid_deg)
    assert shapely.coverage_is_valid(gridded)
    coordinates = shapely.get_coordinates(gridded)
    assert (coordinates == np.round(coordinates)).all()


def test_a_neck_that_rounding_pinches_is_repaired():
    neck = shapely.Polygon(
        [(0, 0), (900, 0), (1000, 449.7), (1900, 0), (1900, 900), (1000, 450.3), (900, 900), (0, 900)]
    )
    gridded = on_grid(np.array([moved(neck)]), 1e-4)
    assert shapely.is_valid(gridded).all()
    assert shapely.area(gridded)[0] > 0


def test_faces_are_polygons_only():
    mixed = shapely.GeometryCollection([shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (5, 5)])])
    assert [face.geom_type for face in faces(mixed)] == ["Polygon"]


def test_a_line_parts_an_area_into_north_and_south():
    north, south = halves(shapely.box(0, 0, 10, 10), shapely.LineString([(-1, 4), (11, 4)]))
    assert (north.area, south.area) == (60, 40)


def test_a_line_that_does_not_cross_is_refused():
    with pytest.raises(BrokenSource, match="does not cross"):
        halves(shapely.box(0, 0, 10, 10), shapely.LineString([(2, 4), (8, 4)]))
