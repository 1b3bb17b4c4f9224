"""Twenty invented drafts of a hundred statements, half of them true by our rows."""

import csv
from pathlib import Path

from layers.checking.check import CONFIRMED

AIM = 40


def statements():
    with Path(__file__).with_name("drafts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdicts(checked, text):
    return [one.verdict for one in checked(text)]


def test_there_are_twenty_drafts_of_a_hundred_statements_half_of_them_true():
    rows = statements()
    assert len({row["draft"] for row in rows}) == 20
    assert [len([row for row in rows if row["true"] == said]) for said in "yn"] == [50, 50]


def test_no_false_statement_is_confirmed(checked):
    rows = [row for row in statements() if row["true"] == "n"]
    assert [row["text"] for row in rows if CONFIRMED in verdicts(checked, row["text"])] == []


def test_most_true_statements_are_confirmed(checked):
    rows = [row for row in statements() if row["true"] == "y"]
    found = [row["text"] for row in rows if verdicts(checked, row["text"]) == [CONFIRMED]]
    assert len(found) >= AIM, sorted({row["text"] for row in rows} - set(found))


def test_what_is_confirmed_stands_beside_its_rows(checked):
    found = [one for row in statements() for one in checked(row["text"]) if one.verdict == CONFIRMED]
    assert found
    assert all(one.facts for one in found)
