"""Invented points for tests and measurements, of any number, the same every time; there are none in the atlas itself.

As firms do they crowd around some hundred towns, a tenth lie anywhere, all within a box around the mainland.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from layers.tiles import making

SEED, TOWNS, SPREAD = 20261130, 300, 0.06
WEST, SOUTH, EAST, NORTH = 126.3, 34.4, 129.5, 37.9


def points(number: int) -> np.ndarray:
    """Positions in WGS 84 degrees, longitude first; shape (number, 2)."""
    draw = np.random.default_rng(SEED)
    box = np.array([[WEST, SOUTH], [EAST, NORTH]])
    towns = draw.uniform(*box, (TOWNS, 2))
    weight = draw.pareto(1.2, TOWNS) + 0.2
    crowded = towns[draw.choice(TOWNS, number, p=weight / weight.sum())] + draw.normal(0, SPREAD, (number, 2))
    anywhere = draw.uniform(*box, (number, 2))
    return np.where(draw.random((number, 1)) < 0.1, anywhere, crowded).clip(*box)


def table(number: int) -> pd.DataFrame:
    """The same with an id and a name for each."""
    lon, lat = points(number).round(6).T
    rows = range(1, number + 1)
    return pd.DataFrame(
        {"id": [f"t{row}" for row in rows], "name": [f"시험 공장 {row}" for row in rows], "lon": lon, "lat": lat}
    )


#: The definition of a layer of such points; `{source}` is the line that tells where they are read.
DEFINITION = """id: {name}
type: points-tiled
owner: {{ko: 시험기관, en: Test agency}}
title: {{ko: 공장, en: Factories}}
abstract: {{ko: 시험용 점., en: Points of a test.}}
date: "2026-09-01"
{source}
"""


def definition(name: str, source: str = "") -> str:
    """The YAML of a layer; of its own file of tiles where no source is given."""
    return DEFINITION.format(name=name, source=source or f"file: {name}.pmtiles")


def make(path: Path, number: int, boundaries: Path) -> Path:
    """A file of tiles of so many points."""
    written = path.with_suffix(".csv")
    table(number).to_csv(written, index=False)
    making.make(written, path, boundaries, "id", "name")
    written.unlink()
    return path
