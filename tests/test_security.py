"""Every line of the threat model, and of the answers to a review, names a test that there is."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("SECURITY.md", "docs/web-review.md")
NAMED = re.compile(r"`(tests/[\w/]+\.py)`(?: `(test_\w+)`)?")


def rows(document):
    """The rows of the tables of a document, without their heads."""
    lines = [line for line in (ROOT / document).read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [line for line in lines if not line.startswith("|---")][1:]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_is_named_is_there(document):
    named = NAMED.findall((ROOT / document).read_text(encoding="utf-8"))
    assert named
    assert [file for file, _ in named if not (ROOT / file).is_file()] == []
    assert [(file, name) for file, name in named if f"def {name}" not in (ROOT / file).read_text("utf-8")] == []


def test_every_threat_has_a_test():
    assert [row for row in rows("SECURITY.md") if not NAMED.search(row)] == []


def test_every_item_of_the_review_is_answered_and_what_was_done_has_a_test():
    answered = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows("docs/web-review.md")]
    assert {cells[2] for cells in answered} <= {"조치", "해당 없음", "운영자"}
    assert [cells[1] for cells in answered if cells[2] == "조치" and not NAMED.search(cells[-1])] == []
