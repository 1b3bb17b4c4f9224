"""The switch between colour and grey stands on every page of a state, and changes nothing else."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

STATE = "layers=battery-triangle&asof=2025-12-17&lang=en"
PAGES = (
    "/", "/layers", "/layers/battery-triangle", "/regions/gyeongbuk", "/sources", "/freshness", "/share",
    "/compare?regions=gwangju,jeonnam", "/changes?from=2024-02-01&to=2025-12-17",
)  # fmt: skip
LINK = re.compile(r'<a class="language" data-(?:theme-link|lang)="(\w+)"[^>]*?href="([^"]+)"')


def switches(client, url):
    page = client.get(url).get_data(as_text=True)
    return {value: href.replace("&amp;", "&") for value, href in LINK.findall(page)}


def joined(url, query):
    return f"{url}{'&' if '?' in url else '?'}{query}"


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize(("theme", "other"), [("colour", "grey"), ("grey", "colour")])
@pytest.mark.whole
def test_each_page_leads_to_itself_in_the_other_theme(client, url, theme, other):
    asked = joined(url, f"asof=2025-12-17&lang=en&theme={theme}")
    found = switches(client, asked)
    assert set(found) == {other, "ko"}
    wanted = {**parse_qs(urlsplit(asked).query), "theme": [other]}
    told = parse_qs(urlsplit(found[other]).query)
    assert {**told, **wanted} == told


@pytest.mark.parametrize("url", ["/", "/share"])
def test_a_page_says_its_theme(client, url):
    for theme in ("colour", "grey"):
        page = client.get(joined(url, f"{STATE}&theme={theme}")).get_data(as_text=True)
        assert f'data-theme="{theme}"' in page
