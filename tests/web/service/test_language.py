"""Korean and English say the same things."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from web.service.language import LANGUAGES, translator

WEB = Path(__file__).parents[3] / "web"
USED = re.compile(r"\bt\('([a-zA-Z_0-9-]+)'")
BLANKS = re.compile(r"\{(\w+)")


def used_keys():
    return sorted(
        {key for path in (WEB / "templates").rglob("*.html") for key in USED.findall(path.read_text("utf-8"))}
    )


def test_both_languages_have_the_same_keys():
    assert set(translator("ko")) == set(translator("en"))


@pytest.mark.parametrize("key", sorted(translator("ko")))
def test_both_texts_of_a_key_take_the_same_values(key):
    assert len({tuple(sorted(set(BLANKS.findall(translator(lang)[key])))) for lang in LANGUAGES}) == 1


@pytest.mark.parametrize("key", used_keys())
def test_every_key_of_a_template_has_a_text(key):
    assert all(any(known == key or known.startswith(key) for known in translator(lang)) for lang in LANGUAGES)


def test_a_missing_text_is_an_error_not_a_blank():
    with pytest.raises(KeyError):
        translator("ko")("no such key")


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
    link = re.search(rf'{choice}="[^"]*"[^>]*? href="([^"]*)"', client.get(address).text)[1]
    led = parse_qs(unescape(link).removeprefix("?"))
    assert {name: led.get(name) for name in asked} == asked
