from dataclasses import dataclass
from datetime import date

import pytest
import shapely

from layers.atlas.anchors import middle
from layers.atlas.definition import GEOMETRIES
from layers.scene import scene
from layers.scene.belts import smooth
from layers.scene.shapes import DERIVED, Shape, megawatts, stacked


@dataclass(frozen=True)
class Measure:
    """As much of a fact as power needs."""

    value: str | None
    unit: str | None


@dataclass(frozen=True)
class Plan:
    """As much of an item as power needs."""

    status_fact: Measure


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [("10", "GW", 10_000), ("1.1", "GW", 1_100), ("864", "MW", 864), ("1,000", "MW", 1000), ("154", "억원", None),
     (None, "MW", None), (None, None, None)],
)  # fmt: skip
def test_only_power_in_watts_is_a_power(value, unit, expected):
    assert megawatts(Plan(Measure(value, unit))) == (expected if expected is None else pytest.approx(expected))


def test_every_geometry_of_the_catalogue_is_derived():
    assert set(DERIVED) == set(GEOMETRIES)


def test_badges_at_one_anchor_are_numbered_and_others_left_alone():
    here, there = (127.0, 36.0), (128.0, 35.0)
    given = [Shape("badge", "a", (), here), Shape("badge", "b", (), there), Shape("badge", "c", (), here),
             Shape("point", "d", (), here)]  # fmt: skip
    assert [(s.slot, s.slots) for s in stacked(given)] == [(0, 2), (0, 1), (1, 2), (0, 1)]


def test_a_curve_passes_through_every_stop():
    stops = [(127.0, 37.5), (126.9, 35.2), (128.3, 36.1), (129.0, 35.2)]
    curve = smooth(stops)
    assert set(stops) <= set(curve)
    assert (curve[0], curve[-1]) == (stops[0], stops[-1])
    assert len(curve) > 30


def test_two_stops_stay_a_straight_line():
    assert smooth([(127.0, 37.0), (128.0, 36.0)]) == [(127.0, 37.0), (128.0, 36.0)]


def test_the_middle_is_the_mean():
    assert middle([(126.0, 35.0), (128.0, 36.0)]) == (127.0, 35.5)


def test_a_belt_begins_where_it_leaves_the_region_it_extends_and_not_in_its_middle(real):
    day = date(2026, 11, 28)
    (layer,) = scene.draw(real, scene.State(("southern-semiconductor-belt",), day))["layers"]
    (line,) = [each for each in layer["features"] if each["kind"] == "line"]
    lon, lat = line["path"][0]
    assert real.boundaries.at(lon, lat + 0.02, day) == "gyeonggi.pyeongtaek"
    assert lat < 37.0


def test_a_belt_comes_from_its_region_by_fainter_dashes_that_lie_in_its_south_and_name_no_point(real):
    day = date(2026, 11, 28)
    (layer,) = scene.draw(real, scene.State(("southern-semiconductor-belt",), day))["layers"]
    (line,) = [each for each in layer["features"] if each["kind"] == "line"]
    ends = [at for dash in line["faded"] for at in dash]
    held = {real.boundaries.at(lon, lat, day) for lon, lat in ends}
    assert len(line["faded"]) == 3
    assert all(place.startswith("gyeonggi.") for place in held)
    assert max(lat for _, lat in ends) < 37.3
    assert not set(ends) & {(each["lon"], each["lat"]) for each in layer["features"] if "lon" in each}


def test_pohang_and_ulsan_are_one_corner_of_the_battery_triangle(real):
    (layer,) = scene.draw(real, scene.State(("battery-triangle",), date(2026, 11, 28)))["layers"]
    (line,) = [each for each in layer["features"] if each["kind"] == "line"]
    nodes = {(each["lon"], each["lat"]): each["regions"] for each in layer["features"] if "lon" in each}
    assert [nodes[at] for at in line["corner"]] == [["gyeongbuk.pohang"], ["ulsan"]]


@pytest.mark.parametrize("day", [date(2025, 12, 17), date(2026, 11, 28)], ids=["report", "today"])
def test_saemangeum_is_drawn_as_ground_that_no_municipality_holds(real, day):
    (layer,) = scene.draw(real, scene.State(("battery-triangle",), day))["layers"]
    tracts = {each["label"]: each["tract"] for each in layer["features"] if each.get("tract")}
    assert list(tracts) == ["새만금"]
    ground = shapely.Polygon(tracts["새만금"])
    land = real.boundaries.frame("municipality", day, 400).geometry
    inside = {key: shape.intersection(ground).area / ground.area for key, shape in land.items()}
    assert ground.is_valid
    assert ground.contains(shapely.Point(real.sites["saemangeum-area"].lon, real.sites["saemangeum-area"].lat))
    assert sum(inside.values()) < 0.05
    assert "새만금 지역(개략)" in {row["label"] for row in layer["legend"]}


def test_saemangeum_is_the_area_between_three_municipalities_and_in_none(real):
    site = real.sites["saemangeum-area"]
    assert real.boundaries.at(site.lon, site.lat, date(2026, 11, 28)) is None
    (layer,) = scene.draw(real, scene.State(("battery-triangle",), date(2026, 11, 28)))["layers"]
    (node,) = [each for each in layer["features"] if each.get("site") == "saemangeum-area"]
    assert (node["kind"], node["precision"], node["radius_km"]) == ("ring", "area", 10.9)
    assert not [region for region in node["regions"] if region.startswith("jeonbuk.")]


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 6, 30), "광주"), (date(2026, 7, 1), "광주(구 광주광역시)")], ids=["before", "after"]
)
def test_a_node_of_a_region_that_is_no_more_says_which_it_was(real, day, name):
    (layer,) = scene.draw(real, scene.State(("southern-semiconductor-belt",), day))["layers"]
    assert name in {each["label"] for each in layer["features"] if each["kind"] != "line"}
