"""Names on the map: most items of a national view have theirs, nothing overlaps, and what has no room is listed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.overlaps import PIECES, overlaps
from tests.browser.test_explore_map import drawn
from tests.browser.visits import switch
from tests.browser.waiting import empty, until
from web.service.language import LANGUAGES

WIDE, PHONE = (1366, 768), (390, 844)
SETS = {
    "first": "",
    "industries": "main-industries",
    "projects": "core-projects",
    "candidates": "core-projects,national-complex-candidates",
    "complexes": "advanced-complexes,sobujang-complexes,core-projects",
    "power": "advanced-complexes,complex-infrastructure,core-projects",
    "infrastructure": "complex-infrastructure",
    "base": "innovation-clusters,innovation-cities,industry-academia-zones",
}
#: Cities of 경상북도, and whether each can be pressed: nothing but the map lies there.
CITIES = [(36.12, 128.34), (35.87, 128.6), (36.57, 128.73), (36.02, 129.34)]
IN_SIGHT = """(places) => {
  const map = window.atlas.map, frame = map.getContainer().getBoundingClientRect();
  return places.map(([lat, lon]) => {
    const {x, y} = map.latLngToContainerPoint([lat, lon]);
    const top = document.elementFromPoint(frame.x + x, frame.y + y);
    return Boolean(top && map.getContainer().contains(top));
  });
}"""
CROWDED = ("first", "complexes", "candidates", "power")
SHARE = 0.9
POLES = 8
MOST_LINES = 3
NAMED = """() => [...new Set([...document.querySelectorAll(".marks .mark")]
  .filter((mark) => !mark.hidden && (mark.matches(".words") || mark.querySelector(".mark-name")))
  .map((mark) => mark.dataset.item))]"""
LISTED = "() => [...document.querySelectorAll('#unnamed:not(.none) li')].map((each) => each.textContent)"
BOXES = (
    "(kinds) => {"
    + PIECES
    + """
  const within = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const meet = (all, others) => all.some((a) => others.some((b) => within(a, b)));
  const each = [...document.querySelectorAll(kinds)].filter((one) => !one.hasAttribute("hidden"));
  const boxes = each.map((one) => [one.textContent.trim() || one.className, pieces(one)])
    .filter(([, [box]]) => box && box.width && box.height);
  return boxes.flatMap(([a, x], i) => boxes.slice(i + 1).filter(([, y]) => meet(x, y)).map(([b]) => `${a} × ${b}`));
}"""
)
#: Put a letter at a share of the upright box of the first turned name: the box's corner is empty, its middle is not.
PLANTED = """(share) => {
  const turned = document.querySelector(".label-belt text"), box = turned.getBoundingClientRect();
  const planted = document.querySelector("#planted") ?? turned.closest("svg").appendChild(turned.cloneNode());
  planted.textContent = "가";
  planted.id = "planted";
  planted.removeAttribute("transform");
  const to = turned.closest("svg").getScreenCTM().inverse();
  const at = new DOMPoint(box.left + share * box.width, box.top + share * box.height + 4).matrixTransform(to);
  planted.setAttribute("x", at.x);
  planted.setAttribute("y", at.y);
}"""
LABELS = ".leaflet-labels-pane .label text"
MARKS = (
    ".leaflet-marks-pane .mark:not(.words), .map-head [data-furniture], .zoom, .inset, .key, .map-foot, .attribution"
)


def opened(page, atlas, visit, size, *query):
    """The map at a size of the window, drawn."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit(page, f"{atlas}/?{'&'.join(filter(None, query))}")
    drawn(page)


def placed(page, atlas, query):
    """Names by id of the items that have a place on the map of an address."""
    scene = page.request.get(f"{atlas}/scene.json?{query}").json()
    layers = [layer for layer in scene["layers"] if layer["geometry"] != "corridor"]
    return {
        feature["id"]: feature["label"] for layer in layers for feature in layer["features"] if feature.get("precision")
    }


