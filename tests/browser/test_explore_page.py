"""The explore page at work: every part changes the one state, by pointer and by keyboard."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.visits import switch
from tests.browser.waiting import empty, until

REPORT = "asof=2025-12-17"


#: What lies over a name of the map: its head, which is a card where the map is near, and all other furniture.
OVER_IT = """(name) => {
  const box = name.getBoundingClientRect();
  return [...document.querySelectorAll(".map-head, .map-frame [data-furniture]")].filter((each) => {
    const own = each.getBoundingClientRect();
    return own.left < box.right && box.left < own.right && own.top < box.bottom && box.top < own.bottom;
  }).map((each) => each.className);
}"""


def opened(page, atlas, visit, query=REPORT):
    """Open the map at a state and wait until it has drawn."""
    record = visit(page, f"{atlas}/?{query}")
    page.wait_for_selector("html[data-drawn='1']")
    return record


def state(page):
    """The state in the page's address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def marks(page):
    """How many marks the map has."""
    return page.locator(".marks .mark").count()


def wait_for_marks(page, least, most=10_000):
    """Wait until the map has so many marks."""
    page.wait_for_function(
        """([least, most]) => {
          const count = document.querySelectorAll(".marks .mark").length;
          return count >= least && count <= most;
        }""",
        arg=[least, most],
    )


def test_a_layer_is_switched_on_and_off(page, atlas, visit):
    opened(page, atlas, visit)
    before = marks(page)
    switch(page, "core-projects").check()
    wait_for_marks(page, before + 1)
    assert "core-projects" in state(page)["layers"].split(",")
    page.locator("#layer-core-projects").uncheck()
    wait_for_marks(page, before, before)
    assert "core-projects" not in state(page)["layers"]


