"""The real regions and boundaries, read once."""

from pathlib import Path

import pytest

from geo.boundaries import Boundaries
from geo.regions import Regions

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions.read(DATA / "regions.csv")


@pytest.fixture(scope="session")
def boundaries(regions) -> Boundaries:
    return Boundaries(DATA, regions)
