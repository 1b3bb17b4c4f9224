"""Pages below a URL prefix: what scripts ask for and write leads to where the service is."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.browser.serving import served
from web.application import create_app

ROOT = "/portal/atlas"
STATE = "?layers=battery-triangle&asof=2025-12-17"


@pytest.fixture(scope="module")
def below(app):
    """Address of an atlas below a prefix, on a host that has nothing else."""
    prefixed = create_app(replace(app.config["ATLAS"], url=f"http://127.0.0.1{ROOT}"))
    with served(DispatcherMiddleware(NotFound(), {ROOT: prefixed})) as address:
        yield f"{address}{ROOT}"


def test_the_map_draws_searches_tells_and_shares(page: Page, visit, below):
    visit(page, f"{below}/{STATE}")
    page.get_by_role("combobox").first.fill("포항")
    page.locator("#search-hits .hit-region").first.click()
    expect(page.locator("#card-body")).to_contain_text("포항")
    assert urlsplit(page.url).path == f"{ROOT}/"
    assert page.locator("a[data-export]").first.get_attribute("href").startswith(f"{ROOT}/export/")
    page.locator("#share-open").click()
    expect(page.locator("#share-body img").first).to_have_js_property("complete", True)


@pytest.mark.parametrize("address", ["/embed", "/compare?regions=gwangju,jeonnam&asof=2025-12-17", "/layers", "/share"])
def test_other_pages_ask_for_nothing_elsewhere(page: Page, visit, below, address):
    visit(page, f"{below}{address}")
    for link in page.locator("a[href^='/']").all():
        assert link.get_attribute("href").startswith(f"{ROOT}/")


def test_rows_of_a_reader_go_into_files(page: Page, visit, below):
    visit(page, f"{below}/{STATE}")
    kit = page.evaluate("""async (root) => (await fetch(`${root}/overlay/kit.json`)).json()""", ROOT)
    assert all(path.startswith(f"{ROOT}/export/") for path in kit["exports"])
