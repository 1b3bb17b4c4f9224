"""One-file maps for tests: written from an application, as a person would download them."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient

from layers.facts.facts import ELSEWHERE
from web.downloads.scene import SEARCH_HITS

ORIGIN = "https://atlas.example"
MANY = 1000


def saved(app: Flask, folder: Path, query: str = "") -> Path:
    """The file of a state, saved in a folder."""
    answer = app.test_client().get(f"/export/map.html?{query}", base_url=ORIGIN)
    path = folder / "map.html"
    path.write_bytes(answer.get_data())
    return path


def found_in_a_file(app: Flask, client: FlaskClient, address: str) -> dict[str, Any]:
    """What the service finds but for pages and facts of other lists, which the file has not."""
    atlas = app.extensions["drawing"].atlas
    others = {fact.id for fact in atlas.by_topic[ELSEWHERE]}
    with patch("web.downloads.scene.SEARCH_HITS", MANY):
        hits = client.get(address).get_json()["hits"]
    return {"hits": [hit for hit in hits if hit["kind"] != "page" and hit["id"] not in others][:SEARCH_HITS]}
