import re
from datetime import date

import pytest

from layers.errors import UnknownDocument
from layers.evidence import lock
from layers.portfolio.document_report import report


def test_report_holds_every_fact_of_the_document(toy):
    found = report(toy, "motie-2024-02")
    listed = [fact.id for facts in found.by_topic.values() for fact in facts] + [fact.id for fact in found.figures]
    assert sorted(listed) == sorted(fact.id for fact in toy.by_document["motie-2024-02"])
    assert [fact.value for fact in found.figures] == ["674"]


def test_report_says_which_totals_agree(toy):
    assert {total.id: total.verdict for total in report(toy, "motir-2025-12-17").totals} == {
        "engines": "differs",
        "both": None,
    }


def test_report_says_what_evidence_stands(toy):
    assert report(toy, "motie-2024-02").evidence == {"m24-gaon": "found"}
    assert (report(toy, "motie-2024-02").passed, report(toy, "motie-2024-02").failed) == (1, 0)
    assert report(toy, "daily-2024-05-01").evidence == {}


def test_a_row_is_not_called_confirmed_where_the_lock_is_of_another(toy_copy, read_toy):
    known = read_toy()
    path = toy_copy / "seeds" / lock.FILE
    path.write_text(
        re.sub(r'"[0-9a-f]{16} L1 found"', f'"{"0" * 16} L1 found"', path.read_text(encoding="utf-8")), encoding="utf-8"
    )
    found = report(known, "motie-2024-02")
    assert found.evidence == {"m24-gaon": "changed"}
    assert (found.passed, found.failed) == (0, 1)


@pytest.mark.parametrize("document", ["motie-2024-02", "daily-2024-05-01"])
def test_report_pairs_contradictions_with_other_documents(toy, document):
    pairs = [{each.one.id, each.other.id} for each in report(toy, document).differences]
    assert {"m24-gaon-area", "d24-gaon-area"} in pairs


def test_contradictions_of_a_day_are_those_in_force(toy):
    assert report(toy, "motie-2024-02", date(2024, 2, 1)).differences == ()


def test_unknown_document_is_an_error(toy):
    with pytest.raises(UnknownDocument):
        report(toy, "nothing")
