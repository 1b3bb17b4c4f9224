"""The census population is that of the pinned package, by the municipalities of each year."""

import csv

from pyarrow import parquet

from geo.build import population
from geo.build.source import CENSUS, published_file
from tests.conftest import ROOT

TABLE = ROOT / "seeds" / "statistics" / population.FILE


def persons(regions) -> dict[tuple[str, int], int]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["region"], int(row["year"])): int(row["value"]) for row in csv.DictReader(file)}


def test_a_rebuild_gives_the_same_bytes(regions):
    assert TABLE.read_text(encoding="utf-8") == population.document(regions)


def test_citizens_and_foreigners_of_the_package_come_to_the_nation_but_for_what_it_withholds(regions):
    """Counted the other way; where few foreigners live, the package has a town without their number."""
    columns = ["year", "type", "class1", "class2", "value", "adm3_code"]
    rows = parquet.read_table(published_file(CENSUS), columns=columns).to_pylist()
    kinds = ("domestic population", "foreign population")
    for year in population.YEARS:
        of_year = [r for r in rows if r["year"] == year and r["class1"] in kinds and r["class2"] == "total"]
        both = sum(r["value"] for r in of_year if r["value"] is not None)
        assert 0 <= persons(regions)["korea", year] - both < 100


def test_no_municipality_has_another_ones_persons(regions):
    """A code read as another municipality's would show as a leap from one census to the next."""
    known = persons(regions)
    for first, last in ((2015, 2020), (2020, 2025)):
        both = {region for region, year in known if year == first} & {region for region, year in known if year == last}
        leaps = {region: known[region, last] / known[region, first] for region in both}
        assert {region: round(leap, 2) for region, leap in leaps.items() if not 0.8 < leap < 1.9} == {}


def test_codes_of_counties_before_2022_are_read_as_todays():
    assert population._municipality(37430, 2015) == "37630"
    assert population._municipality(37630, 2025) == "37630"
    assert population._municipality(31011, 2020) == "31010"
