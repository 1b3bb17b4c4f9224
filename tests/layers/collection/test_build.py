from datetime import date
from pathlib import Path

import pytest

from layers.atlas import atlas
from layers.atlas.items import items
from layers.collection import build
from layers.errors import UnknownLayer

ROOT = Path(__file__).parents[3]
DEFINITIONS = ROOT / "layers" / "definitions"
LAYERS = sorted(path.stem for path in DEFINITIONS.glob("*.yml"))
TODAY = date(2026, 11, 21)
CITED = ("document", "publisher", "title", "confidence", "status", "date", "checked")


@pytest.fixture(scope="module")
def korea():
    return atlas.read(ROOT / "seeds", ROOT / "data", DEFINITIONS)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_every_row_has_every_column_and_a_citation(korea, layer):
    made = build.collection(korea, layer, TODAY)
    terms = [fact.valid_to for fact in korea.by_topic.get(layer, ()) if fact.draws]
    assert bool(made.rows) == (not terms or not all(terms))  # a list that ran out has none
    for row in made.rows:
        assert tuple(row.properties) == made.columns == build.COLUMNS
        assert all(isinstance(value, str | float | int | None) for value in row.properties.values())
        needed = ("document", "publisher") if korea.catalog[layer].statistic else CITED
        assert all(row.properties[column] for column in needed if row.properties["document"])


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_geometry_is_valid_and_in_longitude_and_latitude(korea, layer):
    for row in build.collection(korea, layer, TODAY).rows:
        if row.geometry is not None:
            west, south, east, north = row.geometry.bounds
            assert row.geometry.is_valid
            assert 124 < west <= east < 132.1
            assert 32.9 < south <= north < 39


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_every_item_is_a_row_or_named_as_left_out(korea, layer):
    topic = korea.catalog[layer].topic
    if topic:
        made = build.collection(korea, layer, TODAY)
        rows = {row.properties["id"] for row in made.rows} | set(made.left_out)
        assert {item.id for item in items(korea, topic, TODAY)} <= rows


def test_what_rests_on_indirect_sources_alone_is_left_out_unless_asked_for(korea):
    short, whole = (build.collection(korea, "main-industries", TODAY, indirect=asked) for asked in (False, True))
    assert short.left_out
    assert not whole.left_out
    assert len(whole.rows) == len(short.rows) + len(short.left_out)


def test_what_has_no_place_has_no_geometry(korea):
    rows = build.collection(korea, "ax-complexes", TODAY, indirect=True).rows
    assert sum(row.geometry is None for row in rows) == 3


def test_a_site_that_is_not_precise_is_a_circle_not_a_point(korea):
    for row in build.collection(korea, "advanced-complexes", TODAY).rows:
        precise = korea.sites[row.properties["site"]].precise
        assert (row.geometry.geom_type == "Point") == precise


def test_an_area_of_a_split_municipality_keeps_its_old_outline(korea):
    rows = {row.properties["id"]: row for row in build.collection(korea, "depopulation-areas", TODAY).rows}
    old = [item for item in items(korea, "depopulation-areas", TODAY) if item.old_outline]
    assert old
    for item in old:
        last = korea.boundaries.outline(item.original_regions[0], TODAY)
        assert rows[item.id].geometry.equals(last)
        assert "분할 전" in rows[item.id].properties["notes"]


def test_titles_and_columns_follow_the_language(korea):
    ko, en = (build.collection(korea, "innovation-cities", TODAY, lang) for lang in ("ko", "en"))
    assert (ko.title, en.title) == ("혁신도시", "Innovation cities")
    assert ko.columns == en.columns


def test_equal_requests_are_equal_collections(korea):
    first, second = (build.collection(korea, "core-projects", TODAY) for _ in range(2))
    assert first == second


def test_an_unknown_layer_is_refused(korea):
    with pytest.raises(UnknownLayer, match="no-such-layer"):
        build.collection(korea, "no-such-layer", TODAY)
