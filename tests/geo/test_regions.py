"""Regions by date."""

from datetime import date

import pytest

from geo.errors import AbolishedRegion, BeforeRecord, NotYetRegion, UnknownRegion

FIRST, GUNWI, JEONBUK, MERGER, TODAY = "2017-12-18", "2023-07-01", "2024-01-18", "2026-07-01", "2026-11-21"


@pytest.mark.parametrize(
    ("on", "provinces", "municipalities"),
    [(FIRST, 17, 229), ("2023-06-30", 17, 229), (GUNWI, 17, 229), ("2026-06-30", 17, 229), (MERGER, 16, 230)],
)
def test_provinces_and_municipalities_are_as_many_as_the_law_made(regions, on, provinces, municipalities):
    assert len(regions.at(on, "province")) == provinces
    assert len(regions.at(on, "municipality")) == municipalities


def test_226_municipalities_are_si_gun_and_autonomous_gu(regions):
    odd = {"sejong.sejong", "jeju.jeju", "jeju.seogwipo"}
    names = [row.name_ko for row in regions.at(FIRST, "municipality") if row.id not in odd]
    kinds = {kind: sum(name.endswith(kind) for name in names) for kind in "시군구"}
    assert kinds == {"시": 75, "군": 82, "구": 69}


@pytest.mark.parametrize("on", [FIRST, GUNWI, MERGER])
def test_vintages_say_how_many_they_hold(regions, on):
    vintage = next(one for one in regions.vintages if one.vintage == regions.vintage(on))
    assert (len(regions.at(on, "province")), len(regions.at(on, "municipality"))) == (
        vintage.provinces,
        vintage.municipalities,
    )


def test_provinces_come_in_official_order(regions):
    names = ", ".join(row.short_ko for row in regions.at(TODAY, "province"))
    assert names == "서울, 부산, 대구, 인천, 대전, 울산, 세종, 경기, 강원, 충북, 충남, 전북, 전남광주, 경북, 경남, 제주"


@pytest.mark.parametrize(
    ("region_id", "on", "name_ko", "name_en", "code_mois"),
    [
        ("gangwon", "2023-06-10", "강원도", "Gangwon-do", "42"),
        ("gangwon", "2023-06-11", "강원특별자치도", "Gangwon State", "51"),
        ("jeonbuk", "2024-01-17", "전라북도", "Jeollabuk-do", "45"),
        ("jeonbuk", JEONBUK, "전북특별자치도", "Jeonbuk State", "52"),
        ("incheon.michuhol", "2018-06-30", "남구", "Nam-gu", "28170"),
        ("incheon.michuhol", "2018-07-01", "미추홀구", "Michuhol-gu", "28177"),
        ("jeonnam-gwangju", MERGER, "전남광주통합특별시", "Jeonnam-Gwangju", "12"),
        ("jeonnam.mokpo", "2026-06-30", "목포시", "Mokpo-si", "46110"),
        ("jeonnam.mokpo", MERGER, "목포시", "Mokpo-si", "12110"),
        ("gwangju.buk", MERGER, "북구", "Buk-gu", "12300"),
        ("gangwon.chuncheon", FIRST, "춘천시", "Chuncheon-si", "42110"),
        ("gyeongbuk.gunwi", GUNWI, "군위군", "Gunwi-gun", "27720"),
    ],
)
def test_names_and_codes_are_those_of_the_day(regions, region_id, on, name_ko, name_en, code_mois):
    row = regions.get(region_id, on)
    assert (row.name_ko, row.name_en, row.code_mois) == (name_ko, name_en, code_mois)


@pytest.mark.parametrize(
    ("region_id", "on", "parent"),
    [
        ("gyeongbuk.gunwi", "2023-06-30", "gyeongbuk"),
        ("gyeongbuk.gunwi", GUNWI, "daegu"),
        ("gwangju.dong", "2026-06-30", "gwangju"),
        ("gwangju.dong", MERGER, "jeonnam-gwangju"),
        ("gwangju", "2026-06-30", "korea"),
    ],
)
def test_the_parent_is_that_of_the_day(regions, region_id, on, parent):
    assert regions.parent(region_id, on).id == parent
    assert region_id in [row.id for row in regions.children(parent, on)]


