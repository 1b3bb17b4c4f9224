"""The share dialog: opened, walked, copied from and closed by pointer and by keyboard; and its page without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.visits import switch

STATE = "asof=2025-12-17&layers=battery-triangle"
DENIED = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject()}})"
ABSENT = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
SCREENS = {"wide": (1366, 900), "phone": (390, 844), "smallest": (320, 640)}


def opened(page, atlas, visit, query=STATE):
    """Open the map and its share dialog."""
    record = visit(page, f"{atlas}/?{query}")
    page.wait_for_selector("html[data-drawn='1']")
    if page.locator(".to-menu").is_visible():
        page.locator(".to-menu").click()
    page.locator("#share-open").click()
    page.locator("#share[open] #share-permalink").wait_for()
    return record


@pytest.mark.parametrize("name", ["share-permalink", "share-html", "share-markdown"])
def test_each_text_is_copied_whole(page, atlas, visit, name):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, atlas, visit)
    page.locator(f"[data-copy='{name}']").click()
    expect(page.locator("[data-said]")).to_have_text("복사했습니다")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(f"#{name}").input_value()
    assert "asof=2025-12-17" in copied
    assert "layers=battery-triangle" in copied


@pytest.mark.parametrize(("script", "said"), [(DENIED, "골라 두었습니다"), (ABSENT, "복사했습니다")])
def test_where_the_clipboard_is_closed_the_text_is_selected(page, atlas, visit, script, said):
    page.add_init_script(script)
    opened(page, atlas, visit)
    page.locator("[data-copy='share-permalink']").click()
    expect(page.locator("[data-said]")).to_contain_text(said)
    chosen = page.locator("#share-permalink").evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert chosen == page.locator("#share-permalink").input_value()


def test_escape_closes_the_dialog_alone_and_gives_the_focus_back(page, atlas, visit):
    opened(page, atlas, visit, f"{STATE}&focus=gyeongbuk")
    page.keyboard.press("Escape")
    expect(page.locator("#share")).not_to_be_visible()
    expect(page.locator("#share-open")).to_be_focused()
    expect(page.locator("#card h2")).to_have_text("경상북도")


def test_the_button_and_the_ground_close_it_too(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator(".share-close").click()
    expect(page.locator("#share")).not_to_be_visible()
    page.locator("#share-open").click()
    expect(page.locator("#share")).to_be_visible()
    page.mouse.click(5, 5)
    expect(page.locator("#share")).not_to_be_visible()


def test_the_keyboard_stays_in_the_dialog(page, atlas, visit):
    opened(page, atlas, visit)
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('#share'))"
        )


def test_the_code_follows_the_controls_and_the_map(page, atlas, visit):
    opened(page, atlas, visit)
    box = page.locator("#share-body input[name=controls][value=date]")
    box.check()
    expect(page.locator("#share-html")).to_have_value(re.compile("controls=legend,date,zoom"))
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    switch(page, "core-projects").check()
    page.wait_for_url(re.compile("core-projects"))
    page.locator("#share-open").click()
    expect(page.locator("#share-permalink")).to_have_value(re.compile("core-projects"))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_dialog_has_no_serious_fault(page, atlas, visit, screen):
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    opened(page, atlas, visit)
    assert faults(page, "#share") == []
    inside = page.locator("#share").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert inside


def test_the_page_says_the_same_without_scripts(browser, atlas):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{atlas}/?{STATE}")
    page.locator("#share-open").click()
    expect(page.locator("h1")).to_have_text("지도 공유")
    page.locator("input[value=date]").check()
    page.locator(".share-controls button").click()
    assert "controls=legend,date,zoom" in page.locator("#share-html").input_value()
    assert "layers=battery-triangle" in page.locator("#share-html").input_value()
    context.close()


def test_the_page_has_no_serious_fault_and_copies(page, atlas, visit):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, f"{atlas}/share?{STATE}")
    assert faults(page) == []
    page.locator("[data-copy='share-markdown']").click()
    expect(page.locator("[data-said]")).to_have_text("복사했습니다")
    page.locator("input[value=layers]").check()
    page.wait_for_url(re.compile("controls=layers"))
    expect(page.locator("#share-html")).to_have_value(re.compile("controls=legend,layers,zoom"))
