"""Which regions a comparison is about: those asked for, as they are on the day, in official order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from geo.region import LEVELS, Notice, Region
from layers.atlas.atlas import Atlas
from layers.errors import TooFewRegions, TooManyRegions
from layers.notes import Note, note

FEWEST, MOST = 2, 17


@dataclass(frozen=True)
class Instead:
    """Regions that can be compared instead, and the last day on which they can."""

    regions: tuple[str, ...]
    asof: date


@dataclass(frozen=True)
class Chosen:
    """Regions of a comparison; `notices` are about abolished ones and `notes` about duplicates.

    `instead` is there when what was asked for is one region by now.
    """

    regions: tuple[Region, ...]
    notices: tuple[Notice, ...]
    notes: tuple[Note, ...]
    instead: Instead | None


def choose(atlas: Atlas, region_ids: Iterable[str], asof: date) -> Chosen:
    """Regions to compare on a day.

    An abolished id stands for its successors, once each and with a notice.

    Raises
    ------
    TooFewRegions, TooManyRegions
        For fewer than two different ids, or more than seventeen regions.
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.BeforeRecord
    """
    asked = tuple(region_ids)
    wanted = tuple(dict.fromkeys(asked))
    if len(wanted) < FEWEST:
        given = f"regions={','.join(asked)}"
        raise TooFewRegions(f"{given}: a comparison needs {FEWEST} to {MOST} different regions").about(given)
    in_force: dict[str, Region] = {}
    notices = []
    for region_id in wanted:
        now, notice = atlas.regions.follow(region_id, asof)
        in_force |= {region.id: region for region in now}
        notices += [notice] if notice is not None else []
    if len(in_force) > MOST:
        given = f"{len(in_force)} > {MOST}"
        raise TooManyRegions(f"{len(in_force)} regions: a comparison takes {FEWEST} to {MOST}").about(given)
    ordered = sorted(in_force.values(), key=lambda region: _place_of(atlas, region))
    return Chosen(tuple(ordered), tuple(notices), _notes(asked, wanted), _instead(atlas, ordered))


def _place_of(atlas: Atlas, region: Region) -> tuple[int, int, int, str]:
    parent = atlas.regions.latest(region.parent).order if region.parent is not None else 0
    return LEVELS.index(region.level), parent, region.order, region.id


def _notes(asked: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[Note, ...]:
    twice = [region for region in wanted if asked.count(region) > 1]
    listed = ", ".join(twice)
    return (note("twice", listed=listed),) if twice else ()


def _instead(atlas: Atlas, found: list[Region]) -> Instead | None:
    """The predecessors of the one region that remains; their last day is the day before it began."""
    if len(found) >= FEWEST or found[0].valid_from is None:
        return None
    before = tuple(region.id for region in atlas.regions.predecessors(found[0].id))
    first = atlas.regions.span(found[0].id)[0].valid_from
    return Instead(before, first - timedelta(days=1)) if len(before) >= FEWEST and first is not None else None
