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
    if part.startswith("Q"):
        return date(year, 3 * int(part[1]) - 2, 1) if not last else date(year, 3 * int(part[1]), 30)
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


def states(asof, topic, come=begins):
    """The last status of each item on a day, with its row."""
    found = {}
    for row in sorted(known(asof, topic=topic, claim="status"), key=lambda row: (begins(row), -grade(row))):
        if come(row) <= asof:
            found[row["item"]] = row
    return found


@cache
def told():
    """Rows of statuses by item and status."""
    found = {}
    for row in rows():
        if row["claim"] == "status":
            found.setdefault((row["item"], row["status"]), []).append(row)
    return found


def come(row):
    """The day by which an event had surely come: a month or year with its end, or with a document of it."""
    if len(row["valid_from"]) in (0, len("2025-12-31")):
        return begins(row)
    end = day(row["valid_from"], last=True)
    alike = [one for one in told()[row["item"], row["status"]] if begins(row) <= begins(one) <= end]
    return min(end, *(day(documents()[one["document"]]["date"], last=True) for one in alike))


def designated(asof, topic):
    return {item: row for item, row in states(asof, topic).items() if row["status"] in SOLID and grade(row) < 3}


def in_capital(row):
    return any(place.strip().startswith(CAPITAL) for place in row["place"].split(";"))


def outside(asof, topic):
    """How many there are and how many of them have no place in the capital region."""
    found = designated(asof, topic)
    return {"n": len(found), "m": sum(not in_capital(row) for row in found.values())}


#: A place that is none of a municipality's own, and the one that the source of the complex writes.
WRITTEN = {"새만금": "전라북도 군산시"}


def shared_places(asof, topic, other):
    """Municipalities that designations of two lists name, as their rows write them."""
    named = [
        {WRITTEN.get(p.strip(), p.strip()) for row in designated(asof, one).values() for p in row["place"].split(";")}
        for one in (topic, other)
    ]
    return {place for place in named[0] & named[1] if " " in place}


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
    """Items outside statistics that came to one of some statuses between two days, by more than an indirect source.

    What is dated by month or year alone has come with its end, or with a document of it.
    """
    found = set()
    for topic in {row["topic"] for row in rows()} - {"national-figures", "other-instruments"}:
        before, after = (states(asof, topic, come) for asof in (first, last))
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
    above = {}
    for row in listed:
        above.setdefault(row["id"], set()).update((row["name_ko"], row["short_ko"], *row["aliases"].split(";")))
    for row in listed:
        for name in (row["name_ko"], row["short_ko"], *row["aliases"].split(";")):
            found.setdefault((name, ""), [row["id"]])
            for parent in above.get(row["parent"], ()):
                found[f"{parent} {name}", ""] = [row["id"]]
    for path in SEEDS.glob("places*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found[row["place"], row["topic"]] = row["regions"].split(";")
    return found


def supports(found):
    """Of some items those of support in a crisis, by the names of their lists."""
    lists = ("industry-crisis-areas", "employment-crisis-areas", "depopulation-areas")
    return {item for item in found if item.startswith(lists)}


@cache
def moved_away(region):
    """Municipalities whose ids begin with a region and that have had another parent since, such as 군위."""
    with (SEEDS.parent / "data" / "regions.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["id"]
            for row in csv.DictReader(file)
            if row["id"].startswith(f"{region}.") and row["parent"] != region and not row["valid_to"]
        }


def unknown(row, asof):
    """Whether a row's state is 미확인 on a day: so written, or a decision whose day or last check has passed."""
    checked = str(row["checked"] or documents()[row["document"]]["checked"])
    late = day(checked, last=True) < asof or (row["due"] and day(row["due"], last=True) < asof)
    return row["status"] == "unconfirmed" or (row["status"] == "undecided" and bool(late))


def ran_out(asof, region):
    """Items of a region, outside statistics, that are 미확인 on a day after a term of theirs ran out."""
    ended = {row["item"] for row in rows() if row["valid_to"] and day(row["valid_to"], last=True) < asof}
    topics = {row["topic"] for row in rows()} - {"national-figures", "other-instruments"}
    found = [row for topic in topics for row in states(asof, topic).values() if row["status"] == "unconfirmed"]
    return {row["item"] for row in found if row["item"] in ended and lies_in(places(), row, region)}


def lies_in(known, row, region):
    """Whether a row names a place of a region or in it, as municipalities belong today."""
    ids = [one for name in row["place"].split(";") for one in known.get((name.strip(), row["topic"]))
           or known.get((name.strip(), ""), [])]  # fmt: skip
    return any(one == region or one.startswith(f"{region}.") for one in set(ids) - moved_away(region))
