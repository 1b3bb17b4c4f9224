"""The real data set, and its verdict on a sentence."""

from datetime import date
from pathlib import Path

import pytest

from layers.atlas.atlas import read
from layers.checking.check import check
from tests.reader import traps

ROOT = Path(__file__).parents[3]
ASOF = date(2026, 11, 20)


@pytest.fixture(scope="session")
def atlas():
    return read(ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions")


@pytest.fixture
def checked(atlas):
    """What is found of a text: its sentences with their verdicts."""
    return lambda text, day=ASOF: [
        one for one in check(atlas, traps.document(text, day.isoformat()), day) if one.statement.text in text
    ]
