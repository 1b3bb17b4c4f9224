"""The embedded map on other sites: drawn, as high as it needs, out of its host's way, refused where not listed."""

from __future__ import annotations

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.hosts import FRAME, as_localhost, framed, host
from tests.browser.serving import served
from tests.browser.test_hostile import FRAGMENTS, poison
from tests.browser.visits import Visit
from tests.browser.waiting import until
from tests.conftest import TODAY
from tests.toy_atlas import copied
from web.application import create_app
from web.service.config import Config
from web.service.language import LANGUAGES

STATE = "asof=2025-12-17&lang=ko&theme=colour"
WIDTHS = (1000, 600, 375, 320)


@pytest.fixture(scope="module")
def open_atlas():
    """The real atlas, which sites on localhost may frame and sites on 127.0.0.1 may not."""
    application = create_app(Config(today=TODAY, frame_ancestors=("http://localhost:*",)))
    with served(application) as address:
        yield address


def drawn(page: Page, number: int = 0):
    """The frame of a map, once it has drawn."""
    frame = page.frame_locator("iframe[data-atlas-embed]").nth(number)
    frame.locator("html[data-drawn='1']").wait_for(state="attached")
    return frame


def height(page, number=0):
    return page.locator("iframe").nth(number).evaluate("frame => frame.getBoundingClientRect().height")


def needed(frame):
    """How high the content of a frame is, in whole pixels."""
    return frame.locator("main").evaluate("main => Math.ceil(main.getBoundingClientRect().height)")


def laid_out(page, frame, number=0):
    """Whether a frame has heard of its width and is as high as its content: a new width arrives in it later."""
    across = page.locator("iframe").nth(number).evaluate("frame => frame.clientWidth")
    return frame.locator("html").evaluate("() => innerWidth") == across and height(page, number) == needed(frame)


def settled(page, frame, number=0):
    """The height of a frame once it is that of its content."""
    fits = until(page, lambda: laid_out(page, frame, number), bool)
    assert fits, f"frame {height(page, number)} px, content {needed(frame)} px"
    return height(page, number)


def test_a_map_is_drawn_on_another_site_and_asks_nothing_of_a_third(page, open_atlas):
    with host(framed(open_atlas, STATE)) as address:
        record = Visit(page, urlsplit(open_atlas).netloc).watch()
        page.goto(as_localhost(address))
        frame = drawn(page)
        expect(frame.locator("h1")).to_have_text("5극3특 권역·성장엔진 외 5개 레이어")
        assert frame.locator(".marks .mark").count() > 5
        expect(frame.locator(".embed-foot")).to_contain_text("2025.12.17.")
        own = {urlsplit(open_atlas).netloc, urlsplit(as_localhost(address)).netloc}
        assert {urlsplit(url).netloc for url in record.requests if not url.startswith("data:")} == own
        assert record.messages == record.failures == []


def test_its_height_follows_its_width(page, open_atlas):
    with host(framed(open_atlas, STATE)) as address:
        page.set_viewport_size({"width": 1100, "height": 900})
        page.goto(as_localhost(address))
        frame, found = drawn(page), []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found.append(settled(page, frame))
            inner = frame.locator("html").evaluate("html => [html.scrollWidth, html.clientWidth]")
            assert inner[0] <= inner[1], width
        assert len(set(found)) == len(WIDTHS)


def test_each_of_several_frames_has_its_own_height(page, open_atlas):
    queries = (STATE, f"{STATE}&layers=battery-triangle&controls=", f"{STATE}&height=420")
    with host(framed(open_atlas, *queries)) as address:
        page.goto(as_localhost(address))
        heights = [settled(page, drawn(page, 0), 0), settled(page, drawn(page, 1), 1)]
        drawn(page, 2)
        expect(page.locator("iframe").nth(2)).to_have_css("height", "420px")
        assert heights[0] != heights[1]


def test_a_script_that_comes_late_learns_the_height(page, open_atlas):
    with host(FRAME.format(atlas=open_atlas, query=STATE)) as address:
        page.goto(as_localhost(address))
        frame = drawn(page)
        assert height(page) == 640
        page.add_script_tag(url=f"{open_atlas}/embed.js")
        settled(page, frame)


