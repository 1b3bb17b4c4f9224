"""Releases: what a data version held, and what has changed since."""

from dataclasses import replace
from datetime import date

import pytest

from layers.atlas import history, releases
from layers.atlas.history import BEGUN, CHANGED, GONE
from layers.facts import digests
from layers.facts.facts import COLUMNS
from layers.notes import as_told
from layers.statistics.figures import Figure
from web.service.config import ROOT

DAY = date(2026, 11, 21)


@pytest.fixture
def released(read_toy):
    """The toy atlas, released."""
    known = read_toy()
    history.release(known, "1.0.0", DAY)
    return known


def test_everything_has_one_entry(toy):
    found = history.entries(toy)
    assert len({(one.kind, one.id) for one in found}) == len(found)
    assert {one.id for one in found if one.kind == releases.FACT} == {fact.id for fact in toy.facts}
    assert {one.id for one in found if one.kind == releases.STATISTIC} == toy.statistics.with_figures()
    assert any(one.kind == releases.BOUNDARY for one in found)


def test_a_release_is_read_as_it_was_written(released):
    assert releases.read(released.seeds_dir, released.data_version) == history.entries(released)
    assert [one.version for one in releases.releases(released.seeds_dir)] == ["1.0.0"]


def test_a_release_does_not_change_the_data_version(released, read_toy):
    assert read_toy().data_version == released.data_version


def test_the_same_data_are_one_release(released):
    history.release(released, "1.0.1", DAY)
    assert [one.version for one in releases.releases(released.seeds_dir)] == ["1.0.1"]


def test_an_unknown_data_version_has_no_record(released):
    assert releases.read(released.seeds_dir, "0" * 12) is None
    assert releases.read(released.seeds_dir, "../releases") is None


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "id"])
def test_any_cell_of_a_fact_changes_its_entry(toy, column):
    first, *others = toy.facts
    changed = replace(toy, facts=(replace(first, **{column: 1.5 if "_100m_" in column else "other"}), *others))
    (found,) = history.differences(history.entries(toy), history.entries(changed))
    assert (found.kind, found.entry.id) == (CHANGED, first.id)


def test_a_row_that_moves_in_its_file_has_not_changed(toy):
    moved = replace(toy, facts=tuple(replace(fact, row=fact.row + 1) for fact in toy.facts))
    assert history.differences(history.entries(toy), history.entries(moved)) == []


def test_what_came_and_what_went_is_told_apart(toy):
    first, *others = toy.facts
    less, more = history.entries(replace(toy, facts=tuple(others))), history.entries(toy)
    assert [(one.kind, one.entry.id) for one in history.differences(less, more)] == [(BEGUN, first.id)]
    assert [(one.kind, one.entry.id) for one in history.differences(more, less)] == [(GONE, first.id)]


def test_every_listed_release_of_the_product_is_shipped():
    seeds = ROOT / "seeds"
    listed = releases.releases(seeds)
    assert listed
    for one in listed:
        assert releases.read(seeds, one.data_version), one


def test_a_figure_is_recorded_with_what_must_be_known_of_it():
    notes = (as_told("잠정", "provisional"), as_told("합", "sum"))
    figure = Figure("people", "alpha", "2024", 1.5, "명", "census", None, notes)
    cells = {"indicator": "people", "region": "alpha", "year": "2024", "value": 1.5, "unit": "명", "source": "census",
             "note": "잠정; 합", "note_en": "provisional; sum"}  # fmt: skip
    assert history._figure(figure) == digests.said(cells)


def test_terms_of_use_change_a_document_only_where_it_states_them(toy):
    stated = next(iter(toy.documents))
    documents = {**toy.documents, stated: replace(toy.documents[stated], licence="kogl-1")}
    before, after = (
        {each.id: each.digest for each in history.entries(atlas) if each.kind == "document"}
        for atlas in (toy, replace(toy, documents=documents))
    )
    assert [key for key in before if before[key] != after[key]] == [stated]
    untold = {name: value for name, value in vars(toy.documents[stated]).items() if name != "licence"}
    assert before[stated] == digests.digest([digests.said(untold)])
