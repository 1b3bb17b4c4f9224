"""Places that tests ask for, read where they stand once: a point on each island that matters (WGS 84)."""

import csv
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "islands.csv"

with FILE.open(encoding="utf-8", newline="") as _lines:
    POINTS = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(_lines)}
