"""The explore page's map: it draws, its labels keep apart on every screen, and no control hides an island."""

from __future__ import annotations

import pytest

from layers.symbols.cartography import DOKDO, REACH_PX, ULLEUNGDO
from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.overlaps import overlaps
from tests.browser.waiting import empty, until
from web.service.language import LANGUAGES

SCREENS = ("wide", "low", "narrow")
DAYS = {"today": "", "report-day": "asof=2025-12-17", "first-day": "asof=2017-12-18"}
FOCI = {"whole": "", "chosen": "focus=gyeongbuk"}
EVERYTHING = (
    "growth-engines,advanced-complexes,sobujang-complexes,national-complex-candidates,core-projects,"
    "innovation-clusters,innovation-cities,industry-academia-zones"
)
ISLANDS = {"dokdo": DOKDO[::-1], "ulleungdo": ULLEUNGDO[::-1], "baengnyeong": (37.96, 124.67)}
LAYERS = {"first": "", "many": f"layers={EVERYTHING}"}
ISLANDS |= {"jeju": (33.38, 126.55), "marado": (33.118, 126.268)}
COVERS = """([lat, lon]) => {
  const map = window.atlas.map, frame = map.getContainer().getBoundingClientRect();
  const {x, y} = map.latLngToContainerPoint([lat, lon]);
  const inside = x > 0 && y > 0 && x < frame.width && y < frame.height;
  const top = inside ? document.elementFromPoint(frame.x + x, frame.y + y) : null;
  return {inside, onMap: Boolean(top && map.getContainer().contains(top))};
}"""


def opened(page, atlas, visit, *query):
    """Open the map and wait until it is drawn; the record of the visit."""
    record = visit(page, f"{atlas}/?{'&'.join(filter(None, query))}")
    drawn(page)
    return record


def drawn(page):
    """Wait until the map has been drawn and the fonts are in."""
    page.wait_for_selector("html[data-drawn='1']")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)


@pytest.mark.grid(day=DAYS, focus=FOCI, lang=LANGUAGES, theme=THEMES)
def test_map_draws_without_a_fault(page, atlas, visit, day, focus, lang, theme):
    opened(page, atlas, visit, DAYS[day], FOCI[focus], f"lang={lang}", f"theme={theme}")
    assert page.locator(".leaflet-land-pane path").count() > 0
    assert page.locator(".label").count() > 10


@pytest.mark.grid(screen=SCREENS, day=["today", "report-day"], layers=LAYERS, lang=LANGUAGES, theme=THEMES)
def test_no_text_of_the_map_lies_over_another(page, atlas, visit, screen, day, layers, lang, theme):
    opened(page, atlas, visit, DAYS[day], LAYERS[layers], f"lang={lang}", f"theme={theme}")
    assert overlaps(page, ".map-frame") == []


@pytest.mark.parametrize("view", ["6/36/128", "7.5/36.3/127.8", "8.5/35.3/128.6", "9/37.4/126.9", "10.5/36.05/129.3"])
def test_no_text_lies_over_another_at_any_zoom(page, atlas, visit, view):
    visit(page, f"{atlas}/?view={view}")
    drawn(page)
    assert overlaps(page, ".leaflet-map-pane") == []


@pytest.mark.grid(screen=SCREENS)
def test_first_extent_holds_each_island_and_no_control_covers_it(page, atlas, visit, screen):
    opened(page, atlas, visit)
    seen = {island: page.evaluate(COVERS, place) for island, place in ISLANDS.items()}
    assert [island for island, each in seen.items() if each != {"inside": True, "onMap": True}] == []


def test_dokdo_is_tinted_in_place_and_in_the_inset(page, atlas, visit):
    visit(page, f"{atlas}/?asof=2025-12-17")
    drawn(page)
    tints = page.locator(".islets[data-region='gyeongbuk.ulleung']").evaluate_all(
        "paths => paths.map(path => path.getAttribute('fill'))"
    )
    scene = page.request.get(f"{atlas}/scene.json?layers=growth-engines&asof=2025-12-17").json()
    assert tints == [scene["poles"]["pole-daegyeong"]["tint"]] * 2


def test_dokdo_is_outlined_with_the_chosen_province(page, atlas, visit):
    visit(page, f"{atlas}/?focus=gyeongbuk")
    drawn(page)
    assert page.locator(".islets.chosen").count() >= 2


def test_moved_marks_stay_within_reach_and_none_overlap(page, atlas, visit):
    visit(page, f"{atlas}/?layers={EVERYTHING}")
    drawn(page)
    boxes = page.locator(".marks .mark").evaluate_all(
        "marks => marks.map(mark => { const b = mark.getBoundingClientRect(); return [b.x, b.y, b.right, b.bottom]; })"
    )
    assert len(boxes) > 50
    touching = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
    ]
    assert touching == []
    lengths = page.locator(".sheet-sketch path.leader").evaluate_all(
        """paths => paths.filter(path => path.nextElementSibling.matches('.place-dot, .place-ring'))
             .map(path => path.getTotalLength())"""
    )
    assert lengths
    assert max(lengths) <= max(REACH_PX) + 1


