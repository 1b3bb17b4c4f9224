"""The whole atlas as one zip: what is in it is told, counted another way, and opens elsewhere."""

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import geopandas
import pandas
import pytest
import yaml

from web.data_package.codebook import kind
from web.data_package.notices import read_me
from web.data_package.package import write

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def atlas(app):
    return app.extensions["drawing"].atlas


@pytest.fixture(scope="module")
def package(atlas):
    return zipfile.ZipFile(io.BytesIO(write(atlas, TODAY, "ko")))


def rows(package, path):
    return list(csv.reader(io.StringIO(package.read(path).decode("utf-8-sig"))))


def test_every_file_is_described_and_every_description_has_its_file(package):
    told = json.loads(package.read("datapackage.json"))
    tables = {name for name in package.namelist() if name.endswith(".csv")}
    assert {resource["path"] for resource in told["resources"]} == tables - {"codebook.csv"}
    assert len({resource["name"] for resource in told["resources"]}) == len(told["resources"])
    assert all(re.fullmatch(r"[a-z0-9.-]+", resource["name"]) for resource in told["resources"])


def test_columns_are_those_that_are_described(package):
    for resource in json.loads(package.read("datapackage.json"))["resources"]:
        head, *body = rows(package, resource["path"])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == head, resource["path"]
        assert all(field["description"] for field in fields)
        assert all(len(row) == len(head) for row in body)
        for place, field in enumerate(fields):
            cells = [row[place] for row in body if row[place]]
            if field["type"] in ("number", "integer"):
                assert all(float(cell) is not None for cell in cells)
            allowed = field.get("constraints", {}).get("enum")
            assert not allowed or set(cells) <= set(allowed), (resource["path"], field["name"])


def test_a_key_names_one_row(package):
    keyed = [one for one in json.loads(package.read("datapackage.json"))["resources"] if "primaryKey" in one["schema"]]
    assert len(keyed) >= 6
    for resource in keyed:
        head, *body = rows(package, resource["path"])
        keys = [tuple(row[head.index(name)] for name in resource["schema"]["primaryKey"]) for row in body]
        assert len(set(keys)) == len(keys), resource["path"]


def test_facts_and_documents_are_all_there(package):
    facts = [
        row["id"]
        for path in sorted((ROOT / "seeds" / "facts").glob("*.csv"))
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
    ]
    documents = [
        each for path in (ROOT / "seeds").glob("documents*.yml") for each in yaml.safe_load(path.read_text("utf-8"))
    ]
    told = rows(package, "facts.csv")
    assert sorted(row[told[0].index("id")] for row in told[1:]) == sorted(facts)
    assert len(rows(package, "documents.csv")) - 1 == len(documents)
    assert f"{len(facts):,}" in package.read("README.txt").decode("utf-8-sig")


def test_every_row_leads_to_its_document(package):
    known = {row[0] for row in rows(package, "documents.csv")} | {
        row[0] for row in rows(package, "statistical_sources.csv")
    }
    for path in package.namelist():
        if path.startswith("layers/"):
            head, *body = rows(package, path)
            assert {row[head.index("document")] for row in body} - {""} <= known, path


@pytest.mark.whole
def test_layers_are_those_of_the_downloads(package, client, atlas):
    for layer_id in atlas.catalog:
        head, *body = rows(package, f"layers/{layer_id}.csv")
        single = client.get(f"/export/layers/{layer_id}.csv?asof={TODAY}").get_data().decode("utf-8-sig")
        other, *others = csv.reader(io.StringIO(single))
        assert (head, body) == (other, others)


@pytest.mark.whole
def test_the_example_of_the_page_runs(package, client, tmp_path, monkeypatch):
    package.extractall(tmp_path)
    monkeypatch.chdir(tmp_path)
    shown = client.get(f"/data?asof={TODAY}").get_data(as_text=True)
    code = re.search(r"<h3>Python</h3>\s*<pre[^>]*>(.*?)</pre>", shown, re.DOTALL)[1].replace("&#34;", '"')
    found = {}
    exec(code, found)
    assert len(found["cited"]) == len(found["facts"]) > 1000
    assert isinstance(found["layer"], geopandas.GeoDataFrame)
    assert len(found["layer"])
    assert isinstance(found["documents"], pandas.DataFrame)


@pytest.mark.whole
def test_equal_data_are_equal_bytes(atlas):
    assert write(atlas, date(2024, 6, 27), "en") == write(atlas, date(2024, 6, 27), "en")


@pytest.mark.parametrize(
    ("cells", "told"), [(["", 1, 2], "integer"), ([1, 2.5], "number"), (["", None], "string"), ([1, "a"], "string")]
)
def test_a_column_is_of_the_type_of_its_cells(cells, told):
    assert kind(cells) == told


def test_the_page_tells_the_package(client, atlas):
    shown = client.get("/data").get_data(as_text=True)
    assert 'href="/export/atlas.zip?asof=' in shown
    assert f"레이어 {len(atlas.catalog)}개" in shown
    assert atlas.data_version in shown


def test_a_wrong_parameter_is_named(client):
    answer = client.get("/export/atlas.zip?layers=grdp", headers={"Accept": "application/problem+json"})
    assert answer.status_code == 400
    assert "layers" in answer.get_data(as_text=True)


def test_where_designations_meet_and_other_instruments_are_tables_of_the_day(package, client):
    single = client.get(f"/api/overlaps.csv?asof={TODAY}").get_data().decode("utf-8-sig")
    assert rows(package, "overlaps.csv") == list(csv.reader(io.StringIO(single)))
    head, *facts = rows(package, "other_instruments.csv")
    whole = rows(package, "facts.csv")
    topic, key = head.index("topic"), head.index("id")
    assert {row[topic] for row in facts} == {"other-instruments"}
    listed = {row[whole[0].index("id")] for row in whole[1:] if row[whole[0].index("topic")] == "other-instruments"}
    assert {row[key] for row in facts} <= listed
    assert len(facts) > 40


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_file_is_listed_in_the_text_and_on_the_page_and_every_column_in_the_codebook(
    client, atlas, package, lang
):
    """A file that the package has and its README, the page or the codebook does not name is one nobody understands."""
    names = {"layers/*.csv" if name.startswith("layers/") else name for name in package.namelist()}
    told = read_me(lang, package_counts(atlas)).split("\n\n")[1]
    listed = {name for line in told.splitlines() for name in re.split(r" {2,}", line)[0].split(" · ")}
    assert listed == names - {"README.txt"}
    page = client.get(f"/data?lang={lang}").get_data(as_text=True)
    assert all(name in page for name in listed)
    described = {(row[0], row[1]) for row in rows(package, "codebook.csv")[1:]}
    for path in filter(lambda name: name.endswith(".csv") and name != "codebook.csv", package.namelist()):
        table = "layers" if path.startswith("layers/") else path.removesuffix(".csv")
        assert {(table, column) for column in rows(package, path)[0]} <= described


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_says_how_large_the_package_is(client, package, lang):
    size = package.fp.getbuffer().nbytes / 1e6
    told = int(re.search(r"(\d+) ?MB", client.get(f"/data?lang={lang}").get_data(as_text=True))[1])
    assert abs(told - size) < 1


def package_counts(atlas):
    return {"asof": TODAY.isoformat(), "version": atlas.data_version, "layers": "1", "facts": "1", "documents": "1"}
