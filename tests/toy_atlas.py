"""The toy atlas in a folder of its own, which a test may change or break."""

import shutil
from pathlib import Path

from layers.evidence import evidence, lock
from layers.evidence.evidence import Result
from tests.conftest import TODAY
from web.service.config import Config

TOY = Path(__file__).parent / "layers" / "toy"
EMPTY = '{"type": "GeometryCollection", "geometries": []}'
GRID = '"transform": {"scale": [1, 1], "translate": [0, 0]}'
BACKGROUND = f'{{"type": "Topology", {GRID}, "arcs": [], "objects": {{"land": {EMPTY}, "lines": {EMPTY}}}}}'


def copied(folder: Path) -> Config:
    """Settings over a copy of the toy data set in a folder, with an empty background."""
    shutil.copytree(TOY, folder)
    (folder / "data" / "context.json").write_text(BACKGROUND, encoding="utf-8")
    return Config(
        seeds=folder / "seeds", data=folder / "data", definitions=folder / "definitions", today=TODAY
    )  # fmt: skip


def relock(seeds: Path) -> None:
    """Write the lock anew for rows as they now are, as if each still stood in its paragraph."""
    _, rows = evidence.transcribed(seeds)
    lock.write_lock(seeds, [Result(fact, fact.locator or "", ()) for fact in rows])
