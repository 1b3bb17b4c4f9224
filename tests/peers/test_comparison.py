"""The comparison: pages that ask nothing of another host, the same content for all, and lines that name missed aims."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.peers import content, maps, parts, serving
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


def test_a_run_of_a_part_tells_the_aims_of_that_part_alone():
    lines = report({"atlas": {"pressed_ms": 3.0}, "floor": {"pressed_ms": 2.0}})
    assert [line for line in lines if "aim" in line] == [
        "interactive, the first press on the land answered, of hand-written Leaflet without any name: 1.500 (aim ≤ 1.5)"
    ]


@pytest.mark.parametrize(
    ("address", "kind", "told"),
    [
        ("/", "Document", "page"),
        ("/scene.json?lang=ko", "Fetch", "scene"),
        ("/geometry/context.77e0.json", "Fetch", "geometry"),
        ("/static/vendor/explore.js", "Script", "scripts"),
        ("/static/vendor/pretendard.woff2", "Font", "fonts"),
        ("/static/img/seal.svg", "Other", "other"),
    ],
)
def test_bytes_are_told_by_part(address, kind, told):
    assert parts.part(address, kind) == told


def test_what_stands_inside_the_page_is_told_apart(app):
    page = app.test_client().get("/?lang=ko").get_data(as_text=True)
    within = parts.inside(page)
    assert set(within) == set(parts.INSIDE)
    assert min(within.values()) > 1000
    assert sum(within.values()) < parts.packed(page)
