"""Counts from the CSVs alone, by other ways than the atlas goes: plain rows, plain names of places, no items."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import yaml

SEEDS = Path(__file__).parents[3] / "seeds"
CAPITAL = ("서울", "인천", "경기")
OTHERS = [
    "부산",
    "대구",
    "광주",
    "대전",
    "울산",
    "세종",
    "강원",
    "충북",
    "충남",
    "전북",
    "전남",
    "경북",
    "경남",
    "제주",
]
SOLID = {"designated", "selected", "approved", "decided", "completed"}


@cache
def documents():
    return {
        key: entry
        for path in SEEDS.glob("documents*.yml")
        for key, entry in yaml.safe_load(path.read_text("utf-8")).items()
    }


@cache
def rows():
    found = []
    for path in sorted((SEEDS / "facts").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += [row | {"document": path.stem} for row in csv.DictReader(file)]
    return found


def day(text, last=False):
    """First or last day of a date as it is written."""
    text = str(text)
    year, part = int(text[:4]), text[5:]
    if part in ("H1", "H2"):
        return (
            {"H1": date(year, 6, 30), "H2": date(year, 12, 31)}[part]
            if last
            else date(year, 7 if part == "H2" else 1, 1)
        )
    months = [int(one) for one in part.split("-")] if part else []
    if not months:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if len(months) == 2:
        return date(year, *months)
    return date(year, months[0], 28) if last else date(year, months[0], 1)


def begins(row):
    return day(row["valid_from"] or documents()[row["document"]]["date"])


def known(asof, **cells):
    """Rows in force on a day with these cells."""
    return [
        row
        for row in rows()
        if all(row[key] == value for key, value in cells.items())
        and begins(row) <= asof
        and not (row["valid_to"] and day(row["valid_to"], last=True) < asof)
    ]


def grade(row):
    return int(documents()[row["document"]]["grade"])


def states(asof, topic):
    """The last status of each item on a day, with its row."""
    found = {}
    for row in sorted(known(asof, topic=topic, claim="status"), key=lambda row: (begins(row), -grade(row))):
        found[row["item"]] = row
    return found


def designated(asof, topic):
    return {item: row for item, row in states(asof, topic).items() if row["status"] in SOLID and grade(row) < 3}


def in_capital(row):
    return any(place.strip().startswith(CAPITAL) for place in row["place"].split(";"))


def outside(asof, topic):
    """How many there are and how many of them have no place in the capital region."""
    found = designated(asof, topic)
    return {"n": len(found), "m": sum(not in_capital(row) for row in found.values())}


def investment(asof, topic, on, item):
    """The sum of one day's designations and one item's part, in 조 원."""
    values = {}
    for row in known(asof, topic=topic, claim="investment", unit="조원", valid_from=on):
        if not row["flags"]:
            values.setdefault(row["item"], set()).add(float(row["value"]))
    assert all(len(one) == 1 for one in values.values())
    amounts = {key: one.pop() for key, one in values.items()}
    return {"n": len(amounts), "whole": round(sum(amounts.values()), 4), "own": amounts.get(item)}


def measures(asof):
    """Places of the infrastructure table with power, with water, with both."""
    ids = {row["item"].split(".", 1)[1] for row in known(asof, topic="complex-infrastructure", claim="status")}
    power = {one.removesuffix(".power") for one in ids if one.endswith(".power")}
    water = {one.removesuffix(".water") for one in ids if one.endswith(".water")}
    return {
        "m": len(power | water),
        "both": len(power & water),
        "power": len(power - water),
        "water": len(water - power),
    }


def with_field(asof, topic, sector):
    """Provinces with a confirmed item of a field, and those with only an unconfirmed or indirect one."""
    sure, maybe, items = set(), set(), 0
    for row in states(asof, topic).values():
        if sector in (row["sector"], row["sector2"]):
            good = row["status"] != "unconfirmed" and grade(row) < 3
            (sure if good else maybe).add(row["place"])
            items += good
    return {
        "m": len(sure),
        "unknown": len(maybe - sure),
        "items": items,
        "n": len(OTHERS),
        "all": len(states(asof, topic)),
    }


def moved_poles(asof):
    """Poles by the two deadlines that two ministries gave for them."""
    due = {}
    for row in known(asof, topic="growth-engines", claim="status"):
        if row["due"] and row["status"] == "undecided":
            due.setdefault(row["item"], {})[row["document"]] = row["due"]
    return due


def events(first, last, status):
    """Items outside statistics that came to one of some statuses between two days, by more than an indirect source."""
    found = set()
    for topic in {row["topic"] for row in rows()} - {"national-figures"}:
        before, after = states(first, topic), states(last, topic)
        for item, row in after.items():
            was = before[item]["status"] if item in before else None
            if row["status"] in status and was != row["status"] and grade(row) < 3:
                found.add(item)
    return found


@cache
def places():
    """Regions by name of a place and topic: names and short names of regions, then the tables of places."""
    found = {}
    with (SEEDS.parent / "data" / "regions.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    short = {row["id"]: row["short_ko"] for row in listed}
    for row in listed:
        for name in (row["name_ko"], row["short_ko"], *row["aliases"].split(";")):
            found.setdefault((name, ""), [row["id"]])
            found[f"{short.get(row['parent'])} {name}", ""] = [row["id"]]
    for path in SEEDS.glob("places*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found[row["place"], row["topic"]] = row["regions"].split(";")
    return found


def lies_in(known, row, region):
    """Whether a row names a place of a region or in it."""
    ids = [one for name in row["place"].split(";") for one in known.get((name.strip(), row["topic"]))
           or known.get((name.strip(), ""), [])]  # fmt: skip
    return any(one == region or one.startswith(f"{region}.") for one in ids)
