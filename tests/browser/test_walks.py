"""Pages that answer, walked: enlarged twice, by keyboard to the end, and in a reader's own colours."""

from __future__ import annotations

import pytest

from tests.browser.axe import faults
from tests.browser.keyboard import walk
from tests.browser.overlaps import overlaps
from web.service.language import LANGUAGES

DAY = "asof=2026-11-28"
PAGES = {
    "regions": f"/regions?{DAY}",
    "region": f"/regions/gyeongbuk?{DAY}",
    "sectors": f"/sectors?{DAY}",
    "sector": f"/sectors/battery?{DAY}",
    "item": f"/items/advanced-complexes.yongin-pyeongtaek?{DAY}",
    "compare": f"/compare?regions=chungbuk,chungnam,jeonbuk&{DAY}",
    "changes": f"/changes?from=2025-12-17&to=2026-11-28&{DAY}",
    "due": f"/due?{DAY}",
    "timeline": f"/timeline?{DAY}",
    "findings": f"/findings?{DAY}",
    "scenes": f"/scenes?{DAY}",
    "data": f"/data?{DAY}",
    "briefing": f"/briefing?{DAY}",
    "glossary": f"/glossary?{DAY}",
    "help": f"/help?{DAY}",
    "accessibility": f"/accessibility?{DAY}",
}
FLOWS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Stops of the Tab key that a long page is followed for.
STOPS = 60
#: What a laptop of 1366 by 768 shows at 200 %.
ENLARGED = {"width": 683, "height": 384}


@pytest.mark.grid(kind=PAGES, lang=LANGUAGES)
@pytest.mark.browser_context_args(viewport=ENLARGED)
def test_a_page_enlarged_twice_is_whole(page, atlas, visit, kind, lang):
    assert visit(page, f"{atlas}{PAGES[kind]}&lang={lang}").problems() == []
    assert page.evaluate(FLOWS_OUT) <= 0
    assert overlaps(page) == []
    assert faults(page) == []


@pytest.mark.grid(kind=PAGES, screen=["laptop", "phone"], lang=LANGUAGES)
def test_the_keyboard_goes_through_a_page_and_is_seen(page, atlas, visit, kind, screen, lang):
    visit(page, f"{atlas}{PAGES[kind]}&lang={lang}")
    found = walk(page, STOPS)
    assert found.missed == ()
    assert found.unseen == ()


@pytest.mark.grid(kind=["region", "sector", "changes", "compare"], scheme=["light", "dark"])
def test_words_of_status_have_a_frame_in_forced_colours(page, atlas, visit, kind, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visit(page, f"{atlas}{PAGES[kind]}")
    frames = page.locator("a.chip:visible").evaluate_all(
        "all => all.map(each => getComputedStyle(each)).map(look => [look.borderTopColor, look.backgroundColor])"
    )
    assert frames
    assert [frame for frame in frames if frame[0] == frame[1]] == []
