import re
from pathlib import Path

from layers.facts import sectors

REAL, PROBLEMS = sectors.read(Path(__file__).parents[3] / "seeds")


def test_sectors_are_read_without_problems():
    assert PROBLEMS == []
    assert [sector.order for sector in REAL.values()] == sorted(sector.order for sector in REAL.values())


def test_no_two_sectors_share_a_seal():
    for seals in ([s.seal_ko for s in REAL.values()], [s.seal_en for s in REAL.values()]):
        assert len(seals) == len(set(seals))


def test_colours_are_written_in_six_digits():
    assert [s.id for s in REAL.values() if not re.fullmatch("#[0-9A-Fa-f]{6}", s.colour)] == []
