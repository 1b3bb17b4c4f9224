"""First steps and the statement of accessibility: on every page's foot, complete, and held by tests that are there."""

import re
from pathlib import Path

import pytest

from web.pages.reference.accessibility import VERDICTS, items
from web.pages.reference.help import STOPS

ROOT = Path(__file__).parents[4]
#: How many items each of the four principles has: 5 perceivable, 6 operable, 7 understandable, 8 robust.
PRINCIPLES = {"5": 9, "6": 15, "7": 7, "8": 2}


@pytest.mark.parametrize("path", ["/", "/layers", "/regions/gyeongbuk", "/due", "/verify", "/nowhere"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_help_stands_last_at_the_foot_of_every_page(client, path, lang):
    foot = (
        client.get(f"{path}?lang={lang}", headers={"Accept": "text/html"})
        .get_data(as_text=True)
        .split('class="related"')[1]
    )
    links = re.findall(r'href="(/[\w/]*)\?', foot.split("</nav>")[0])
    assert links[-2:] == ["/accessibility", "/help"]


def test_the_front_page_leads_to_help(client):
    assert '<li><a href="/help?' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_help_tells_the_stops_of_the_tour_and_its_way(client, lang):
    page = client.get(f"/help?lang={lang}").get_data(as_text=True)
    assert re.findall(r'<li data-stop="(\w+)"', page) == list(STOPS)
    assert re.search(r'href="/\?[^"]*#tour"', page)


def test_the_statement_has_every_item_once():
    numbers = [item.number for item in items()]
    assert len(set(numbers)) == len(numbers) == 33
    assert {first: sum(one.startswith(first) for one in numbers) for first in PRINCIPLES} == PRINCIPLES
    assert {item.verdict for item in items()} <= set(VERDICTS)


@pytest.mark.parametrize("item", items(), ids=lambda item: item.number)
def test_an_item_says_how_it_was_looked_at_and_names_tests_that_are_there(item):
    assert all((item.ko, item.en, item.how_ko, item.how_en))
    assert [test for test in item.tests.split() if not (ROOT / test).is_file()] == []


def test_the_statement_counts_what_it_lists_and_claims_no_certificate(client):
    page = client.get("/accessibility").get_data(as_text=True)
    assert page.count('id="item-') == 33
    assert "인증을 받은 것이 아닙니다" in page
