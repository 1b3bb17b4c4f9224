"""The addresses the atlas promises: each is registered and answers, none disappears, none comes unlisted."""

import json
import re
from pathlib import Path

import pytest

PROMISED = json.loads((Path(__file__).parent / "routes.json").read_text(encoding="utf-8"))
EXAMPLES = [(route, url) for route, urls in PROMISED.items() for url in urls]
#: Addresses that have a hash in them, found in other answers and tested with those.
HASHED = {"/geometry/<name>.<digest>.json", "/static/<path:filename>"}
#: Addresses that answer only to what is sent to them, tested in `tests/web/pages/test_briefing.py`.
POSTED = {"/export/brief", "/briefing/views.json"}
#: Addresses that only an own folder gives something to answer with, tested in `tests/web/test_tiled_points.py`.
TILED = {
    f"/api/collections/<layer_id>/{rest}"
    for rest in ("tiles", "tiles/WebMercatorQuad", "tiles/WebMercatorQuad/<zoom>/<row>/<column>", "counts.csv")
}
PLACE = re.compile(r"<[^<>]+>")
DESIGN = (Path(__file__).parents[1] / "DESIGN.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def registered(app):
    return {rule.rule for rule in app.url_map.iter_rules()}


@pytest.mark.parametrize("route", PROMISED)
def test_a_promised_address_is_there(registered, route):
    assert route in registered


def test_every_address_that_is_there_is_promised(registered):
    assert registered - set(PROMISED) == set()


@pytest.mark.parametrize(("route", "url"), EXAMPLES)
@pytest.mark.whole
def test_an_example_of_every_address_answers(client, app, route, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert app.url_map.bind("").match(url.split("?")[0], return_rule=True)[0].rule == route


def test_only_hashed_addresses_have_no_example():
    assert {route for route, urls in PROMISED.items() if not urls} == HASHED | POSTED | TILED


@pytest.mark.parametrize("route", [each for each in PROMISED if not each.startswith("/static/")])
def test_every_promised_address_stands_in_the_design(route):
    assert f"`{PLACE.sub('<>', route)}" in PLACE.sub("<>", DESIGN)
