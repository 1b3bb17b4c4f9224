"""A reader without a connection is not told to reload, keeps what is open, and goes on when the connection is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

TOLD = "지금 연결이 끊겨 있어"


def drawn(page):
    page.wait_for_selector("html[data-drawn='1']")
    page.evaluate("document.fonts.ready")


def change_layer(page):
    page.locator("#panel-groups details[open] input[type=checkbox]:not(:checked)").first.click()


@pytest.mark.parametrize("again", ["online", "button"])
def test_without_a_connection_the_map_stays_and_goes_on_later(page, context, atlas, visit, again):
    record = visit(page, f"{atlas}/")
    drawn(page)
    before = page.locator(".leaflet-labels-pane .label").count()
    context.set_offline(True)
    change_layer(page)
    told = page.locator("#failure")
    expect(told).to_contain_text(TOLD)
    assert "새로 고침" not in told.inner_text()
    assert page.locator(".leaflet-labels-pane .label").count() == before
    context.set_offline(False)
    if again == "button":
        told.locator("button").click(force=True, timeout=2000) if told.is_visible() else None
    expect(told).to_be_hidden()
    expect(page.locator("#map-title")).to_contain_text("레이어")
    for seen in (record.messages, record.failures):
        seen.clear()


def test_an_answer_that_is_an_error_is_no_lost_connection(page, atlas, visit):
    record = visit(page, f"{atlas}/")
    drawn(page)
    page.route("**/scene.json*", lambda route: route.fulfill(status=500, body="{}"))
    change_layer(page)
    expect(page.locator("#failure")).to_contain_text("500")
    for seen in (record.messages, record.failures):
        seen.clear()
