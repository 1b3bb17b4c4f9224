"""What a new instrument's rows are held to at start, each rule broken by one cell, with file and row."""

from dataclasses import replace

import pytest

from layers.vetting import areas, counts, grades, notices

NOTICES = (
    "산업통상부고시 제2026-10호(통합고시)",
    "행정안전부고시 제2021-66호",
    "지식경제부고시 제2012-267호",
    "국토교통부공고 제2024-1123호",
)
STRANGE = (
    "2026-10",
    "고시 제2026-10호",
    "산업통상부 고시 2026-10",
    "산업통상부고시 제10호",
    "산업통상부고시 제2026-10호 외",
)


def fact_of(real, **cells):
    return next(fact for fact in real.facts if all(getattr(fact, key) == value for key, value in cells.items()))


def test_the_rows_of_the_product_keep_every_rule(real):
    expected = [
        (layer.id, layer.topic, layer.expect) for layer in real.catalog.values() if layer.topic and layer.expect
    ]
    assert grades.check(real.facts, real.documents) == []
    assert notices.check(real.facts) == []
    assert areas.check(real.facts) == []
    assert counts.check(real.facts, expected) == []
    assert len(expected) > 30


def test_a_row_of_grade_three_alone_sets_no_status_and_is_never_sure(real):
    lead = fact_of(real, item="mega-projects-2026.honam-semiconductor", claim="status")
    told = [str(one) for one in grades.check([replace(lead, status="designated", confidence="high")], real.documents)]
    assert len(told) == 2
    assert all(f"{lead.file}:{lead.row}" in one for one in told)
    press = replace(lead, document="opm-2026-04-01-rel", status="designated")
    assert grades.check([replace(lead, status="designated"), press], real.documents) == []


@pytest.mark.parametrize("number", NOTICES)
def test_a_number_of_a_notice_in_its_form_is_kept(real, number):
    assert notices.check([replace(real.facts[0], notice_no=number)]) == []


@pytest.mark.parametrize("number", STRANGE)
def test_a_number_of_a_notice_in_no_known_form_is_refused_with_its_row(real, number):
    fact = real.facts[0]
    (said,) = notices.check([replace(fact, notice_no=number)])
    assert (said.file, said.row, said.key, said.value) == (fact.file, fact.row, "notice_no", number)


def test_an_area_that_does_not_add_up_is_refused_by_a_square_metre(real):
    total = fact_of(real, topic="opportunity-zones", claim="total", unit="㎡")
    one = fact_of(real, topic="opportunity-zones", document=total.document, claim="status")
    changed = [replace(one, area_10k_m2=one.area_10k_m2 + 0.0001) if fact is one else fact for fact in real.facts]
    (said,) = areas.check(changed)
    assert (said.file, said.row, said.key) == (total.file, total.row, "value")
    assert "41,675,741" in str(said)


def test_fewer_items_than_expected_are_refused_by_the_file_of_the_layer(real):
    (said,) = counts.check(real.facts, [("opportunity-zones.yml", "opportunity-zones", 999)])
    assert (said.file, said.key, said.value) == ("opportunity-zones.yml", "expect", "999")
