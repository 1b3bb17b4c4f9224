"""Thousands of points at once: the municipality, province, pole and items of each, no row dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely

from geo.boundaries import TOLERANCES_M
from geo.crs import metres_of
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.facts.places import NATION
from layers.portfolio.overlaps import used_sites
from layers.portfolio.portfolio import parents_ever, reaching

#: Rough extent of Korea in degrees: (west, east) and (south, north).
EXTENT = ((124.0, 132.0), (33.0, 39.0))
COLUMNS = ("municipality", "province", "pole", "items", "problem")
BAD, SWAPPED, NOWHERE = "bad-coordinates", "swapped", "nowhere"
PROBLEMS = (BAD, SWAPPED, NOWHERE)


def join(atlas: Atlas, points: pd.DataFrame, asof: date, distances: bool = False) -> pd.DataFrame:
    """What applies at each of many points on a day.

    Parameters
    ----------
    points : DataFrame
        Columns `lon` and `lat`, WGS 84 degrees; what is no number is reported, not dropped.
    distances : bool
        Also the nearest site in use and the distance to it in km (EPSG:5179) with its error radius.

    Returns
    -------
    DataFrame
        Categories on the index of `points`: `municipality`, `province`, `pole` (ids), `items` (`;`-separated keys
        in catalogue order) and `problem` (`bad-coordinates`, `swapped`, `nowhere` or empty); with
        `distances` also `nearest_site`, `distance_km`, `radius_km`.
    """
    lon, lat = (pd.to_numeric(points[column], errors="coerce").to_numpy(dtype=float) for column in ("lon", "lat"))
    where, ids = _municipalities(atlas, lon, lat, asof)
    frame = pd.DataFrame(_columns(atlas, ids, where, lon, lat, asof), index=points.index)
    if distances:
        frame = frame.assign(**_nearest(atlas, lon, lat, where >= 0, asof))
    return frame


def municipalities_at(atlas: Atlas, lon: pd.Series, lat: pd.Series, day: date) -> list[str | None]:
    """The municipality of each of many points on a day, None for those at sea, abroad or nowhere."""
    where, ids = _municipalities(atlas, lon.to_numpy(dtype=float), lat.to_numpy(dtype=float), day)
    return [None if at < 0 else ids[at] for at in where]


def _municipalities(atlas: Atlas, lon: np.ndarray, lat: np.ndarray, day: date) -> tuple[np.ndarray, list[str]]:
    """Position of each point's municipality among the ids, -1 for none; the finest boundaries decide."""
    frame = atlas.boundaries.frame("municipality", day, min(TOLERANCES_M))
    shapes = frame.geometry.to_numpy()
    where = np.full(len(lon), -1)
    known = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
    tree = shapely.STRtree(shapely.points(lon[known], lat[known]))
    shape_at, point_at = tree.query(shapes, predicate="intersects")
    # on a border the first municipality of the official order has it, as in Boundaries.at
    where[known[point_at[::-1]]] = shape_at[::-1]
    return where, list(frame.index)


def _columns(
    atlas: Atlas, ids: Sequence[str], where: np.ndarray, lon: np.ndarray, lat: np.ndarray, asof: date
) -> dict[str, pd.Categorical]:
    held = _held(atlas, asof)
    rows = [held[key] for key in ids]
    row_at = _old_outlines(atlas, rows, ids, where, lon, lat, asof)
    found = {column: categories([row[at] for row in rows], row_at) for at, column in enumerate(COLUMNS[:-1])}
    return found | {"problem": _problems(where, lon, lat)}


def categories(values: Sequence[str | None], row_at: np.ndarray) -> pd.Categorical:
    """Values of few rows spread over many points; None and row -1 are missing."""
    known = {value: at for at, value in enumerate(dict.fromkeys(value for value in values if value is not None))}
    codes = np.array([*(-1 if value is None else known[value] for value in values), -1])
    return pd.Categorical.from_codes(codes[row_at], categories=pd.Index(list(known), dtype=object))


