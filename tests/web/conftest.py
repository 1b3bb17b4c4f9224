"""The toy atlas as an application, in a folder that a test may break; and ids of the real data set."""

import shutil
from pathlib import Path

import pytest

from layers import atlas
from tests.conftest import TODAY, CheckingClient
from web import create_app
from web.config import Config

TOY = Path(__file__).parents[1] / "layers" / "toy"
NOTHING = '{"type": "Topology", "objects": {}, "arcs": []}'


@pytest.fixture(scope="session")
def known(app):
    """The real atlas."""
    return app.extensions["drawing"].atlas


@pytest.fixture
def toy_config(tmp_path) -> Config:
    """Settings over a copy of the toy data set, with an empty background."""
    shutil.copytree(TOY, tmp_path / "toy")
    (tmp_path / "toy" / "data" / "context.json").write_text(NOTHING, encoding="utf-8")
    return Config(
        seeds=tmp_path / "toy" / "seeds",
        data=tmp_path / "toy" / "data",
        definitions=tmp_path / "toy" / "definitions",
        today=TODAY,
    )


@pytest.fixture
def toy_app(toy_config):
    """The application of the toy atlas."""
    application = create_app(toy_config)
    application.testing = True
    application.test_client_class = CheckingClient
    return application


@pytest.fixture
def toy_atlas(toy_config):
    """The toy atlas as it now is on disk."""
    return atlas.read(toy_config.seeds, toy_config.data, toy_config.definitions)