def test_the_host_script_hears_nobody_else_and_leaves_no_name(page, open_atlas):
    with host(framed(open_atlas, STATE)) as address:
        page.goto(as_localhost(address))
        before = settled(page, drawn(page))
        page.evaluate("window.postMessage({type: 'atlas-embed', height: 4000}, '*')")
        frame = page.frames[1]
        for wrong in ("-5", "'tall'", "1e9", "null", "50"):
            frame.evaluate(f"parent.postMessage({{type: 'atlas-embed', height: {wrong}}}, '*')")
        page.wait_for_timeout(200)
        assert height(page) == before
        assert page.evaluate("Object.keys(window).filter(name => /atlas/i.test(name))") == []


def wheel(page, selector="iframe"):
    box = page.locator(selector).first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 320)
    page.mouse.wheel(0, 240)
    page.wait_for_function("scrollY > 100")


def test_the_wheel_scrolls_the_host_until_the_map_is_pressed(page, open_atlas):
    with host(framed(open_atlas, f"{STATE}&layers=battery-triangle")) as address:
        page.goto(as_localhost(address))
        frame = drawn(page)
        settled(page, frame)
        zoom = page.frames[1].evaluate("atlas.map.getZoom()")
        wheel(page)
        assert page.frames[1].evaluate("atlas.map.getZoom()") == zoom
        expect(frame.locator("#hint")).to_have_text("지도를 누르면 휠로 확대할 수 있습니다.")
        page.evaluate("scrollTo(0, 0)")
        box = page.locator("iframe").bounding_box()
        page.mouse.click(box["x"] + 40, box["y"] + 300)
        page.mouse.move(box["x"] + 60, box["y"] + 320)
        page.mouse.wheel(0, -240)
        expect(frame.locator(".embed-open a")).to_have_attribute("href", re.compile(r"view=\d"))
        assert page.frames[1].evaluate("atlas.map.getZoom()") > zoom
        assert page.evaluate("scrollY") == 0


def test_a_finger_scrolls_the_host_until_the_map_is_pressed(browser, open_atlas):
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    with host(framed(open_atlas, STATE)) as address:
        page.goto(as_localhost(address))
        frame = drawn(page)
        assert not page.frames[1].evaluate("atlas.map.dragging.enabled()")
        assert frame.locator(".folium-map").evaluate("map => getComputedStyle(map).touchAction") != "none"
        frame.locator(".folium-map").tap(position={"x": 20, "y": 60})
        page.frames[1].wait_for_function("atlas.map.dragging.enabled()")
    context.close()


def test_a_press_on_land_says_what_the_tints_mean_and_leads_to_the_region(page, open_atlas):
    page.goto(f"{open_atlas}/embed?{STATE}&layers=population,growth-engines")
    page.wait_for_selector("html[data-drawn='1']")
    at = page.evaluate(
        """() => { const f = atlas.map.getContainer().getBoundingClientRect();
        const p = atlas.map.latLngToContainerPoint([36.62, 129.1]); return [f.x + p.x, f.y + p.y]; }"""
    )
    page.mouse.click(*at)
    popup = page.locator(".item-popup")
    expect(popup.locator("strong")).to_have_text("경상북도")
    expect(popup).to_contain_text("만 명")
    expect(popup.locator(".chip")).to_have_text("미정")
    expect(popup.locator(".popup-source")).to_contain_text("산업통상부 2025.12.17.")
    expect(popup.locator("a")).to_have_attribute("href", re.compile("/regions/gyeongbuk.*asof=2025-12-17"))
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)


def test_a_site_that_is_not_listed_reads_why(page, open_atlas):
    with host(framed(open_atlas, STATE)) as address:
        answers = []
        page.on("response", lambda answer: answers.append((answer.status, urlsplit(answer.url).path)))
        page.goto(address)
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_have_text("이 사이트에는 지도를 넣을 수 없습니다")
        expect(frame.locator("main")).to_contain_text(address)
        expect(frame.locator("main")).to_contain_text("ATLAS_FRAME_ANCESTORS")
        assert (403, "/embed") in answers
        assert frame.locator("script, .folium-map").count() == 0


@pytest.mark.parametrize("path", ["/", "/layers", "/share"])
def test_no_other_page_can_be_framed(page, open_atlas, path):
    with host(f'<iframe src="{open_atlas}{path}"></iframe>') as address:
        page.goto(as_localhost(address))
        framed_address = until(page, lambda: page.frames[1].url, lambda url: url.startswith("chrome-error:"))
        assert framed_address.startswith("chrome-error:")


