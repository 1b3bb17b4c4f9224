"""Which columns of a table hold its points, and the points in WGS 84, or why a row has none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import numpy as np
import pandas as pd

from geo.crs import WGS84
from geo.spelling import fold
from layers.portfolio.joining import SWAPPED
from layers.reading import coordinates, rules
from web.cli.points.rows import Batch
from web.service.mistakes import WebError

#: Words of headings in degrees, which go before other columns of the same field (좌표정보(X) beside 경도).
IN_DEGREES = ("경도", "위도", "lon", "lng", "lat")
EXAMPLES = {"lon": "lon, x, 경도, 좌표정보(X)", "lat": "lat, y, 위도, 좌표정보(Y)"}
KINDS = {"lon": "longitude", "lat": "latitude"}
PROJECTED, OUTSIDE, UNKNOWN_SYSTEM, NO_POINT = "projected", "outside-system", "unknown-system", "no-point"


class MissingColumn(WebError):
    """A file of points has no header, or no column of longitudes or latitudes."""


class UnknownSystem(WebError):
    """A reference system that the rules of reading do not know."""


@dataclass(frozen=True)
class Columns:
    """Positions of the columns: longitude and latitude, or one `point` with both, and the row's own system.

    Degrees may have columns of minutes and seconds beside them, `lon_parts` and `lat_parts`.
    """

    lon: int | None
    lat: int | None
    point: int | None = None
    crs: int | None = None
    lon_parts: tuple[int, ...] = ()
    lat_parts: tuple[int, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the points may be written otherwise than as longitude and latitude in two columns."""
        return self.point is not None or self.crs is not None or bool(self.lon_parts or self.lat_parts)


def columns(path: Path, header: Sequence[str], wanted: tuple[str | None, str | None]) -> Columns:
    """The columns of a header, those that the reader named first; raises MissingColumn."""
    found = {field: _first(header, field) for field in ("lon", "lat", "point", "crs")}
    if found["point"] is not None and not any(wanted) and None in (found["lon"], found["lat"]):
        return Columns(None, None, found["point"], found["crs"])
    lon, lat = (
        _named(path, header, name) if name else _needed(path, header, field, found[field])
        for name, field in zip(wanted, KINDS, strict=True)
    )
    return Columns(lon, lat, None, found["crs"], _parts(header, lon, "lon"), _parts(header, lat, "lat"))


def _parts(header: Sequence[str], at: int, field: str) -> tuple[int, ...]:
    """Columns of minutes and seconds: by their headings, or those that follow under the same heading or none."""
    named = [_first(header, f"{field}_{part}") for part in ("min", "sec")]
    if named[0] is not None:
        return tuple(column for column in named if column is not None)
    bare = takewhile(lambda column: header[column] in ("", header[at]), range(at + 1, min(at + 3, len(header))))
    return tuple(bare)


def _first(header: Sequence[str], field: str) -> int | None:
    known = [at for at, heading in enumerate(header) if rules.field_of(heading) == field]
    degrees = [at for at in known if any(word in fold(header[at]) for word in IN_DEGREES)]
    return next(iter((*degrees, *known)), None)


def _named(path: Path, header: Sequence[str], name: str) -> int:
    folded = [fold(heading) for heading in header]
    if fold(name) not in folded:
        raise MissingColumn(f"{path}: no column {name!r} among {', '.join(header)}")
    return folded.index(fold(name))


def _needed(path: Path, header: Sequence[str], field: str, found: int | None) -> int:
    if found is None:
        said = f"no column of {KINDS[field]}s ({EXAMPLES[field]} …)"
        raise MissingColumn(f"{path}: {said} among {', '.join(header)}; name it with --lon and --lat")
    return found


def system(text: str | None) -> str | None:
    """The system that an option names; raises UnknownSystem with those there are."""
    if text is None:
        return None
    found = rules.system_of(text)
    if found is None:
        raise UnknownSystem(f"--crs {text}: not known; one of {', '.join(rules.RULES['systems'])}")
    return found


