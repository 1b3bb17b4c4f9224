"""The rules of reading mean in the service what the one table of cases says; `tests/js/rules.test.js` runs it too."""

import csv
import math
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from layers.naming.meaning import means
from layers.reading import coordinates, rules

CASES = Path(__file__).parents[2] / "reading" / "cases.csv"


def shown(*values):
    return " ".join(f"{value:.5f}".rstrip("0").removesuffix(".") for value in values if not math.isnan(value))


def metres(text):
    code, x, y = text.split()
    return shown(*coordinates.in_degrees(code, np.array([[float(x), float(y)]]))[0])


READERS = {
    "heading": lambda text: rules.field_of(text) or "",
    "system": lambda text: rules.system_of(text) or "",
    "around": lambda text: " ".join(sorted(rules.systems_around(*map(float, text.split())))),
    "degrees": lambda text: shown(coordinates.degrees(text)),
    "pair": lambda text: shown(*(coordinates.pair(text) or ())),
    "metres": metres,
    "axes": lambda text: rules.order_of(*(word in text.split() for word in ("named", "headed", "turned"))),
}


def meaning(found):
    return " ".join(found.regions) or ("ambiguous" if found.candidates else "unknown")


def cases():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines) if row["what"] in READERS]


@pytest.mark.parametrize(("what", "written", "answer"), cases())
def test_a_case_reads_as_the_table_says(what, written, answer):
    assert READERS[what](written) == answer


def places():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [(row["written"], row["answer"]) for row in csv.DictReader(lines) if row["what"] == "place"]


@pytest.mark.parametrize(("written", "answer"), places())
def test_a_place_means_what_the_table_says(real, written, answer):
    assert meaning(means(real, written, date(2026, 11, 21))) == answer


@pytest.mark.parametrize("table", ["headings", "statuses", "sectors"])
def test_no_word_means_two_things(table):
    words = [word for told in rules.RULES[table].values() for word in told.split()]
    assert len(words) == len(set(words))


def test_every_status_and_sector_of_the_rules_is_one_of_ours(real):
    assert set(rules.RULES["statuses"]) == set(real.statuses)
    assert set(rules.RULES["sectors"]) <= set(real.sectors)


def test_every_word_that_is_doubtful_is_a_word_for_a_status():
    known = {word for told in rules.RULES["statuses"].values() for word in told.split()}
    assert set(rules.RULES["doubtful_statuses"].split()) <= known
