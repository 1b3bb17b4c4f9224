"""What industry regions have: value added by activity, and KSIC industries with their location quotients."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.errors import GeoError
from layers.atlas.atlas import Atlas
from layers.comparison import quotients
from layers.comparison.quotients import Quotient
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
