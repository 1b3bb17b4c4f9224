"""One-file maps for tests: written from an application, as a person would download them."""

from pathlib import Path

from flask import Flask

ORIGIN = "https://atlas.example"


def saved(app: Flask, folder: Path, query: str = "") -> Path:
    """The file of a state, saved in a folder."""
    answer = app.test_client().get(f"/export/map.html?{query}", base_url=ORIGIN)
    path = folder / "map.html"
    path.write_bytes(answer.get_data())
    return path