def test_readers_change_date_and_layers_and_the_words_follow(page, open_atlas):
    record = Visit(page, urlsplit(open_atlas).netloc).watch()
    page.goto(f"{open_atlas}/embed?{STATE}&controls=legend,layers,date,zoom")
    page.wait_for_selector("html[data-drawn='1']")
    page.locator("[data-step='1']").click()
    expect(page.locator(".embed-subtitle")).to_contain_text("2026년 7월 1일 기준")
    expect(page.locator(".embed-foot")).to_contain_text("2026.7.1.")
    expect(page.locator(".embed-open a")).to_have_attribute("href", re.compile("asof=2026-07-01"))
    page.locator(".embed-layers summary").click()
    page.locator(".embed-layers input[value='battery-triangle']").uncheck()
    expect(page.locator(".embed-legend")).not_to_contain_text("배터리 삼각벨트")
    expect(page.locator("#layers-on")).to_have_text("5")
    assert "controls=legend,layers,date,zoom" in page.url
    assert record.problems() == []


@pytest.mark.grid(width=[320, 800, 1200], lang=LANGUAGES, theme=THEMES)
def test_it_has_no_serious_fault_at_any_width(page, open_atlas, width, lang, theme):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{open_atlas}/embed?asof=2026-11-21&lang={lang}&theme={theme}&controls=legend,layers,date,zoom")
    page.wait_for_selector("html[data-drawn='1']")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_refusal_page_has_no_serious_fault(page, open_atlas):
    with host(framed(open_atlas, STATE)) as address:
        page.goto(address)
        expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
        assert faults(page.frames[1]) == []


def test_without_scripts_the_frame_shows_the_printed_map(browser, open_atlas):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{open_atlas}/embed?{STATE}")
    picture = page.locator(".embed-picture img")
    expect(picture).to_be_visible()
    assert picture.evaluate("img => img.complete && img.naturalWidth") == 1280
    expect(page.locator(".map-frame")).not_to_be_visible()
    expect(page.locator(".embed-foot")).to_be_visible()
    context.close()


def test_hostile_text_stays_text(browser, tmp_path):
    config = copied(tmp_path / "toy")
    poison(config, "\n".join(each for each in FRAGMENTS if "긴" not in each))
    with served(create_app(config)) as address:
        page = browser.new_page()
        record = Visit(page, urlsplit(address).netloc).watch()
        for url in ("/embed?controls=legend,layers,date,zoom", "/share"):
            page.goto(f"{address}{url}")
            assert "<img src=x onerror" in page.locator("body").inner_text() or url == "/share"
            assert page.evaluate("window.hacked") is None
            assert page.locator("[onerror], [onload], [onfocus], img[src='x']").count() == 0
        assert [each for each in record.problems() if "/export/map" not in each] == []
        page.close()


def test_tiles_are_embedded_as_the_map_is(page, open_atlas):
    with host(framed(open_atlas, f"{STATE}&frame=tiles")) as address:
        page.goto(as_localhost(address))
        frame = drawn(page)
        settled(page, frame)
        expect(frame.locator(".tile")).to_have_count(17)
        assert frame.locator(".tiles").evaluate("tiles => tiles.scrollHeight <= tiles.clientHeight")
        expect(frame.locator("#zoom")).not_to_be_visible()
        frame.locator(".tile-mark").first.click()
        expect(frame.locator(".popup-source").first).not_to_be_empty()


@contextmanager
def sandboxed(page, address, sandbox):
    """A page of another site with the map in a sandbox; letters, which it may not have, are not sent."""
    page.route("**/*.woff2*", lambda route: route.abort())
    frame = f'<iframe title="지도" sandbox="{sandbox}" src="{address}/embed?{STATE}" width="640" height="520"></iframe>'
    with host(frame) as site:
        page.goto(as_localhost(site))
        yield page.frame_locator("iframe")


@pytest.mark.parametrize("sandbox", ["allow-scripts", "", "allow-scripts allow-popups"])
def test_a_frame_of_no_origin_says_why_and_shows_the_picture(page, open_atlas, sandbox):
    with sandboxed(page, open_atlas, sandbox) as frame:
        expect(frame.locator(".embed-alone")).to_be_visible()
        expect(frame.locator(".embed-alone")).to_contain_text("allow-same-origin")
        expect(frame.locator(".embed-picture img")).to_be_visible()
        expect(frame.locator(".map-frame")).not_to_be_visible()
        expect(frame.locator(".embed-legend")).to_be_visible()


def test_a_frame_with_an_origin_shows_the_map(page, open_atlas):
    with sandboxed(page, open_atlas, "allow-scripts allow-same-origin") as frame:
        frame.locator("html[data-drawn='1']").wait_for(state="attached")
        expect(frame.locator(".embed-alone")).to_have_count(0)
