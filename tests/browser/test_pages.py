"""Every kind of page, in both languages, wide and narrow: quiet, closed, accessible, and whole by keyboard."""

from __future__ import annotations

import pytest

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.keyboard import walk
from web.service.language import LANGUAGES, translator

KINDS = {
    "map": "/?asof=2025-12-17",
    "map-today-full": "/?layers=growth-engines,battery-triangle,advanced-complexes,core-projects,grdp&focus=jeonbuk",
    "layers": "/layers?asof=2025-12-17",
    "layer": "/layers/advanced-complexes?asof=2025-12-17",
    "layer-of-figures": "/layers/grdp",
    "region": "/regions/gyeongbuk?asof=2026-11-21",
    "region-ended": "/regions/gwangju",
    "municipality": "/regions/gyeongbuk.pohang?asof=2025-12-17",
    "item": "/items/advanced-complexes.yongin-pyeongtaek?asof=2026-11-28&data=7a8745e52e38",
    "item-undecided": "/items/growth-engines.national?asof=2026-11-28",
    "item-to-come": "/items/advanced-complexes.ulsan?asof=2020-01-01",
    "item-not-found": "/items/advanced-complexes.yongin",
    "sources": "/sources",
    "source": "/sources/motir-2025-12-17",
    "excerpt": "/sources/segye-2026-03-02-eng",
    "freshness": "/freshness",
    "changes-of-release": "/changes?from=release",
    "help": "/help",
    "accessibility": "/accessibility",
    "findings": "/findings?asof=2026-11-28",
    "finding": "/findings/complexes-investment?asof=2026-11-28",
    "share": "/share?asof=2025-12-17",
    "brief": "/brief/gyeongbuk?asof=2025-12-17",
    "briefing": "/brief",
    "api": "/api",
    "api-openapi": "/api/openapi",
    "api-conformance": "/api/conformance",
    "api-collections": "/api/collections",
    "api-queryables": "/api/collections/advanced-complexes/queryables",
    "api-items": "/api/collections/advanced-complexes/items?limit=20&offset=10",
    "api-bad-request": "/api/collections/advanced-complexes/items?limit=0",
    "not-found": "/layers/no-such-layer",
    "bad-request": "/?asof=yesterday",
}
WALKED = ("map-today-full", "layers", "layer", "region", "item", "sources", "source", "freshness", "share", "brief",
          "briefing", "not-found")  # fmt: skip
WRONG = {"not-found", "item-not-found", "bad-request", "api-bad-request"}
SCREENS = ("laptop", "phone")
PROVINCES = ("seoul", "jeonbuk", "gangwon", "jeju", "sejong")
FLOWS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(page, atlas, visit, kind, lang="ko", theme="colour"):
    """Open a page of a kind; an error page's own status is meant."""
    url = KINDS[kind]
    themed = "" if kind.startswith("api") else f"&theme={theme}"  # a parameter of what has a map
    record = visit(page, f"{atlas}{url}{'&' if '?' in url else '?'}lang={lang}{themed}")
    if kind.startswith("map"):
        page.wait_for_selector("html[data-drawn='1']", state="attached")
    if kind in WRONG:
        record.failures.clear()
        record.messages[:] = [said for said in record.messages if "Failed to load resource" not in said]
    return record


@pytest.mark.grid(kind=KINDS, screen=SCREENS, lang=LANGUAGES, theme=THEMES)
def test_a_page_is_quiet_closed_accessible_and_fits(page, atlas, visit, kind, screen, lang, theme):
    record = opened(page, atlas, visit, kind, lang, theme)
    assert record.problems() == []
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.title().endswith(translator(lang)["site_name"])
    assert page.evaluate(FLOWS_OUT) <= 0
    assert faults(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1366])
def test_pages_fit_before_their_font_has_come(page, atlas, width, lang):
    """Letters of the machine's own font may be wider, and a busy reader sees them first."""
    page.set_viewport_size({"width": width, "height": 844})
    page.route("**/*.woff2*", lambda route: route.abort())
    wide = {}
    for kind, url in KINDS.items():
        page.goto(f"{atlas}{url}{'&' if '?' in url else '?'}lang={lang}")
        wide[kind] = page.evaluate(FLOWS_OUT)
    assert {kind: over for kind, over in wide.items() if over > 0} == {}


@pytest.mark.grid(width=[900, 1024, 1280], lang=LANGUAGES, theme=THEMES)
def test_the_head_of_a_page_stays_in_a_window_of_middling_width(page, atlas, visit, width, lang, theme):
    page.set_viewport_size({"width": width, "height": 700})
    opened(page, atlas, visit, "map-today-full", lang, theme)
    assert page.evaluate("document.querySelector('.tools').getBoundingClientRect().right") <= width
    assert page.evaluate(FLOWS_OUT) <= 0


@pytest.mark.grid(kind=WALKED, screen=SCREENS, lang=LANGUAGES, theme=THEMES)
def test_the_keyboard_reaches_every_control_and_shows_where_it_is(page, atlas, visit, kind, screen, lang, theme):
    opened(page, atlas, visit, kind, lang, theme)
    found = walk(page, 250 if kind.startswith("map") else 80)
    assert found.missed == ()
    assert found.unseen == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_skips_to_the_content(page, atlas, visit, kind):
    opened(page, atlas, visit, kind)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")


@pytest.mark.grid(province=PROVINCES, asof=["2025-12-17", "2026-11-21"], lang=LANGUAGES, theme=THEMES)
def test_a_province_has_a_quiet_page_on_both_days(page, atlas, visit, province, asof, lang, theme):
    assert visit(page, f"{atlas}/regions/{province}?asof={asof}&lang={lang}&theme={theme}").problems() == []
    assert page.locator("h1").count() == 1
