"""Put the files of a folder through the overlay and `atlas at`, and print each line of its answers with what came.

The folder has `answers.csv` (case, row, field, right answer) and the files that its cases name, below `overlay/` those
that the overlay is to read, below `at/` those of `atlas at`; each goes through both doors.
"""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import date
from pathlib import Path
from typing import Any

from layers.atlas.atlas import Atlas, read
from tests.reading.answers import DIFFERS, rows_of, verdict
from tests.reading.doors import Came, by_at, by_overlay
from web.application import create_app
from web.service.config import Config

TODAY = date(2026, 11, 21)
HEAD = ("case", "row", "field", "right answer", "overlay", "atlas at", "")


def main() -> None:
    """Print the table; end with 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True, help="The folder.")
    parser.add_argument("--asof", type=date.fromisoformat, default=TODAY, help="The day of the map.")
    asked = parser.parse_args()
    config = Config(today=asked.asof)
    kit = create_app(config).test_client().get(f"/overlay/kit.json?asof={asked.asof}").get_json()
    atlas = read(config.seeds, config.data, config.definitions)
    lines = compared(kit, atlas, asked.cases, asked.asof)
    _print(HEAD, ("---",) * len(HEAD), *lines)
    sys.exit(any(line[-1] == DIFFERS for line in lines))


def compared(kit: Any, atlas: Atlas, folder: Path, asof: date) -> list[tuple[str, ...]]:
    """Each line of the answers, what came by both doors, and whether that of its own door is the same."""
    with (folder / "answers.csv").open(encoding="utf-8-sig", newline="") as lines:
        cases = list(csv.DictReader(lines))
    came = {name: _came(kit, atlas, folder / name, asof) for name in dict.fromkeys(case["case"] for case in cases)}
    return [_line(kit, case, *came[case["case"]]) for case in cases]


def _came(kit: Any, atlas: Atlas, path: Path, asof: date) -> tuple[Came, Came]:
    return by_overlay(kit, path), by_at(atlas, path, asof)


def _line(kit: Any, case: dict[str, str], overlay: Came, at: Came) -> tuple[str, ...]:
    own = at if case["case"].startswith("at/") else overlay
    told = (_words(case, overlay), _words(case, at))
    return (case["case"], case["row"], case["field"], case["right answer"], *told, verdict(kit, case, own))


def _words(case: dict[str, str], came: Came) -> str:
    if came.broken:
        return came.broken
    return " / ".join([*(row.words() for row in rows_of(case, came)), *(f"[{each}]" for each in came.said)])


def _print(*lines: tuple[str, ...]) -> None:
    for line in lines:
        cells = (each.replace("|", "\\|").replace("\n", " ") for each in line)
        sys.stdout.write(f"| {' | '.join(cells)} |\n")


if __name__ == "__main__":
    main()
