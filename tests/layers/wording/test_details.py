from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layers.atlas import atlas
from layers.atlas.items import item, items
from layers.wording import details
from layers.words.catalogue import words_of

ROOT = Path(__file__).parents[3]
REPORT, PASSED, TODAY = date(2025, 12, 17), date(2026, 3, 15), date(2026, 11, 21)


@pytest.fixture(scope="module")
def korea():
    return atlas.read(ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions")


def test_a_due_date_that_has_passed_says_so(korea):
    before, after = (item(korea, "growth-engines", "growth-engines.pole-jeju", day) for day in (REPORT, PASSED))
    assert details.detail(before, REPORT, "ko") == "2026년 2월 예정"
    assert details.detail(after, PASSED, "ko") == "2026년 2월 예정이었음"
    assert details.detail(after, PASSED, "en") == "was due February 2026"


@pytest.mark.parametrize("node", ["cheongju", "pohang", "ulsan", "saemangeum"])
def test_a_battery_city_role_is_said_to_be_that_of_the_complex_of_2023(korea, node):
    found = item(korea, "battery-triangle", f"battery-triangle.{node}", REPORT)
    assert details.role(found, "ko").endswith("· 특화단지 역할(2023)")
    assert "2023" in details.role(found, "en")


def test_a_semiconductor_city_role_is_its_own(korea):
    roles = {details.role(found, "ko") for found in items(korea, "southern-semiconductor-belt", REPORT)}
    assert roles == {"첨단 패키징", "전력반도체", "소재·부품"}


def test_area_and_investment_are_named_in_one_line(korea):
    found = item(korea, "advanced-complexes", "advanced-complexes.gumi", TODAY)
    assert details.detail(found, TODAY, "ko") == "면적 3,607만㎡ · 투자 계획 4.7조 원"
    assert details.detail(found, TODAY, "en") == "area 36.07 km² · planned investment KRW 4.7 trillion"


def test_sums_of_something_else_name_it(korea):
    found = item(korea, "southern-semiconductor-belt", "southern-semiconductor-belt.gwangju", TODAY)
    assert details.detail(found, TODAY, "ko").startswith("첨단 패키징 기술 개발 3,606억 원")


def test_only_open_items_say_until_when_they_were_checked(korea):
    settled = item(korea, "sobujang-complexes", "sobujang-complexes.yongin", TODAY)
    opened = replace(settled, status="applied")
    said = words_of("ko", "item")("stale", day="2026.11.28.")
    assert said in details.notes(korea, opened, "ko")
    assert said not in details.notes(korea, settled, "ko")


def test_values_that_differ_are_all_shown(korea):
    found = item(korea, "national-complex-candidates", "national-complex-candidates.yongin", TODAY)
    assert any("728만㎡" in note and "778만㎡" in note for note in details.notes(korea, found, "ko"))


def test_what_we_only_heard_of_says_so(korea):
    found = item(korea, "mega-projects-2026", "regional-projects.honam-semiconductor", TODAY)
    assert words_of("ko", "item")["indirect"] in details.notes(korea, found, "ko")


def test_a_difference_told_by_several_pairs_of_claims_is_said_once(korea):
    found = item(korea, "core-projects", "core-projects.p18", TODAY)
    said = details.notes(korea, found, "ko")
    assert sum("자료마다 값이 다름" in note for note in said) == 1
    assert len(said) == len(set(said))


def test_what_became_unconfirmed_says_until_when_it_was_checked_from_the_first_day(real):
    asof = date(2026, 3, 13)
    found = item(real, "growth-engines", "growth-engines.pole-capital", asof)
    assert (found.status, found.status_fact.status) == ("unconfirmed", "undecided")
    assert any("2026.3.12." in note for note in details.notes(real, found, "ko"))


@pytest.mark.parametrize(
    ("row", "before", "day", "later"),
    [
        ("depopulation-areas-gyeongbuk-gunwi-designated-newspublic", "2023-06-30", "2023-07-01", "대구광역시"),
        ("depopulation-areas-gyeongbuk-gyeongju-selected-donga", "2025-12-29", "2025-12-30", "고시 보도"),
        ("plc-innovation-clusters-gyeongnam-status", "2018-10-31", "2018-11-01", "2018-11"),
    ],
)
def test_a_remark_tells_of_later_days_from_them_on(real, row, before, day, later):
    (fact,) = [fact for fact in real.facts if fact.id == row]
    assert later not in details.remark(fact, "ko", date.fromisoformat(before))
    assert later in details.remark(fact, "ko", date.fromisoformat(day))
    assert details.remark(fact, "ko") == fact.note


def test_a_remark_keeps_the_term_that_its_row_sets(real):
    (fact,) = [f for f in real.facts if f.id == "rel-depopulation-areas-busan-jung-status-mois-2025-12-31"]
    assert "시행 2026-01-01, 유효기간 2026-10-19까지" in details.remark(fact, "ko", date(2025, 12, 31))


def test_support_in_a_crisis_is_named_with_its_tier(korea):
    """거제시 alone would be a municipality: which of two tiers of two instruments it had is in its name."""
    day = date(2026, 11, 28)
    layers = ("industry-crisis-areas", "employment-crisis-areas")
    named = {details.full_label(korea, one, "ko"): one for layer in layers for one in items(korea, layer, day)}
    assert len(named) == 26
    tiers = ("산업위기선제대응지역", "산업위기대응특별지역", "고용위기 선제대응지역", "고용위기지역")
    assert all(name.endswith(tiers) for name in named)
    assert {"경남 거제시 산업위기대응특별지역", "경남 거제시 고용위기지역"} <= named.keys()
    assert "전남광주 광양시 고용위기 선제대응지역" in named


def test_the_area_of_a_notice_is_told_with_its_site(korea):
    """Every table and file has it: a list of 64 sites without their areas answers nobody."""
    day = date(2026, 11, 28)
    sites = [one for one in items(korea, "opportunity-zones", day) if one.status_fact.area_10k_m2]
    assert len(sites) == 64
    assert sum(round(one.status_fact.area_10k_m2 * 10_000) for one in sites) == 41_675_740
    assert all(details.detail(one, day, "ko").startswith("면적 ") for one in sites)
    named = {one.subject_ko: details.detail(one, day, "ko") for one in sites}
    assert named["문현금융단지"] == "면적 2.73만㎡"
