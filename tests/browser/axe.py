"""Accessibility faults of an open page, found by axe-core."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SEVERE = frozenset({"serious", "critical"})


class AxeMissing(Exception):
    """axe-core has not been installed."""


def faults(page: Page, within: str | None = None) -> list[str]:
    """Serious and critical faults as `rule: what is wrong: where`; an empty list is a good page.

    Parameters
    ----------
    page
        An open page.
    within
        CSS selector of the part to look at; the whole page if none.

    Raises
    ------
    AxeMissing
        If axe-core is not in node_modules.
    """
    if not SCRIPT.is_file():
        raise AxeMissing("node_modules/axe-core/axe.min.js: not there; run: make assets")
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    result = page.evaluate("within => axe.run(within || document, {resultTypes: ['violations']})", within)
    return [
        f"{violation['id']}: {violation['help']}: {_places(violation['nodes'])}"
        for violation in result["violations"]
        if violation["impact"] in SEVERE
    ]


def _places(nodes: list[dict]) -> str:
    return ", ".join(str(node["target"][-1]) for node in nodes[:5])
