"""Cutting a coverage into shared arcs and reading it back."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.build.topology import topology, written
from geo.errors import MissingBoundaries
from geo.topojson import features, read_topology

ISLAND = shapely.box(40, 40, 44, 44)
SQUARES = {
    "sw": shapely.box(0, 0, 10, 10),
    "se": shapely.box(10, 0, 20, 10),
    "nw": shapely.box(0, 10, 10, 20),
    "ne": shapely.MultiPolygon([shapely.box(10, 10, 20, 20), ISLAND]),
}


def layer(shapes):
    return [{"id": one, "properties": {"name": one}, "geometry": shape} for one, shape in shapes.items()]


def quarters():
    halves = {"all": shapely.coverage_union_all(list(SQUARES.values()))}
    return topology({"small": layer(SQUARES), "large": layer(halves)}, 1)


def test_shapes_come_back_exactly():
    back = {one["id"]: one["geometry"] for one in features(quarters(), "small")}
    assert all(back[one].equals(shape) for one, shape in SQUARES.items())


def test_ids_and_properties_come_back():
    assert [(one["id"], one["properties"]) for one in features(quarters(), "small")] == [
        (one, {"name": one}) for one in SQUARES
    ]


def test_every_border_is_stored_once():
    four_inner, four_outer, one_island = 4, 4, 1
    assert len(quarters()["arcs"]) == four_inner + four_outer + one_island


def test_an_outline_adds_no_arcs_to_those_of_its_parts():
    assert len(quarters()["arcs"]) == len(topology({"small": layer(SQUARES)}, 1)["arcs"])


def test_a_hole_and_the_island_in_it_share_their_line():
    lake = shapely.box(2, 2, 8, 8)
    ring = {"ring": shapely.difference(SQUARES["sw"], lake), "island": lake}
    document = topology({"both": layer(ring)}, 1)
    assert len(document["arcs"]) == 2
    assert {one["id"]: one["geometry"].area for one in features(document, "both")} == {"ring": 64, "island": 36}


def test_lines_travel_with_the_areas():
    line = shapely.MultiLineString([[(0, 0), (5, 5)], [(5, 5), (9, 1)]])
    document = topology({"small": layer(SQUARES)}, 1, {"lines": [{"id": "line", "geometry": line}]})
    assert features(document, "lines")[0]["geometry"].equals(line)


def test_the_grid_is_the_unit_of_the_coordinates():
    document = topology({"small": layer(SQUARES)}, 0.5)
    bounds = [shapely.total_bounds(one["geometry"])[2] for one in features(document, "small") if one["id"] == "se"]
    assert bounds == [10]


def test_the_text_is_compact_json_with_one_newline():
    text = written(quarters())
    assert text.endswith("}\n")
    assert ": " not in text
    assert json.loads(text) == quarters()


def test_a_missing_file_says_how_to_make_it(tmp_path):
    with pytest.raises(MissingBoundaries, match="make boundaries"):
        read_topology(tmp_path / "boundaries-2030-01-01-60m.json")


@given(st.lists(st.integers(0, 3), min_size=16, max_size=16))
def test_any_colouring_of_a_board_comes_back_exactly(colours):
    cells = [shapely.box(x, y, x + 1, y + 1) for x in range(4) for y in range(4)]
    shapes = {
        str(colour): shapely.coverage_union_all(
            [cell for cell, own in zip(cells, colours, strict=True) if own == colour]
        )
        for colour in sorted(set(colours))
    }
    back = features(topology({"board": layer(shapes)}, 1), "board")
    assert all(one["geometry"].equals(shapes[one["id"]]) for one in back)
    assert shapely.coverage_is_valid(np.array([one["geometry"] for one in back]))
