"""docs/tour.md shows what is: each value on the way of its fact is what the code gives."""

import doctest
import io
from pathlib import Path

import pytest

TOUR = Path(__file__).parents[1] / "docs" / "tour.md"
STOPS = ("Row", "Fact", "Place", "Item", "Shape", "Feature", "Scene", "Mark on the map", "Shape on the slide")
SIGNS = (">>> ", "this fails: `tests/", "` `test_")


@pytest.mark.office
def test_every_value_of_the_tour_is_what_the_code_gives(monkeypatch):
    monkeypatch.chdir(TOUR.parents[1])
    said = io.StringIO()
    tour = doctest.DocTestParser().get_doctest(TOUR.read_text(encoding="utf-8"), {}, "tour", str(TOUR), 0)
    result = doctest.DocTestRunner(verbose=False).run(tour, out=said.write)
    assert not result.failed, said.getvalue()
    assert result.attempted >= 3 * len(STOPS)


def test_every_stop_names_a_file_and_the_test_that_fails():
    parts = TOUR.read_text(encoding="utf-8").split("\n## ")[1:]
    stops = [part for part in parts if part[0].isdigit()]
    assert [stop.splitlines()[0] for stop in stops] == [f"{n}. {name}" for n, name in enumerate(STOPS, 1)]
    bare = [stop for stop in stops if not all(sign in stop.replace("\n", " ") for sign in SIGNS)]
    assert not bare
