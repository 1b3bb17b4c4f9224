"""Statistics add up, say their vintage, and hold what the map asks for."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.regions import Regions
from layers.statistics import reading

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "seeds" / "statistics"
REGIONS = Regions.read(ROOT / "data" / "regions.csv")
STATISTICS, PROBLEMS = reading.read(ROOT / "seeds", REGIONS)
TODAY = date(2026, 11, 21)
PROVINCES = (
    *("seoul", "busan", "daegu", "incheon", "gwangju", "daejeon", "ulsan", "sejong", "gyeonggi", "gangwon"),
    *("chungbuk", "chungnam", "jeonbuk", "jeonnam", "gyeongbuk", "gyeongnam", "jeju"),
)
ON_THE_MAP = ("population", "grdp", "grdp-per-capita", "manufacturing-share", "exports", "employment")
SUPERSEDED = "대체된 잠정치"


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


FIGURES = table("province_indicators")


def values(indicator: str, year: str) -> dict[str, float]:
    return {r["region"]: float(r["value"]) for r in FIGURES if (r["indicator"], r["year"]) == (indicator, year)}


def test_tables_are_read_without_a_problem():
    assert [str(problem) for problem in PROBLEMS] == []


@pytest.mark.parametrize("indicator", ON_THE_MAP)
def test_indicator_of_the_map_has_a_figure_for_every_province(indicator):
    figures = {province: STATISTICS.figure(indicator, province, TODAY) for province in PROVINCES}
    assert [province for province, figure in figures.items() if figure is None or figure.value is None] == []
    assert len({figure.year for figure in figures.values()}) == 1


@pytest.mark.parametrize(("indicator", "year"), [("population", "2025"), ("employment", "2025"), ("exports", "2024")])
def test_latest_year_of_the_map_is(indicator, year):
    assert STATISTICS.figure(indicator, "gyeongbuk", TODAY).year == year


@pytest.mark.parametrize(
    ("indicator", "year"),
    [("grdp", "2023"), ("gva", "2023"), ("manufacturing-gva", "2022"), ("population", "2024"), ("population", "2025")],
)
def test_provinces_add_up_to_the_printed_nation(indicator, year):
    found = values(indicator, year)
    assert sum(found[province] for province in PROVINCES) == pytest.approx(found["korea"], abs=2)


def test_municipalities_add_up_to_the_printed_nation():
    people = sum(int(row["value"]) for row in table("population_by_municipality"))
    assert people == values("population", "2025")["korea"]


@pytest.mark.parametrize("year", ["2015", "2020", "2025"])
def test_the_census_of_municipalities_adds_up_to_their_province_and_the_nation(year):
    """By the municipalities of the year: Gunwi is in Gyeongbuk until 2023-06-30."""
    found = {r["region"]: int(r["value"]) for r in table("census_population") if r["year"] == year}
    day = max(date(int(year), 12, 31), date(2017, 12, 18))
    municipalities = REGIONS.at(day, "municipality")
    assert len(municipalities) == 229
    for province in PROVINCES:
        assert sum(found[one.id] for one in municipalities if one.parent == province) == found[province]
    assert sum(found[province] for province in PROVINCES) == found["korea"]
    assert set(found) == {"korea", *PROVINCES, *(one.id for one in municipalities)}


def test_shares_of_the_accounts_of_a_region_come_to_a_hundred():
    rows = table("grdp_shares")
    lines = {row["activity"] for row in rows}
    assert {(row["confidence"], row["year"]) for row in rows} == {("medium", "2024")}
    for region in ("korea", *PROVINCES):
        own = {row["activity"]: float(row["percent"]) for row in rows if row["region"] == region}
        assert set(own) == lines
        assert sum(own.values()) == pytest.approx(100, abs=0.2)


@pytest.mark.parametrize("province", PROVINCES)
def test_exports_of_municipalities_add_up_to_their_province(province):
    expected = values("exports", "2024")[province]
    day = date(2024, 12, 31)
    rows = [r for r in table("exports_by_municipality") if r["year"] == "2024"]
    inside = [float(r["value"]) for r in rows if REGIONS.parent(r["region"], day).id == province]
    assert sum(inside) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize("year", ["2015", "2020", "2021", "2022", "2023"])
def test_manufacturing_share_is_manufacturing_over_gross_value_added(year):
    shares, over, under = (values(i, year) for i in ("manufacturing-share", "manufacturing-gva", "gva"))
    assert {p: round(100 * over[p] / under[p], 1) for p in PROVINCES} == {
        p: pytest.approx(shares[p], abs=0.06) for p in PROVINCES
    }


def test_merged_province_is_summed_and_its_share_recomputed():
    people = STATISTICS.figure("population", "jeonnam-gwangju", TODAY)
    parts = values("population", "2025")
    assert people.value == parts["gwangju"] + parts["jeonnam"]
    share = STATISTICS.figure("manufacturing-share", "jeonnam-gwangju", TODAY).value
    both = values("manufacturing-share", "2023")
    assert both["gwangju"] < share < both["jeonnam"]
    assert STATISTICS.figure("grdp-per-capita", "jeonnam-gwangju", TODAY).value is None


def test_regional_accounts_of_2023_are_marked_as_superseded():
    of_2023 = [r for r in FIGURES if r["year"] == "2023" and r["source"].startswith("kostat-regional-income")]
    assert of_2023
    assert [r for r in of_2023 if SUPERSEDED not in r["note"]] == []
    assert {r["year"] for r in FIGURES if SUPERSEDED in r["note"]} == {"2023"}


def test_grdp_of_2024_is_kept_apart_from_the_exact_series():
    assert set(values("grdp-rounded", "2024")) == {*PROVINCES, "korea"}
    assert values("grdp", "2024") == {}


def test_figures_are_not_shown_before_they_were_published():
    early = STATISTICS.figure("population", "seoul", date(2026, 1, 3))
    assert early.year == "2024"
    assert STATISTICS.figure("grdp", "seoul", date(2024, 12, 19)) is None


def test_no_source_is_published_before_the_year_it_counts_begins():
    published = {row["id"]: row["published"] for row in table("sources")}
    assert [r for r in FIGURES if published[r["source"]] and published[r["source"]] < r["year"]] == []


def test_every_source_says_when_it_was_public_or_that_it_is_not_known():
    unknown = [row for row in table("sources") if not row["published"]]
    assert [row["id"] for row in unknown if "공표일 미상" not in row["vintage"]] == []


@pytest.mark.parametrize(
    "name", ["province_indicators", "population_by_municipality", "census_population", "exports_by_municipality"]
)
def test_one_figure_for_an_indicator_region_and_year(name):
    counted = Counter((r["indicator"], r["region"], r["year"]) for r in table(name))
    assert [key for key, count in counted.items() if count > 1] == []


def test_units_of_figures_are_those_of_their_indicator():
    units = {row["id"]: row["unit"] for row in table("indicators")}
    assert [r for r in FIGURES if units[r["indicator"]] != r["unit"]] == []


@pytest.mark.parametrize("year", ["2021", "2022", "2023", "2024"])
def test_sections_add_up_to_all_industries(year):
    rows = [r for r in table("establishments_by_section") if (r["region"], r["year"]) == ("korea", year)]
    workers = {r["section"]: int(r["workers"]) for r in rows}
    assert workers.pop("T") == sum(workers.values())


def test_withheld_cells_are_empty_and_inferred_zeros_say_so():
    rows = table("manufacturing_by_division_2024")
    columns = ("establishments", "workers", "shipments_million_krw")
    empty = sum(r[column] == "" for r in rows for column in columns)
    zeros = [r for r in rows if r["state"] == "inferred-zero"]
    assert empty == 76
    assert len(zeros) * len(columns) == 63
    assert {r[column] for r in zeros for column in columns} == {"0"}
    assert all((r["state"] == "withheld") == any(r[c] == "" for c in columns) for r in rows)


def test_location_quotients_are_those_of_the_workers():
    workers = {(r["region"], r["section"], r["year"]): int(r["workers"]) for r in table("establishments_by_section")}

    def quotient(region: str, section: str, year: str) -> float:
        share = workers[region, section, year] / workers[region, "T", year]
        return share / (workers["korea", section, year] / workers["korea", "T", year])

    for row in table("lq_sections_workers"):
        assert quotient(row["region"], row["section"], "2024") == pytest.approx(float(row["2024"]), abs=1e-4)


def test_activities_add_up_to_their_parent():
    parents = {row["id"]: row["parent"] for row in table("activities")}
    nation = {r["activity"]: int(r["2022_million_krw"]) for r in table("grdp_by_activity") if r["region"] == "korea"}
    for parent in set(parents.values()) - {""}:
        children = sum(nation[child] for child, above in parents.items() if above == parent)
        assert children == pytest.approx(nation[parent], abs=5)


@pytest.mark.parametrize(
    ("name", "column", "codes"),
    [
        ("establishments_by_section", "section", "ksic"),
        ("manufacturing_by_division_2024", "division", "ksic"),
        ("grdp_by_activity", "activity", "activities"),
        ("grdp_shares", "activity", "activities"),
    ],
)
def test_codes_have_names(name, column, codes):
    known = {row["code" if codes == "ksic" else "id"] for row in table(codes)}
    assert {row[column] for row in table(name)} <= known


def test_a_note_on_the_rows_of_two_provinces_stands_at_those_alone():
    with (ROOT / "seeds" / "statistics" / "province_indicators.csv").open(encoding="utf-8") as file:
        noted = {row["region"] for row in csv.DictReader(file) if "상위행" in row["note"]}
    assert noted == {"gwangju", "jeonnam"}
