"""``python -m geo.build.population``: the census population of every municipality, from the pinned package."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pyarrow.compute as pc
from pyarrow import parquet

from geo.build.source import CENSUS, published_file
from geo.errors import BrokenSource
from geo.region import RECORD_BEGINS
from geo.regions import Regions

YEARS = (2015, 2020, 2025)
FILE = "census_population.csv"
COLUMNS = ("indicator", "region", "year", "value", "unit", "source", "confidence", "note", "note_en")
NATION = "korea"
TOTAL, CITIZENS = "all households", "domestic population"
#: In this year the last three digits of the codes of 군, until then from 310 on, became 200 more.
RENUMBERED, FORMER, STEP = 2022, range(300, 500), 200
_READ = ("year", "type", "class1", "class2", "adm2_code", "adm3_code", "value")


@click.command()
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path("data"))
@click.option("--seeds", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path("seeds"))
def main(data: Path, seeds: Path) -> None:
    """Write the census population by municipality, province and nation into SEEDS/statistics."""
    path = seeds / "statistics" / FILE
    path.write_text(document(Regions.read(data / "regions.csv")), encoding="utf-8", newline="\n")
    click.echo(f"{path}: {', '.join(map(str, YEARS))}")


def document(regions: Regions) -> str:
    """The text of the table: the nation, provinces and municipalities of each year, as they were in it."""
    counted = {year: by_region(regions, year) for year in YEARS}
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for year, persons in counted.items():
        for region, number in persons.items():
            notes = _differs(regions, region, year)
            source = f"census-population-{year}"
            rows.writerow(("census-population", region, year, number, "명", source, "high", *notes))
    return text.getvalue()


def by_region(regions: Regions, year: int) -> dict[str, int]:
    """Persons by region as they were in a year; raises BrokenSource where they are not those of our record."""
    day = _day(year)
    here = {one.code_kostat: one for one in regions.at(day, "municipality")}
    persons = _by_code(year)
    if set(persons) != set(here):
        raise BrokenSource(f"{CENSUS}: {year} has other municipalities: {sorted(set(persons) ^ set(here), key=str)}")
    provinces: Counter[str] = Counter()
    for code, number in persons.items():
        provinces[str(here[code].parent)] += number
    own = {here[code].id: number for code, number in persons.items()}
    order = [NATION, *(one.id for level in ("province", "municipality") for one in regions.at(day, level))]
    found = {NATION: sum(persons.values()), **provinces, **own}
    return {region: found[region] for region in order}


def _by_code(year: int) -> Counter[str]:
    """Persons by the code of their municipality; 일반구 count in their city."""
    found: Counter[str] = Counter()
    for code, number in _towns(year):
        found[_municipality(code, year)] += number
    return found


def _municipality(code: int, year: int) -> str:
    """The code of a municipality, in today's numbers, from that of a municipality or 일반구."""
    city = code // 10 * 10
    former = year < RENUMBERED and city % 1000 in FORMER
    return str(city + STEP if former else city)


def _towns(year: int) -> Iterator[tuple[int, int]]:
    """Code of the municipality and persons of every 읍·면·동.

    The package has rows of other tables under the same names; those of 총인구 are of 읍·면·동 that also have a row of
    citizens alone.
    """
    rows = [row for row in _population() if row["year"] == year and row["adm3_code"] is not None]
    whole = {row["adm3_code"] for row in rows if row["class1"] == CITIZENS}
    for row in rows:
        if row["class1"] == TOTAL and row["adm3_code"] in whole:
            yield int(row["adm2_code"]), int(row["value"])


def _population() -> list[dict[str, Any]]:
    table = parquet.read_table(published_file(CENSUS), columns=list(_READ))
    chosen = pc.and_(pc.equal(table["type"], "population"), pc.equal(table["class2"], "total"))
    rows: list[dict[str, Any]] = table.filter(chosen).to_pylist()
    return rows


def _differs(regions: Regions, province: str, year: int) -> tuple[str, str]:
    """What to say of a province whose municipalities were others than in the last year."""
    then, last = _inside(regions, province, year), _inside(regions, province, YEARS[-1])
    others = [regions.get(one, _day(year)) for one in sorted(then ^ last)]
    if not others:
        return "", ""
    names, english = (" · ".join(one.name(lang) for one in others) for lang in ("ko", "en"))
    if then > last:
        return f"그해 구역: {names} 포함", f"as it was then: with {english}"
    return f"그해 구역: {names} 제외", f"as it was then: without {english}"


def _inside(regions: Regions, region: str, year: int) -> set[str]:
    return {one.id for one in regions.children(region, _day(year))} if region != NATION else set()


def _day(year: int) -> date:
    """The end of a year; before our record of regions its first day, since when no municipality became another."""
    return max(date(year, 12, 31), RECORD_BEGINS)


if __name__ == "__main__":
    main()
