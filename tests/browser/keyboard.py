"""What a keyboard reaches on a page, and how it shows where it is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

#: Names every control that is shown and takes part in the order of the Tab key, and remembers the elements.
CONTROLS = """
() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const shown = (each) => each.checkVisibility({visibilityProperty: true}) && each.getClientRects().length > 0;
  const other = (each) => each.type === "radio" && !each.checked
    && [...document.getElementsByName(each.name)].some((one) => one.checked && one.form === each.form);
  window.controls = [...document.querySelectorAll(wanted)]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && shown(each) && !each.closest("[inert]") && !other(each));
  const name = (each) => each.getAttribute("aria-label") || each.textContent.trim().slice(0, 30) || each.id;
  return controls.map((each, i) => `${i} ${each.localName}.${each.className.baseVal ?? each.className} ${name(each)}`);
}
"""
#: The control that has the focus, and how it shows it.
FOCUSED = """
() => {
  const active = document.activeElement;
  const box = active.getBoundingClientRect();
  const style = getComputedStyle(active);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return {at: window.controls.indexOf(active), ring, inside};
}
"""


@dataclass(frozen=True)
class Walk:
    """Where the Tab key went.

    Attributes
    ----------
    missed
        Controls it did not reach.
    unseen
        Controls that had the focus without showing it, or outside of the window.
    """

    missed: tuple[str, ...]
    unseen: tuple[str, ...]


def walk(page: Page, most: int = 250) -> Walk:
    """Press Tab from the top until the first control comes again, and say what was missed.

    A group of which one member is a stop, such as the marks of a map, counts by that member, and a control of several
    stops, such as a date, is seen if one of them shows it. A page of more controls than `most` is walked that far.
    """
    names = page.evaluate(CONTROLS)
    shown: dict[int, bool] = {}
    for _ in range(2 * most):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        at = found["at"]
        if at >= most or (at == 0 and 0 in shown):
            break
        shown[at] = shown.get(at, False) or (found["ring"] and found["inside"])
    missed = [name for i, name in enumerate(names[:most]) if i not in shown]
    return Walk(tuple(missed), tuple(names[i] for i, seen in shown.items() if i >= 0 and not seen))