@pytest.mark.parametrize(("layers", "lang"), [*((each, "ko") for each in SETS), *((each, "en") for each in CROWDED)])
def test_national_view_names_nine_of_ten_items_and_lists_the_others(page, atlas, visit, layers, lang):
    query = "&".join(filter(None, [f"layers={SETS[layers]}" if SETS[layers] else "", f"lang={lang}"]))
    opened(page, atlas, visit, WIDE, query)
    names, on_map = placed(page, atlas, query), page.evaluate(NAMED)
    lacking = [name for item, name in names.items() if item not in on_map]
    assert len(lacking) <= (1 - SHARE) * len(names)
    assert sorted(page.evaluate(LISTED)) == sorted(lacking)


def test_no_name_of_an_item_is_a_column_of_words(page, atlas, visit):
    opened(page, atlas, visit, WIDE, "lang=en")
    lines = page.locator(".label-item").evaluate_all(
        "all => all.map((each) => each.querySelectorAll('.type-item').length)"
    )
    assert lines
    assert max(lines) <= MOST_LINES


@pytest.mark.grid(size=(WIDE, PHONE), layers=SETS, lang=LANGUAGES)
def test_no_name_touches_another(page, atlas, visit, size, layers, lang):
    opened(page, atlas, visit, size, f"layers={SETS[layers]}" if SETS[layers] else "", f"lang={lang}")
    assert page.evaluate(BOXES, LABELS) == []
    assert overlaps(page, ".map-frame") == []


def test_name_put_over_another_is_found(page, atlas, visit):
    opened(page, atlas, visit, WIDE)
    page.evaluate(
        """() => { const [a, b] = document.querySelectorAll(".label-item text");
        for (const name of ["x", "y", "text-anchor"]) b.setAttribute(name, a.getAttribute(name)); }"""
    )
    assert page.evaluate(BOXES, LABELS)


