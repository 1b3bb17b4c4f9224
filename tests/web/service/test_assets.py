"""Static files are found by name and addressed by their content."""

import hashlib

import pytest

from web.service import assets


def test_an_address_has_the_hash_of_the_content():
    address = assets.address("css/map.css")
    digest = hashlib.sha256((assets.STATIC / "css" / "map.css").read_bytes()).hexdigest()
    assert address == f"/static/css/map.css?v={digest[:12]}"


@pytest.mark.parametrize("name", sorted(assets.manifest()))
def test_every_vendored_file_is_there(client, name):
    assert client.get(assets.address(name), buffered=True).status_code == 200


def test_a_missing_file_names_itself_and_the_command():
    with pytest.raises(assets.MissingAsset, match=r"nowhere\.js is missing: run `make assets`"):
        assets.address("nowhere.js")


def test_a_missing_set_up_names_the_command(monkeypatch, tmp_path):
    assets.manifest.cache_clear()
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "manifest.json")
    with pytest.raises(assets.MissingAsset, match="make assets"):
        assets.manifest()
    monkeypatch.undo()
    assets.manifest.cache_clear()


def test_the_map_loads_our_scripts_as_one_file(client):
    page = client.get("/").get_data(as_text=True)
    assert assets.address("explore.js") in page
    assert "/static/js/" not in page
