"""An own layer has what every layer has, every page and file says whose it is, and the release stays what it was."""

import io
import json
import shutil
import zipfile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from layers.errors import BrokenSeeds
from layers.own.folder import PREFIX, files
from tests.conftest import TODAY, CheckingClient
from tests.layers.own.conftest import HEAD
from web.application import create_app
from web.cli import main
from web.service.config import Config

LAYER, ITEM = "own-sites", "own-sites.a-1"
OWNER = "시험기관"
SHEET = """id,이름,상태,분야,지역,경도,위도,일자,기한
A-1,<b>배터리</b> 공장,착공,이차전지,경상북도 포항시,129.35,36.11,2026-03-02,2028-12
A-2,=HYPERLINK("x"),계획,반도체,경상북도 구미시,,,,
"""
SCENE = """id: own-scene
order: 90
label: {ko: 기관 부지, en: Sites}
title: {ko: "기관이 협의하는 부지 {own-sites}곳", en: "{own-sites} sites"}
layers: [own-sites]
"""


@pytest.fixture(scope="module")
def own_dir(tmp_path_factory):
    """An own folder of one layer, a scene and a silenced sentence, which nobody may write to."""
    path = tmp_path_factory.mktemp("own") / "atlas-own"
    for name, text in {
        f"layers/{LAYER}.yml": f'id: {LAYER}\n{HEAD.strip()}\nsource: {{file: s.csv, date: "2026-09-01"}}\n',
        "layers/s.csv": SHEET,
        "scenes/own-scene.yml": SCENE,
        "findings.yml": "silent: [changes-of-year]\n",
    }.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own_app(own_dir):
    """The service with the folder."""
    application = create_app(Config(today=TODAY, own_dir=own_dir))
    application.testing = True
    application.test_client_class = CheckingClient
    return application


@pytest.fixture
def get(own_app):
    return own_app.test_client().get


@pytest.mark.parametrize(
    "address",
    [
        "/layers",
        f"/layers/{LAYER}",
        f"/items/{ITEM}",
        f"/fragments/panel?layers={LAYER}",
        f"/fragments/table?layers={LAYER}",
        "/regions/gyeongbuk.pohang",
        "/compare?regions=gyeongbuk,daegu",
        "/sectors/battery",
        f"/due?layer={LAYER}",
        f"/changes?layer={LAYER}&from=2026-01-01&to=2026-11-21",
        "/at?lon=129.35&lat=36.11",
        "/sources",
        f"/sources/{LAYER}",
        "/freshness",
        "/instruments",
        f"/api/collections/{LAYER}",
        f"/api/collections/{LAYER}/items",
        f"/export/layers/{LAYER}.csv",
        f"/export/layers/{LAYER}.geojson",
        f"/scene.json?layers={LAYER}",
    ],
)
def test_every_page_and_text_file_says_whose_it_is(get, address):
    answer = get(address)
    assert answer.status_code == 200
    said = answer.get_data(as_text=True)
    assert f"자체 자료 · {OWNER}" in (json.dumps(answer.json, ensure_ascii=False) if answer.is_json else said)
    assert "<b>배터리" not in said or answer.mimetype != "text/html"


def test_office_files_and_the_package_say_whose_it_is(get):
    book = load_workbook(io.BytesIO(get(f"/export/map.xlsx?layers={LAYER}").data))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(f"자체 자료 · {OWNER}" in cell for cell in cells)
    assert "자체 자료" in cells, "its grade is neither notice nor press"
    with zipfile.ZipFile(io.BytesIO(get(f"/export/map.docx?layers={LAYER}").data)) as archive:
        assert f"자체 자료 · {OWNER}" in archive.read("word/document.xml").decode()


def test_its_item_tells_what_its_row_says_and_that_no_press_did(get):
    said = get(f"/items/{ITEM}").get_data(as_text=True)
    assert 'class="saying by-own"' in said
    assert 'class="saying by-press"' not in said


def test_its_mark_stands_in_a_frame(get):
    layer = next(one for one in get(f"/scene.json?layers={LAYER}").json["layers"] if one["id"] == LAYER)
    assert layer["shape"] == "framed-pentagon"


def test_the_data_version_tells_both_and_the_release_stays_what_it_was(own_app, app, get):
    with_own, without = (each.extensions["drawing"] for each in (own_app, app))
    assert with_own.atlas.data_version.split("+own-") == [without.atlas.data_version, with_own.atlas.own.version]
    assert with_own.standing == without.standing
    assert get("/readyz").json["data_version"] == with_own.atlas.data_version
    item = next(fact.item for fact in without.atlas.facts if fact.draws and fact.topic in without.atlas.catalog)
    for version in (with_own.atlas.data_version, without.atlas.data_version):
        assert get(f"/items/{item}?data={version.replace('+', '%2B')}").status_code == 200


