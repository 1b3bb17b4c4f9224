"""The real data set, and proposals of a text of a day."""

from pathlib import Path

import pytest

from layers.atlas.atlas import read
from layers.proposing.propose import propose
from tests.reader import traps

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def atlas():
    return read(ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions")


@pytest.fixture
def proposed(atlas):
    """Proposals of a text under a heading that names instruments."""
    return lambda text, day=traps.DAY: propose(atlas, traps.document(text, day)).proposals
