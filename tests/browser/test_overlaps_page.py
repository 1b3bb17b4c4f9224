"""중첩 지정 on a phone, by keyboard and on paper: provinces in lines, what is unfolded and no more."""

from __future__ import annotations

import pypdfium2

OVERLAPS = "/overlaps?asof=2026-11-28"


def test_on_a_phone_the_country_is_a_short_list_that_the_keyboard_unfolds(page, atlas, visit):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, atlas + OVERLAPS)
    tall, wide = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    assert tall < 3000  # it was 51,000
    assert wide == 390
    province = page.locator('[data-province="gyeongbuk"]')
    province.locator("> summary").focus()
    page.keyboard.press("Enter")
    place = province.locator('[data-place="gyeongbuk.pohang"]')
    assert place.is_visible()
    place.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert place.get_by_text("포항 이차전지 특화단지").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_what_is_unfolded_and_says_so(page, atlas, visit):
    visit(page, atlas + OVERLAPS + "&region=포항")
    whole = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=False))
    assert len(whole) == 1
    said = whole[0].get_textpage().get_text_range()
    assert "포항 이차전지 특화단지" in said
    assert "펼친 곳만 인쇄" in said
