"""What industry regions have: value added by activity, and KSIC industries with their location quotients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.errors import GeoError
from layers.atlas.atlas import Atlas
from layers.comparison import quotients
from layers.comparison.quotients import Quotient
from layers.periods import first_day
from layers.statistics import surveys

#: Activities that make up gross value added, in the order of the accounts.
ACTIVITIES = ("agriculture", "mining", "manufacturing", "utilities", "construction", "services")
WHOLE = "gva"


@dataclass(frozen=True)
class Composition:
    """Shares of gross value added in % by activity (name, one share for each region), of one year."""

    year: str
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True)
class Reported(Composition):
    """Shares of a year of which the amounts are not at hand, with the table that has them and how sure they are.

    `lines` says of how many lines of that table each activity is the sum.
    """

    source: str
    confidence: str
    lines: Mapping[str, int]


@dataclass(frozen=True)
class Industry:
    """A KSIC industry and its quotient in each region, None where there is no table."""

    code: str
    name_ko: str
    year: str
    quotients: tuple[Quotient | None, ...]


def composition(atlas: Atlas, region_ids: Sequence[str], asof: date) -> Composition | None:
    """What gross value added is made of, of the latest year public by a day; a merged province is summed."""
    table, names = atlas.surveys.grdp, atlas.surveys.activities
    years = surveys.years(table, asof)
    if not years:
        return None
    rows = [(names[one], tuple(_share(atlas, region, one, years[0]) for region in region_ids)) for one in ACTIVITIES]
    return Composition(years[0], tuple(rows))


def reported(atlas: Atlas, region_ids: Sequence[str], asof: date) -> Reported | None:
    """The same of the latest year of which shares alone are public by a day; a merged province has none.

    What an activity is made of is summed: manufacturing of its seven groups, services of their lines.
    """
    known = {key: one for key, one in atlas.surveys.shares.items() if _public(atlas, one.source, asof)}
    if not known:
        return None
    year = max(year for _, _, year in known)
    first = next(one for (_, _, of), one in known.items() if of == year)
    shares = {(region, activity): one.percent for (region, activity, of), one in known.items() if of == year}
    names = atlas.surveys.activities
    table = {line for _, line in shares}
    lines = {one: [line for line in table if _within(atlas, line, one)] for one in ACTIVITIES}
    rows = tuple((names[one], tuple(_added(shares, region, lines[one]) for region in region_ids)) for one in ACTIVITIES)
    if not any(share is not None for _, of_regions in rows for share in of_regions):
        return None
    return Reported(year, rows, first.source, first.confidence, {one: len(some) for one, some in lines.items()})


def _public(atlas: Atlas, source: str, asof: date) -> bool:
    published = atlas.statistics.sources[source].published
    return published is not None and first_day(published) <= asof


def _added(shares: Mapping[tuple[str, str], float], region_id: str, lines: Sequence[str]) -> float | None:
    """The sum of some lines in a region; None where it has not all of them."""
    known = [shares[region_id, line] for line in lines if (region_id, line) in shares]
    return round(sum(known), 2) if known and len(known) == len(lines) else None


def _within(atlas: Atlas, line: str | None, activity: str) -> bool:
    """Whether a line of the accounts is an activity or one of its parts."""
    return line == activity or (line is not None and _within(atlas, atlas.surveys.parents[line], activity))


def _share(atlas: Atlas, region_id: str, activity: str, year: str) -> float | None:
    part, whole = (_sum(atlas, region_id, one, year) for one in (activity, WHOLE))
    return None if part is None or not whole else 100 * part / whole


def _sum(atlas: Atlas, region_id: str, activity: str, year: str) -> float | None:
    table = atlas.surveys.grdp
    if (region_id, activity, year) in table:
        return table[region_id, activity, year]
    values = [table.get((part, activity, year)) for part in _predecessors(atlas, region_id)]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _predecessors(atlas: Atlas, region_id: str) -> list[str]:
    try:
        return [region.id for region in atlas.regions.predecessors(region_id)]
    except GeoError:
        return []


def divisions(atlas: Atlas, region_ids: Sequence[str], asof: date) -> list[Industry]:
    """Manufacturing divisions (ten workers or more) in the order of KSIC; nothing before the table was public."""
    return _industries([quotients.divisions(atlas, region, asof) for region in region_ids])


def sections(atlas: Atlas, region_ids: Sequence[str], asof: date) -> list[Industry]:
    """Sections of all industries in the order of KSIC; nothing before the table was public."""
    return _industries([quotients.sections(atlas, region, asof) for region in region_ids])


def _industries(found: list[dict[str, Quotient]]) -> list[Industry]:
    first = {code: one for own in reversed(found) for code, one in own.items()}
    return [
        Industry(code, one.name_ko, one.year, tuple(own.get(code) for own in found))
        for code, one in sorted(first.items())
    ]
