from dataclasses import replace

import pytest

from layers.atlas import releases
from layers.facts import facts
from layers.facts.facts import COLUMNS, OPTIONAL


def fact(toy, key):
    return next(fact for fact in toy.facts if fact.id == key)


def test_columns_stand_in_the_promised_order():
    promised = (
        "id topic item claim instrument place site subject_ko subject_en role role_en value unit status status_printed "
        "sector sector2 valid_from valid_to due locator evidence basis confidence published checked ministry "
        "legal_basis deciding_body notice_no decided_on noticed_on effective_on area_10k_m2 "
        "funding_national_100m_krw funding_local_100m_krw funding_private_100m_krw anchor url flags note note_en"
    )
    assert tuple(promised.split()) == COLUMNS


def test_fact_knows_its_document_file_and_row(toy):
    found = fact(toy, "m24-haneul")
    assert (found.document, found.file, found.row) == ("motie-2024-02", "seeds/facts/motie-2024-02.csv", 4)


@pytest.mark.parametrize("column", ["role", "status", "valid_from", "area_10k_m2", "url", "note_en"])
def test_unknown_is_none_never_zero_or_empty(toy, column):
    assert getattr(fact(toy, "m24-figure"), column) is None


@pytest.mark.parametrize(
    ("key", "column", "values"),
    [
        ("m24-pact", "place", ("알파도", "베타광역시")),
        ("m24-pact", "site", ()),
        ("d24-nameless", "flags", ("name-unknown",)),
    ],
)
def test_several_values_are_a_tuple(toy, key, column, values):
    assert getattr(fact(toy, key), column) == values


def test_numbers_are_numbers(toy):
    assert fact(toy, "m24-gaon-area").area_10k_m2 == 100.5


@pytest.mark.parametrize(("key", "draws"), [("m24-gaon", True), ("m24-gaon-area", False), ("m24-total", False)])
def test_only_status_claims_draw_a_mark(toy, key, draws):
    assert fact(toy, key).draws is draws


def test_checked_until_falls_back_to_the_document(toy):
    assert toy.checked(fact(toy, "m24-gaon")) == "2026-03-12"


def test_a_new_column_that_is_empty_changes_no_fingerprint(real):
    """Rows of the last release that nobody touched keep the digests that they were released with."""
    _, before = releases.last(real.seeds_dir)
    released = {one.id: one.digest for one in before if one.kind == releases.FACT}
    same = [fact for fact in real.facts if released.get(fact.id) == fact.digest]
    assert len(same) > 800
    assert not any(getattr(fact, column) for fact in same for column in OPTIONAL)


@pytest.mark.parametrize("column", OPTIONAL)
def test_a_filled_column_changes_it(toy, column):
    known = fact(toy, "m24-haneul")
    assert replace(known, **{column: "2024-02"}).digest != known.digest


def test_a_file_may_lack_the_new_columns_and_no_other(tmp_path):
    path = tmp_path / "facts" / "d.csv"
    path.parent.mkdir()
    old = [column for column in COLUMNS if column not in OPTIONAL]
    for header, wrong in ((old, 0), (list(COLUMNS), 0), (old[:-1], 1), ([*old[:5], "status_printed"], 1)):
        path.write_text(",".join(header) + "\n", encoding="utf-8")
        assert len(facts.read(tmp_path)[1]) == wrong


def test_what_was_read_in_a_copy_is_not_sure(toy_copy):
    path = toy_copy / "seeds/facts/daily-2024-05-01.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",excerpt,high", ",copy,high"), encoding="utf-8")
    assert any("medium at most" in str(problem) for problem in facts.read(toy_copy / "seeds")[1])
