"""Combinations of the values of several axes: all, or the few in which every two values of different axes meet."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import combinations, product
from typing import Any

import pytest

Row = tuple[Any, ...]
#: Windows a browser test can ask for as `screen`.
SCREENS: dict[Hashable, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "laptop": {"viewport": {"width": 1366, "height": 900}},
    "low": {"viewport": {"width": 1280, "height": 720}},
    "narrow": {"viewport": {"width": 390, "height": 844}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


def every(*axes: Iterable[Hashable]) -> list[Row]:
    """All combinations."""
    return list(product(*axes))


def pairs(*axes: Iterable[Hashable]) -> list[Row]:
    """Combinations in which every two values of different axes meet: each the one that lets most meet anew."""
    rows = every(*axes)
    apart, chosen = set().union(*map(meetings, rows)), []
    while apart:
        chosen.append(max(rows, key=lambda row: len(apart & meetings(row))))
        apart -= meetings(chosen[-1])
    return chosen


def meetings(row: Row) -> set[tuple[tuple[int, Hashable], ...]]:
    """Every two values of a combination, each with the number of its axis; of one axis, its value."""
    return set(combinations(enumerate(row), min(2, len(row))))


def param(values: dict[str, Hashable]) -> Any:
    """A combination as pytest takes it, with the window of its screen."""
    screen = values.get("screen")
    marks = pytest.mark.browser_context_args(**SCREENS[screen]) if screen in SCREENS else ()
    return pytest.param(*values.values(), marks=marks, id="-".join(map(str, values.values())))


GRIDS = {"pairs": pairs, "full": every}
