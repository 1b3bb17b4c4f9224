"""Servers that the tests of this room share, one of each for a process of tests; `make services` installs them."""

import pytest

from tests.services.running import postgres


@pytest.fixture(scope="session")
def database():
    """The address of a PostgreSQL of our own."""
    with postgres() as (address, _):
        yield address
