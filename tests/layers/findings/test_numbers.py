"""Every number of every finding is the one that plain rows of the CSVs give, at five dates."""

import re
from collections import Counter
from datetime import date

import pytest

from layers.findings.finding import Finding
from layers.findings.findings import findings
from tests.layers.findings import independent

DAYS = [date(2017, 12, 18), date(2023, 2, 27), date(2024, 2, 27), date(2025, 12, 17), date(2026, 11, 28)]
#: What is told on each of them, in order, at most six.
TOLD = {
    DAYS[0]: [],
    DAYS[1]: ["bio-in-main-industries", "changes-of-year", "sobujang-outside-capital"],
    DAYS[2]: [
        *("bio-complexes-awaited", "complexes-investment", "complexes-infrastructure", "bio-in-main-industries"),
        *("complexes-outside-capital", "sobujang-outside-capital"),
    ],
    DAYS[3]: [
        *("engines-awaited", "complexes-investment", "complexes-infrastructure", "bio-in-main-industries"),
        *("changes-of-year", "complexes-outside-capital"),
    ],
    DAYS[4]: [
        *("engines-moved", "complexes-investment", "complexes-infrastructure", "bio-in-main-industries"),
        *("changes-of-year", "complexes-outside-capital"),
    ],
}


@pytest.mark.parametrize("asof", DAYS)
def test_what_is_told_on_a_day(real, asof):
    assert [one.template.id for one in findings(real, asof).told] == TOLD[asof]


def numbers(real, asof, key):
    """The numbers of a finding; None where it is silent."""
    found = findings(real, asof).one(key)
    return found.numbers if isinstance(found, Finding) else None


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize(
    ("key", "topic"),
    [("complexes-outside-capital", "advanced-complexes"), ("sobujang-outside-capital", "sobujang-complexes")],
)
def test_what_lies_outside_the_capital_region(real, asof, key, topic):
    counted = independent.outside(asof, topic)
    assert numbers(real, asof, key) == (counted if counted["n"] else None)


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize(
    ("key", "beside"),
    [("complexes-meet-sobujang", "sobujang-complexes"), ("complexes-meet-small-zones", "rnd-small-zones")],
)
def test_where_two_complete_lists_meet(real, asof, key, beside):
    topics = ("advanced-complexes", beside)
    places = independent.shared_places(asof, *topics)
    n, m = (len(independent.designated(asof, topic)) for topic in topics)
    told = numbers(real, asof, key)
    assert told == ({"n": n, "m": m, "k": len(places)} if places else None)
    if told:
        said = findings(real, asof).one(key).detailed("ko").split(" · ")
        assert sorted(one.split()[-1] for one in said) == sorted(re.sub("[시군]$", "", p.split()[-1]) for p in places)


@pytest.mark.parametrize("asof", DAYS)
def test_the_share_of_a_planned_investment(real, asof):
    own = "advanced-complexes.yongin-pyeongtaek"
    counted = independent.investment(asof, "advanced-complexes", "2023-07-20", own)
    told = numbers(real, asof, "complexes-investment")
    if not counted["n"]:
        assert told is None
    else:
        assert told["n"] == counted["n"] == 7
        assert (told["whole"] / 10_000, told["own"] / 10_000) == (counted["whole"], counted["own"])
        assert told["percent"] == round(counted["own"] / counted["whole"] * 100, 1) == 91.5


@pytest.mark.parametrize("asof", DAYS)
def test_the_measures_of_the_infrastructure_table(real, asof):
    counted, told = independent.measures(asof), numbers(real, asof, "complexes-infrastructure")
    assert (told is None) == (counted["m"] == 0)
    if told:
        before = [
            row for row in independent.designated(asof, "advanced-complexes").values() if row["valid_from"] < "2024-02"
        ]
        later = len(independent.designated(asof, "advanced-complexes")) - len(before)
        assert told == {**counted, "n": len(before), "later": later}


@pytest.mark.parametrize("asof", DAYS)
def test_the_provinces_with_a_field(real, asof):
    counted = independent.with_field(asof, "main-industries", "bio-health")
    assert numbers(real, asof, "bio-in-main-industries") == (counted if counted["all"] else None)


