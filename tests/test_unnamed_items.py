"""Unknown place is not everywhere: a layer of unnamed items applies at no point and in no region, and is told once."""

import csv
import io
import json
import re
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from layers.atlas import atlas
from layers.atlas.items import items
from layers.comparison import cells
from layers.facts.facts import COLUMNS
from layers.portfolio import location
from layers.portfolio.portfolio import memberships, unplaced
from tests.conftest import TODAY, CheckingClient
from tests.layers_named import DEFINITIONS
from web.application import create_app
from web.cli.main import main
from web.service.config import Config

pytestmark = pytest.mark.whole

ROOT = DEFINITIONS.parents[1]
POHANG = (129.3435, 36.0190)
NAMELESS = """id: test-yards
order: 97
group: promotion
title: {ko: 시험 야적장, en: Test yards}
abstract: {ko: 이름이 없는 곳들., en: Places without a name.}
topic: test-yards
instrument:
  kind: designation
  ground: promotion
  allocation: open
  complete: true
  counted: true
level: LEVEL
geometry: GEOMETRY
symbol: {shape: circle, by: status}
"""
#: How people write a thing whose place no source names: its level, its geometry, the cells of its rows.
WRITTEN = {
    "a name unknown": ("municipality", "points", {"place": "전국", "flags": "name-unknown"}),
    "a place unknown": ("site", "points", {"place": "전국"}),
    "no place at all": ("province", "region-marks", {}),
    "a name unknown among poles": ("pole", "region-marks", {"place": "전국", "flags": "name-unknown"}),
    "areas without a name": ("municipality", "regions", {"place": "전국", "flags": "name-unknown"}),
}


def row(number, cells):
    named = {
        "id": f"test-yards-{number}", "topic": "test-yards", "item": f"test-yards.unknown-{number}", "claim": "status",
        "subject_ko": f"명칭 미확인 ({number})", "subject_en": f"Name unknown ({number})", "status": "selected",
        "valid_from": "2025-12-02", "evidence": "공모", "basis": "excerpt", "confidence": "low",
    }  # fmt: skip
    return {**dict.fromkeys(COLUMNS, ""), **named, **cells}


@pytest.fixture(scope="module", params=WRITTEN)
def folders(request, tmp_path_factory):
    """The repository's data with ten unnamed items more."""
    level, geometry, given = WRITTEN[request.param]
    home = tmp_path_factory.mktemp("atlas")
    seeds, definitions = home / "seeds", home / "definitions"
    shutil.copytree(ROOT / "seeds", seeds)
    shutil.copytree(DEFINITIONS, definitions)
    facts = seeds / "facts" / "asiae-2025-12-02-eng.csv"
    header = facts.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with facts.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, extrasaction="ignore").writerows(row(number, given) for number in range(1, 11))
    text = NAMELESS.replace("LEVEL", level).replace("GEOMETRY", geometry)
    (definitions / "test-yards.yml").write_text(text, encoding="utf-8")
    return seeds, definitions


@pytest.fixture(scope="module")
def known(folders):
    return atlas.read(folders[0], ROOT / "data", folders[1])


@pytest.fixture(scope="module")
def app(folders):
    application = create_app(Config(seeds=folders[0], definitions=folders[1], today=TODAY))
    application.testing = True
    application.test_client_class = CheckingClient
    return application


def test_they_exist_and_are_counted_once_in_the_nation(known):
    assert len(items(known, "test-yards", TODAY)) == 10
    nation = [one for one in memberships(known, "korea", TODAY) if one.layer_id == "test-yards"]
    assert len(nation) == 10


@pytest.mark.parametrize("region", ["gyeongbuk.pohang", "gyeongbuk", "pole-daegyeong", "sejong.sejong"])
def test_they_are_in_no_region(known, region):
    assert "test-yards" not in {one.layer_id for one in memberships(known, region, TODAY)}


def test_they_apply_at_no_point_and_are_told_once_as_unknown(known):
    found = location.at(known, *POHANG, TODAY)
    assert "test-yards" not in {one.layer_id for one in found.memberships}
    told = [note.text("ko") for note in found.notices if note.key == "unplaced"]
    assert len(told) == 1
    assert "시험 야적장 10" in told[0]


def test_a_region_without_one_may_have_one_although_the_list_is_whole(known):
    (cell,) = cells.row(known, "test-yards", [cells.around(known, "gyeongbuk", TODAY)], TODAY)
    assert (cell.state, cell.items, cell.inherited) == (cells.UNKNOWN, (), ())


@pytest.mark.parametrize(
    "address",
    [
        f"/at?lon={POHANG[0]}&lat={POHANG[1]}",
        "/regions/gyeongbuk?lang=ko",
        "/compare?regions=gyeongbuk,ulsan",
    ],
)
def test_pages_tell_them_in_one_line_and_list_none(client, address):
    page = client.get(f"{address}&asof={TODAY}").get_data(as_text=True)
    assert page.count("시험 야적장 10") == 1
    assert "명칭 미확인 (1)" not in page


def test_maps_list_them_without_a_place(client):
    (layer,) = client.get(f"/scene.json?layers=test-yards&asof={TODAY}").get_json()["layers"]
    assert {(one["kind"], tuple(one["regions"])) for one in layer["features"]} == {("listed", ())}
    assert layer["count"] == 10


def test_data_files_give_them_no_region(client):
    text = client.get(f"/export/layers/test-yards.csv?asof={TODAY}").get_data().decode("utf-8-sig")
    assert {one["regions"] for one in csv.DictReader(io.StringIO(text))} == {""}
    geojson = json.loads(client.get(f"/export/layers/test-yards.geojson?asof={TODAY}").get_data())
    assert {one["geometry"] for one in geojson["features"]} == {None}


def test_the_command_attributes_them_to_no_point_and_says_so(folders, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_SEEDS", str(folders[0]))
    monkeypatch.setenv("ATLAS_DEFINITIONS", str(folders[1]))
    source, target = tmp_path / "points.csv", tmp_path / "out.csv"
    source.write_text(f"lon,lat\n{POHANG[0]},{POHANG[1]}\n", encoding="utf-8")
    ran = CliRunner().invoke(main, ["at", str(source), "-o", str(target), "--asof", str(date(2026, 11, 28))])
    assert ran.exit_code == 0
    assert "test-yards" not in target.read_text(encoding="utf-8-sig")
    assert len(re.findall("Test yards 10", ran.output)) == 1


def test_what_a_source_ties_to_the_whole_nation_still_applies_everywhere(known):
    package = {one.item.id for one in memberships(known, "gyeongbuk", TODAY) if one.layer_id == "growth-engine-package"}
    assert len(package) == 5
    assert all("growth-engine-package" not in note.text("en") for note in unplaced(known, TODAY))
