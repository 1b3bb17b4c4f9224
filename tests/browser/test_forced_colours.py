"""A reader's own colours: icons, the map's letters and what is chosen can be seen in light and dark."""

from __future__ import annotations

import pytest

#: Contrast of an element's ink with what lies behind it.
CONTRAST = """(each) => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((n) => n / 255)
      .map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const see = (node) => {
    const { backgroundColor } = getComputedStyle(node);
    return /^rgba.*, 0\\)$/.test(backgroundColor) && node.parentElement ? see(node.parentElement) : backgroundColor;
  };
  const style = getComputedStyle(each);
  const ink = each instanceof SVGElement ? (style.stroke === "none" ? style.fill : style.stroke) : style.color;
  const [a, b] = [light(ink), light(see(each))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""
ICONS = (".zoom svg", ".step svg", ".search-glass", "#map-title", "#map-subtitle", ".attribution")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_and_choices_are_seen_in_forced_colours(page, atlas, visit, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    visit(page, f"{atlas}/?focus=gyeongbuk")
    page.wait_for_selector("html[data-drawn='1']")
    for icon in (*ICONS, ".card-close svg"):
        for each in page.locator(icon).all():
            assert each.evaluate(CONTRAST) >= 3, icon
    pressed, other = (page.locator(f"#frame-choice [aria-pressed={value}]") for value in ("true", "false"))
    grounds = [each.evaluate("each => getComputedStyle(each).backgroundColor") for each in (pressed, other)]
    assert grounds[0] != grounds[1]
    here, elsewhere = page.locator(".main-nav [aria-current]"), page.locator(".main-nav a:not([aria-current])").first
    lines = [each.evaluate("each => getComputedStyle(each).borderBottomColor") for each in (here, elsewhere)]
    assert lines[0] != lines[1]
