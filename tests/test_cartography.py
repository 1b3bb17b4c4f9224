"""What every map draws alike stands once: places are where the land is, and no file writes them a second time."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.boundaries import TOLERANCES_M, Boundaries
from geo.crs import metres_of, shapes_to_metres
from layers.facts import statuses
from layers.symbols import cartography
from layers.symbols.cartography import DRAWN
from layers.symbols.symbology import HATCHES, NO_DATA
from tests.gazetteer import POINTS
from web.service.language import LANGUAGES, translator
from web.state.state import VIEW_LIMITS

ROOT = Path(__file__).parents[1]
HOMES = {ROOT / "layers" / "symbols" / "cartography.json", ROOT / "data" / "islands.csv"}
FOLDERS = ("geo", "layers", "web", "assets", "data", "seeds", "tests")
KINDS = {".py", ".js", ".ts", ".html", ".css", ".csv", ".yml"}
#: Two numbers with decimals, one after the other.
PAIR = re.compile(r"(?<![\d.])(\d{2,3}\.\d+)[^\d\n]{1,12}(\d{2,3}\.\d+)")
#: So near, in degrees, two numbers mean the same place.
SAME = 0.02
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def ulleung():
    """The parts of 울릉군 in metres: the island and its rocks, and the islets of 독도."""
    shape = Boundaries(ROOT / "data").outline(cartography.ULLEUNG, TODAY, min(TOLERANCES_M))
    return [(part, shapes_to_metres([part])[0]) for part in shapely.get_parts(shape)]


def metres(place) -> shapely.Point:
    return shapely.Point(*metres_of(np.array([place]))[0])


def places() -> dict[str, tuple[float, float]]:
    """Every place of the home by its name."""
    named = {name: island["at"] for name, island in DRAWN["islands"].items()}
    several = {
        **DRAWN["seas"],
        "north": DRAWN["north"],
        "mdl": DRAWN["mdl"]["names"],
        "extremes": DRAWN["country"]["extremes"].values(),
    }
    listed = {f"{name} {n}": place for name, found in several.items() for n, place in enumerate(found, start=1)}
    return {**named, **listed, **POINTS}


def written(path: Path) -> Iterator[tuple[float, float]]:
    """Pairs of numbers in a file, as they stand and turned round."""
    for first, second in PAIR.findall(path.read_text(encoding="utf-8", errors="replace")):
        yield float(first), float(second)
        yield float(second), float(first)


def files() -> list[Path]:
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in KINDS)
    return [path for path in found if path not in HOMES and "vendor" not in path.parts]


def test_dokdo_is_the_middle_of_its_islets(ulleung):
    islets = shapely.union_all([own for part, own in ulleung if part.bounds[0] > 131.5])
    island = DRAWN["islands"]["dokdo"]
    assert len(shapely.get_parts(islets)) == 2
    assert metres(cartography.DOKDO).distance(islets.centroid) < island["precision_m"]
    assert metres(cartography.DOKDO).distance(islets) < 250


def test_ulleungdo_is_in_the_middle_of_its_island(ulleung):
    largest = max((own for _, own in ulleung), key=shapely.area)
    assert largest.contains(metres(cartography.ULLEUNGDO))
    assert metres(cartography.ULLEUNGDO).distance(largest.centroid) < DRAWN["islands"]["ulleungdo"]["precision_m"]


def test_marado_is_where_the_land_has_it():
    assert POINTS["marado"] == cartography.MARADO


def test_the_ends_of_the_country_hold_it_closely():
    west, south, east, north = Boundaries(ROOT / "data").frame("nation", TODAY, 60).total_bounds
    across, down = zip(*cartography.EXTREMES, strict=True)
    assert 0 <= west - min(across) < 0.05
    assert 0 <= max(across) - east < 0.05
    assert 0 <= south - min(down) < 0.05
    assert 0 <= max(down) - north < 0.05


def test_every_sea_and_the_north_are_named_off_our_land():
    nation = Boundaries(ROOT / "data").outline("korea", TODAY)
    found = [place for spots in cartography.SEAS.values() for place in spots] + list(cartography.NORTH_KOREA)
    assert not shapely.intersects_xy(nation, *zip(*found, strict=True)).any()


def test_the_demarcation_line_is_named_beside_itself_and_off_our_land():
    boundaries = Boundaries(ROOT / "data")
    line = boundaries.context["lines"].union_all()
    for place in map(shapely.Point, cartography.MDL_NAMES):
        assert 0.04 < line.distance(place) < 0.25
        assert not boundaries.outline("korea", TODAY).intersects(place)


def test_no_place_is_written_a_second_time():
    home = places()
    again = [
        f"{path.relative_to(ROOT)}: {lon}, {lat} is {name}"
        for path in files()
        for lon, lat in written(path)
        for name, place in home.items()
        if (name.startswith("dokdo") and abs(lon - place[0]) < SAME and abs(lat - place[1]) < SAME)
        or (lon, lat) == tuple(place)
    ]
    assert again == []


def test_the_search_for_second_places_finds_them(tmp_path):
    file = tmp_path / "second.js"
    lon, lat = cartography.DOKDO
    file.write_text(f"const AT = {{ lat: {lat + 0.0016:.4f}, lon: {lon} }};\n")
    assert (lon, round(lat + 0.0016, 4)) in set(written(file))


def test_hatches_are_those_of_the_statuses_and_of_what_has_no_data():
    assert set(DRAWN["hatches"]) == {*HATCHES.values(), NO_DATA}


def test_marks_find_their_room_in_the_order_of_solidity():
    assert list(cartography.SOLID_FIRST) == list(statuses.read(ROOT / "seeds")[0])


def test_boundaries_of_every_step_of_zoom_are_built():
    assert [metres for _, metres in reversed(DRAWN["zoom"]["tolerance_m"])] == list(TOLERANCES_M)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_name_the_limits_of_a_view(lang):
    assert all(f"{low}–{high}" in translator(lang)["view_form"] for low, high in VIEW_LIMITS)
