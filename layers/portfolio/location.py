"""What applies at a point: its regions, their items, the nearest sites, and what is not known there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from geo.crs import metres_of
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.errors import AtSea, BadCoordinates, OutsideKorea, SwappedCoordinates
from layers.facts.places import Site
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.notes import Note, note
from layers.portfolio.joining import EXTENT, join
from layers.portfolio.overlaps import used_sites
from layers.portfolio.portfolio import Membership, memberships, unplaced

__all__ = ["AtPoint", "Nearest", "at", "check", "covers", "join", "nearest_sites"]

#: Within so many metres of a border the published lines do not decide; ours are simplified to 60 m.
NEAR_BORDER_M = 120.0
NEAREST = 5


@dataclass(frozen=True)
class Nearest:
    """A site: distance and error radius in km, measured in EPSG:5179, and the items that stand on it."""

    site: Site
    distance_km: float
    radius_km: float
    items: tuple[tuple[str, Item], ...]


@dataclass(frozen=True)
class AtPoint:
    """Everything that applies at a WGS 84 point on a day; `notices` say what is not known.

    `pole` is None before 2025-07-29, when no document listed poles.
    """

    lon: float
    lat: float
    municipality: Region
    province: Region
    pole: Region | None
    memberships: tuple[Membership, ...]
    nearest: tuple[Nearest, ...]
    notices: tuple[Note, ...]


def at(atlas: Atlas, lon: float, lat: float, asof: date, nearest: int = NEAREST) -> AtPoint:
    """What applies at a point on a day.

    Parameters
    ----------
    lon, lat : float
        WGS 84 longitude and latitude in degrees.
    nearest : int
        How many of the nearest sites to give.

    Raises
    ------
    BadCoordinates, SwappedCoordinates
        No numbers of degrees, or latitude where longitude should be.
    AtSea, OutsideKorea
        The point lies in no municipality; the message names the nearest one and its distance.
    geo.errors.BeforeRecord
    """
    check(lon, lat)
    municipality_id = atlas.boundaries.at(lon, lat, asof)
    if municipality_id is None:
        raise _nowhere(atlas, lon, lat, asof)
    here = tuple(m for m in memberships(atlas, municipality_id, asof) if covers(atlas, m.item, lon, lat))
    province = atlas.regions.province(municipality_id, asof)
    return AtPoint(
        lon=lon,
        lat=lat,
        municipality=atlas.regions.get(municipality_id, asof),
        province=province or atlas.regions.get(municipality_id, asof),
        pole=atlas.regions.pole(municipality_id, asof),
        memberships=here,
        nearest=nearest_sites(atlas, lon, lat, asof, nearest),
        notices=_notices(atlas, lon, lat, asof, municipality_id, here),
    )


def check(lon: float, lat: float) -> None:
    """Nothing for a longitude and latitude; raises BadCoordinates or SwappedCoordinates."""
    said = f"lon={lon!r}, lat={lat!r}"
    if not (_number(lon) and _number(lat)):
        raise BadCoordinates(f"{said}: both must be numbers of degrees, such as lon=126.98, lat=37.57")
    if _inside(lat, lon):
        raise SwappedCoordinates(f"{said}: latitude stands where longitude should; right: lon={lat!r}, lat={lon!r}")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise BadCoordinates(f"{said}: longitude runs from -180 to 180 and latitude from -90 to 90 degrees")


def _number(value: float) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool) and math.isfinite(value)


def _inside(lon: float, lat: float) -> bool:
    (west, east), (south, north) = EXTENT
    return west <= lon <= east and south <= lat <= north


def _nowhere(atlas: Atlas, lon: float, lat: float, asof: date) -> AtSea | OutsideKorea:
    """The mistake of a point in no municipality."""
    land = atlas.boundaries.context["land"] if (atlas.boundaries.data_dir / "context.json").is_file() else None
    abroad = [] if land is None else list(land.index[land.intersects(shapely.Point(lon, lat))])
    nearest, km = nearest_municipality(atlas, lon, lat, asof)
    name = nearest.name_ko
    said = f"lon={lon:g}, lat={lat:g}"
    if abroad or not _inside(lon, lat):
        return OutsideKorea(f"{said}: lies outside Korea; the nearest municipality is {name}, {km:.0f} km away")
    return AtSea(f"{said}: lies in the sea; the nearest municipality is {name}, {km:.1f} km away")


def nearest_municipality(atlas: Atlas, lon: float, lat: float, asof: date) -> tuple[Region, float]:
    """The municipality nearest to a WGS 84 point on a day, and the distance to its border in km (EPSG:5179)."""
    frame = atlas.boundaries.frame("municipality", asof)
    border = frame.geometry.to_numpy()
    index = int(np.argmin(shapely.distance(border, shapely.Point(lon, lat))))
    return atlas.regions.get(frame.index[index], asof), _metres_to(border[index], lon, lat) / 1000


def _metres_to(shape: shapely.Geometry, lon: float, lat: float) -> float:
    """Metres in EPSG:5179 from a WGS 84 point to the border of a shape."""
    point = shapely.Point(*metres_of(np.array([[lon, lat]]))[0])
    return float(shapely.distance(shapely.boundary(shapely.transform(shape, metres_of)), point))


def covers(atlas: Atlas, item: Item, lon: float, lat: float) -> bool:
    """Whether an item at the point's municipality reaches the point: what kept its old outline must hold it."""
    if not item.old_outline:
        return True
    days = {atlas.regions.latest(old).valid_to for old in item.original_regions}
    return any(atlas.boundaries.at(lon, lat, day) in item.original_regions for day in days if day is not None)


def nearest_sites(atlas: Atlas, lon: float, lat: float, asof: date, number: int) -> tuple[Nearest, ...]:
    """The sites in use on a day that are nearest to a WGS 84 point, nearest first."""
    used = used_sites(atlas, asof)
    sites = [atlas.sites[key] for key in used]
    if not sites:
        return ()
    apart = metres_of(np.array([(site.lon, site.lat) for site in sites])) - metres_of(np.array([[lon, lat]]))
    km = np.hypot(apart[:, 0], apart[:, 1]) / 1000
    order = sorted(range(len(sites)), key=lambda i: (km[i], sites[i].rank))[:number]
    return tuple(Nearest(sites[i], round(float(km[i]), 3), sites[i].radius_km, used[sites[i].id]) for i in order)


def _notices(
    atlas: Atlas, lon: float, lat: float, asof: date, municipality_id: str, here: Iterable[Membership]
) -> tuple[Note, ...]:
    outline = atlas.boundaries.outline(municipality_id, asof, 60)
    notes = [note("by_municipality"), *unplaced(atlas, asof)]
    if _metres_to(outline, lon, lat) < NEAR_BORDER_M:
        notes.append(note("near_border", metres=NEAR_BORDER_M))
    for status in (UNDECIDED, UNCONFIRMED):
        number = sum(membership.item.status == status for membership in here)
        notes += [note(status, n=number)] if number else []
    stale = sum(membership.item.stale for membership in here)
    return (*notes, *([note("stale", n=stale)] if stale else []))
