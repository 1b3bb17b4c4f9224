"""The ministry's document is the printed citation where one is at hand; counted again from the rows."""

import csv
from datetime import date

import pytest
import yaml

from layers.atlas.items import items
from layers.periods import first_day, last_day
from layers.wording import grades
from layers.wording.details import notes
from tests.layers.conftest import ROOT

SEEDS = ROOT / "seeds"
DAY = date(2026, 11, 28)
#: So many citations of each layer are notices and releases at least; a source that is lost shows here.
LEAST = {
    "advanced-complexes": 12, "sobujang-complexes": 11, "national-complex-candidates": 1, "ax-complexes": 13,
    "regulatory-free-zones": 12, "global-innovation-zones": 7, "rnd-special-zones": 2, "rnd-small-zones": 13,
    "smart-green-complexes": 21, "industry-crisis-areas": 4, "employment-crisis-areas": 2, "glocal-universities": 10,
    "distributed-energy-zones": 7, "hydrogen-complexes": 2, "offshore-wind-zones": 9, "free-economic-zones": 10,
    "opportunity-zones": 67, "saemangeum-investment-zones": 2, "urban-convergence-zones": 5, "growth-engines": 8,
    "complex-infrastructure": 10, "core-projects": 20, "regional-projects": 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def graded(real):
    return {one.layer: one for one in grades.grades(real, DAY)}


def documents():
    read = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in SEEDS.glob("documents*.yml"))
    return {key: entry for entries in read for key, entry in entries.items()}


def official_by_topic():
    """Items by topic whose latest status in force on the day stands in a row of a document of grade 1."""
    known, latest = documents(), {}
    for path in (SEEDS / "facts").glob("*.csv"):
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
            day = first_day(row["valid_from"] or known[path.stem]["date"])
            ended = row["valid_to"] and last_day(row["valid_to"]) < DAY
            if row["claim"] == "status" and day <= DAY and not ended:
                grade = int(known[path.stem]["grade"]) if row["basis"] != "search" else 9
                latest.setdefault((row["topic"], row["item"]), []).append((day, grade))
    found = {}
    for (topic, item), rows in latest.items():
        newest = max(day for day, _ in rows)
        if min(grade for day, grade in rows if day == newest) == 1:
            found.setdefault(topic, set()).add(item)
    return found


def test_official_citations_are_those_of_the_rows(real, graded):
    by_rows = official_by_topic()
    for layer, one in graded.items():
        listed = {item.id for item in items(real, real.catalog[layer].topic, DAY)}
        assert one.official == len(by_rows.get(real.catalog[layer].topic, set()) & listed), layer


@pytest.mark.parametrize(("layer", "least"), LEAST.items())
def test_official_citations_never_become_fewer(graded, layer, least):
    assert graded[layer].official >= least


def test_every_item_has_one_rank(real, graded):
    for layer, one in graded.items():
        assert one.counts.total() == len(items(real, real.catalog[layer].topic, DAY))
        assert set(one.counts) <= set(grades.RANKS)


def test_what_was_designated_without_an_official_document_says_so(real, graded):
    told = [item for one in graded.values() for item in one.unofficial]
    assert {item.topic for item in told} >= {"education-zones", "glocal-universities", "innovation-cities"}
    for item in told:
        assert sum("공식 문서 미확인" in each for each in notes(real, item, "ko", DAY)) == 1, item.id


def test_what_a_release_names_does_not_say_that_no_official_document_was_found(real):
    for topic in ("advanced-complexes", "sobujang-complexes", "opportunity-zones"):
        for item in items(real, topic, DAY):
            assert not any("공식 문서 미확인" in each for each in notes(real, item, "ko", DAY)), item.id
