"""Releases of ministries: read in copies, cited as originals, before the press in what they announce."""

import re
from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.items import items
from layers.facts import documents, facts, names_by_date
from tests.layers.conftest import ROOT

SEEDS = ROOT / "seeds"
DOCUMENTS, _ = documents.read(SEEDS)
FACTS, _ = facts.read(SEEDS)
RELEASES = {key: document for key, document in DOCUMENTS.items() if document.copy}
FIRST = [
    ("sobujang-complexes", date(2023, 8, 1), "moef-2023-07-20-rel", 5),
    ("advanced-complexes", date(2023, 8, 1), "motie-2023-07-20-rel", 7),
    ("advanced-complexes", date(2026, 11, 28), "motie-2024-06-27-rel", 5),
    ("sobujang-complexes", date(2021, 2, 1), "motie-2021-01-26-rel", 5),
    ("sobujang-complexes", date(2026, 11, 28), "motie-2021-02-23-rel", 5),
    ("national-complex-candidates", date(2026, 11, 28), "molit-2024-12-26-rel", 1),
    ("ax-complexes", date(2026, 11, 28), "motir-2026-02-26-rel", 10),
    ("growth-engines", date(2026, 11, 28), "opm-2026-04-01-rel", 8),
    ("depopulation-areas", date(2026, 6, 1), "mois-2025-12-31-rel", 18),
    ("depopulation-areas", date(2025, 12, 1), "mois-2024-02-27-rel", 89),
    ("opportunity-zones", date(2026, 11, 28), "motir-2026-02-05-spz", 64),
    ("global-innovation-zones", date(2026, 11, 28), "mss-2024-04-30-spz", 4),
    ("global-innovation-zones", date(2026, 11, 28), "mss-2025-05-21-spz", 3),
    ("industry-crisis-areas", date(2023, 1, 1), "motie-2021-05-28-crs", 5),
    ("industry-academia-zones", date(2020, 1, 1), "motie-2024-10-08-rel", 4),
    ("industry-academia-zones", date(2026, 11, 28), "motie-2024-10-08-rel", 1),
]
BRIEFINGS = "https://www.korea.kr/briefing/"


def test_releases_are_cited_at_their_publisher_and_say_where_they_were_read():
    assert len(RELEASES) >= 17
    for document in RELEASES.values():
        assert document.grade == 1
        assert document.copy.startswith(("github:", "https://", "http://"))
        assert document.kind == "notice" or (document.url or BRIEFINGS).startswith(BRIEFINGS)


def test_rows_read_in_a_copy_say_so_and_are_never_high():
    rows = [fact for fact in FACTS if fact.document in RELEASES]
    assert {fact.basis for fact in rows} == {facts.COPY}
    assert "high" not in {fact.confidence for fact in rows}
    assert {fact.document for fact in rows} == set(RELEASES)


@pytest.mark.parametrize(("topic", "asof", "document", "count"), FIRST)
def test_a_release_is_the_first_citation_of_what_it_announces(real, topic, asof, document, count):
    first = [item for item in items(real, topic, asof) if item.documents[0] == document]
    assert len(first) == count


def test_watch_areas_are_two_claims_of_the_fund_rules_and_of_the_notice():
    own = [
        fact for fact in FACTS if fact.topic == "depopulation-areas" and fact.role == "인구감소관심지역" and fact.draws
    ]
    instruments = {fact.instrument for fact in own}
    assert {"depopulation-watch-fund", "depopulation-watch-area"} <= instruments
    notice = [fact for fact in own if fact.document == "mois-2025-12-31-rel"]
    assert {(fact.noticed_on, fact.effective_on, fact.valid_to, fact.status) for fact in notice} == {
        ("2025-12-31", "2026-01-01", "2026-10-19", "designated")
    }
    fund = [fact for fact in own if fact.instrument == "depopulation-watch-fund"]
    assert {fact.status for fact in fund} == {"selected"}
    assert {fact.item for fact in fund} == {fact.item for fact in notice}


def test_the_strategies_of_2022_and_2023_have_their_months():
    named = [fact for fact in FACTS if re.fullmatch(r"motie24-national-figures-strategy-\d\d-name", fact.id)]
    assert len(named) == 26
    assert all(len(fact.valid_from) == 7 and fact.valid_from[:3] == "202" for fact in named)


@pytest.mark.parametrize("column", names_by_date.NAMED)
def test_ministries_and_acts_have_the_name_of_the_day(column):
    names, problems = names_by_date.read(SEEDS)
    assert not problems
    assert names_by_date.check(FACTS, DOCUMENTS, names) == []
    assert [key for key in names if key[0] == column]


def test_a_name_of_another_day_is_refused():
    names, _ = names_by_date.read(SEEDS)
    known = next(f for f in FACTS if f.ministry == "산업통상부" and f.document == "motir-2025-12-15-rel")

    wrong = replace(known, ministry="산업통상자원부")
    (problem,) = names_by_date.check([wrong], DOCUMENTS, names)
    assert "2025-09-30" in str(problem)
