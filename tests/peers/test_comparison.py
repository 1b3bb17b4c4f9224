"""The comparison: pages that ask nothing of another host, the same content for all, and lines that name missed aims."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.peers import content, maps, serving
from tests.peers.aims import AIMS, FIGURES, Aim, report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def simple(app):
    scene = app.test_client().get("/scene.json").get_json()
    return content.simplified(scene, app.config["ATLAS"].data)


def test_plain_page_links_only_our_host(simple):
    page = maps.plain(simple, serving.files())
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert 'src="/static/vendor/leaflet' in page


def test_plain_page_has_every_layer(simple):
    page = maps.plain(simple, serving.files())
    assert len(simple.layers) > 3
    assert [title for title in simple.layers if title not in page and json.dumps(title)[1:-1] not in page] == []


def test_every_region_of_the_scene_is_compared(simple):
    assert len(simple.provinces) >= 16
    assert len(simple.municipalities) >= 229
    assert simple.vertices() > 10_000


@pytest.mark.parametrize("path", serving.LINKED.values())
def test_file_that_folium_links_is_installed(path):
    assert (ROOT / "node_modules" / path).is_file()


def test_floor_draws_from_the_given_addresses():
    page = serving.floor("/geometry/a.json", "/scene.json")
    assert page.count("/geometry/a.json") == 2
    assert "{" + "topology}" not in page


@pytest.mark.parametrize(("ours", "line"), [(1.0, "x: 0.500 (aim ≤ 0.5)"), (2.0, "x: 1.000 (aim ≤ 0.5) — missed")])
def test_line_says_value_aim_and_miss(ours, line):
    figures = {"atlas": {"bytes": ours}, "floor": {"bytes": 2.0}}
    assert Aim("x", "bytes", "floor", 0.5).line(figures) == line


def test_report_gives_every_aim_a_line():
    names = {aim.peer for aim in AIMS} | {"atlas"}
    figures = {name: dict.fromkeys(FIGURES, 1.0) for name in names}
    assert len(report(figures)) == len(FIGURES) * len(names) + len(AIMS)
