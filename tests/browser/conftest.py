"""Fixtures of the browser tests: Chromium, the served atlas, and visits that fail on what a page must not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import chromium
from tests.browser.serving import served
from tests.browser.visits import Visit

#: Two browsers share the cores with everything else: what is expected may take its time, and is no measure of speed.
expect.set_options(timeout=20_000)
#: The first page of a run draws what the others find kept.
OPENING_MS = 120_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, closed to other hosts; fails with the command that installs it."""
    try:
        path = chromium.program(chromium.HEADLESS)
    except chromium.ChromiumMissing as error:
        pytest.exit(str(error), returncode=1)
    return {**browser_type_launch_args, "executable_path": path, "args": list(chromium.OPTIONS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """A Korean desktop reader who wants no motion, so that nothing moves under the test."""
    return {
        **browser_context_args,
        "locale": "ko-KR",
        "timezone_id": "Asia/Seoul",
        "viewport": {"width": 1366, "height": 900},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """A browser that knows nothing yet, and waits for a page as long as it takes to draw."""
    context.set_default_navigation_timeout(OPENING_MS)
    return context


@pytest.fixture(scope="session")
def atlas(app) -> Iterator[str]:
    """Address of the running atlas with its real data set."""
    with served(app) as address:
        yield address


@pytest.fixture
def visit() -> Iterator[Callable[[Page, str], Visit]]:
    """A function that opens an address and records what the page does; the test fails if it does anything wrong.

    Console errors and warnings, uncaught errors, answers of 400 and above, and any request to another host are wrong.
    A test that means to provoke one clears the record: `visit(page, url).messages.clear()`.
    """
    visits: dict[Page, Visit] = {}

    def go(page: Page, url: str) -> Visit:
        if page not in visits:
            visits[page] = Visit(page, urlsplit(url).netloc).watch()
        page.goto(url, wait_until="load")
        return visits[page]

    yield go
    found = [problem for each in visits.values() for problem in each.problems()]
    assert not found, "\n".join(found)
