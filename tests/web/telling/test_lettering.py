"""Names on small maps stand where no mark and no other name does, inside the window; the islands are named first."""

import re
from datetime import date
from html import escape

import pytest
import shapely

from layers.symbols.cartography import DOKDO
from web.service.language import LANGUAGES
from web.telling.cards import card
from web.telling.profiles import profile
from web.telling.sketching import lettering, sketches
from web.telling.sketching.sketches import Spot, Window

WINDOW = Window(0, 0, 4000, 2000)
TODAY = date(2026, 11, 21)
#: Squares of a unit that boxes set side by side may share by rounding.
HAIR = 1.0


def test_a_name_moves_off_a_mark():
    wish = lettering.Wish("포항", (2000.0, 1000.0), lettering.PART)
    mark = Spot((2000.0, 1000.0), 2000.0, 1000.0, 120.0, "key", "mark")
    [free] = lettering.placed([wish], [], WINDOW, "ko")
    [moved] = lettering.placed([wish], [mark], WINDOW, "ko")
    assert (free.x, free.y) == (2000.0, 1000.0)
    assert abs(moved.y - 1000.0) > 50


def test_a_name_without_room_is_left_out():
    wishes = [lettering.Wish("포항", (2000.0, 1000.0), lettering.PART, ((0, 0),))] * 2
    assert len(lettering.placed(wishes, [], WINDOW, "ko")) == 1


def test_a_name_outside_the_window_is_left_out():
    assert lettering.placed([lettering.Wish("독도", (5000.0, 0.0), lettering.ISLAND)], [], WINDOW, "ko") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["gyeongbuk", "jeonnam-gwangju", "gyeonggi", "pole-honam", "gyeongbuk.pohang"])
def test_names_of_a_profile_keep_clear_of_each_other_and_of_marks(app, region, lang):
    drawing = app.extensions["drawing"]
    with app.test_request_context():
        found = profile(drawing, card(drawing, region, TODAY, lang), lang).map
    for one in found.sizes:
        places = [lettering._box(name.text, name.x, name.y, one.size, lang) for name in one.names]
        marked = [shapely.box(*room) for room in one.told.taken]
        assert places
        assert marked
        assert meeting([*places, *marked]) == []


def meeting(boxes):
    """Pairs of boxes that cover each other by more than a hair."""
    return [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.intersection(b).area > HAIR]


def test_boxes_that_cover_each_other_are_found():
    assert len(meeting([shapely.box(0, 0, 100, 20), shapely.box(90, 10, 200, 40)])) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["gangwon", "gyeongbuk", "jeonnam-gwangju"])
def test_nine_of_ten_marks_of_a_region_have_their_names_and_the_page_lists_the_others(app, client, region, lang):
    drawing = app.extensions["drawing"]
    with app.test_request_context():
        found = profile(drawing, card(drawing, region, TODAY, lang), lang).map
    html = client.get(f"/regions/{region}?asof={TODAY}&lang={lang}").get_data(as_text=True)
    for one in found.sizes:
        count = sum(max(1, spot.count) for spot in one.told.spots)
        assert count >= 8
        assert len(one.told.unnamed) <= 0.1 * count
        assert [name for name in one.told.unnamed if html.count(escape(name)) < 2] == []


def test_the_mark_of_hydrogen_in_gangwon_is_named(client):
    html = client.get(f"/regions/gangwon?asof={TODAY}&lang=ko").get_data(as_text=True)
    assert re.search(r'class="sketch-name of-spot"[^>]*>동해·삼척</text>', html)


@pytest.mark.parametrize("regions", ["chungbuk,chungnam", "gangwon,gyeongbuk,jeonbuk,jeonnam-gwangju"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_of_a_compared_map_is_named_or_listed_below_it(client, regions, lang):
    html = client.get(f"/compare?regions={regions}&asof={TODAY}&lang={lang}").get_data(as_text=True)
    figures = re.findall(r"<figure>.*?</figure>", html, re.S)
    assert len(figures) >= len(regions.split(","))
    for figure in figures[: len(regions.split(","))]:
        sites = int(re.search(r'class="number">\D*(\d+)', figure)[1])
        listed = re.search(r'class="sketch-unnamed">\D*(\d+)', figure)
        assert figure.count("of-spot") >= 1
        assert figure.count("of-spot") >= sites - (int(listed[1]) if listed else 0)


def test_a_map_of_the_province_of_far_islands_shows_them_in_a_frame_off_its_land(app):
    drawing = app.extensions["drawing"]
    with app.test_request_context():
        found = profile(drawing, card(drawing, "gyeongbuk", TODAY, "ko"), "ko").map
    own = sketches.mainland(sketches.shapes(drawing.atlas.boundaries, "province", TODAY)["gyeongbuk"])
    left, top, right, bottom = found.inset.room
    frame = shapely.box(left, -bottom, right, -top)
    assert not frame.intersects(shapely.transform(own, lambda points: points / sketches.UNIT_M))
    assert [name.text for name in found.inset.names] == ["울릉도", "독도"]


@pytest.mark.parametrize(("lang", "names"), [("ko", ["울릉도", "독도"]), ("en", ["Ulleungdo", "Dokdo"])])
def test_the_far_islands_are_named_where_a_map_reaches_them(client, lang, names):
    for address in ("/regions/gyeongbuk?asof=2026-11-21", "/compare?regions=gyeongbuk,ulsan&asof=2026-11-21"):
        html = client.get(f"{address}&lang={lang}").get_data(as_text=True)
        assert all(f">{name}</text>" in html for name in names)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/regions/gyeongbuk", {"동해"}), ("/regions/gangwon", {"동해", "북한"}), ("/regions/chungnam", {"서해(황해)"}),
        ("/compare?regions=gyeongbuk,daegu,jeonbuk", {"동해"}),
        ("/compare?regions=gangwon,incheon", {"동해", "북한"}),
        ("/changes?from=2024-02-29&to=2026-11-28", {"동해", "서해(황해)", "남해", "북한", "울릉도", "독도"}),
        ("/regions/jeju", {"남해"}),
    ],
)  # fmt: skip
def test_seas_and_the_north_are_named_where_a_map_has_room(client, address, names):
    html = client.get(address, query_string=None if "?" in address else {"asof": "2026-11-28"}).get_data(as_text=True)
    assert not [name for name in names if f">{name}</text>" not in html]


def test_a_map_without_a_sea_names_none(client):
    html = client.get("/regions/daejeon?asof=2026-11-28").get_data(as_text=True)
    assert not [name for name in ("동해", "서해(황해)", "남해", "북한") if f">{name}</text>" in html]


@pytest.mark.parametrize(
    "region", ["gyeongbuk", "gangwon", "jeju", "busan", "incheon", "pole-dongnam", "jeonnam-gwangju"]
)
def test_the_name_of_a_sea_lies_on_water(app, region):
    drawing = app.extensions["drawing"]
    with app.test_request_context():
        found = profile(drawing, card(drawing, region, TODAY, "ko"), "ko").map
    land = shapely.union_all(list(sketches.shapes(drawing.atlas.boundaries, "province", TODAY).values()))
    for name in (name for one in found.sizes for name in one.names):
        if name.kind == lettering.SEA:
            assert shapely.distance(land, shapely.Point(name.x * 100, -name.y * 100)) > 3000


def test_units_are_hundred_metres_with_south_positive():
    x, y = lettering.of_islands("ko")[1].at
    east, north = sketches.metres_at(*DOKDO)
    assert (x * sketches.UNIT_M, -y * sketches.UNIT_M) == (east, north)