def points(batch: Batch, at: Columns, given: str | None) -> pd.DataFrame:
    """Columns `lon` and `lat` in WGS 84 degrees (NaN where there is no point) and `hint`, why a row has none.

    For metres in two columns also `system`, and `turned_lon` and `turned_lat`: the point in Korea that they are with
    x and y exchanged.

    Parameters
    ----------
    given : str or None
        The reference system of numbers in metres, a code of the rules; a row's own column `crs` goes before it.
    """
    xy = _in_one(batch.columns[at.point]) if at.point is not None else _in_two(batch, at)
    hints, named = (np.full(len(batch), "", dtype=object) for _ in range(2))
    turned = np.full(xy.shape, math.nan)
    metres = np.nan_to_num(np.abs(xy)).max(axis=1, initial=0) >= rules.RULES["metres_from"]
    systems = _systems(batch, at, given) if metres.any() else np.empty(len(batch), dtype=object)
    for code in sorted({systems[row] or "" for row in np.flatnonzero(metres)}):
        own = np.flatnonzero(metres & (systems == (code or None)))
        if code in ("", WGS84):
            hints[own] = [_hint(*pair) for pair in xy[own]]
            xy[own] = math.nan
        elif code == UNKNOWN_SYSTEM:
            hints[own], xy[own] = UNKNOWN_SYSTEM, math.nan
        else:
            written = xy.copy()
            xy[own] = coordinates.in_degrees(code, xy[own])
            outside = own[~_in_korea(xy[own])]
            hints[outside] = [_lost(code, *pair) for pair in written[outside]]
            xy[outside] = math.nan
            if at.point is None:
                named[own], turned[own] = code, coordinates.in_degrees(code, written[own][:, ::-1])
    if at.point is not None:
        shapes = map(coordinates.shape_kind, batch.columns[at.point])
        pairs = zip(shapes, hints, strict=True)
        hints = np.array([f"{NO_POINT}: {kind}" if kind else hint for kind, hint in pairs], dtype=object)
    turned[~_in_korea(turned) | ~np.isfinite(xy).all(axis=1)] = math.nan
    found = {"lon": xy[:, 0], "lat": xy[:, 1], "hint": hints, "system": named}
    return pd.DataFrame(found | {"turned_lon": turned[:, 0], "turned_lat": turned[:, 1]})


def _in_two(batch: Batch, at: Columns) -> np.ndarray:
    return np.column_stack([_axis(batch, at.lon or 0, at.lon_parts), _axis(batch, at.lat or 0, at.lat_parts)])


def _axis(batch: Batch, column: int, parts: Sequence[int]) -> np.ndarray:
    """Numbers of a column, with minutes and seconds where these have columns that are not blank."""
    plain = batch.plain(column)
    found = _numbers(batch.columns[column]) if plain is None else plain
    for number in range(len(batch) if parts else 0):
        minutes, seconds = (*(batch.columns[part][number] for part in parts), "", "")[:2]
        if minutes.strip() or seconds.strip():
            found[number] = coordinates.joined_degrees(batch.columns[column][number], minutes, seconds)
    return found


def _numbers(cells: Sequence[str]) -> np.ndarray:
    """Numbers of cells; those that are not plain are read as degrees, minutes and seconds."""
    written = pd.Series(list(cells), dtype=object)
    found = pd.to_numeric(written, errors="coerce").to_numpy(dtype=float).copy()
    rest = np.flatnonzero(~np.isfinite(found))
    found[rest] = pd.to_numeric(written.iloc[rest].str.strip(), errors="coerce").to_numpy(dtype=float)
    for row in rest[~np.isfinite(found[rest])]:
        found[row] = coordinates.degrees(cells[row])
    return found


def _in_one(cells: Sequence[str]) -> np.ndarray:
    pairs = [coordinates.pair(cell) or (math.nan, math.nan) for cell in cells]
    return np.array(pairs, dtype=float).reshape(len(cells), 2)


def _systems(batch: Batch, at: Columns, given: str | None) -> np.ndarray:
    """The system of every row: its own, else the one that holds for the file, None where nobody says."""
    crs, point = (batch.columns[each] if each is not None else [""] * len(batch) for each in (at.crs, at.point))
    own = [code or coordinates.srid(cell) or "" for code, cell in zip(crs, point, strict=True)]
    known = {text: (rules.system_of(text) or UNKNOWN_SYSTEM) if text.strip() else given for text in set(own)}
    return np.array([*(known[text] for text in own), None], dtype=object)[:-1]


def _hint(x: float, y: float) -> str:
    """What a pair of numbers in metres may be: projected: EPSG:5179."""
    fitting = rules.systems_around(x, y)
    turned = () if fitting else rules.systems_around(y, x)
    if turned:
        return f"{PROJECTED}: {', '.join(turned)}, x and y swapped"
    return f"{PROJECTED}: {', '.join(fitting)}" if fitting else OUTSIDE


def _lost(code: str, x: float, y: float) -> str:
    """Why a pair of numbers of a system is no place: it is outside Korea, as written or in any order."""
    turned = _in_korea(coordinates.in_degrees(code, np.array([[y, x]])))[0]
    return f"{SWAPPED}: {code}, x and y" if turned else f"{OUTSIDE}: {code}"


def _in_korea(lonlat: np.ndarray) -> np.ndarray:
    (west, east), (south, north) = (rules.RULES["systems"][WGS84][axis] for axis in ("x", "y"))
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
