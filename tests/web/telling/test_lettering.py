"""Names on small maps stand where no mark and no other name does, inside the window; the islands are named first."""

from datetime import date

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


def overlap(a, b, size, lang):
    return lettering._box(a.text, a.x, a.y, size, lang).intersects(lettering._box(b.text, b.x, b.y, size, lang))


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
    size = found.window.width * lettering.SIZE
    assert found.names
    pairs = [(a, b) for i, a in enumerate(found.names) for b in found.names[i + 1 :]]
    assert not [pair for pair in pairs if overlap(*pair, size, lang)]
    boxes = [lettering._box(name.text, name.x, name.y, size, lang) for name in found.names]
    marks = [shapely.Point(spot.x, spot.y).buffer(spot.side / 2) for spot in found.spots]
    assert not [box for box in boxes for mark in marks if box.intersects(mark)]


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
    for name in found.names:
        if name.kind == lettering.SEA:
            assert shapely.distance(land, shapely.Point(name.x * 100, -name.y * 100)) > 3000


def test_units_are_hundred_metres_with_south_positive():
    x, y = lettering.of_islands("ko")[1].at
    east, north = sketches.metres_at(*DOKDO)
    assert (x * sketches.UNIT_M, -y * sketches.UNIT_M) == (east, north)
