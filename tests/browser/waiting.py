"""Looking at a page until it is as it should be: how long that takes is the machine's affair."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

LOOKS, BETWEEN_LOOKS_MS = 100, 200
Seen = TypeVar("Seen")


def until(page: Page, look: Callable[[], Seen], right: Callable[[Seen], object]) -> Seen:
    """What is seen once it is right; what is seen at last where it never is, for the test to tell.

    Parameters
    ----------
    page
        The page that goes on between two looks.
    look
        What is looked at.
    right
        Whether that is what is waited for.
    """
    found = look()
    for _ in range(LOOKS):
        if right(found):
            break
        page.wait_for_timeout(BETWEEN_LOOKS_MS)
        found = look()
    return found


def empty(found: object) -> bool:
    """Whether nothing amiss is seen."""
    return not found
