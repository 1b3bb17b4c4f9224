"""Another language needs its file alone: every page and document is said in it, in the words of that file."""

import re
import shutil
from html import unescape

import pytest
from flask.testing import FlaskClient

from layers.words import catalogue
from layers.words.catalogue import sections, words_of
from tests.layers.words.pseudo import LANG, write
from tests.toy_atlas import copied
from web import application
from web.service import errors
from web.state import state

DAY = f"asof=2026-07-02&lang={LANG}"
PAGES = {
    f"/?{DAY}": "tab_layers",
    f"/layers?{DAY}": "layers_title",
    f"/layers/plants?{DAY}": "data_other",
    f"/regions/alpha?{DAY}": "profile_events",
    f"/compare?{DAY}&regions=alpha,beta-gamma": "compare_title",
    f"/changes?from=2024-02-01&to=2026-07-02&lang={LANG}": "changes_title",
    f"/at?lon=127.5&lat=36.5&{DAY}": "at_title",
    f"/due?{DAY}": "due_title",
    f"/timeline?{DAY}": "timeline_title",
    f"/sources?{DAY}": "sources_title",
    f"/freshness?{DAY}": "freshness_title",
    f"/brief?{DAY}": "briefing_title",
    f"/embed?{DAY}": "embed_open",
    f"/share?{DAY}": "share_title",
    f"/verify?{DAY}": "verify_title",
    f"/nowhere?lang={LANG}": "http_404",
}
FILES = (
    "map.svg",
    "map.pptx",
    "map.docx",
    "map.hwpx",
    "map.xlsx",
    "map.pdf",
    "compare.xlsx",
    "changes.docx",
    "data.csv",
)

QUERIES = {
    "map": f"{DAY}&layers=battery-triangle,grdp",
    "compare": f"{DAY}&regions=daegu,gyeongbuk",
    "changes": f"from=2025-12-17&to=2026-07-02&lang={LANG}",
    "data": f"{DAY}&layers=battery-triangle",
}


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory, module_patch):
    """The catalogue with a third language."""
    folder = tmp_path_factory.mktemp("words")
    for path in catalogue.FOLDER.glob("*.yml"):
        shutil.copy(path, folder)
    write(folder, folder / "en.yml")
    module_patch.setattr(catalogue, "FOLDER", folder)
    for module in (application, errors, state):
        module_patch.setattr(module, "LANGUAGES", (*module.LANGUAGES, LANG))
    sections.cache_clear()


@pytest.fixture(scope="module")
def module_patch():
    """A monkeypatch for the whole module, undone after it."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    sections.cache_clear()


@pytest.fixture(scope="module")
def client(pseudo, tmp_path_factory):
    """A client of the toy atlas, which is told of a third language when it starts."""
    return application.create_app(copied(tmp_path_factory.mktemp("third") / "toy")).test_client()


@pytest.mark.parametrize(("address", "key"), PAGES.items())
def test_every_page_speaks_a_third_language(client, address, key):
    answer = client.get(address)
    assert answer.status_code == (404 if key.startswith("http") else 200)
    said = unescape(answer.get_data(as_text=True))
    assert words_of(LANG, "page")[key] in said
    assert f'<html lang="{LANG}"' in said


def test_a_page_leads_to_every_other_language(client):
    page = client.get(f"/sources?{DAY}").get_data(as_text=True)
    assert re.findall(r'data-lang="(\w+)"', page) == ["ko", "en"]
    assert "Þseudo" in client.get("/sources?lang=ko").get_data(as_text=True)


@pytest.mark.parametrize("name", FILES)
def test_every_document_is_written_in_a_third_language(app, pseudo, name):
    asked = f"/export/{name}?{QUERIES[name.partition('.')[0]]}"
    answer = FlaskClient(app, app.response_class).get(asked)
    assert answer.status_code == 200
    if name.endswith("svg"):
        assert words_of(LANG, "plate")["fingerprint"] in answer.get_data(as_text=True)


def test_the_map_in_one_file_brings_its_words(client):
    file = client.get(f"/export/map.html?{DAY}").get_data(as_text=True)
    assert words_of(LANG, "script")["nothing_found"] in file
