"""No day is broken: neither 2024-06-27 at a hyphen nor 27 Jun 2024 at a space, on a phone or a desk."""

from __future__ import annotations

import pytest

from web.service.language import LANGUAGES

PAGES = {
    "changes": "/changes?to=2026-11-28",
    "due": "/due?asof=2026-11-28",
    "region": "/regions/gyeongbuk?asof=2026-11-28",
    "another region": "/regions/ulsan?asof=2026-11-28",
    "sector": "/sectors/battery?asof=2026-11-28",
    "item": "/items/advanced-complexes.yongin-pyeongtaek?asof=2026-11-28",
    "layer": "/layers/advanced-complexes?asof=2026-11-28",
    "comparison": "/compare?regions=chungbuk,chungnam,jeonbuk&asof=2026-11-28",
    "instruments": "/instruments?asof=2026-11-28",
    "findings": "/findings?asof=2026-11-28",
    "scenes": "/scenes?asof=2026-11-28",
}
BROKEN = r"""() => {
  const days = /\d{4}-\d{2}-\d{2}|\d{4}\.\d{1,2}\.\d{1,2}\.|\d{1,2} [A-Z][a-z]{2,8} \d{4}/g;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (!node.parentElement.closest("script, style, svg, .visually-hidden"))
      for (const {0: day, index} of node.data.matchAll(days)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + day.length);
        const tops = [...range.getClientRects()].filter(({width}) => width > 1).map(({top}) => Math.round(top));
        if (new Set(tops).size > 1) found.push(`${day}: ${node.data.trim().slice(0, 60)}`);
      }
  return found;
}"""
PLANTED = """() => {
  const planted = document.body.appendChild(document.createElement("p"));
  planted.style.width = "3em";
  planted.textContent = "on 2024-06-27";
}"""


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_day_stands_on_one_line(page, atlas, visit, kind, lang, width):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{atlas}{PAGES[kind]}&lang={lang}")
    assert page.evaluate(BROKEN) == []


def test_a_broken_day_is_found(page, atlas, visit):
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, f"{atlas}/scenes?asof=2026-11-28")
    page.evaluate(PLANTED)
    assert len(page.evaluate(BROKEN)) == 1
