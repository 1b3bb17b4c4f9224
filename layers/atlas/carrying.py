"""Carry facts across changes of regions: to successors, to the place of a point, or as an old outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.boundaries import Boundaries
from geo.errors import AbolishedRegion, NotYetRegion
from geo.region import Region
from geo.regions import Regions
from layers.facts.places import Site
from layers.notes import Note, note


@dataclass(frozen=True)
class Carried:
    """Regions of a fact on a day, the ones its document meant, and why they differ."""

    regions: tuple[str, ...]
    originals: tuple[str, ...]
    old_outline: bool = False
    notes: tuple[Note, ...] = ()


BEFORE_SPLIT = note("before_split")


def carry(
    regions: Regions,
    boundaries: Boundaries,
    originals: Sequence[str],
    points: Iterable[Site],
    asof: date,
) -> Carried:
    """Regions that carry a fact on a day.

    A merged province's facts go to the province it became part of. A municipality that was split
    or put together keeps its old outline for facts about its area; points go by location.
    """
    found: list[str] = []
    notes: list[Note] = []
    old_outline = False
    points = tuple(points)
    for region_id in originals:
        now, note, outline = _carry_one(regions, boundaries, region_id, points, asof)
        found += [region for region in now if region not in found]
        notes += [note] if note is not None and note not in notes else []
        old_outline = old_outline or outline
    if old_outline:
        notes.append(BEFORE_SPLIT)
    return Carried(tuple(found), tuple(originals), old_outline, tuple(notes))


def _carry_one(
    regions: Regions, boundaries: Boundaries, region_id: str, points: Sequence[Site], asof: date
) -> tuple[tuple[str, ...], Note | None, bool]:
    try:
        regions.get(region_id, asof)
    except NotYetRegion:
        before = tuple(region.id for region in regions.predecessors(region_id))
        return before or (region_id,), None, False
    except AbolishedRegion:
        return _carry_abolished(regions, boundaries, region_id, points, asof)
    return (region_id,), None, False


def _carry_abolished(
    regions: Regions, boundaries: Boundaries, region_id: str, points: Sequence[Site], asof: date
) -> tuple[tuple[str, ...], Note | None, bool]:
    old = regions.latest(region_id)
    successors = tuple(region.id for region in regions.successors(region_id, asof))
    note = _former(regions, old)
    if old.level != "municipality":
        return successors, note, False
    inside = [site for site in points if site.region in (region_id, *successors)]
    if inside:
        located = (boundaries.at(site.lon, site.lat, asof) for site in inside)
        here = tuple(dict.fromkeys(r for r in located if r in successors))
        return here or successors, note, False
    return successors, note, True


def _former(regions: Regions, old: Region) -> Note:
    """Note that names what a region was, a municipality with its province."""
    ko, en = old.name_ko, old.name_en
    if old.level == "municipality" and old.parent is not None:
        province = regions.latest(old.parent)
        ko, en = f"{province.name_ko} {ko}", f"{en}, {province.name_en}"
    return note("former", name=(ko, en))
