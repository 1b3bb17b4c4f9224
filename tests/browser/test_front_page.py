"""The front page says something before it asks anything: what this is, sentences with evidence, entries by question."""

import pytest
from playwright.sync_api import expect

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from web.service.language import LANGUAGES

TODAY, FIRST = "/?asof=2026-11-28", "/?asof=2017-12-18"
MOST_WORDS = 280
#: Words of the visible texts of the first screen, without the map and what lies over it.
WORDS = """() => {
  const over = document.querySelector('.map-frame'), walker = document.createTreeWalker(document.body, 4);
  const seen = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  let words = 0;
  while (walker.nextNode()) {
    const {currentNode: text} = walker, {parentElement: own} = text, range = document.createRange();
    const folded = own.closest('details:not([open])') && !own.closest('summary');
    if (over.contains(own) || folded || own.closest('.visually-hidden, script, style, noscript')) continue;
    range.selectNodeContents(text);
    if ([...range.getClientRects()].some(seen)) words += text.data.split(/\\s+/).filter(Boolean).length;
  }
  return words;
}"""


def opened(page, atlas, visit, url, width=1366, height=768):
    page.set_viewport_size({"width": width, "height": height})
    record = visit(page, atlas + url)
    page.wait_for_selector("html[data-drawn='1']", state="attached")
    return record


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_screen_has_few_words(page, atlas, visit, lang):
    opened(page, atlas, visit, f"{TODAY}&lang={lang}")
    assert 100 < page.evaluate(WORDS) <= MOST_WORDS


def test_after_one_line_of_what_this_is_the_first_sentence_is_a_finding(page, atlas, visit):
    opened(page, atlas, visit, TODAY)
    assert page.locator("#front > *").first.get_attribute("class") == "front-what"
    expect(page.locator(".finding-said")).to_have_count(6)
    expect(page.locator(".finding-said").first).to_be_in_viewport()
    expect(page.locator("#notices")).to_be_hidden()
    expect(page.locator("#checked")).to_contain_text("자료 확인일 레이어별 상이")


def test_a_sentence_opens_its_evidence_and_the_evidence_its_view(page, atlas, visit):
    opened(page, atlas, visit, TODAY)
    said = page.locator(".finding-said").nth(1).inner_text()
    page.locator(".finding-said").nth(1).click()
    expect(page.locator("h1")).to_have_text(said)
    page.get_by_role("link", name="지도에서 보기").click()
    expect(page.locator("#layer-advanced-complexes")).to_be_checked()


def test_sentences_follow_the_date(page, atlas, visit):
    opened(page, atlas, visit, TODAY)
    page.fill("#asof", "2025-12-17")
    page.locator("#asof").dispatch_event("change")
    expect(page.locator(".finding-said").first).to_contain_text("2026.2.까지 예정")


def test_a_day_with_few_sentences_says_why(page, atlas, visit):
    opened(page, atlas, visit, FIRST)
    expect(page.locator(".finding-said")).to_have_count(0)
    expect(page.locator("#findings .silences li").first).to_contain_text("이 기준일에 셀 항목이 없음")


def test_every_entry_leads_to_a_page_that_is_there(page, atlas, visit):
    opened(page, atlas, visit, TODAY)
    links = page.locator(".front-entries a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert len(links) == 6
    assert all(page.request.get(atlas + link).status == 200 for link in links)


def test_the_layers_are_one_press_away(page, atlas, visit):
    opened(page, atlas, visit, TODAY)
    page.locator(".to-layers").click()
    expect(page.locator("#layer-advanced-complexes")).to_be_in_viewport()


def test_a_telephone_shows_sentences_first_and_layers_in_their_own_tab(page, atlas, visit):
    opened(page, atlas, visit, TODAY, 390, 844)
    expect(page.locator(".finding-said").first).to_be_in_viewport()
    expect(page.locator("#panel-groups")).to_be_hidden()
    page.locator("[data-tab=panel]").click()
    expect(page.locator("#layer-growth-engines")).to_be_visible()
    expect(page.locator(".finding-said").first).to_be_hidden()


@pytest.mark.grid(width=[360, 390, 768, 1024, 1366, 1600, 1920], lang=LANGUAGES, theme=THEMES)
def test_the_front_page_is_accessible_and_fits_on_every_screen(page, atlas, visit, width, lang, theme):
    record = opened(page, atlas, visit, f"{TODAY}&lang={lang}&theme={theme}", width, 800)
    assert record.problems() == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert faults(page) == []
    inside = "nodes => nodes.every((node) => node.scrollWidth <= node.clientWidth + 1)"
    assert page.locator(".front, .findings li, .front-entries a").evaluate_all(inside)
