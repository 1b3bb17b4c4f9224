"""Whether the service lives, and with which data."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from assets import manifest
from assets.publish import save, take_place
from layers.atlas import history, releases
from tests.conftest import TODAY
from web.application import create_app
from web.service import assets
from web.service.config import Config
from web.state import geometry


def test_healthz_answers(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_readyz_says_which_data_it_serves(client, known):
    assert client.get("/readyz").get_json() == {
        "status": "ok",
        "data_version": known.data_version,
        "layers": len(known.catalog),
        "facts": len(known.facts),
        "documents": len(known.documents),
        "released": history.standing(known).released,
        "release": releases.last(known.seeds_dir)[0].version,
        "released_on": releases.last(known.seeds_dir)[0].day,
        "differing": history.standing(known).counts,
        "unread": [],
        "files": [],
    }


def test_another_data_set_is_another_version(toy_config, toy_app):
    from web.application import create_app

    before = toy_app.test_client().get("/readyz").get_json()["data_version"]
    notes = toy_config.seeds / "places.csv"
    notes.write_text(notes.read_text(encoding="utf-8").replace("하나뿐", "오직 하나"), encoding="utf-8")
    assert create_app(toy_config).test_client().get("/readyz").get_json()["data_version"] != before


def test_data_that_were_never_released_say_so(toy_app):
    answer = toy_app.test_client().get("/readyz").get_json()
    assert (answer["released"], answer["release"]) == (False, None)


def test_data_that_are_cut_or_gone_are_told_and_no_answer_is_an_error_of_the_server(toy_config, toy_app):
    client = toy_app.test_client()
    assert client.get("/readyz").json["files"] == []
    (toy_config.data / "context.json").unlink()
    whole = next(toy_config.data.glob("boundaries-*-60m.json"))
    whole.write_bytes(whole.read_bytes()[:100])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["files"]) == (503, sorted(["context.json", whole.name]))
    shutil.rmtree(toy_config.seeds)
    for url in ("/", "/layers", "/at?place=x", "/scene.json", "/export/data.gpkg", "/verify/3f2a-91bc?layers=plants"):
        assert client.get(url).status_code != 500
    assert client.get(geometry.address(toy_config.data / "context.json")).status_code in (404, 503)


def test_assets_published_anew_are_served_as_they_were_and_gone_ones_are_told(toy_config, tmp_path, monkeypatch):
    """The set-up step leaves what a running service was started with; where its files go, that is no error of it."""
    static = tmp_path / "static"
    shutil.copytree(assets.STATIC, static)
    _forget()
    monkeypatch.setattr(assets, "STATIC", static)
    monkeypatch.setattr(assets, "MANIFEST", static / "vendor" / "manifest.json")
    client = create_app(toy_config).test_client()
    vendor, fresh = static / "vendor", static / "vendor.new"
    fresh.mkdir()
    manifest.write(fresh, {"explore.js": save(fresh, "explore.js", b"another")}, "anew")
    take_place(fresh, vendor)
    before = vendor / Path(assets.address("explore.js").partition("?")[0]).name
    assert (before.is_file(), client.get("/readyz").status_code) == (True, 200)
    shutil.rmtree(vendor)
    told = client.get("/readyz")
    assert (told.status_code, before.name in told.json["files"]) == (503, True)
    asked = ("/", "/layers", "/compare", "/embed", "/embed.js", "/export/map.html", "/nowhere")
    assert 500 not in {client.get(url).status_code for url in asked}
    _forget()


def _forget():
    for kept in (assets.manifest, assets.address, assets.names):
        kept.cache_clear()


def test_robots_may_read_pages_and_make_no_files(client):
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /export/" in answer.text.splitlines()
    assert "Disallow: /" not in answer.text.splitlines()


def test_security_problems_have_an_address_and_the_file_a_last_day(client):
    told = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert told["Contact"] == "http://localhost/"
    left = datetime.fromisoformat(told["Expires"]).date() - TODAY
    assert timedelta() < left < timedelta(days=365)


def test_the_operator_names_the_address():
    config = Config(today=TODAY, contact="mailto:security@atlas.example.kr")
    assert (
        "Contact: mailto:security@atlas.example.kr"
        in create_app(config).test_client().get("/.well-known/security.txt").text
    )


def test_there_is_an_icon(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