def test_no_name_is_printed_twice_at_one_place(page, atlas, visit):
    visit(page, f"{atlas}/")
    drawn(page)
    names = page.locator(".label-node .type-node, .label-province .type-province").all_text_contents()
    assert len(names) == len(set(names))


@pytest.mark.grid(screen=SCREENS, focus=FOCI, lang=LANGUAGES, theme=THEMES)
def test_page_has_no_serious_accessibility_fault(page, atlas, visit, screen, focus, lang, theme):
    opened(page, atlas, visit, FOCI[focus], f"lang={lang}", f"theme={theme}")
    assert faults(page) == []


@pytest.mark.parametrize("level", [("8.75/36.3/127.8", "150m"), ("10.5/36.05/129.3", "60m")])
def test_boundaries_are_refined_when_near(page, atlas, visit, level):
    view, name = level
    record = visit(page, f"{atlas}/?view={view}")
    drawn(page)
    page.wait_for_function(
        "name => performance.getEntriesByType('resource').some(e => e.name.includes(name))", arg=name
    )
    assert any("-400m" in url for url in record.requests)


#: Names that are hidden although nothing lies over them and they stand in the frame.
NEEDLESSLY_HIDDEN = """() => {
  const frame = window.atlas.map.getContainer().getBoundingClientRect();
  const furniture = [...document.querySelectorAll("[data-furniture]")].map((each) => each.getBoundingClientRect());
  const hidden = [...document.querySelectorAll(".leaflet-labels-pane .label[hidden]")];
  hidden.forEach((each) => each.removeAttribute("hidden"));
  const free = hidden.filter((each) => {
    const box = each.getBoundingClientRect();
    const inFrame = box.left > frame.left + 4 && box.right < frame.right - 4
      && box.top > frame.top + 4 && box.bottom < frame.bottom - 4;
    return inFrame && !furniture.some((other) => other.width && box.left < other.right + 4 && other.left < box.right + 4
      && box.top < other.bottom + 4 && other.top < box.bottom + 4);
  }).map((each) => each.textContent.trim());
  hidden.forEach((each) => each.setAttribute("hidden", ""));
  return free;
}"""
#: Land of each region; where a name stands at one size the next place is free.
PRESSED = {
    "gyeongbuk": [
        (36.35, 128.9),
        (36.9, 129.2),
        (36.75, 129.1),
        (36.5, 129.2),
        (36.6, 128.35),
        (36.3, 128.7),
        (36.85, 128.6),
    ],
    "gangwon": [(37.75, 128.75), (37.3, 128.8), (38.1, 128.4), (37.6, 128.75)],
    "jeju": [(33.38, 126.55), (33.36, 126.75)],
}


def needlessly_hidden(page):
    """Names that stay hidden; they are placed anew some frames after the map has moved."""
    return until(page, lambda: page.evaluate(NEEDLESSLY_HIDDEN), empty)


def press(page, places):
    """Press the land at the first of some latitudes and longitudes where nothing but land is, or its own name."""
    spot = page.evaluate(
        """(places) => {
          const map = window.atlas.map, frame = map.getContainer().getBoundingClientRect();
          const spots = places.map((at) => map.latLngToContainerPoint(at)).map(({x, y}) => [frame.x + x, frame.y + y]);
          const bare = (each) => each === map.getContainer() || each?.matches(".mark.words[data-region]");
          return spots.find((spot) => bare(document.elementFromPoint(...spot)));
        }""",
        places,
    )
    page.mouse.click(*spot)


@pytest.mark.parametrize("region", PRESSED)
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_no_name_vanishes_when_a_region_is_pressed(page, atlas, visit, region, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    opened(page, atlas, visit)
    assert needlessly_hidden(page) == []
    press(page, PRESSED[region])
    page.wait_for_selector("body.has-card #card-body h2")
    page.wait_for_timeout(300)
    assert needlessly_hidden(page) == []
    page.keyboard.press("Escape")
    page.wait_for_selector("body:not(.has-card)")
    page.wait_for_timeout(300)
    assert needlessly_hidden(page) == []


def test_names_come_back_when_what_lay_over_them_is_folded(page, atlas, visit):
    page.set_viewport_size({"width": 900, "height": 700})
    opened(page, atlas, visit)
    for _ in range(2):
        page.locator(".key > summary").click()
        page.wait_for_timeout(200)
        assert needlessly_hidden(page) == []
