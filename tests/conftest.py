"""Fixtures every test may use: the application, and a client that checks each page it fetches."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from geo.boundaries import Boundaries
from geo.regions import Regions
from tests import pages
from tests.browser.visits import OPENED
from tests.grid import GRIDS, param

ROOT = Path(__file__).parents[1]
FRAGMENTS = "/fragments/"
TODAY = date(2026, 11, 21)
OFFICE = re.compile(r"(^|\.)(docx|hwpx|pptx|xlsx)(\?|$)")
#: Answers that were found good, by what they say: the same page, asked for again, is read once.
GOOD: set[tuple[bool | bytes | str | None, ...]] = set()
OPENED_THERE = "addresses opened"

settings.register_profile("atlas", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("atlas")


class CheckingClient(FlaskClient):
    """A client that fails on every HTML answer that is not a good page, whatever the test asked it for."""

    def open(self, *args, **kwargs):
        response = super().open(*args, **kwargs)
        readable = response.mimetype == "text/html" and "Content-Encoding" not in response.headers
        if readable and response.request.method == "GET" and response.data:
            fragment = response.request.path.startswith(FRAGMENTS)
            said = (fragment, hashlib.sha256(response.data).digest(), *map(response.headers.get, pages.HEADERS))
            found = [] if said in GOOD else pages.problems(response.get_data(as_text=True), response.headers, fragment)
            assert not found, f"{response.request.path}: " + "; ".join(found[:20])
            GOOD.add(said)
        return response


@pytest.fixture(scope="session")
def app():
    """The application with the real data set on a fixed day; imported here so that tests of `geo` need no web."""
    from web.application import create_app
    from web.service.config import Config

    application = create_app(Config(today=TODAY))
    application.testing = True
    application.test_client_class = CheckingClient
    return application


@pytest.fixture
def client(app):
    """A checking client of the application."""
    return app.test_client()


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the real regions and boundaries."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def regions(data) -> Regions:
    """The real regions, read once."""
    return Regions.read(data / "regions.csv")


@pytest.fixture(scope="session")
def boundaries(data, regions) -> Boundaries:
    """The real boundaries, read once."""
    return Boundaries(data, regions)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Tests marked `grid` take the combinations in which every two values meet, or all of them."""
    parser.addoption("--grid", choices=GRIDS, default="pairs", help="combinations of tests marked `grid`")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test marked `grid(name=values, …)` its combinations; one of `screen` opens the page on that screen."""
    asked = metafunc.definition.get_closest_marker("grid")
    if asked:
        rows = GRIDS[metafunc.config.getoption("grid")](*asked.kwargs.values())
        names = list(asked.kwargs)
        metafunc.parametrize(names, [param(dict(zip(names, row, strict=True))) for row in rows])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take a format of the office as a value, or the address of such a file."""
    for item in items:
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        if any(isinstance(value, str) and OFFICE.search(value) for value in values):
            item.add_marker("office")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker tell the run what its browser opened."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[OPENED_THERE] = OPENED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    """Take up what the browser of a worker opened."""
    OPENED.extend(getattr(node, "workeroutput", {}).get(OPENED_THERE, ()))


def pytest_terminal_summary(terminalreporter) -> None:
    """Say how many facts were checked against their documents, and how many pages browsers opened, of all workers."""
    passed = {report.nodeid for report in terminalreporter.stats.get("passed", ())}
    if any("test_lock_covers_every_row" in name for name in passed):
        lock = json.loads((ROOT / "seeds" / "evidence.lock").read_text(encoding="utf-8"))
        terminalreporter.write_line(
            f"facts checked against documents: {sum(len(each['rows']) for each in lock.values())}"
        )
    if OPENED:
        terminalreporter.write_line(f"browser pages visited: {len(OPENED)} ({len(set(OPENED))} different addresses)")
