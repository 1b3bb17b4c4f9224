"""Texts that lie over one another on a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.waiting import empty, until

#: Boxes of an element's text on the screen: one; of turned letters strips, as their upright box is mostly empty.
PIECES = """
const STRIP_PX = 4;
const pieces = (element) => {
  const matrix = element.getNumberOfChars?.() && element.getScreenCTM();
  if (!matrix || Math.abs(matrix.b) < 1e-6) return [element.getBoundingClientRect()];
  const {x, y, width, height} = element.getBBox();
  const count = Math.ceil(width * Math.hypot(matrix.a, matrix.b) / STRIP_PX);
  return Array.from({length: count}, (_, i) => {
    const [from, to] = [x + width * i / count, x + width * (i + 1) / count];
    const corners = [[from, y], [to, y], [from, y + height], [to, y + height]]
      .map(([left, top]) => new DOMPoint(left, top).matrixTransform(matrix));
    const [across, down] = [corners.map((one) => one.x), corners.map((one) => one.y)];
    const [left, top, right, bottom] = [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
    return {left, top, right, bottom, width: right - left, height: bottom - top};
  });
};
"""
FIND = (
    """
([within, ignore, slack]) => {
"""
    + PIECES
    + """
  const root = document.querySelector(within);
  const lines = [];
  const clear = (colour) => /^rgba\\(.*, 0(\\.\\d+)?\\)$|^transparent$/.test(colour);
  const shown = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && element.getClientRects().length // letters of a hidden group of a drawing have none
    && !(ignore && element.closest(ignore));
  const clip = (rect, element) => {
    let {left, top, right, bottom} = rect;
    for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (box instanceof SVGElement && box.tagName !== "svg") continue;
      if (style.overflow === "visible" && style.clipPath === "none" && style.clip === "auto") continue;
      const edge = box.getBoundingClientRect();
      left = Math.max(left, edge.left); top = Math.max(top, edge.top);
      right = Math.min(right, edge.right); bottom = Math.min(bottom, edge.bottom);
    }
    return {left, top, right, bottom};
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement, text = node.data.trim();
    if (!text || ["SCRIPT", "STYLE", "TITLE", "DESC", "OPTION"].includes(element.tagName.toUpperCase())) continue;
    if (!shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of element instanceof SVGTextContentElement ? pieces(element) : range.getClientRects()) {
      const box = clip(rect, element);
      if (box.right - box.left > 1 && box.bottom - box.top > 1) lines.push({node, element, text, box});
    }
  }
  const common = (a, b) => { while (a && !a.contains(b)) a = a.parentElement; return a; };
  const covered = (element, top) => {
    for (let box = element; box && box !== top; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (!clear(style.backgroundColor) || style.backgroundImage !== "none") return true;
    }
    return false;
  };
  const found = [];
  for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length; j++) {
    const a = lines[i], b = lines[j];
    if (a.node === b.node) continue;
    const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (wide <= slack || high <= slack) continue;
    const top = common(a.element, b.element);
    if (covered(a.element, top) || covered(b.element, top)) continue;
    found.push(`${a.text} × ${b.text} (${Math.round(wide)} by ${Math.round(high)} px)`);
  }
  return [...new Set(found)];
}
"""
)


def overlaps(page: Page, within: str = "body", ignore: str = "", slack_px: float = 3.0) -> list[str]:
    """Pairs of texts whose boxes overlap and stay so, as `a × b (w by h px)`.

    Names are placed anew when letters arrive or the map has moved; only what remains counts.

    A pair is left out where one of the two stands on an opaque ground of its own, as in a dialogue over the page.

    Parameters
    ----------
    page
        An open page.
    within
        CSS selector of the part to look at.
    ignore
        CSS selector of elements whose text does not count.
    slack_px
        Overlap in CSS pixels, in both directions, up to which two boxes may touch: line boxes are taller than letters.
    """
    found: list[str] = until(page, lambda: page.evaluate(FIND, [within, ignore, slack_px]), empty)
    return found
