"""Figures year by year: as they are, the change only where the region stayed what it was, what lacks said."""

import csv
from datetime import date

import pytest

from tests.conftest import ROOT
from tests.manifest.plain import parts
from web.telling.bars import bars
from web.telling.series import series

TODAY = date(2026, 11, 28)
ASKED = "asof=2026-11-28"

with (ROOT / "seeds/statistics/census_population.csv").open(encoding="utf-8", newline="") as lines:
    PERSONS = {(row["region"], row["year"]): int(row["value"]) for row in csv.DictReader(lines)}


def told(known, region, asof=TODAY):
    return series(known, known.regions.get(region, asof), asof, "ko")


@pytest.mark.parametrize("region", ["gyeongbuk.pohang", "sejong.sejong", "daegu", "korea", "incheon.michuhol"])
def test_values_are_those_of_the_table_in_the_order_of_their_years(known, region):
    (found,) = told(known, region)
    assert {point.year: point.value for point in found.points} == {
        year: PERSONS[region, year] for year in ("2015", "2020", "2025")
    }


def test_the_change_is_from_the_first_year_to_the_last_with_its_sign(known):
    assert told(known, "gyeongbuk.pohang")[0].changed == "−20,922"
    assert told(known, "sejong.sejong")[0].changed.startswith("+")


@pytest.mark.parametrize("province", ["daegu", "gyeongbuk"])
def test_no_change_is_given_where_a_municipality_came_or_went(known, province):
    (found,) = told(known, province)
    assert found.change is None
    assert [one.id for one in found.others] == ["gyeongbuk.gunwi"]


def test_a_merged_province_is_counted_again_and_its_change_given(known):
    (found,) = told(known, "jeonnam-gwangju")
    assert found.points[0].value == PERSONS["gwangju", "2015"] + PERSONS["jeonnam", "2015"]
    assert "합" in found.points[0].note
    assert found.change == sum(PERSONS[one, "2025"] - PERSONS[one, "2015"] for one in ("gwangju", "jeonnam"))


@pytest.mark.parametrize(
    ("region", "before", "persons"),
    [
        ("incheon.seohae", "incheon.seo", "541,534명"),
        ("incheon.geomdan", "incheon.seo", "541,534명"),
        ("incheon.jemulpo", "incheon.dong", "61,285명"),
    ],
)
def test_what_was_split_has_no_share_but_leads_to_what_it_was(known, client, region, before, persons):
    """On the last day of the region before, when the latest census was not public yet."""
    (found,) = told(known, region)
    assert found.points == ()
    assert before in {one.id for one in found.before}
    page = client.get(f"/regions/{region}?{ASKED}").get_data(as_text=True)
    link = f"/regions/{before}?asof=2026-06-30"
    assert link in page
    assert persons not in page
    assert persons in client.get(link).get_data(as_text=True)


def test_years_without_a_figure_are_said(known):
    assert told(known, "gyeongbuk.pohang")[0].missing == "2010~2014 · 2016~2019 · 2021~2024"


def test_nothing_is_told_of_a_census_before_it_was_public(known):
    day = date(2021, 6, 1)
    assert [point.year for point in told(known, "gyeongbuk.pohang", day)[0].points] == ["2015"]


def test_what_is_told_year_by_year_is_compared_without_a_rank(known):
    row = next(
        one for one in bars(known, ["gyeongbuk", "busan"], TODAY, "ko") if one.indicator.id == "census-population"
    )
    assert [bar.rank for bar in row.bars] == [None, None]
    assert all(bar.text for bar in row.bars)


def test_the_drawing_is_told_in_words(client):
    for lang, said in (("ko", "2025년 490,882명"), ("en", "2025 490,882")):
        page = client.get(f"/regions/gyeongbuk.pohang?{ASKED}&lang={lang}").get_data(as_text=True)
        label = page.split('role="img" aria-label="')[-1].split('"')[0]
        assert said in label


@pytest.mark.office
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_files_of_a_region_have_the_years(client, kind):
    path = f"/export/regions/gyeongbuk.pohang.{kind}"
    said = b"".join(parts(path, client.get(f"{path}?{ASKED}").get_data()).values()).decode("utf-8", "ignore")
    for text in ("총인구(인구총조사)", "2010~2014 · 2016~2019 · 2021~2024"):
        assert text in said
