"""A word of status that is pressed says what it means, on every kind of page, by pointer, by touch and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from layers.words.catalogue import words_of
from tests.browser.axe import faults
from web.service.language import LANGUAGES

DAY = "asof=2026-11-28"
PAGES = {
    "map": f"/?focus=gyeongbuk&{DAY}",
    "region": f"/regions/gyeongbuk?{DAY}",
    "sector": f"/sectors/battery?{DAY}",
    "sectors": f"/sectors?{DAY}",
    "item": f"/items/advanced-complexes.gumi?{DAY}",
    "compare": f"/compare?regions=chungbuk,chungnam,jeonbuk&{DAY}",
    "changes": f"/changes?from=2025-12-17&to=2026-11-28&{DAY}",
    "due": f"/due?{DAY}",
    "layer": f"/layers/advanced-complexes?{DAY}",
    "finding": f"/findings/complexes-investment?{DAY}",
    "source": f"/sources/motir-2025-12-17?{DAY}",
    "at": f"/at?place=포항&{DAY}",
}
WORDS = "main a[href*='/glossary?'][href*='#status-']:visible"
NOTE = ".meaning:popover-open"


def opened(page, atlas, visit, kind, lang="ko"):
    """Open a page of a kind; the first of its words of status, and what it means."""
    visit(page, f"{atlas}{PAGES[kind]}&lang={lang}")
    if kind == "map":
        page.wait_for_selector("html[data-drawn='1']", state="attached")
    word = page.locator(WORDS).first
    status = word.get_attribute("href").partition("#status-")[2]
    return word, words_of(lang, "status_meaning")[status]


def test_a_reader_without_scripts_follows_the_word_to_its_meaning(browser, atlas):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{atlas}{PAGES['region']}")
        word = page.locator(WORDS).first
        status = word.get_attribute("href").partition("#")[2]
        word.click()
        page.wait_for_url(f"**/glossary?lang=ko#{status}")
        assert page.locator(f"#{status} dd").inner_text() == words_of("ko", "status_meaning")[status[len("status-") :]]


@pytest.mark.grid(kind=PAGES, screen=["laptop", "phone"], lang=LANGUAGES)
def test_a_word_of_status_says_what_it_means_where_it_is_pressed(page, atlas, visit, kind, screen, lang):
    word, meaning = opened(page, atlas, visit, kind, lang)
    word.click()
    note = page.locator(NOTE)
    note.wait_for()
    assert meaning in note.inner_text()
    box, size = note.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= size["height"]
    assert faults(page, ".meaning") == []
    page.mouse.click(size["width"] / 2, 3)
    expect(page.locator(".meaning")).to_have_count(0)


@pytest.mark.parametrize("kind", ["region", "map"])
def test_the_keyboard_opens_a_meaning_and_escape_leads_back_to_the_word(page, atlas, visit, kind):
    word, meaning = opened(page, atlas, visit, kind)
    word.focus()
    page.keyboard.press("Enter")
    page.locator(NOTE).wait_for()
    assert meaning in page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.meaning a') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".meaning")).to_have_count(0)
    assert word.evaluate("word => word === document.activeElement")
    assert page.locator("body.has-card").count() == (kind == "map")


def test_forced_colours_keep_a_frame_around_the_meaning(page, atlas, visit):
    page.emulate_media(forced_colors="active")
    word, _ = opened(page, atlas, visit, "region")
    word.click()
    page.locator(NOTE).wait_for()
    ink, ground = (
        page.locator(NOTE).evaluate(f"note => getComputedStyle(note).{name}")
        for name in ("borderTopColor", "backgroundColor")
    )
    assert ink != ground


def test_the_word_leads_to_the_glossary_where_its_meaning_cannot_be_had(page, atlas, visit):
    word, _ = opened(page, atlas, visit, "region")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no network')); }")
    word.click()
    page.wait_for_url("**/glossary?lang=ko#status-*")
