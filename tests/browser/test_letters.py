"""Which fonts letters are drawn in: ours, so that 新 is no box on a machine without fonts for Hanja."""

from __future__ import annotations

import pytest

from tests.browser.waiting import until
from tests.one_files import saved
from web.export.document.fonts import FAMILIES, embedded

#: Pages that show a document with 新 in its title.
PAGES = ("/sources", "/sources/motie-2024-02", "/timeline", "/sectors/semiconductor")
HANJA = """() => [...document.querySelectorAll("main *")].filter((each) =>
    [...each.childNodes].some((text) => text.nodeType === 3 && /[\\u4e00-\\u9fff\\uff65]/.test(text.data)))
    .map((each, at) => { each.dataset.hanja = at; return at; })"""
#: Fields and code are set in a fixed font of the reader's, as far as it has the letters.
FIELDS = ("textarea", "input", "button", "select", "code", "pre", "kbd", "td")


def fonts(page, selector="body"):
    """Names of the fonts that an element's letters are drawn in, with whether each came with the page."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["isCustomFont"] for font in used}


def ours(page, selector):
    """The same, once letters that came with the page stand in the place of others."""
    return until(page, lambda: fonts(page, selector), lambda used: "Atlas Hanja" in used and all(used.values()))


@pytest.mark.parametrize("address", PAGES)
def test_hanja_of_pages_is_drawn_in_a_font_that_came_with_them(page, atlas, visit, address):
    visit(page, f"{atlas}{address}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    marked = page.evaluate(HANJA)
    assert marked
    for number in marked:
        used = ours(page, f"[data-hanja='{number}']")
        assert all(used.values()), used
        assert "Atlas Hanja" in used


@pytest.mark.parametrize("element", FIELDS)
def test_hanja_in_fields_and_code_is_no_box(page, atlas, visit, element):
    visit(page, f"{atlas}/sources")
    page.evaluate(
        """(name) => {
        const made = document.createElement(name);
        made.id = "made";
        if (name === "input") made.value = "新";
        else made.append(name === "select" ? new Option("新") : "新");
        document.querySelector("main").append(made);
    }""",
        element,
    )
    assert page.evaluate("getComputedStyle(document.querySelector('#made')).fontFamily").find("Atlas Hanja") > 0
    if element != "select":
        shown = until(page, lambda: fonts(page, "#made"), lambda used: used in ({"Atlas Hanja": True}, {}))
        assert shown in ({"Atlas Hanja": True}, {}), shown


def test_the_one_file_map_carries_hanja(page, app, tmp_path):
    page.goto(saved(app, tmp_path, "layers=growth-engines&asof=2025-12-17").as_uri())
    page.wait_for_selector("html[data-drawn='1']", state="attached")
    page.evaluate("document.querySelector('h1').textContent = '新'")
    assert ours(page, "h1") == {"Atlas Hanja": True}


def test_a_picture_carries_the_hanja_that_it_shows(page):
    style = embedded(frozenset("新산업"))
    assert "Atlas Hanja" not in embedded(frozenset("신산업"))
    page.set_content(f"<svg><defs>{style}</defs><text id='made' y='20' font-family=\"{FAMILIES}\">新</text></svg>")
    assert ours(page, "#made") == {"Atlas Hanja": True}
