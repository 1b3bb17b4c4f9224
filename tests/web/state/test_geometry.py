"""Boundary topologies travel under the hash of their content, and under no other."""

import hashlib
import json

import pytest

from geo.errors import MissingBoundaries
from layers.scene_types.scene import Geometry
from web.application import create_app
from web.service.headers import FOREVER
from web.state.geometry import address, files

DAYS = ("2017-12-18", "2025-12-17", "2026-11-21")


@pytest.mark.parametrize("asof", DAYS)
def test_every_address_of_a_scene_answers_with_the_content_of_its_hash(client, asof):
    scene = client.get(f"/scene.json?asof={asof}").get_json()
    assert set(scene["geometry"]) == set(Geometry.__annotations__)
    for url in scene["geometry"].values():
        answer = client.get(url)
        assert answer.status_code == 200
        assert hashlib.sha256(answer.data).hexdigest().startswith(url.split(".")[-2])
        assert answer.headers["Cache-Control"] == FOREVER
        assert answer.get_json()["type"] == "Topology"


@pytest.mark.parametrize("asof", DAYS)
def test_the_topologies_are_those_of_the_vintage(client, known, asof):
    scene = client.get(f"/scene.json?asof={asof}").get_json()
    members = client.get(scene["geometry"]["400"]).get_json()["objects"]["municipalities"]["geometries"]
    assert {each["id"] for each in members} == {row.id for row in known.regions.at(asof, "municipality")}


@pytest.mark.parametrize("change", ["0" * 12, "", "x"])
def test_another_hash_is_404(client, app, change):
    path = files(app.config["ATLAS"].data, app.extensions["drawing"].atlas.regions)[0]
    name, _, rest = address(path).rpartition(".")[0].rpartition(".")
    assert client.get(f"{name}.{change or rest[:-1]}.json").status_code == 404


@pytest.mark.parametrize("name", ["regions", "../seeds/documents", "vintages", "incheon-canal", "%2e%2e/setup"])
def test_no_other_file_of_the_folder_is_served(client, name):
    assert client.get(f"/geometry/{name}.{'0' * 12}.json").status_code == 404


def test_an_atlas_without_a_boundary_file_does_not_start(toy_config):
    lost = sorted(toy_config.data.glob("boundaries-*.json"))[:2]
    for path in lost:
        path.unlink()
    with pytest.raises(MissingBoundaries, match="make boundaries") as raised:
        create_app(toy_config)
    assert all(path.name in str(raised.value) for path in lost)


def test_every_committed_topology_is_of_a_vintage(app):
    config, regions = app.config["ATLAS"], app.extensions["drawing"].atlas.regions
    assert {path.name for path in config.data.glob("boundaries-*.json")} == {
        path.name for path in files(config.data, regions) if path.name != "context.json"
    }
    assert all(json.loads(path.read_bytes())["type"] == "Topology" for path in files(config.data, regions))