def test_no_layer_is_a_state_too(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&layers=battery-triangle")
    assert marks(page) > 0
    page.locator("#layer-battery-triangle").uncheck()
    wait_for_marks(page, 0, 0)
    assert page.url.count("layers=") == 1


def test_panel_keeps_the_focus_when_it_is_renewed(page, atlas, visit):
    opened(page, atlas, visit)
    switch(page, "core-projects").focus()
    page.keyboard.press("Space")
    page.wait_for_selector("[data-layer='core-projects'].on .legend")
    expect(page.locator("#layer-core-projects")).to_be_focused()


def test_steps_go_from_event_to_event(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("[data-step='1']").click()
    page.wait_for_url(re.compile("asof=2026-07-01"))
    expect(page.locator("#map-subtitle")).to_contain_text("16")
    page.locator("[data-step='-1']").click()
    page.wait_for_url(re.compile("asof=2025-12-17"))
    expect(page.locator("#map-subtitle")).to_contain_text("17")


def test_date_field_and_handle_change_the_date(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("#asof").fill("2024-03-01")
    page.wait_for_url(re.compile("asof=2024-03-01"))
    page.locator("#ruler-handle").focus()
    page.keyboard.press("Home")
    page.wait_for_url(re.compile("asof=2017-12-18"))
    expect(page.locator("#ruler-handle")).to_have_attribute("aria-valuetext", "2017-12-18")


def test_a_change_is_said_aloud(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("[data-step='1']").click()
    expect(page.locator("#announce")).to_contain_text("2026")


def test_every_permalink_writes_the_date(page, atlas, visit):
    opened(page, atlas, visit, "")
    switch(page, "core-projects").check()
    page.wait_for_url(re.compile("core-projects"))
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", state(page)["asof"])


def test_view_is_restored_from_the_address(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&view=8.5/35.3/128.6")
    centre = page.evaluate("[atlas.map.getZoom(), atlas.map.getCenter().lat, atlas.map.getCenter().lng]")
    assert centre == pytest.approx([8.5, 35.3, 128.6], abs=0.01)


def test_a_mark_opens_one_row_with_status_and_source(page, atlas, visit):
    opened(page, atlas, visit)
    mark = page.locator(".mark[data-item^='advanced-complexes']").first
    mark.click()
    popup = page.locator(".item-popup")
    expect(popup.locator(".chip")).to_have_count(1)
    expect(popup.locator(".popup-source")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_count_opens_every_item_it_counts(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&view=6/36.2/127.9")
    count = page.locator(".mark.cluster", has_text="3").first
    count.click()
    expect(page.locator(".popup-entry")).to_have_count(3)
    page.locator(".popup-entry").first.press("Enter")  # a map that still moves would take a click away
    expect(page.locator(".item-popup .popup-source")).not_to_be_empty()


def test_marks_are_walked_with_arrow_keys(page, atlas, visit):
    opened(page, atlas, visit)
    first = page.locator(".mark[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    name = first.get_attribute("aria-label")
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.className.includes('mark')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".item-popup")).to_have_count(1)
    assert name


def test_a_click_on_land_opens_the_card_of_the_place(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&layers=growth-engines")
    at = page.evaluate(
        """() => { const f = atlas.map.getContainer().getBoundingClientRect();
        const p = atlas.map.latLngToContainerPoint([36.62, 129.1]); return [f.x + p.x, f.y + p.y]; }"""
    )
    page.mouse.click(*at)
    expect(page.locator("#card h2")).to_have_text("경상북도")
    assert state(page)["focus"] == "gyeongbuk"
    expect(page.locator("#card .entry .chip").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).not_to_be_visible()
    assert "focus" not in state(page)


def test_every_row_of_a_card_has_a_status_and_a_source(page, atlas, visit):
    opened(page, atlas, visit, "focus=gyeongbuk&asof=2026-11-21")
    rows = page.locator("#card .entry")
    assert rows.count() > 20
    bare = rows.evaluate_all("rows => rows.filter(r => !r.querySelector('.cite')).map(r => r.textContent)")
    assert bare == []


def test_search_finds_a_region_and_goes_there(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("#search").fill("포항")
    page.locator("#search-hits .hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("focus=gyeongbuk.pohang"))
    expect(page.locator("#card h2")).to_contain_text("포항")


def test_search_opens_an_item_with_its_layer_on_and_its_row_marked(page, atlas, visit):
    opened(page, atlas, visit, "layers=advanced-complexes&asof=2026-11-21")
    page.locator("#search").fill("용인 10GW")
    page.locator("#search-hits .hit-item").first.click()
    page.wait_for_url(re.compile("layers=[^&]*complex-infrastructure"))
    row = page.locator("#table-body tr[aria-current=true]")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("용인·평택 전력 10GW")
    expect(row).to_be_in_viewport()
    expect(row.locator("a").first).to_be_focused()
    assert page.evaluate("[document.scrollingElement.scrollHeight - innerHeight, scrollY]") == [0, 0]


@pytest.mark.parametrize("way", ["mouse", "touch", "key"])
def test_name_of_a_pole_opens_the_pole_and_not_the_land_below(browser, atlas, visit, way):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    opened(page, atlas, visit)
    name = page.locator(".marks").get_by_role("button", name="호남권", exact=True)
    press = {"mouse": name.click, "touch": name.tap, "key": lambda: name.press("Enter")}
    press[way]()
    page.wait_for_url(re.compile("focus=pole-honam"))
    expect(page.locator("#card h2").first).to_have_text("호남권")
    context.close()


@pytest.mark.parametrize("width", [390, 1366])
def test_every_pole_that_is_named_can_be_pressed(page, atlas, visit, width):
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, atlas, visit)
    named = page.locator(".label-pole:not([hidden]) text").all_text_contents()
    buttons = page.locator(".mark.words[data-region^=pole-]:not([hidden])")
    assert named
    assert sorted(each.get_attribute("aria-label") for each in buttons.all()) == sorted(named)
    assert min(each.bounding_box()["height"] for each in buttons.all()) >= 24


def test_name_of_an_item_that_was_searched_is_clear_of_what_lies_over_the_map(page, atlas, visit):
    page.set_viewport_size({"width": 1366, "height": 768})
    opened(page, atlas, visit, "layers=advanced-complexes,complex-infrastructure&asof=2026-11-21")
    for text in ("포항 이차전지", "울산 이차전지", "구미 반도체"):
        page.locator("#search").fill(text)
        hit = page.locator("#search-hits .hit-item", has_text=f"{text} 특화단지").first
        hit.wait_for()
        item = hit.evaluate("(each) => each.textContent")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#table-body tr[aria-current=true]")).to_contain_text(text)
        name = page.locator(".label-item:not([hidden])", has_text=text)
        expect(name).to_have_count(1)
        assert until(page, lambda name=name: page.evaluate(OVER_IT, name.element_handle()), empty) == [], item


def test_search_leads_to_the_control_of_a_layer(page, atlas, visit):
    opened(page, atlas, visit, "asof=2026-11-21")
    page.locator("#search").fill("국가첨단전략산업 특화단지")
    page.locator("#search-hits .hit-layer").first.click()
    expect(page.locator("#layer-advanced-complexes")).to_be_focused()
    expect(page.locator("#about-advanced-complexes a").first).to_be_in_viewport()


def test_search_leads_from_a_figure_to_its_row(page, atlas, visit):
    opened(page, atlas, visit, "asof=2026-11-21")
    page.locator("#search").fill("674조")
    page.locator("#search-hits .hit-figure").first.click()
    page.wait_for_url(re.compile("/sources/motie-2024-02#"))
    expect(page.locator("tr:target")).to_contain_text("674")


def test_search_narrows_the_panel(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("#search").fill("소부장")
    expect(page.locator("[data-layer='sobujang-complexes']")).to_be_visible()
    expect(page.locator("[data-layer='grdp']")).not_to_be_visible()


def test_a_group_is_folded_until_a_layer_of_it_is_on_and_stays_as_it_was_left(page, atlas, visit):
    opened(page, atlas, visit)
    told = page.locator("details[data-group]").evaluate_all(
        "all => all.map(one => [one.open, one.querySelectorAll('[data-layer].on').length > 0])"
    )
    assert len(told) == 6
    assert all(is_open == on for is_open, on in told)
    group = page.locator("details[data-group=support]")
    assert group.get_attribute("open") is None
    switch(page, "depopulation-areas").check()
    expect(group.locator("[data-on]")).to_have_text(re.compile(r"^1/\d+$"))
    expect(group).to_have_attribute("open", "")
    page.locator("details[data-group=energy] summary").click()
    page.locator("#layer-depopulation-areas").uncheck()
    expect(group.locator("[data-on]")).to_have_text(re.compile(r"^0/\d+$"))
    expect(page.locator("details[data-group=energy]")).to_have_attribute("open", "")


def test_table_holds_every_item_and_sorts(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&layers=advanced-complexes")
    page.locator("#table-open").click()
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(12)
    page.locator("#table [data-sort='date']").click()
    expect(page.locator("#table th[aria-sort='ascending']")).to_have_count(1)
    dates = page.locator("#table td.date").evaluate_all("cells => cells.map(cell => cell.dataset.value)")
    assert dates == sorted(dates)


def test_language_keeps_the_state(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&layers=battery-triangle&focus=gyeongbuk")
    page.locator("a[data-lang]").click()
    page.wait_for_selector("html[lang='en'][data-drawn='1']")
    assert state(page) == {
        "layers": "battery-triangle",
        "asof": "2025-12-17",
        "focus": "gyeongbuk",
        "lang": "en",
        "theme": "colour",
    }


def in_any_order(told):
    """A state whose layers are told as what is on."""
    return {**told, "layers": sorted(told["layers"].split(","))}


def test_theme_keeps_the_state(page, atlas, visit):
    opened(page, atlas, visit, f"{REPORT}&focus=gyeongbuk")
    switch(page, "core-projects").check()
    page.wait_for_url(re.compile("core-projects"))
    before = in_any_order(state(page))
    page.locator("a[data-theme-link]").click()
    page.wait_for_selector("html[data-theme='grey'][data-drawn='1']")
    assert in_any_order(state(page)) == {**before, "theme": "grey"}
    page.locator("a[data-theme-link]").click()
    page.wait_for_selector("html[data-theme='colour'][data-drawn='1']")
    assert in_any_order(state(page)) == before


def test_page_says_its_content_without_scripts(browser, atlas):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{atlas}/?{REPORT}&focus=gyeongbuk")
    expect(page.locator("#map-title")).not_to_be_empty()
    expect(page.locator("#card h2")).to_have_text("경상북도")
    switch(page, "core-projects").check()
    page.locator("#panel noscript button").click()
    assert "core-projects" in page.url
    context.close()


def test_skip_link_is_the_first_stop(page, atlas, visit):
    opened(page, atlas, visit)
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()


@pytest.mark.parametrize("width", [390, 1366])
def test_the_next_stop_skips_to_the_search(page, atlas, visit, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, atlas, visit)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_focused()


def test_no_style_attribute_comes_from_the_server(page, atlas):
    text = page.request.get(f"{atlas}/?focus=gyeongbuk").text()
    assert not re.search(r"<[^>]+\sstyle=", text)


class TestPhone:
    """A screen of 390 × 844 pixels."""

    @pytest.fixture(autouse=True)
    def phone(self, page):
        page.set_viewport_size({"width": 390, "height": 844})

    def test_tabs_show_one_part_at_a_time(self, page, atlas, visit):
        opened(page, atlas, visit)
        for tab, part in (("ruler", "#ruler"), ("table", "#table"), ("card", "#card"), ("panel", ".panel")):
            page.locator(f"[data-tab='{tab}']").click()
            expect(page.locator(part)).to_be_visible()
            assert page.locator(".sheet-part:visible").count() == 1

    def test_handle_changes_the_height(self, page, atlas, visit):
        opened(page, atlas, visit)
        heights = set()
        for _ in range(3):
            page.locator("[data-handle]").click(position={"x": 60, "y": 24})
            heights.add(page.locator("#sheet-tabs").bounding_box()["y"])
        assert len(heights) == 3

    def test_targets_are_large_enough_for_a_finger(self, page, atlas, visit):
        opened(page, atlas, visit)
        page.locator("[data-tab=panel]").click()  # sentences come first on a telephone
        page.locator(".to-menu").click()
        small = page.locator(
            ".sheet-tabs button, .site-head .button:visible, .site-menu a:visible, .thumbs a, .layer-head, "
            ".zoom button:visible"
        ).evaluate_all(
            "all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"
        )
        assert small == []

    def test_page_does_not_scroll_sideways(self, page, atlas, visit):
        opened(page, atlas, visit)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

    def test_nothing_lies_over_an_open_popup(self, page, atlas, visit):
        opened(page, atlas, visit, f"{REPORT}&view=6/36.2/127.9")
        page.locator(".mark.cluster", has_text="3").first.click()
        popup = page.locator(".leaflet-popup-content-wrapper")
        expect(popup).to_be_visible()
        page.wait_for_timeout(600)  # the map moves until the popup is within it
        over = popup.evaluate(COVERED)
        assert over == []
        page.keyboard.press("Escape")
        expect(page.locator(".map-date")).to_be_visible()


#: What of the page, but the popup, is met at points of a popup that lie on the map.
COVERED = """
popup => {
  const box = popup.getBoundingClientRect();
  const frame = document.querySelector(".map-frame").getBoundingClientRect();
  const found = new Set();
  for (let x = box.left + 3; x < Math.min(box.right, frame.right); x += 12)
    for (let y = Math.max(box.top, frame.top) + 3; y < Math.min(box.bottom, frame.bottom); y += 12) {
      const met = document.elementFromPoint(x, y);
      if (met && !popup.contains(met) && met.closest("[data-furniture]:not(.attribution)")) found.add(met.className);
    }
  return [...found];
}
"""


@pytest.mark.parametrize("query", [REPORT, f"{REPORT}&focus=gyeongbuk"])
def test_a_low_window_gives_the_map_most_of_its_height_beside_the_sheet(page, atlas, visit, query):
    page.set_viewport_size({"width": 683, "height": 384})
    opened(page, atlas, visit, query)
    frame, tabs = (page.locator(each).bounding_box() for each in (".map-frame", "#sheet-tabs"))
    assert min(frame["y"] + frame["height"], 384) - frame["y"] >= 0.6 * 384
    assert frame["y"] + frame["height"] <= 384
    assert frame["width"] >= 0.5 * 683
    assert tabs["x"] >= frame["x"] + frame["width"] - 1
    for tab in ("table", "card", "findings"):
        page.locator(f"#sheet-tabs [data-tab='{tab}']").click()
        (part,) = [each.bounding_box() for each in page.locator(".sheet-part:visible").all()]
        assert part["y"] >= tabs["y"] + tabs["height"] - 1
        assert part["y"] + part["height"] == pytest.approx(384, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 683


def test_files_of_the_region_shown_are_offered_under_its_name_before_those_of_the_country(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator(".exports > summary").click()
    parts = page.locator(".exports .menu-part:visible")
    expect(parts).to_have_count(2)
    assert "전국" in parts.first.inner_text()
    page.locator(".exports > summary").click()
    page.locator("#search").fill("경북")
    page.locator("#search-hits .hit").first.click()
    expect(page.locator("#card-body h2")).to_have_text("경상북도")
    page.locator(".exports > summary").click()
    expect(parts.first).to_have_text("경상북도")
    link = page.locator(".exports a[data-region-export='xlsx']")
    assert "/export/regions/gyeongbuk.xlsx?" in link.get_attribute("href")
    assert page.request.get(link.evaluate("each => each.href")).ok
    page.locator("[data-close]").first.click()
    expect(page.locator(".exports [data-of-region]:visible")).to_have_count(0)


def test_a_press_on_land_leads_to_comparison_and_to_what_applies_at_the_point(page, atlas, visit):
    visit(page, atlas + "/?asof=2026-11-21")
    page.locator('html[data-drawn="1"]').wait_for(state="attached")
    box = page.locator("#map_atlas").bounding_box()
    land = page.evaluate("atlas.map.latLngToContainerPoint([37.75, 128.75])")  # where no name and no mark stands
    page.mouse.click(box["x"] + land["x"], box["y"] + land["y"])
    point = page.locator("#card-body [data-at]")
    point.wait_for(state="visible")
    assert "lon=12" in point.get_attribute("href")
    assert "/compare?regions=" in page.locator("#card-body .card-actions a").first.get_attribute("href")
    point.click()
    assert page.locator("h1").inner_text() == "이 지점에 적용되는 것"
