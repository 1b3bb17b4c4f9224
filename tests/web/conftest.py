"""The toy atlas as an application, in a folder that a test may break; and ids of the real data set."""

import pytest

from layers.atlas import atlas
from tests.conftest import CheckingClient
from tests.toy_atlas import copied
from web.application import create_app
from web.service.config import Config


@pytest.fixture(scope="session")
def known(app):
    """The real atlas."""
    return app.extensions["drawing"].atlas


@pytest.fixture(scope="module")
def fetch(app):
    """A function that gives the answer to an address, fetched once for the tests of a module."""
    kept, client = {}, app.test_client()

    def get(url):
        if url not in kept:
            kept[url] = client.get(url)
        return kept[url]

    return get


@pytest.fixture
def toy_config(tmp_path) -> Config:
    """Settings over a copy of the toy data set, with an empty background."""
    return copied(tmp_path / "toy")


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
