"""A page in one language leads to itself in the other."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest


@pytest.mark.parametrize(
    "address",
    [
        "/compare?regions=gwangju,jeonnam&asof=2025-12-17",
        "/changes?from=2024-02-01&to=2026-11-21&layer=advanced-complexes",
        "/due?region=gyeongbuk&asof=2025-12-17",
        "/at?lon=129.38&lat=36.08&asof=2025-12-17",
        "/verify/3f2a-91bc?page=/changes&from=2024-02-01&to=2026-11-21",
    ],
)
@pytest.mark.parametrize("choice", ["data-lang", "data-theme-link"])
def test_another_language_or_theme_is_of_the_same_page(client, address, choice):
    asked = parse_qs(urlsplit(address).query)
    link = re.search(rf'{choice}="[^"]*"[^>]*?\shref="([^"]*)"', client.get(address).text)[1]
    led = parse_qs(unescape(link).removeprefix("?"))
    assert {name: led.get(name) for name in asked} == asked
