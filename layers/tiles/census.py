"""How many points lie in each municipality, by the boundaries of every vintage."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from geo.boundaries import TOLERANCES_M, Boundaries
from geo.regions import Day

#: Of points that lie in no municipality: at sea, abroad.
NOWHERE = ""
Counts = Mapping[str, Mapping[str, int]]


def counted(lonlat: np.ndarray, boundaries: Boundaries) -> dict[str, dict[str, int]]:
    """Points by municipality, by the first day of each vintage; those of none under the empty id.

    Parameters
    ----------
    lonlat : ndarray of float64, shape (n, 2)
        WGS 84 degrees, longitude first.
    """
    return {one.vintage: of_vintage(lonlat, boundaries, one.vintage) for one in boundaries.regions.vintages}


def of_vintage(lonlat: np.ndarray, boundaries: Boundaries, vintage: str) -> dict[str, int]:
    """Points by municipality of one vintage, given by its first day."""
    points = shapely.points(lonlat)
    frame = boundaries.frame("municipality", vintage, min(TOLERANCES_M))
    shapes = frame.geometry.to_numpy()
    shapely.prepare(shapes)
    # the tree is of the points: each outline is then asked once, prepared, for all that its box holds
    region, point = shapely.STRtree(points).query(shapes, predicate="intersects")
    owner = np.full(len(points), len(shapes))
    np.minimum.at(owner, point, region)
    found = np.bincount(owner, minlength=len(shapes) + 1).tolist()
    return {key: n for key, n in zip((*frame.index, NOWHERE), found, strict=True) if n}


def by_region(counts: Counts, boundaries: Boundaries, on: Day) -> dict[str, int]:
    """Points by province and municipality on a day; provinces are sums of theirs on that day."""
    regions = boundaries.regions
    own = counts.get(regions.vintage(on), {})
    told: dict[str, int] = {}
    for province in regions.at(on, "province"):
        members = {one.id: own[one.id] for one in regions.children(province.id, on) if one.id in own}
        told |= {province.id: sum(members.values()), **members} if members else {}
    return told
