import shutil
from pathlib import Path

import pytest

from layers.atlas import atlas

TOY = Path(__file__).parent / "toy"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def toy():
    """The toy atlas: four squares, three provinces, two of which merge on 2026-07-01."""
    return atlas.read(TOY / "seeds", TOY / "data", TOY / "definitions")


@pytest.fixture(scope="session")
def real():
    """The atlas of the repository's own data."""
    return atlas.read(ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions")


@pytest.fixture
def toy_copy(tmp_path):
    """A copy of the toy's files that a test may break."""
    shutil.copytree(TOY, tmp_path / "toy")
    return tmp_path / "toy"


@pytest.fixture
def read_toy(toy_copy):
    """Read the copy as it now is."""
    return lambda: atlas.read(toy_copy / "seeds", toy_copy / "data", toy_copy / "definitions")
