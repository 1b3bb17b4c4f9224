"""What others have and a province has not: from complete lists open to all, counted again from the rows."""

from datetime import date

import pytest

from layers.findings.lacking import lacking
from tests.layers.findings import independent

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("region", ["gyeongbuk", "seoul", "gangwon", "daegu"])
def test_only_complete_designations_open_to_all_are_told(real, region):
    told = [real.instruments[one.layer] for one in lacking(real, region, TODAY)]
    assert told
    assert {(one.kind, one.ground, one.allocation, one.complete) for one in told} == {
        ("designation", "promotion", "open", True)
    }


def test_numbers_are_those_of_the_rows(real):
    found = next(one for one in lacking(real, "gyeongbuk", TODAY) if one.layer == "sobujang-complexes")
    rows = independent.designated(TODAY, "sobujang-complexes")
    provinces = {row["place"].split()[0] for row in rows.values()}
    assert (found.items, found.provinces) == (len(rows), 8)
    assert len(provinces) >= found.provinces
    assert (
        found.said("ko")
        == "2023.7.20. 지정분까지 없음, 이후 미확인. 10곳이 8개 시·도에 있음. 소부장 특화단지 3기 결과 미확인"
    )


def test_what_a_province_has_is_not_lacking(real):
    assert "sobujang-complexes" not in {one.layer for one in lacking(real, "chungbuk", TODAY)}


@pytest.mark.parametrize("region", ["gyeongbuk.pohang", "pole-daegyeong", "korea"])
def test_nothing_is_told_of_what_is_no_province(real, region):
    assert lacking(real, region, TODAY) == []


def test_the_capital_is_not_said_to_lack_what_is_not_for_it(real):
    told = {one.layer for one in lacking(real, "seoul", TODAY)}
    assert not {layer for layer in told if "seoul" in real.instruments[layer].not_for}