@pytest.mark.parametrize("size", [WIDE, (1600, 900)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_belt_is_named_along_its_line(page, atlas, visit, lang, size):
    opened(page, atlas, visit, size, f"lang={lang}")
    scene = page.request.get(f"{atlas}/scene.json?lang={lang}").json()
    belts = {layer["title"] for layer in scene["layers"] if layer["geometry"] == "corridor"}
    shown = page.locator(".label-belt:not([hidden])")
    lines = shown.evaluate_all("all => all.map((one) => [...one.children].map((line) => line.textContent).join(' '))")
    assert len(belts) > 1
    assert set(lines) == belts
    assert shown.evaluate_all("all => all.every((one) => one.getAttribute('transform').startsWith('rotate('))")


def test_turned_name_is_measured_by_its_letters_and_not_by_its_upright_box(page, atlas, visit):
    opened(page, atlas, visit, WIDE, "layers=southern-semiconductor-belt")
    among = ".label-belt text, #planted"
    page.evaluate(PLANTED, 0.12)
    assert page.evaluate(BOXES, among) == []
    assert [found for found in overlaps(page, ".map-frame") if "가 ×" in found or "× 가" in found] == []
    page.evaluate(PLANTED, 0.5)
    assert len(page.evaluate(BOXES, among)) == 1
    assert [found for found in overlaps(page, ".map-frame") if "× 가" in found]


@pytest.mark.parametrize("view", ["", "view=8/36.4/127.6"])
def test_item_has_one_mark_and_none_stands_under_what_lies_over_the_map(page, atlas, visit, view):
    opened(page, atlas, visit, WIDE, view)
    items = page.locator(".mark[data-item]:not(.words)").evaluate_all("marks => marks.map((mark) => mark.dataset.item)")
    assert items
    assert len(items) == len(set(items))
    assert page.evaluate(BOXES, MARKS) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phone_names_every_node_of_the_belts_and_lists_the_items(page, atlas, visit, lang):
    opened(page, atlas, visit, PHONE, f"lang={lang}")
    scene = page.request.get(f"{atlas}/scene.json?lang={lang}").json()
    belts = [layer for layer in scene["layers"] if layer["geometry"] == "corridor"]
    nodes = {each["short"] for layer in belts for each in layer["features"] if each["kind"] != "line"}
    told = page.locator(".label-node:not([hidden]) .type-node").all_text_contents()
    assert nodes <= {re.sub(r"\(.*", "", each) for each in told}
    page.locator("#unnamed summary").click()
    assert page.locator("#unnamed a").first.get_attribute("href").startswith("/items/")


def test_pointing_at_a_mark_or_coming_to_it_by_key_tells_name_status_and_source(page, atlas, visit):
    opened(page, atlas, visit, WIDE)
    mark = page.locator(".mark[data-item='advanced-complexes.ulsan']")
    mark.hover()
    expect(page.locator(".map-tip")).to_be_visible()
    lines = page.locator(".map-tip > *").all_text_contents()
    assert lines[0] == "울산 이차전지 특화단지"
    assert "지정 2023.7.20." in lines[1]
    assert lines[2]
    page.mouse.move(5, 5)
    expect(page.locator(".map-tip")).to_be_hidden()
    mark.focus()
    expect(page.locator(".map-tip")).to_be_visible()
    mark.press("Enter")
    to = page.locator(".item-popup a[href^='/items/']").first.get_attribute("href")
    assert to.startswith("/items/advanced-complexes.ulsan?")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_classes_of_a_choropleth_are_told_over_the_map(page, atlas, visit, size):
    opened(page, atlas, visit, size, "layers=manufacturing-share")
    if size == PHONE:
        page.locator(".key > summary").click()
    rows = page.locator("#key-drawn .legend-row")
    assert rows.count() >= 5
    box, frame = page.locator("#key-drawn").bounding_box(), page.locator(".map-frame").bounding_box()
    assert frame["x"] <= box["x"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    assert rows.first.is_visible()


@pytest.mark.parametrize("size", [WIDE, (1024, 768), (900, 700), PHONE])
def test_no_control_lies_over_the_credit_of_the_boundaries(page, atlas, visit, size):
    opened(page, atlas, visit, size)
    controls = ".attribution, .zoom, .table-toggle, .frame-choice, .key, .scale"
    assert page.evaluate(BOXES, controls) == []


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_chosen_province_fills_the_map_and_its_cities_are_free(page, atlas, visit, size):
    opened(page, atlas, visit, size)
    if size == PHONE:
        page.locator("[data-tab=panel]").click()
    page.locator("#search").fill("경상북도")
    page.locator("#search-hits [role=option]").first.click()
    page.wait_for_function("least => window.atlas.map.getZoom() >= least", arg=8 if size == WIDE else 7)
    free = until(page, lambda: page.evaluate(IN_SIGHT, CITIES), all)
    assert free == [True] * len(CITIES)


def test_choropleth_takes_the_place_of_another(page, atlas, visit):
    opened(page, atlas, visit, WIDE, "layers=population,grdp,advanced-complexes")
    assert "지역내총생산" in page.locator("#notices").inner_text()
    assert page.locator("#panel-groups input:checked").evaluate_all("boxes => boxes.map((box) => box.value)") == [
        "advanced-complexes",
        "population",
    ]
    page.locator(".to-layers").click()
    switch(page, "grdp").check()
    page.wait_for_function("new URLSearchParams(location.search).get('layers') === 'advanced-complexes,grdp'")
    page.locator("#no-shade").check()
    page.wait_for_function("new URLSearchParams(location.search).get('layers') === 'advanced-complexes'")


@pytest.mark.parametrize("layers", ["first", "industries", "base", "complexes"])
def test_printed_map_names_what_the_map_names(page, atlas, visit, layers):
    """But for bids, of which a slide says nothing while sources disagree on the outcome of their call."""
    query = f"layers={SETS[layers]}" if SETS[layers] else ""
    opened(page, atlas, visit, WIDE, query)
    on_map, printed = set(page.evaluate(NAMED)), page.request.get(f"{atlas}/export/map.svg?{query}").text()
    scene = page.request.get(f"{atlas}/scene.json?{query}").json()
    short = {
        each["id"]: each["short"]
        for layer in scene["layers"]
        if layer["geometry"] != "corridor"
        for each in layer["features"]
        if "short" in each and each["status"] != "applied"
    }
    words = set(re.findall(r">([^<>]+)</text>", printed))
    absent = [short[item] for item in on_map & short.keys() if not set(short[item].split()) <= _spaced(words)]
    assert len(absent) <= (1 - SHARE) * len(on_map)


def _spaced(texts):
    """All words of texts."""
    return {word for text in texts for word in text.split()}


@pytest.mark.parametrize("size", [WIDE, (1600, 900), PHONE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_first_map_names_every_pole_and_special_province(page, atlas, visit, lang, size):
    opened(page, atlas, visit, size, f"lang={lang}")
    scene = page.request.get(f"{atlas}/scene.json?lang={lang}").json()
    poles = [pole for pole in scene["poles"].values() if not pole["special"]]
    alone = [scene["regions"][pole["members"][0]]["short"] for pole in scene["poles"].values() if pole["special"]]
    names = page.locator(".label-pole:not([hidden]) text, .label-province:not([hidden]) .type-province")
    assert {*(pole["name"] for pole in poles), *alone} <= set(names.all_text_contents())
    assert len(poles) + len(alone) == POLES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_province_shows_its_number_below_its_name_where_a_shade_is_seen(page, atlas, visit, lang):
    query = f"layers=manufacturing-share&lang={lang}"
    opened(page, atlas, visit, WIDE, query)
    scene = page.request.get(f"{atlas}/scene.json?{query}").json()
    figures = scene["layers"][0]["features"]
    wanted = {scene["regions"][each["regions"][0]]["short"] + each["short"] for each in figures}
    assert all(re.fullmatch(r"\d+\.\d%", each["short"]) for each in figures)
    shown = {each.strip() for each in page.locator(".label-province:not([hidden])").all_text_contents()}
    assert len(wanted & shown) >= SHARE * len(wanted)
    opened(page, atlas, visit, WIDE, f"lang={lang}")
    assert page.locator(".type-value").count() == 0


@pytest.mark.parametrize("theme", ["colour", "grey"])
def test_letters_of_the_marks_before_industries_are_those_of_the_marks(page, atlas, visit, theme):
    """White on the sector's colour, without the halo of names, as high as the line lets them be."""
    opened(page, atlas, visit, WIDE, f"layers=main-industries&theme={theme}")
    seals = page.locator(".label-block svg").evaluate_all(
        "(all) => all.map((seal) => [seal.querySelector('text'), seal]).filter(([text]) => text).map(([text, seal]) => "
        "[text.textContent, getComputedStyle(text).fill, getComputedStyle(text).stroke, text.getAttribute('fill'),"
        "parseFloat(text.getAttribute('font-size')) * seal.getBoundingClientRect().width / 24])"
    )
    said = [each for each in seals if each[0] != "?"]
    assert len(said) >= 30
    for text, fill, stroke, asked, high in said:
        assert (fill, stroke, asked) == ("rgb(255, 255, 255)", "none", "#FFFFFF"), text
        assert high > 8.5 or len(text) > 1, text


def test_phone_says_what_the_place_of_a_node_was_called(page, atlas, visit):
    """광주 alone is a city of 경기 too, and the metropolitan city is no more since 2026-07-01 (DECISIONS 63)."""
    opened(page, atlas, visit, PHONE, "asof=2026-11-28")
    assert "광주(구 광주광역시)" in page.locator(".label-node:not([hidden]) .type-node").all_text_contents()
    opened(page, atlas, visit, PHONE, "asof=2026-06-30")
    assert "광주" in page.locator(".label-node:not([hidden]) .type-node").all_text_contents()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_values_of_a_choropleth_stand_as_bars_beside_the_map(page, atlas, visit, lang):
    """All sixteen on the first screen, in the order of the scene, with the nation's line; none where none is on."""
    opened(page, atlas, visit, WIDE, f"layers=manufacturing-share&asof=2026-11-28&lang={lang}")
    features = page.request.get(f"{atlas}/scene.json?layers=manufacturing-share&asof=2026-11-28").json()["layers"][0][
        "features"
    ]
    bars = page.locator(".values-bars li")
    told = bars.evaluate_all(
        "(all) => all.map((each) => [each.dataset.region, each.querySelector('.number').textContent])"
    )
    assert told == [[each["regions"][0], each["short"]] for each in features]
    lengths = bars.evaluate_all("(all) => all.map((each) => Number(each.querySelector('rect').getAttribute('width')))")
    most = max(each["value"] for each in features)
    assert lengths == pytest.approx([1000 * each["value"] / most for each in features], abs=0.6)
    last = bars.last.bounding_box()
    assert last["y"] + last["height"] <= WIDE[1]
    assert page.locator(".values-bars path").count() == len(features)
    opened(page, atlas, visit, WIDE, f"asof=2026-11-28&lang={lang}")
    assert not page.locator(".values-bars").count()


#: Items named in the window of the map though the place of each of them lies out of it, or only near its edge.
ASTRAY = """(places) => {
  const map = window.atlas.map, {x: wide, y: high} = map.getSize(), frame = map.getContainer().getBoundingClientRect();
  const seen = [...document.querySelectorAll(".marks .words[data-item], .label-item")].filter((each) => {
    const box = each.getBoundingClientRect();
    return !each.hasAttribute("hidden") && box.width && box.left < frame.right && box.right > frame.left
      && box.top < frame.bottom && box.bottom > frame.top;
  });
  const near = ([lat, lon]) => {
    const {x, y} = map.latLngToContainerPoint([lat, lon]);
    return x > -60 && y > -60 && x < wide + 60 && y < high + 60;
  };
  const names = seen.map((each) => each.dataset.item ?? each.textContent.replaceAll(/\\s/g, ""));
  return names.filter((name) => !places[name]?.some(near));
}"""
WAYS = ("13/37.2/127.2", "11/37.2/127.2", "9/37.2/127.2", "8/37.2/127.2")
PANS = ((600, 0), (0, 400), (-900, 200))


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("layers", ["advanced-complexes,complex-infrastructure", "main-industries,core-projects"])
def test_no_name_of_what_lies_out_of_the_window_stands_in_it(page, atlas, visit, layers, size):
    opened(page, atlas, visit, size, f"layers={layers}")
    scene = page.request.get(f"{atlas}/scene.json?layers={layers}").json()
    places: dict[str, list[list[float]]] = {}
    for feature in (each for layer in scene["layers"] for each in layer["features"] if "lat" in each):
        for name in (feature["id"], "".join(feature["short"].split())):
            places.setdefault(name, []).append([feature["lat"], feature["lon"]])
    for way in WAYS:
        page.evaluate("([z, ...at]) => atlas.map.setView(at, z, { animate: false })", [*map(float, way.split("/"))])
        assert until(page, lambda: page.evaluate(ASTRAY, places), empty) == [], way
        for by in PANS:
            page.evaluate("(by) => atlas.map.panBy(by, { animate: false })", by)
            assert until(page, lambda: page.evaluate(ASTRAY, places), empty) == [], (way, by)


def test_industries_that_come_into_the_window_get_their_names(page, atlas, visit):
    opened(page, atlas, visit, WIDE, "layers=main-industries", "view=8/37.8/128.3")
    expect(page.locator(".label-block:not([hidden])", has_text="강원")).to_have_count(1)
    expect(page.locator(".label-block", has_text="경남")).to_have_count(0)
    page.evaluate("() => atlas.map.panTo([35.4, 128.3], { animate: false })")
    expect(page.locator(".label-block:not([hidden])", has_text="경남")).to_have_count(1)
    expect(page.locator(".label-block:not([hidden])", has_text="강원")).to_have_count(0)
