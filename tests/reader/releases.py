"""Read a folder of releases beside `answers.csv`, what of them belongs on the map, what may, and what must not.

    python -m tests.reader.releases FOLDER [--only 1,2,5] [--misses]

A `must` row is found where proposals of its file with its status (and its topic, unless that is `new`) cover its
places; a remark `… also right` names what else is. Right is a proposal that a `must` row holds, of all that no `may`
row holds. A trap is sprung by a proposal whose paragraph has the trap's words, with one of its places and its status
(`*` is any).
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from layers.atlas.atlas import Atlas, read
from layers.intake.document import Document
from layers.intake.read import read as read_document
from layers.proposing.proposal import Proposal
from layers.proposing.propose import propose
from layers.reading.rules import RULES
from layers.words.amounts import amount
from tests.reader.scoring import base
from web.service.config import Config

MUST, MAY, TRAP = "must", "may", "trap"
ANY, NEW, NATION = "*", "new", {"kr": "korea"}
NUMBER = re.compile(r"\d+")
STATUSES = tuple(RULES["statuses"])
KINDS = ("place", "instrument", "status", "value", "date")


@dataclass
class Score:
    """Counts by kind, and lines to print."""

    found: Counter = field(default_factory=Counter)
    of: Counter = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def count(self, kind: str, hit: bool) -> None:
        """Count one."""
        self.of[kind] += 1
        self.found[kind] += hit

    def add(self, other: "Score") -> None:
        """Add that of another file."""
        self.found, self.of = self.found + other.found, self.of + other.of

    def share(self, kind: str) -> str:
        """So many of so many."""
        return f"{self.found[kind] / max(self.of[kind], 1):.2f} ({self.found[kind]}/{self.of[kind]})"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="Numbers of files, with commas.")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    config = Config()
    atlas = read(config.seeds, config.data, config.definitions)
    with (asked.folder / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    only, whole = {int(one) for one in asked.only.split(",") if one}, Score()
    for path in sorted(path for path in asked.folder.iterdir() if path.name in {row["file"] for row in rows}):
        if only and int(NUMBER.match(path.name)[0]) not in only:  # type: ignore[index]
            continue
        score = scored(atlas, path, [row for row in rows if row["file"] == path.name])
        whole.add(score)
        _print(path.name, score)
        if asked.misses:
            sys.stdout.write("".join(f"  {line}\n" for line in score.lines))
    _print("all", whole)


def scored(atlas: Atlas, path: Path, rows: list[dict[str, str]]) -> Score:
    """What of a release was found, what of the proposals is right, and which traps were sprung."""
    document = read_document(path)
    proposals, texts = propose(atlas, document).proposals, _texts(document)
    score = Score()
    for row in (row for row in rows if row["kind"] == MUST):
        _seek(score, row, proposals)
    for one in proposals:
        if not any(_held(row, one) for row in rows if row["kind"] == MAY):
            right = any(_held(row, one) for row in rows if row["kind"] == MUST)
            score.count("right", right)
            if one.status and one.topic != "national-figures":
                score.count("right of a status", right)
            if not right:
                score.lines.append(f"+ {_told(one)}")
    for row in (row for row in rows if row["kind"] == TRAP):
        found = [one for one in proposals if _words(row) in texts.get(one.locator, "") and _held(row, one)]
        score.count("trap", bool(found))
        score.lines += [f"! {row['words']} ({row['why']}): {_told(one)}" for one in found[:1]]
    return score


def _seek(score: Score, row: dict[str, str], proposals: tuple[Proposal, ...]) -> None:
    """Count what of a row was found, by kind."""
    also, more = _also(row)
    statuses = {row["status"], *more}
    here = [one for one in proposals if set(one.regions) & (_places(row) | also)]
    ways = {
        "place": here,
        "instrument": [one for one in here if _is_topic(row, one)],
        "status": [one for one in here if one.status in statuses],
    }
    same = [one for one in ways["status"] if _is_topic(row, one)]
    for kind, found in (*ways.items(), ("row", same)):
        score.count(kind, _covers(row, also, found))
    if number := _number(row):
        score.count("value", any(base(one.value, one.unit) == number for one in here))
    if row["due"]:
        score.count("date", any(row["due"] in (one.due, one.valid_from) for one in here))
    if not _covers(row, also, same):
        near = "; ".join(dict.fromkeys(f"{one.topic} {one.status}" for one in here))
        score.lines.append(f"- {row['words']} | {row['instrument']} {row['places']} {row['status']} | but {near}")


def _covers(row: dict[str, str], also: set[str], found: list[Proposal]) -> bool:
    told = {region for one in found for region in one.regions}
    return _places(row) <= told or bool(also & told)


def _number(row: dict[str, str]) -> object:
    said = amount(f"{row['value']}{row['unit']}".replace(" ", "")) if row["value"] else None
    return (said.number, said.unit) if said and said.unit else base(row["value"], row["unit"]) if said else None


def _places(row: dict[str, str]) -> set[str]:
    return {NATION.get(one, one) for one in row["places"].split()}


def _also(row: dict[str, str]) -> tuple[set[str], set[str]]:
    """Places and statuses that the remark of a `must` row calls right too."""
    also = row["kind"] == MUST and re.search("also (?:right|defensible)", row["why"])
    words = set(re.findall(r"[a-z][a-z-]+(?:\.[a-z]+)?", row["why"])) if also else set()
    return words - set(STATUSES), words & set(STATUSES)


def _is_topic(row: dict[str, str], one: Proposal) -> bool:
    return row["instrument"] in (NEW, ANY, one.topic)


def _held(row: dict[str, str], one: Proposal) -> bool:
    """Whether a row holds a proposal, or forbids it."""
    trap = row["kind"] == TRAP
    places = _places(row)
    also, more = _also(row)
    inside = bool(one.regions) and set(one.regions) <= places | also
    here = row["places"] == ANY or (bool(places & set(one.regions)) if trap else inside)
    told = row["status"] in (ANY, one.status) or one.status in more
    return here and told and (_is_value(row, one) if trap else _is_topic(row, one))


def _is_value(row: dict[str, str], one: Proposal) -> bool:
    """Whether a trap of any place speaks of the amount of a proposal."""
    return row["places"] != ANY or not row["value"] or base(one.value, one.unit) == _number(row)


def _words(row: dict[str, str]) -> str:
    return _bare(row["words"])


def _bare(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _texts(document: Document) -> dict[str, str]:
    def found() -> Iterator[tuple[str, str]]:
        for one in document.paragraphs:
            yield one.locator, _bare(one.printed)
        for table in document.tables:
            for number, row in enumerate(table.rows(), 1):
                yield table.locator(number), _bare("".join(row))

    return dict(found())


def _told(one: Proposal) -> str:
    said = f"{one.value}{one.unit} {one.valid_from} {one.due}"
    return f"{one.locator} {one.topic} {'·'.join(one.regions)} {one.status} {said} {one.causes} | {one.text[:70]}"


def _print(name: str, score: Score) -> None:
    told = "  ".join(f"{kind} {score.share(kind)}" for kind in ("row", *KINDS, "right", "right of a status", "trap"))
    sys.stdout.write(f"{name[:24]:24} {told}\n")


if __name__ == "__main__":
    main()