def _problems(where: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> pd.Categorical:
    (west, east), (south, north) = EXTENT
    codes = np.where(where < 0, PROBLEMS.index(NOWHERE), -1)
    lost = np.flatnonzero(where < 0)
    x, y = lon[lost], lat[lost]
    swapped = (y >= west) & (y <= east) & (x >= south) & (x <= north)
    bad = ~(np.isfinite(x) & np.isfinite(y)) | (np.abs(x) > 180) | (np.abs(y) > 90)
    codes[lost[bad]] = PROBLEMS.index(BAD)
    codes[lost[swapped]] = PROBLEMS.index(SWAPPED)
    return pd.Categorical.from_codes(codes, categories=pd.Index(PROBLEMS, dtype=object))


@lru_cache(maxsize=8)
def _held(atlas: Atlas, asof: date) -> dict[str, tuple[str, str | None, str | None, str]]:
    """Municipality, province, pole and item keys by municipality id; without what keeps an old outline."""
    by_region: dict[str, list[int]] = {}
    found = _items(atlas, asof)
    for number, item in enumerate(found):
        for region in () if item.old_outline else item.regions:
            by_region.setdefault(region, []).append(number)
    return {
        region.id: _row(atlas, region.id, asof, by_region, found) for region in atlas.regions.at(asof, "municipality")
    }


def _row(
    atlas: Atlas, municipality: str, asof: date, by_region: dict[str, list[int]], found: list[Item]
) -> tuple[str, str | None, str | None, str]:
    province, pole = atlas.regions.province(municipality, asof), atlas.regions.pole(municipality, asof)
    above = [region.id if region is not None else None for region in (province, pole)]
    around, parents = {region for region in (*above, NATION) if region}, parents_ever(atlas, [municipality])
    near = {n for region in around for n in by_region.get(region, ()) if reaching(found[n], around, parents)}
    numbers = near.union(by_region.get(municipality, ()))
    return municipality, above[0], above[1], ";".join(found[n].id for n in sorted(numbers))


def _items(atlas: Atlas, asof: date) -> list[Item]:
    topics = [layer.topic for layer in atlas.catalog.values() if layer.topic is not None]
    return [item for topic in dict.fromkeys(topics) for item in items(atlas, topic, asof)]


@lru_cache(maxsize=8)
def standings(atlas: Atlas, asof: date) -> dict[str, tuple[str, str, str]]:
    """Status of every item on a day, since when, and until when it was looked up, by its key."""
    return {item.id: (item.status, item.date or "", item.checked) for item in _items(atlas, asof)}


@lru_cache(maxsize=8)
def _outlined(atlas: Atlas, asof: date) -> tuple[tuple[str, frozenset[str], shapely.Geometry], ...]:
    """Items that keep an old outline, the municipalities that carry them, and the outline (WGS 84)."""
    return tuple(
        (
            item.id,
            frozenset(item.regions),
            shapely.union_all(
                [atlas.boundaries.outline(old, asof, min(TOLERANCES_M)) for old in item.original_regions]
            ),
        )
        for item in _items(atlas, asof)
        if item.old_outline
    )


def _old_outlines(
    atlas: Atlas,
    rows: list[tuple[str, str | None, str | None, str]],
    ids: Sequence[str],
    where: np.ndarray,
    lon: np.ndarray,
    lat: np.ndarray,
    asof: date,
) -> np.ndarray:
    """Row of each point, after adding rows for points that an item's old outline holds."""
    row_at = where.copy()
    for key, carriers, outline in _outlined(atlas, asof):
        carrying = [at for at, municipality in enumerate(ids) if municipality in carriers]
        points = np.flatnonzero(np.isin(where, carrying))
        inside = points[shapely.intersects_xy(outline, lon[points], lat[points])]
        for old in np.unique(row_at[inside]):
            row_at[inside[row_at[inside] == old]] = len(rows)
            rows.append((*rows[old][:3], ";".join(filter(None, (rows[old][3], key)))))
    return row_at


def _nearest(atlas: Atlas, lon: np.ndarray, lat: np.ndarray, known: np.ndarray, asof: date) -> dict[str, np.ndarray]:
    """The nearest site in use of each known point: its id, the distance and its error radius in km."""
    sites = sorted((atlas.sites[key] for key in used_sites(atlas, asof)), key=lambda one: one.rank)
    site, km, radius = np.full(len(lon), None, dtype=object), np.full(len(lon), np.nan), np.full(len(lon), np.nan)
    rows = np.flatnonzero(known)
    if sites and len(rows):
        tree = shapely.STRtree(shapely.points(metres_of(np.array([(one.lon, one.lat) for one in sites]))))
        points = shapely.points(metres_of(np.column_stack((lon[rows], lat[rows]))))
        (every_row, every_site), apart = tree.query_nearest(points, return_distance=True)
        first = np.lexsort((every_site, every_row))
        at_row, firsts = np.unique(every_row[first], return_index=True)
        at_site, metres = every_site[first][firsts], apart[first][firsts]
        site[rows[at_row]] = np.array([one.id for one in sites], dtype=object)[at_site]
        km[rows[at_row]] = metres / 1000
        radius[rows[at_row]] = np.array([one.radius_km for one in sites])[at_site]
    return {"nearest_site": site, "distance_km": km, "radius_km": radius}
