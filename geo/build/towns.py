"""From the names of 읍·면·동 in the published boundaries to the table of 읍·면 with their municipalities."""

import sqlite3
from pathlib import Path

from geo.build.pieces import Assignment
from geo.build.source import LAYER, published_file
from geo.regions import Regions

TOWNS = ("읍", "면")


def document(data: Path) -> str:
    """The text of ``data/towns.csv``, in the order of the source's codes."""
    assignment = Assignment(Regions.read(data / "regions.csv"), data)
    towns = [name for name in _names(published_file()) if name.endswith(TOWNS)]
    lines = [f"{name.split()[-1]},{assignment.municipality(name)}" for name in towns]
    return "\n".join(["name_ko,municipality", *lines]) + "\n"


def _names(path: Path) -> list[str]:
    """Full names of every 읍·면·동, in the order of their codes."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        rows = file.execute(f'select adm3_name_kr from "{LAYER}" order by adm3_code').fetchall()
    file.close()
    return [name for (name,) in rows]
