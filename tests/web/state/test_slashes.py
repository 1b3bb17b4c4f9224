"""An address with a slash too many leads to the page that is meant."""

import pytest


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/compare/", "/compare"),
        ("/compare/?regions=gyeongbuk,busan&asof=2025-12-17", "/compare?regions=gyeongbuk,busan&asof=2025-12-17"),
        ("/regions/gyeongbuk/", "/regions/gyeongbuk"),
        ("/export/map.svg/?asof=2025-12-17", "/export/map.svg?asof=2025-12-17"),
        ("/layers//", "/layers"),
    ],
)
def test_a_slash_too_many_is_dropped(client, asked, meant):
    answer = client.get(asked)
    assert answer.status_code == 308
    assert answer.headers["Location"] == meant


@pytest.mark.parametrize("asked", ["/nothing/", "/%2Fevil.example/", "/%2F/compare/", "/static/"])
def test_what_is_no_page_without_it_either_is_no_page(client, asked):
    answer = client.get(asked)
    assert answer.status_code == 404 or not answer.headers["Location"].startswith("//")


def test_every_page_is_found_with_a_slash(client, app):
    pages = [rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments]
    for page in pages:
        assert page == "/" or client.get(page + "/").status_code == 308


def test_nothing_that_is_sent_is_led_on(client):
    assert client.post("/export/brief/", json={}).status_code == 404
