"""A region's paragraph: every number in it is the one that plain rows of the CSVs give, by plain names of places."""

from datetime import date

import pytest

from layers.findings.findings import findings
from layers.findings.portrait import ASKED, CANDIDATE, HAS, HEARD, INDUSTRY, OPEN, PLANNED, SUPPORT, portrait
from layers.findings.saying import said
from tests.layers.findings import independent

TODAY = date(2026, 11, 28)
DAYS = [date(2023, 7, 20), date(2025, 12, 17), TODAY]
REGIONS = ["gyeongbuk", "chungbuk", "ulsan", "gyeonggi", "gyeongbuk.pohang", "seoul"]
PARTS = {"planned": PLANNED, "candidate": CANDIDATE, "undecided": OPEN, "unconfirmed": OPEN}
NOT_THERE = ("not-selected", "ended", "fulfilled")
SOUGHT = ("applied", "proposed", "considered")


def counted(real, asof, region, part):
    """Items of a region by layer, from rows alone."""
    known, found = independent.places(), {}
    for layer in real.catalog.values():
        rows = independent.states(asof, layer.topic).values() if layer.topic else ()
        mine = [row for row in rows if independent.lies_in(known, row, region)]
        n = sum(part_of(row, real.instruments.get(layer.id), layer.group) == part for row in mine)
        found |= {layer.id: n} if n else {}
    return found


def part_of(row, known, group):
    status = row["status"]
    if status in NOT_THERE or PARTS.get(status) == OPEN:
        return PARTS.get(status)
    if independent.grade(row) >= 3:
        return HEARD
    if status in SOUGHT:
        return ASKED
    if status in PARTS:
        return PARTS[status]
    if known.ground == "crisis":
        return SUPPORT
    of_group = group if group in ("investment", "energy", "people") else HAS
    return {"industry": INDUSTRY, "condition": "condition"}.get(known.kind, of_group)


@pytest.mark.parametrize("part", [HAS, "investment", "energy", "people", SUPPORT, INDUSTRY, PLANNED, CANDIDATE, ASKED])
@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize("region", REGIONS)
def test_every_number_of_the_paragraph_is_counted_again_from_the_rows(real, region, asof, part):
    assert portrait(real, region, asof).counts[part] == counted(real, asof, region, part)


def test_a_region_with_much_is_told_by_instrument(real):
    found = portrait(real, "gyeongbuk", TODAY)
    assert found.title("ko") == (
        "경상북도, 국가첨단전략산업 특화단지 2024.6.27. 지정분까지 3곳",
        "신규 국가첨단전략산업 특화단지 1건 신청(로봇), 지정 결과 미확인",
    )
    told = found.paragraph("ko")
    assert "도내 지정·선정·추진: 국가첨단전략산업 특화단지 3곳(" in told
    assert "대경권 성장엔진 미정." in told
    assert not any(word in told for word in ("가장", "위 ", "강점", "약점", "특화된"))


@pytest.mark.parametrize(("region", "word"), [("gyeongbuk.pohang", "관내"), ("seoul", "관내"), ("gangwon", "도내")])
def test_what_lies_in_a_region_is_called_as_an_office_does(real, region, word):
    assert portrait(real, region, TODAY).paragraph("ko").startswith(word)


def test_support_in_a_crisis_stands_apart_and_every_tier_has_its_full_name(real):
    told = {key: said(one, "ko") for key, one in portrait(real, "gyeongbuk.pohang", TODAY).sentences.items()}
    assert told[SUPPORT] == "위기대응·인구감소 지원: 산업위기선제대응지역 1곳"
    assert "고용위기 선제대응지역 1곳" in told[OPEN]
    assert not [key for key, sentence in told.items() if key not in (SUPPORT, OPEN) and "위기" in sentence]
    assert not any("산업위기선제대응지역·산업위기대응특별지역" in sentence for sentence in told.values())


def test_a_bid_without_an_industry_leaves_no_empty_brackets(real):
    assert portrait(real, "jeonbuk", TODAY).title("ko")[1] == "도심융합특구 1건 신청, 지정 결과 미확인"


def test_nothing_listed_is_not_nothing_there(real):
    found = portrait(real, "seoul", date(2020, 7, 26))
    assert found.title("ko") == ("서울특별시, 수록 항목 없음",)
    assert "실제 산업이나 지정이 없다는 뜻이 아님" in found.paragraph("ko")


def test_files_say_nothing_of_bids_on_which_sources_disagree(real):
    found = portrait(real, "gyeongbuk", TODAY)
    assert found.doubted
    assert "신청" in found.paragraph("ko")
    assert not any("신청" in line for line in found.lines("ko"))
    assert found.lines("ko")[0] == found.title("ko")[0] + "."


@pytest.mark.parametrize("region", ["pole-daegyeong", "korea"])
def test_a_whole_has_what_its_parts_have(real, region):
    """A pole does not lack what one of its provinces has."""
    told = {one.template.id: one.numbers for one in findings(real, TODAY, region).told}
    assert "complexes-not-in-region" not in told
    assert told["complexes-in-region"]["n"] == (12 if region == "korea" else 3)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_page_shows_what_three_lines_hold_and_folds_the_rest_without_losing_a_sentence(real, region, lang):
    found = portrait(real, region, TODAY)
    told, rest = found.folded(lang)
    assert told
    assert sorted((told + rest).replace(" ", "")) == sorted(found.paragraph(lang).replace(" ", ""))
    assert told.count(". ") == 0 or len(told) <= (3 * 100 if lang == "ko" else 3 * 150)
    assert rest or len(found.sentences) < 5


@pytest.mark.parametrize("region", ["gyeongbuk", "daegu", "gyeongnam", "jeonnam-gwangju"])
def test_every_english_line_of_a_title_begins_with_a_capital(real, region):
    lines = portrait(real, region, TODAY).title("en")
    assert len(lines) == 2
    assert [line for line in lines if not line[0].isupper()] == []
