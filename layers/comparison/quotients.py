"""Location quotients of KSIC industries in provinces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.errors import GeoError
from layers.atlas.atlas import Atlas
from layers.facts.places import NATION
from layers.statistics import surveys
from layers.statistics.surveys import WITHHELD, Count, Key

ALL_SECTIONS, MANUFACTURING = "T", "C"
PARTLY_INFERRED = "partly-inferred"


@dataclass(frozen=True)
class Quotient:
    """Location quotients of an industry in a region, with the counts they rest on.

    Attributes
    ----------
    workers, turnover : float or None
        Head count and million won (sales of a section, shipments of a division).
    lq_workers, lq_turnover : float or None
        Index, nation = 1; None where a count is withheld or there is no whole.
    state : str
        published, withheld, inferred-zero, or partly-inferred for a sum with such a zero.
    made_of : tuple of str
        Regions whose counts were added, for a merged province or a pole.
    """

    region: str
    code: str
    name_ko: str
    year: str
    establishments: float | None
    workers: float | None
    turnover: float | None
    lq_workers: float | None
    lq_turnover: float | None
    state: str
    made_of: tuple[str, ...] = ()


def location_quotient(
    part: float | None, whole: float | None, national_part: float | None, national_whole: float | None
) -> float | None:
    """LQ = (e_i / e) / (E_i / E), of a region's industry over the nation's; None where it cannot be told.

    Source: P. Sargant Florence, Report on the Location of Industry (1939); the formula of the tests' oracles.
    """
    if part is None or national_part is None or not whole or not national_whole or not national_part:
        return None
    return (part / whole) / (national_part / national_whole)


def sections(atlas: Atlas, region_id: str, asof: date) -> dict[str, Quotient]:
    """Quotients over all industries by KSIC section, latest year public by a day; empty without a table."""
    return _quotients(atlas, atlas.surveys.sections, ALL_SECTIONS, region_id, asof)


def divisions(atlas: Atlas, region_id: str, asof: date) -> dict[str, Quotient]:
    """Quotients within manufacturing (10 workers or more) by KSIC division; empty without a table.

    A merged province is recomputed from the sums of its parts; where one part is withheld, so is the sum.
    """
    return _quotients(atlas, atlas.surveys.divisions, MANUFACTURING, region_id, asof)


def _quotients(atlas: Atlas, table: Mapping[Key, Count], whole: str, region_id: str, asof: date) -> dict[str, Quotient]:
    years = surveys.years(table, asof)
    parts = _parts(atlas, table, region_id, asof)
    if not years or not parts:
        return {}
    codes = dict.fromkeys(code for region, code, _ in table if region == NATION and code != whole)
    return {code: _quotient(atlas, table, (code,), whole, parts, years[0], region_id) for code in codes}


def _parts(atlas: Atlas, table: Mapping[Key, Count], region_id: str, asof: date) -> tuple[str, ...]:
    """Regions with rows of their own that make up a region: itself, its predecessors or its provinces."""
    listed = {region for region, _, _ in table}
    if region_id in listed:
        return (region_id,)
    try:
        before = [old.id for old in atlas.regions.predecessors(region_id)]
        inside = [one.id for one in atlas.regions.children(region_id, asof)]
    except GeoError:
        return ()
    below = [_parts(atlas, table, one, asof) for one in before or inside]
    return tuple(part for parts in below for part in parts) if below and all(below) else ()


def _quotient(
    atlas: Atlas,
    table: Mapping[Key, Count],
    codes: tuple[str, ...],
    whole: str,
    parts: tuple[str, ...],
    year: str,
    region_id: str,
) -> Quotient:
    own = _sum(table, parts, codes, year)
    all_own = _sum(table, parts, (whole,), year)
    nation, all_nation = _sum(table, (NATION,), codes, year), _sum(table, (NATION,), (whole,), year)
    known = atlas.surveys.industries
    return Quotient(
        region=region_id,
        code="+".join(codes),
        name_ko=" + ".join(known.get(code, code) for code in codes),
        year=year,
        establishments=own.establishments,
        workers=own.workers,
        turnover=own.turnover,
        lq_workers=location_quotient(own.workers, all_own.workers, nation.workers, all_nation.workers),
        lq_turnover=location_quotient(own.turnover, all_own.turnover, nation.turnover, all_nation.turnover),
        state=own.state,
        made_of=parts if parts != (region_id,) else (),
    )


def _sum(table: Mapping[Key, Count], regions: tuple[str, ...], codes: tuple[str, ...], year: str) -> Count:
    """Counts of several regions and industries together; withheld as soon as one of them is."""
    counts = [table[region, code, year] for region in regions for code in codes]
    states = {count.state for count in counts}
    state = WITHHELD if WITHHELD in states else next(iter(states)) if len(states) == 1 else PARTLY_INFERRED
    columns = [[getattr(count, name) for count in counts] for name in ("establishments", "workers", "turnover")]
    totals = [None if None in values else sum(values) for values in columns]
    return Count("+".join(regions), "+".join(codes), year, totals[0], totals[1], totals[2], state)


@lru_cache(maxsize=4096)
def together(atlas: Atlas, codes: tuple[str, ...], region_id: str, asof: date) -> Quotient | None:
    """Quotient of KSIC industries of one table taken together, None without a table; kept once computed.

    All `codes` are divisions (C24) or all are sections (J).
    """
    of_divisions = len(codes[0]) > 1
    table = atlas.surveys.divisions if of_divisions else atlas.surveys.sections
    years, parts = surveys.years(table, asof), _parts(atlas, table, region_id, asof)
    if not years or not parts:
        return None
    return _quotient(atlas, table, codes, MANUFACTURING if of_divisions else ALL_SECTIONS, parts, years[0], region_id)
