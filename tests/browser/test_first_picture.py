"""The picture in the page's first bytes lies where the map is drawn, is seen before any script, and goes when it is."""

import json

import pytest

from layers.symbols.cartography import DRAWN

#: Corners of the country in the picture and on the map, in pixels of the map's frame.
CORNERS = """() => {
    const picture = document.querySelector("#first-picture");
    const [left, top, right, bottom] = picture.dataset.country.split(" ").map(Number);
    const move = picture.querySelector(":scope > g").transform.baseVal.consolidate().matrix;
    const drawn = [[left, bottom], [right, top]].map(([x, y]) => [move.a * x + move.e, move.d * y + move.f]);
    const { extremes, room } = CARTOGRAPHY.country;
    const ends = Object.values(extremes);
    const [west, east] = [Math.min, Math.max].map((most) => most(...ends.map(([lon]) => lon)));
    const [south, north] = [Math.min, Math.max].map((most) => most(...ends.map(([, lat]) => lat)));
    const at = [[south - room.south, west - room.west], [north + room.north, east + room.east]]
        .map((place) => atlas.map.latLngToContainerPoint(place))
        .map(({ x, y }) => [x, y]);
    return [drawn, at];
}"""
SIZES = [(390, 844), (768, 1024), (1366, 768), (1600, 900), (1920, 1080), (2560, 1080)]
ADDRESSES = ["/?lang=ko", "/?view=8.5/36.1/128.4&lang=en", "/?layers=grdp&focus=gyeongbuk&lang=ko"]


@pytest.fixture(scope="module")
def corners():
    return CORNERS.replace("CARTOGRAPHY", json.dumps({"country": DRAWN["country"]}))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.whole
def test_the_picture_lies_where_the_map_is_drawn(page, atlas, corners, size, address):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(atlas + address)
    page.wait_for_selector(":root[data-drawn]")
    drawn, at = page.evaluate(corners)
    assert drawn == [pytest.approx(place, abs=1.5) for place in at]


def test_the_picture_goes_when_the_map_is_drawn(page, atlas):
    page.route("**/scene.json*", lambda route: route.abort())
    page.goto(f"{atlas}/?lang=ko")
    picture = page.locator("#first-picture")
    page.wait_for_selector("#failure:not([hidden])")
    assert picture.is_visible()
    page.unroute("**/scene.json*")
    page.reload()
    page.wait_for_selector(":root[data-drawn]")
    assert not picture.is_visible()


def test_without_scripts_the_page_shows_the_map(browser, atlas):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{atlas}/?lang=ko")
    picture = page.locator("#first-picture")
    assert picture.is_visible()
    assert "대경권" in picture.text_content().replace(" ", "")
    assert picture.get_attribute("aria-label")
    context.close()


def test_a_map_of_tiles_has_no_picture(page, atlas):
    page.goto(f"{atlas}/?frame=tiles&lang=ko")
    assert page.locator("#first-picture").count() == 0


def test_the_legend_of_what_is_drawn_stands_before_scripts_as_they_leave_it(browser, page, atlas):
    said = """() => [document.querySelector("#key-how").hidden, ...[...document.querySelectorAll("#key-drawn > *")]
        .map((one) => one.textContent.replace(/\\s+/g, " ").trim())]"""
    context = browser.new_context(java_script_enabled=False)
    before = context.new_page()
    for address in ("/?lang=ko", "/?layers=grdp&lang=ko"):
        before.goto(atlas + address)
        page.goto(atlas + address)
        page.wait_for_selector(":root[data-drawn]")
        assert len(page.evaluate(said)) > 2
        assert before.evaluate(said) == page.evaluate(said)
    context.close()
