"""The picture in the page's first bytes lies where the map is drawn, is seen before any script, and goes when it is."""

import json

import pytest
from playwright.sync_api import expect

from layers.symbols.cartography import DRAWN
from tests.browser.waiting import until

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
#: At the moment when the map takes over from the picture, before anything is drawn: press, and note what came of it.
TAKEN = """(where) => {
    const mark = performance.mark.bind(performance);
    performance.mark = (name, ...more) => {
        if (name === "atlas-taken" && !window.__pressed) press();
        return mark(name, ...more);
    };
    function press() {
        const frame = atlas.map.getContainer().getBoundingClientRect();
        const {x, y} = where ? bare(where, frame) : middle(".first-mark", frame);
        const at = {clientX: frame.x + x, clientY: frame.y + y};
        window.__pressed = {drawn: document.documentElement.dataset.drawn ?? null};
        for (const kind of ["mousedown", "mouseup", "click"])
            document.elementFromPoint(at.clientX, at.clientY)
                .dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true, view: window, ...at}));
        window.__pressed.left = {popup: document.querySelectorAll(".leaflet-popup").length, search: location.search,
            drawn: document.documentElement.dataset.drawn ?? null};
    }
    function bare(places, frame) {
        const picture = document.querySelector("#first-picture");
        picture.classList.add("asked");
        const points = places.map((place) => atlas.map.latLngToContainerPoint(place));
        const free = points.find(({x, y}) =>
            !document.elementFromPoint(frame.x + x, frame.y + y).closest(".first-mark, .first-label"));
        picture.classList.remove("asked");
        return free;
    }
    function middle(selector, frame) {
        const box = document.querySelector(selector).getBoundingClientRect();
        return {x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y};
    }
}"""
#: Inland places; on one of them the picture of the first visit has no name and no mark.
INLAND = [[36.8, 129.0], [37.3, 128.8], [36.5, 128.9], [37.9, 128.0], [34.7, 127.3], [35.6, 128.0], [38.1, 128.2]]
SHIFTS = """() => {
    window.__shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.__shift += one.value)))
        .observe({type: "layout-shift", buffered: true});
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
    expect(picture).to_be_hidden()


def test_without_scripts_the_page_shows_the_map(browser, atlas):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{atlas}/?lang=ko")
    picture = page.locator("#first-picture")
    assert picture.is_visible()
    assert "대경권" in picture.text_content().replace(" ", "")
    assert picture.get_attribute("aria-label")
    assert page.locator("#inset text").all_text_contents() == ["울릉도", "독도"]
    assert page.locator("#inset path").count() == 2
    assert all(page.locator(part).is_visible() for part in ("#front", "#ruler", ".key", ".tools"))
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


def taken(page, atlas, where):
    """What a press on a place, or on a mark of the picture, does in the moment in which the map takes over."""
    page.add_init_script(f"({TAKEN})({json.dumps(where)})")
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_selector(":root[data-drawn]")
    return page.evaluate("__pressed")


def test_a_press_on_land_is_answered_before_the_map_is_drawn(page, atlas):
    pressed = taken(page, atlas, INLAND)
    assert pressed["drawn"] is pressed["left"]["drawn"] is None
    assert "focus=" in pressed["left"]["search"]
    page.wait_for_selector("#card-body h2")


def test_scripts_wait_for_the_paint_of_the_picture(page, atlas):
    page.add_init_script("""new PerformanceObserver(() => (window.__begun ??= Boolean(window.L)))
        .observe({type: "paint", buffered: true})""")
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_selector(":root[data-drawn]")
    assert page.evaluate("[window.__begun, Boolean(window.L)]") == [False, True]


def test_what_stands_beside_the_map_waits_for_the_paint_of_its_picture(page, atlas):
    page.add_init_script("""new PerformanceObserver(() => (window.__unseen ??= "unseen" in document.body.dataset))
        .observe({type: "paint", buffered: true})""")
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_selector(":root[data-drawn]")
    assert page.evaluate("[window.__unseen, 'unseen' in document.body.dataset]") == [True, False]
    assert all(page.locator(part).is_visible() for part in ("#front", "#ruler", ".key", ".tools"))


def test_a_press_on_land_opens_its_province_before_the_scene_has_come(page, atlas):
    """The first scene never comes; that of the region that was pressed does."""
    page.route("**/scene.json?*", lambda route: route.continue_() if "focus=" in route.request.url else None)
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_function("() => window.atlas?.map && document.querySelector('#first-picture.laid')")
    frame = page.locator(".map-frame").bounding_box()
    places = page.evaluate("places => places.map((place) => atlas.map.latLngToContainerPoint(place))", INLAND)

    def press():
        """Press one place after the other: on some there is a name or a mark."""
        for place in places:
            if "focus=" not in page.url:
                page.mouse.click(frame["x"] + place["x"], frame["y"] + place["y"])
        return page.url

    assert "focus=" in until(page, press, lambda url: "focus=" in url)
    page.wait_for_selector("#card-body h2")
    assert page.locator("#card-body h2").first.text_content().strip() in {
        "경상북도",
        "강원특별자치도",
        "전남광주통합특별시",
        "경상남도",
    }
    page.wait_for_selector(":root[data-drawn]")


def test_a_press_on_a_mark_of_the_picture_draws_the_map_and_opens_nothing_else(page, atlas):
    pressed = taken(page, atlas, None)
    assert pressed["drawn"] is None
    assert pressed["left"]["drawn"] == "1"
    assert pressed["left"]["popup"] == 0
    assert "focus=" not in pressed["left"]["search"]


@pytest.mark.parametrize(
    ("moves", "goes"),
    [
        ("panBy([40, 0], {animate: false})", "([x, y, width]) => [x - 40, y, width]"),
        ("setZoom(8, {animate: false})", "([x, y, width], grown) => [x - (grown - 1) * width / 2, y, grown * width]"),
    ],
    ids=["moved", "nearer"],
)
def test_the_picture_goes_where_the_map_goes_until_it_is_drawn(page, atlas, moves, goes):
    box = """() => { const {x, y, width} = document.querySelector("#first-picture").getBoundingClientRect();
        return [x, y, width]; }"""
    done = f"""const [map, zoom] = [atlas.map, atlas.map.getZoom()]; window.__pressed = {{before: ({box})()}};
        map.{moves}; Object.assign(window.__pressed, {{after: ({box})(), grown: 2 ** (map.getZoom() - zoom)}})"""
    page.add_init_script(f"({TAKEN})()".replace(" press();", f" {{ {done} }}", 1))
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_selector(":root[data-drawn]")
    told = page.evaluate("__pressed")
    across, down, wide = page.evaluate(f"({goes})({json.dumps(told['before'])}, {told['grown']})")
    x, y, width = told["after"]
    assert (x, width) == (pytest.approx(across, abs=1.5), pytest.approx(wide, abs=1.5))
    assert (y == pytest.approx(down, abs=1.5)) is (told["grown"] == 1)
    expect(page.locator("#first-picture")).to_be_hidden()
    assert page.locator(".label").count() > 10
    assert page.evaluate("document.documentElement.dataset.drawnCount") == "1"
    until(page, lambda: page.url, lambda url: "view=" in url)


@pytest.mark.parametrize("size", [(390, 844), (1024, 768), (1366, 768)], ids=str)
def test_nothing_moves_while_the_page_comes(page, atlas, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{atlas}/?lang=ko")
    page.wait_for_selector(":root[data-drawn]")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    assert page.evaluate("__shift") <= 0.02


#: Words of names in the picture and on the map: text, and middle of its baseline in pixels of the window.
#: Boxes of letters are of no use here: in the picture they are of a font of few units, rounded, and scaled.
STANDING = """() => {
    const read = (texts) => [...texts].filter((one) => !one.closest("[hidden]") && one.getClientRects().length)
        .filter((one) => one.getNumberOfChars()).map((one) => {
            const [from, to] = [one.getStartPositionOfChar(0), one.getEndPositionOfChar(one.getNumberOfChars() - 1)];
            const middle = new DOMPoint((from.x + to.x) / 2, (from.y + to.y) / 2).matrixTransform(one.getScreenCTM());
            return [one.textContent, middle.x, middle.y];
        });
    const after = read(document.querySelectorAll(".leaflet-labels-pane .label text"));
    document.documentElement.removeAttribute("data-drawn");
    const before = read(document.querySelectorAll("#first-picture .first-label text"));
    return [before, after];
}"""
#: Half of what letters of a scaled picture may be wider or narrower in the longest name.
SAME_PLACE_PX = 2.5
#: Shares of names that may move, and that may come, when the map takes over: none at the size the picture is drawn for.
CHANGED = {(1366, 768): (0.02, 0.1), (1600, 900): (0.1, 0.2)}


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("size", CHANGED, ids=str)
def test_names_stand_in_the_picture_where_the_map_has_them(page, atlas, size, lang):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{atlas}/?lang={lang}")
    page.wait_for_selector(":root[data-drawn]")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    before, after = page.evaluate(STANDING)
    assert len(after) >= 40
    moved = [text for text, *at in before if not _stands(text, at, after)]
    new = [text for text, *at in after if not _stands(text, at, before)]
    may_move, may_come = CHANGED[size]
    assert len(moved) <= may_move * len(before), moved
    assert len(new) <= may_come * len(after), new


def _stands(text, at, among):
    """Whether a name stands at a place among others."""
    return any(other == text and at == pytest.approx(place, abs=SAME_PLACE_PX) for other, *place in among)