def test_the_poles_whose_deadline_moved(real):
    counted = independent.moved_poles(DAYS[4])
    pairs = {(one["motir-2025-12-17"], one["opm-2026-04-01-rel"]) for one in counted.values()}
    told = numbers(real, DAYS[4], "engines-moved")
    assert pairs == {(told["was"], told["now"])}
    assert told["n"] == len(counted) == 8


@pytest.mark.parametrize(("asof", "day", "n"), [(DAYS[3], "2026-02", 8)])
def test_the_poles_that_are_awaited(real, asof, day, n):
    counted = independent.moved_poles(asof)
    assert {due for one in counted.values() for due in one.values()} == {day}
    assert numbers(real, asof, "engines-awaited") == {"n": len(counted), "due": day}
    assert len(counted) == n


@pytest.mark.parametrize(
    ("asof", "first", "last"),
    [
        (DAYS[1], date(2023, 1, 1), DAYS[1]),
        (DAYS[3], date(2025, 1, 1), DAYS[3]),
        (DAYS[4], date(2026, 1, 1), date(2026, 3, 12)),
    ],
)
def test_decisions_bids_and_wishes_of_a_year(real, asof, first, last):
    told = numbers(real, asof, "changes-of-year")
    kinds = {"decisions": independent.SOLID - {"completed"}, "bids": {"applied"}, "wishes": {"proposed"}}
    counts = {key: len(independent.events(first, last, status)) for key, status in kinds.items()}
    decided = [n for key, n in told.items() if key not in ("bids", "wishes")]
    assert {"decisions": sum(decided), "bids": told["bids"], "wishes": told["wishes"]} == counts


@pytest.mark.parametrize("asof", [date(2021, 12, 31), date(2023, 12, 31), date(2025, 12, 31)])
def test_decisions_of_unlike_instruments_are_told_one_by_one_and_never_summed(real, asof):
    found = findings(real, asof).one("changes-of-year")
    decided = independent.events(date(asof.year, 1, 1), asof, independent.SOLID - {"completed"})
    layers = {layer.topic: key for key, layer in real.catalog.items() if layer.topic}
    counts = Counter(layers[key.split(".")[0]] for key in decided)
    assert {key: n for key, n in found.numbers.items() if key in real.catalog} == counts
    assert f"정부 결정 {len(decided)}건" not in found.said("ko")
    for key, n in counts.items():
        assert f"{real.catalog[key].title['ko']} {n}" in found.said("ko")


def test_the_confirmed_bids(real):
    asof = date(2026, 3, 20)
    counted = [
        row for row in independent.states(asof, "advanced-complex-call-2026").values() if row["status"] == "applied"
    ]
    assert numbers(real, asof, "call-applications")["n"] == len(counted) == 4


def test_the_roles_that_documents_print(real):
    counted = [row for row in independent.states(DAYS[4], "southern-semiconductor-belt").values() if row["role"]]
    assert numbers(real, DAYS[4], "belt-roles") == {"n": len(counted)}


@pytest.mark.parametrize(("region", "place", "key", "topic"), [
    ("gyeongbuk", "경상북도", "complexes-in-region", "advanced-complexes"),
    ("gyeonggi", "경기도", "sobujang-in-region", "sobujang-complexes"),
])  # fmt: skip
def test_what_a_region_has(real, region, place, key, topic):
    rows = independent.designated(DAYS[4], topic).values()
    counted = sum(any(each.startswith(place) for each in row["place"].split(";")) for row in rows)
    found = findings(real, DAYS[4], region).one(key)
    assert found.numbers == {"n": counted, "all": len(rows)}


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_number_of_a_finding_stands_on_rows_with_a_source(real, asof, lang):
    for one in (*findings(real, asof).told, *findings(real, asof).more):
        assert one.rows
        assert all(row.fact is not None and row.fact.document in real.documents for row in one.rows)
        assert one.said(lang)
        assert one.counted_as(lang)
        assert "{" not in one.said(lang) + one.detailed(lang) + one.counted_as(lang)
