"""Places as people write them mean what the table of cases says; tests/web/test_scripts.py holds the scripts to it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.naming import codes
from layers.naming.gazetteer import gazetteer, spelled
from layers.naming.meaning import means

CASES = Path(__file__).parents[2] / "reading" / "places.csv"
TODAY = date(2026, 11, 21)


def cases():
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("day", "written", "regions", "candidates", "area", "remarks"), cases())
def test_a_case_means_what_the_table_says(real, day, written, regions, candidates, area, remarks):
    found = means(real, written, date.fromisoformat(day))
    assert " ".join(found.regions) == regions
    assert " ".join(found.candidates) == candidates
    assert found.area is bool(area)
    assert " ".join(remark.key for remark in found.remarks) == remarks


def test_every_remark_is_said_in_both_languages(real):
    found = means(real, "경상북도 포항시 남구 철강로 1", TODAY)
    assert [remark.text("ko") for remark in found.remarks] == [
        "남구: 포항시의 일부라 포항시 전체로 읽음",
        "위치로 쓰지 않은 부분: 철강로 1",
    ]
    assert found.remarks[0].text("en") == "남구: a part of Pohang-si, read as the whole of it"


def test_an_area_is_in_no_municipality(real):
    found = means(real, "새만금", TODAY)
    assert found.area
    assert not any("." in region for region in found.regions)
    assert "군산·김제·부안" in found.remarks[0].text("ko")


def test_a_complex_of_the_table_is_its_site(real):
    assert means(real, "창원국가산단", TODAY).site == "changwon-national"


def test_a_whole_name_of_a_site_means_that_site_before_one_with_more_in_parentheses(real):
    ways = {}
    for site in real.sites.values():
        if "(" not in site.name_ko:
            ways.setdefault(spelled(site.name_ko), set()).add(site.id)
    more = [site for site in real.sites.values() if "(" in site.name_ko and spelled(site.name_ko) in ways]
    assert more
    for site in more:
        assert gazetteer(real, TODAY).sites[spelled(site.name_ko)][0] in ways[spelled(site.name_ko)]


@pytest.mark.parametrize("day", ["2017-12-18", "2025-12-17", "2026-11-21"])
def test_every_name_and_every_ward_and_town_with_its_municipality_is_that_municipality(real, day):
    regions = real.regions
    for part in real.parts:
        heirs = tuple(row.id for row in regions.successors(part.municipality, day))
        city = regions.span(part.municipality)[0].name_ko
        province = regions.latest(regions.span(part.municipality)[0].parent).name_ko
        assert means(real, f"{province} {city} {part.name}", date.fromisoformat(day)).regions == heirs


@pytest.mark.parametrize(
    ("province", "municipality", "joined"),
    [("47", "110", "47110"), ("47", "47110", "47110"), ("47.0", "110.0", "47110"), ("11", "10", "11010")],
)
def test_two_columns_of_codes_are_parts_of_one(province, municipality, joined):
    assert codes.joined(province, municipality) == joined


def test_a_code_that_two_systems_read_differently_is_not_guessed(real):
    assert len(codes.read(gazetteer(real, TODAY), "26").candidates) == 2


@given(text=st.text(max_size=40))
def test_any_text_has_an_answer_of_regions_of_the_day(real, text):
    found = means(real, text, TODAY)
    assert set(found.regions) <= {region.id for region in real.regions.at(TODAY)}
    assert not (found.regions and found.candidates)
