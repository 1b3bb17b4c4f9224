import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.comparison.similarity import FEWEST, diversity, settled, similar, tags
from layers.errors import MixedInstruments, UnknownLayer, UnknownMeasure
from layers.statistics.indices import PAIRS, cosine, entropy, hhi, jaccard

TODAY = date(2026, 11, 21)
OPEN_LAYERS = ("advanced-complexes", "sobujang-complexes", "national-complex-candidates", "core-projects")
SECTORS = "abcdef"
counts = st.dictionaries(st.sampled_from(SECTORS), st.integers(1, 50))
some_counts = counts.filter(bool)


@pytest.mark.parametrize("measure", PAIRS.values(), ids=PAIRS)
@given(one=counts, other=counts)
def test_likeness_is_symmetric_and_between_nothing_and_one(measure, one, other):
    assert measure(one, other) == measure(other, one)
    assert 0 <= measure(one, other) <= 1


@pytest.mark.parametrize("measure", PAIRS.values(), ids=PAIRS)
@given(one=some_counts)
def test_everything_is_like_itself(measure, one):
    assert measure(one, one) == pytest.approx(1)


@given(one=some_counts, times=st.integers(2, 9))
def test_size_makes_no_difference_to_likeness_and_concentration(one, times):
    larger = {key: number * times for key, number in one.items()}
    assert cosine(one, larger) == pytest.approx(1)
    assert hhi(larger) == pytest.approx(hhi(one))
    assert entropy(larger) == pytest.approx(entropy(one))


@given(one=some_counts)
def test_concentration_and_diversity_keep_their_limits(one):
    assert 1 / len(one) - 1e-9 <= hhi(one) <= 1 + 1e-9
    assert 0 <= entropy(one) <= math.log(len(one)) + 1e-9


def test_formulas_give_the_values_worked_by_hand():
    assert cosine({"a": 3, "b": 4}, {"a": 4, "b": 3}) == pytest.approx(24 / 25)
    assert jaccard({"a": 1, "b": 9}, {"b": 1, "c": 1}) == pytest.approx(1 / 3)
    assert hhi({"a": 3, "b": 1}) == pytest.approx(0.625)
    assert entropy({"a": 1, "b": 1}) == pytest.approx(math.log(2))


def test_nothing_is_like_nothing_and_has_no_index():
    assert (cosine({}, {"a": 1}), jaccard({}, {}), hhi({}), entropy({})) == (0, 0, None, None)


def by_hhi(found):
    return {key: hhi(own) for key, own in found.items()}


def test_order_that_one_tag_changes_is_not_settled():
    assert settled({"x": ("a",) * 30, "y": ("a", "b", "c", "d", "e", "f") * 5}, by_hhi)
    assert not settled({"x": ("a", "a", "b"), "y": ("a", "b", "b", "b", "c")}, by_hhi)


def test_tie_that_one_tag_breaks_is_not_settled():
    assert not settled({"x": ("a", "b") * 10, "y": ("a", "b") * 10}, by_hhi)


def test_order_is_withheld_below_twenty_items(real):
    found = similar(real, "gyeongbuk", ["gyeonggi", "busan"], OPEN_LAYERS[:1], TODAY)
    assert found.n < FEWEST
    assert found.values == {}
    assert str(found.n) in found.withheld.text("ko")
    assert str(found.n) in found.withheld.text("en")


def test_order_is_withheld_where_one_tag_would_change_it(real):
    provinces = [region.id for region in real.regions.at(TODAY, "province")]
    found = diversity(real, provinces, OPEN_LAYERS, TODAY)
    assert found.n >= FEWEST
    assert not settled(tags(real, provinces, OPEN_LAYERS, TODAY), by_hhi_of_known)
    assert (found.values, found.withheld is None) == ({}, False)
    assert sum(sum(own.values()) for own in found.counts.values()) == found.n


def by_hhi_of_known(found):
    return {key: value for key, value in by_hhi(found).items() if value is not None}


def test_order_is_given_when_it_is_settled(toy_copy, read_toy):
    path = toy_copy / "seeds" / "facts" / "daily-2024-05-01.csv"
    cells = "{id},plants,plants.{id},status,plant,{place},,{id},{id},,,,,selected,{sector},,,,,,toy,excerpt,high"
    rows = [("알파도 가온시", "battery")] * 30 + [("감마도", "battery"), ("감마도", "semiconductor")] * 15
    made = [cells.format(id=f"m{at}", place=p, sector=s) + "," * 15 for at, (p, s) in enumerate(rows)]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(made) + "\n", encoding="utf-8")
    found = diversity(read_toy(), ["alpha.gaon", "gamma"], ["plants"], date(2024, 6, 1))
    assert found.withheld is None
    assert list(found.values) == ["alpha.gaon", "gamma"]
    assert found.values["gamma"] == pytest.approx(0.5)


def test_quota_programmes_never_enter(real):
    with pytest.raises(MixedInstruments, match="main-industries"):
        similar(real, "gyeongbuk", ["busan"], ["advanced-complexes", "main-industries"], TODAY)


def test_unknown_layers_and_measures_are_errors(real):
    with pytest.raises(UnknownLayer, match="no-such"):
        similar(real, "gyeongbuk", ["busan"], ["no-such"], TODAY)
    with pytest.raises(UnknownMeasure, match=r"euclid.*cosine"):
        similar(real, "gyeongbuk", ["busan"], OPEN_LAYERS, TODAY, "euclid")