def test_an_own_scene_opens_and_a_silenced_sentence_says_why(get):
    assert "기관이 협의하는 부지 2곳" in get("/?scene=own-scene").get_data(as_text=True)
    assert "findings.yml" in get("/findings/changes-of-year").get_data(as_text=True)


def test_nothing_is_written_into_the_folder(own_app, own_dir, get):
    before = {path: path.read_bytes() for path in files(own_dir)}
    assert get(f"/export/layers/{LAYER}.gpkg").status_code == 200
    assert {path: path.read_bytes() for path in own_dir.rglob("*") if path.is_file()} == before


def test_no_id_of_the_release_is_one_of_an_own_folder(app):
    atlas = app.extensions["drawing"].atlas
    facts = {key for fact in atlas.facts for key in (fact.id, fact.item, fact.topic)}
    scenes = {one.id for one in app.extensions["drawing"].presets}
    known = {*atlas.catalog, *atlas.documents, *atlas.sites, *facts, *scenes, *atlas.renamed}
    assert [one for one in known if one.startswith(PREFIX)] == []


def test_a_broken_own_layer_stops_the_start_and_every_command_says_the_same_list(own_dir, tmp_path, monkeypatch):
    broken = shutil.copytree(own_dir, tmp_path / "atlas-own")
    (broken / "layers" / "s.csv").write_text("id,이름,상태\na,가,지정\nb,나,모름\n", encoding="utf-8")
    with pytest.raises(BrokenSeeds) as refused:
        create_app(Config(today=TODAY, own_dir=broken))
    said = [str(one) for one in refused.value.problems]
    assert len(said) == 3
    monkeypatch.setenv("ATLAS_OWN_DIR", str(broken))
    for command in ("check", "doctor"):
        assert all(one in CliRunner().invoke(main.main, [command]).output for one in said)


def test_sentences_are_of_own_layers_and_only_the_release_s_are_silenced(own_dir, tmp_path):
    broken = shutil.copytree(own_dir, tmp_path / "atlas-own")
    said = "- {id: x, kind: count, label: place, layer: advanced-complexes, without: [seoul], area: noncapital}"
    (broken / "findings.yml").write_text(f"silent: [nothing]\nsentences:\n  {said}\n", encoding="utf-8")
    with pytest.raises(BrokenSeeds) as refused:
        create_app(Config(today=TODAY, own_dir=broken))
    assert sorted(one.key for one in refused.value.problems) == ["id", "layer", "silent"]


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.csv"])
def test_a_sheet_that_was_filled_in_is_a_layer(tmp_path, name):
    folder = tmp_path / "atlas-own" / "layers"
    folder.mkdir(parents=True)
    written = CliRunner().invoke(main.main, ["template", str(folder / name)])
    assert written.exit_code == 0
    (folder / "own-sheet.yml").write_text(written.stdout, encoding="utf-8")
    row = ["b-1", "공장", "Plant", "착공", "이차전지", "부산광역시", "", "", "", "2026-03-02", "", "양극재", "3.5"]
    if name.endswith("xlsx"):
        book = load_workbook(folder / name)
        book.worksheets[0].append(row)
        book.save(folder / name)
    else:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(",".join(row) + ",,,\n")
    from layers.atlas import atlas
    from tests.layers.own.conftest import ROOT

    known = atlas.read(ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions", folder.parent)
    (fact,) = known.own.facts
    assert (fact.item, fact.status, fact.sector, fact.role) == ("own-sheet.b-1", "under-way", "battery", "양극재")
    assert fact.area_10k_m2 == 3.5


def test_a_table_replaced_while_serving_is_told_and_what_was_read_is_answered(own_dir, tmp_path):
    folder = shutil.copytree(own_dir, tmp_path / "own")
    get = create_app(Config(today=TODAY, own_dir=folder)).test_client().get
    address = f"/api/collections/{LAYER}/items"
    before = json.loads(get(address).data)["features"]
    assert get("/readyz").status_code == 200
    for content in ("id,이름\n", "", "\0" * 5000):
        (folder / "layers" / "s.csv").write_text(content, encoding="utf-8")
        assert json.loads(get(f"{address}?limit=9").data)["features"] == before
        assert {get(each).status_code for each in (f"/layers/{LAYER}", f"/items/{ITEM}", "/")} == {200}
        ready = get("/readyz")
        assert (ready.status_code, ready.json["files"]) == (503, ["s.csv"])
