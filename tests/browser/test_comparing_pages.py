"""The pages of comparison, change, point, deadline and lineage: quiet, accessible, as wide as the window, printable."""

from __future__ import annotations

import re

import pytest

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.keyboard import CONTROLS
from web.service.language import LANGUAGES

PAGES = {
    "choice": "/compare?asof=2026-11-21",
    "three": "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17",
    "merged": "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2026-11-21",
    "municipalities": "/compare?regions=gyeongbuk.pohang,gyeongbuk.gumi&asof=2026-11-21",
    "changes": "/changes?from=2024-02-01&to=2026-11-21",
    "at": "/at?lon=129.3846&lat=36.087&asof=2026-11-21",
    "due": "/due?region=gyeongbuk&asof=2026-11-21",
    "timeline": "/timeline?asof=2026-11-21",
    "glossary": "/glossary?asof=2026-11-21",
    "regions": "/regions?asof=2026-11-21",
    "sectors": "/sectors?asof=2026-11-21",
    "sector": "/sectors/battery?asof=2026-11-21",
    "profile": "/regions/jeonnam-gwangju?asof=2026-11-21",
    "profile-of-a-pole": "/regions/pole-honam?asof=2025-12-17",
}
FLOWS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LINES = "[...document.querySelectorAll('.main-nav a')].map(each => each.getBoundingClientRect().top)"
A4 = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.grid(kind=PAGES, screen=["wide", "phone"], lang=LANGUAGES, theme=THEMES)
def test_a_page_is_quiet_accessible_and_fits(page, atlas, visit, kind, screen, lang, theme):
    record = visit(page, f"{atlas}{PAGES[kind]}&lang={lang}&theme={theme}")
    assert record.problems() == []
    assert page.evaluate(FLOWS_OUT) <= 0
    assert faults(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.browser_context_args(viewport={"width": 1280, "height": 800})
def test_the_navigation_stands_on_one_line(page, atlas, visit, lang):
    visit(page, f"{atlas}/compare?lang={lang}")
    assert len({round(top) for top in page.evaluate(LINES)}) == 1


#: Sheets of a profile in letters of eight points, with 46 layers and the census; English needs more room.
SHEETS = {"ko": 4, "en": 6}
#: Sheets of a comparison of three.
COMPARED = 8


@pytest.mark.grid(
    region=["jeonnam-gwangju", "gyeongbuk", "gyeonggi", "sejong", "pole-jeju"], lang=LANGUAGES, theme=THEMES
)
def test_a_profile_prints_on_few_pages(page, atlas, visit, region, lang, theme):
    visit(page, f"{atlas}/regions/{region}?asof=2026-11-21&lang={lang}&theme={theme}")
    assert len(A4.findall(page.pdf(format="A4", print_background=True))) <= SHEETS[lang]


@pytest.mark.parametrize(
    "regions", ["gwangju,jeonnam,gyeongbuk", "busan,ulsan,gyeongnam", "chungbuk,jeonbuk,gyeongbuk"]
)
def test_a_comparison_of_three_prints_on_few_pages(page, atlas, visit, regions):
    visit(page, f"{atlas}/compare?regions={regions}&asof=2025-12-17")
    assert len(A4.findall(page.pdf(format="A4", print_background=True))) <= COMPARED


@pytest.mark.parametrize("kind", ["three", "changes", "due", "timeline", "at"])
def test_a_page_prints(page, atlas, visit, kind):
    visit(page, f"{atlas}{PAGES[kind]}")
    assert A4.search(page.pdf(format="A4", print_background=True))


def test_a_column_is_sorted_by_its_head(page, atlas, visit):
    visit(page, f"{atlas}{PAGES['timeline']}")
    table = page.locator('section[aria-labelledby="threads"] table')
    table.locator('[data-sort="timeline_last"]').click()
    days = [day.strip() for day in table.locator("tbody td:nth-child(3)").all_inner_texts()]
    assert days == sorted(days)


def test_regions_are_chosen_on_the_map(page, atlas, visit):
    visit(page, f"{atlas}{PAGES['choice']}")
    page.locator('.choice-map [data-region="gangwon"]').click()
    for region in ("gyeongbuk", "jeju"):
        page.locator(f'.choice-map [data-region="{region}"]').dispatch_event("click")
    assert page.locator(".choice-map .chosen").count() == 3
    page.locator('.choice-map [data-region="gangwon"]').click()
    assert not page.locator('input[value="gangwon"]').is_checked()
    page.locator(".chooser .primary").click()
    page.wait_for_url("**/compare?regions=gyeongbuk&regions=jeju**")
    assert page.locator("h1").inner_text().startswith("경북 · 제주")


def test_regions_are_chosen_with_the_keyboard_alone(page, atlas, visit):
    visit(page, f"{atlas}{PAGES['choice']}")
    for region in ("busan", "ulsan"):
        page.locator(f'input[value="{region}"]').focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?regions=busan&regions=ulsan**")
    assert page.locator("h1").inner_text().startswith("부산 · 울산")


#: Stops of the Tab key on a comparison of three: 1,141 links and buttons are shown, most of them citations and words.
MOST_STOPS = 60
SHOWN_STOPS = "[...each.querySelectorAll('a[href], button, summary')].filter(one => one.checkVisibility())"


def test_tab_passes_a_comparison_in_few_stops_and_arrows_reach_every_link(page, atlas, visit):
    record = visit(page, f"{atlas}/compare?regions=gyeongbuk,chungbuk,jeonbuk&asof=2026-11-28")
    stops = page.evaluate(CONTROLS)
    assert len(stops) <= MOST_STOPS, stops
    for table in page.locator("[data-one-stop]").all():
        assert table.evaluate("each => each.querySelectorAll('[tabindex=\"0\"]').length + (each.tabIndex === 0)") == 1
    sectors = page.locator("[data-one-stop]:has(#sector-table)")
    links = sectors.evaluate(f"each => {SHOWN_STOPS}.length")
    sectors.locator("[tabindex='0']").focus()
    page.keyboard.press("Home")
    for at in range(links):
        assert sectors.evaluate(
            f"(each, at) => {SHOWN_STOPS}[at] === document.activeElement", at
        )  # fmt: skip
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert sectors.evaluate("each => !each.contains(document.activeElement)")
    assert record.problems() == []


def test_a_comparison_leads_from_its_head_to_each_of_its_parts(page, atlas, visit):
    visit(page, f"{atlas}/compare?regions=gyeongbuk,chungbuk,jeonbuk&asof=2026-11-28")
    parts = page.locator("[data-page-parts]")
    parts.locator("summary").click()
    led = parts.locator("a").evaluate_all("all => all.map(each => each.hash.slice(1))")
    assert led == page.evaluate(
        "() => [...document.querySelectorAll('.page section h2[id]')]"
        ".filter(each => each.checkVisibility()).map(each => each.id)"
    )
    assert len(led) >= 6
    parts.locator("a").nth(3).click()
    page.wait_for_function("id => location.hash === '#' + id", arg=led[3])


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["/due?asof=2026-11-28", "/changes?to=2026-11-28"])
def test_the_first_row_of_changes_and_deadlines_is_on_the_first_screen(page, atlas, visit, kind, lang, size):
    """What is told is chosen in one line above them, which says what is chosen and opens."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit(page, f"{atlas}{kind}&lang={lang}")
    low = page.locator(".agenda-lines tbody tr").first.bounding_box()
    assert low["y"] + low["height"] <= size[1]
    assert page.locator(".agenda-choose summary").bounding_box()["height"] <= 66
    assert "2026" in page.locator(".agenda-chosen").inner_text()
    page.locator(".agenda-choose > summary").click()
    page.locator('.agenda-choose select[name="region"]').select_option("gyeongbuk")
    page.locator(".agenda-choose .button.primary").click()
    page.wait_for_url("**region=gyeongbuk**")
    assert page.locator(".agenda-chosen").inner_text().endswith({"ko": "경상북도", "en": "Gyeongsangbuk-do"}[lang])
