"""Regions to link up with: printed roles alone, the region's own left out, bids apart."""

import csv
from datetime import date
from pathlib import Path

import pytest

from layers.comparison.industries import industry, named_sectors
from layers.comparison.partners import links, partners

SEEDS = Path(__file__).parents[3] / "seeds"
TODAY = date(2026, 11, 28)


def of(real, region, sector):
    return next(one for one in partners(real, region, TODAY) if one.sector == sector)


def words(found):
    return {one.region.short_ko: sorted({word for role in one.roles for word in role.words}) for one in found}


def test_other_stages_of_a_sector_are_offered_with_the_words_of_the_documents(real):
    found = of(real, "gyeongbuk", "battery")
    assert {word for role in found.own for word in role.words} == {"양극재", "양극재 생산(연 70만 톤)"}
    assert words(found.partners) == {
        "울산": ["셀"],
        "충북": ["셀"],
        "전북": ["전구체·리사이클링", "핵심광물 가공(전구체)·리사이클링"],
        "전남광주": [],
    }


def test_a_bid_stands_apart_and_is_no_role_of_its_own(real):
    found = next(one for one in of(real, "gyeongbuk", "battery").partners if one.region.short_ko == "전남광주")
    assert [role.item.status for role in found.asked] == ["applied"]
    assert all(role.item.status not in ("applied", "proposed", "considered")
               for region in ("gyeongbuk", "jeonnam-gwangju") for one in partners(real, region, TODAY)
               for role in one.own)  # fmt: skip


@pytest.mark.parametrize("region", ["chungbuk", "gyeongbuk", "gyeongbuk.pohang", "jeonbuk"])
def test_every_word_stands_in_a_row_of_the_facts_and_in_the_table_of_stages(real, region):
    with (SEEDS / "stages.csv").open(encoding="utf-8-sig") as file:
        staged = {(row["sector"], row["role"]) for row in csv.DictReader(file)}
    written = set()
    for path in (SEEDS / "facts").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            written |= {(row["item"], row["role"]) for row in csv.DictReader(file)}
    for one in partners(real, region, TODAY):
        told = [role for each in (*one.partners, *one.alike) for role in (*each.roles, *each.asked)]
        for role in (*one.own, *told):
            assert all((role.item.id, word) in written and (one.sector, word) in staged for word in role.words)


@pytest.mark.parametrize(
    ("lang", "said"), [("ko", {"양극재", "양극재 생산(연 70만 톤)"}), ("en", {"cathode materials"})]
)
def test_words_are_told_in_the_readers_language(real, lang, said):
    told = {word for role in of(real, "gyeongbuk", "battery").own for word in role.said(lang)}
    assert said <= told
    assert lang == "ko" or not any("가" <= letter <= "힣" for word in told for letter in word)


def test_no_editor_splits_into_stages_what_documents_call_sobujang():
    with (SEEDS / "stages.csv").open(encoding="utf-8-sig") as file:
        assert [row["role"] for row in csv.DictReader(file) if "소부장" in row["role"]] == []


def test_nothing_of_the_region_itself_is_offered(real):
    for one in partners(real, "gyeongbuk.pohang", TODAY):
        mine = {role.item.id for role in one.own}
        assert mine.isdisjoint({role.item.id for each in one.partners for role in each.roles})


def test_without_a_printed_role_nothing_is_compared(real):
    assert partners(real, "seoul", TODAY) == []


def linked(real, sector):
    return {one.region.short_ko: one for one in links(real, industry(real, sector, TODAY), TODAY).provinces}


def stages(pairs):
    return {region.short_ko: [stage.ko for stage in named] for region, named in pairs}


def test_of_a_sector_who_has_other_stages_and_who_has_the_same(real):
    found = linked(real, "battery")
    assert list(found) == ["울산", "충북", "전북", "경북"]
    assert stages(found["울산"].others) == {"전북": ["원료·전구체", "재활용"], "경북": ["소재"]}
    assert stages(found["울산"].same) == {"충북": ["셀"]}
    both = linked(real, "semiconductor")["부산"]
    assert stages(both.same)["경기"] == ["칩"]
    assert stages(both.others)["경기"] == ["소재", "부품·장비"]


@pytest.mark.parametrize("sector", ["battery", "semiconductor", "bio-health", "mobility"])
def test_links_are_mutual_and_those_of_the_regions(real, sector):
    found = linked(real, sector)
    for name, one in found.items():
        told = {region.short_ko for region, _ in (*one.others, *one.same)}
        of_region = of(real, one.region.id, sector)
        assert told == {each.region.short_ko for each in (*of_region.partners, *of_region.alike) if each.roles}
        assert all(name in {r.short_ko for r, _ in (*found[other].others, *found[other].same)} for other in told)


def test_bids_of_a_sector_stand_apart_from_its_links(real):
    found = links(real, industry(real, "battery", TODAY), TODAY)
    assert [(region.short_ko, role.item.status) for region, roles in found.asked for role in roles] == [
        ("전남광주", "applied")
    ]
    assert "전남광주" not in linked(real, "battery")


def test_a_sector_without_stages_has_no_links(real):
    staged = {naming.stage.sector for naming in real.stages}
    for sector in set(named_sectors(real)) - staged:
        assert links(real, industry(real, sector, TODAY), TODAY) is None
