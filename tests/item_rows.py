"""Rows of facts read without the atlas, so that counts of pages can be held to counts made another way."""

import csv
from collections import defaultdict
from pathlib import Path

import yaml

SEEDS = Path(__file__).parents[1] / "seeds"
HALVES = {"H1": "01", "H2": "07", "Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def rows_by_item() -> dict[str, list[dict[str, str]]]:
    """Rows of every file of facts by item, each with its document and the day of its event as written."""
    documents = {}
    for path in SEEDS.glob("documents*.yml"):
        documents |= yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    found = defaultdict(list)
    for path in sorted((SEEDS / "facts").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                day = row["valid_from"] or documents[path.stem]["date"]
                found[row["item"]].append(
                    {**row, "document": path.stem, "day": day, "grade": documents[path.stem]["grade"]}
                )
    return dict(found)


def first_day(written: str) -> str:
    """The first ISO day of a date of any precision."""
    year, *rest = written.split("-")
    if rest and rest[0] in HALVES:
        return f"{year}-{HALVES[rest[0]]}-01"
    return "-".join([year, *rest, *["01"] * (2 - len(rest))])


def known_by(rows: list[dict[str, str]], asof: str) -> list[dict[str, str]]:
    """Rows whose event lies on or before a day."""
    return [row for row in rows if first_day(row["day"]) <= asof]