def test_the_nation_has_no_parent(regions):
    assert regions.parent("korea", TODAY) is None


def test_the_merged_province_keeps_27_municipalities(regions):
    assert len(regions.children("jeonnam-gwangju", MERGER)) == 27


@pytest.mark.parametrize("on", ["2025-12-17", TODAY])
def test_poles_hold_every_province_once(regions, on):
    held = [row.id for pole in regions.at(on, "pole") for row in regions.children(pole.id, on)]
    assert sorted(held) == sorted(row.id for row in regions.at(on, "province"))
    assert len(regions.at(on, "pole")) == 8


def test_a_municipality_is_in_the_pole_of_its_province_on_that_day(regions):
    assert regions.pole("gyeongbuk.gunwi", TODAY).id == "pole-daegyeong"
    assert regions.pole("gwangju.dong", TODAY).id == "pole-honam"


def test_there_is_no_pole_before_documents_list_them(regions):
    assert regions.pole("seoul", "2025-07-28") is None
    assert regions.pole("seoul", "2025-07-29").id == "pole-capital"
    assert regions.pole("korea", TODAY) is None


@pytest.mark.parametrize(
    ("region_id", "successors"),
    [
        ("gwangju", ["jeonnam-gwangju"]),
        ("jeonnam", ["jeonnam-gwangju"]),
        ("incheon.jung", ["incheon.jemulpo", "incheon.yeongjong"]),
        ("incheon.dong", ["incheon.jemulpo"]),
        ("incheon.seo", ["incheon.seohae", "incheon.geomdan"]),
    ],
)
def test_an_abolished_region_gives_its_successors_and_a_notice(regions, region_id, successors):
    assert [row.id for row in regions.successors(region_id, TODAY)] == successors
    notice = regions.notice(region_id, TODAY)
    assert notice.last_day == date(2026, 6, 30)
    assert [row.id for row in notice.successors] == successors
    assert [row.id for row in regions.successors(region_id, "2026-06-30")] == [region_id]
    assert regions.notice(region_id, "2026-06-30") is None
    with pytest.raises(AbolishedRegion, match="2026-06-30"):
        regions.get(region_id, MERGER)


@pytest.mark.parametrize(
    ("region_id", "predecessors"), [("jeonnam-gwangju", ["gwangju", "jeonnam"]), ("incheon.geomdan", ["incheon.seo"])]
)
def test_a_new_region_knows_what_it_was_made_from(regions, region_id, predecessors):
    assert [row.id for row in regions.predecessors(region_id)] == predecessors


@pytest.mark.parametrize(
    ("region_id", "on", "since"),
    [
        ("jeonnam-gwangju", "2026-06-30", MERGER),
        ("pole-jeju", "2025-07-28", "2025-07-29"),
        ("incheon.geomdan", FIRST, MERGER),
    ],
)
def test_a_region_to_come_says_from_when_it_exists(regions, region_id, on, since):
    with pytest.raises(NotYetRegion, match=f"exists from {since}"):
        regions.get(region_id, on)
    with pytest.raises(NotYetRegion):
        regions.follow(region_id, on)


def test_an_unknown_id_suggests_one_that_looks_alike(regions):
    with pytest.raises(UnknownRegion, match=r"gyeongbuk\.pohang") as raised:
        regions.get("gyeongbuk.pohan", TODAY)
    assert "gyeongbuk.pohang" in raised.value.suggestions


@pytest.mark.parametrize("ask", ["at", "vintage"])
def test_days_before_the_record_are_refused(regions, ask):
    with pytest.raises(BeforeRecord, match="2017-12-18"):
        getattr(regions, ask)("2017-12-17")


@pytest.mark.parametrize(
    ("on", "vintage"),
    [(FIRST, FIRST), ("2023-06-30", FIRST), (GUNWI, GUNWI), ("2026-06-30", GUNWI), (MERGER, MERGER), ("2030", MERGER)],
)
def test_the_vintage_is_the_last_one_begun(regions, on, vintage):
    assert regions.vintage(on) == vintage
