"""The editorial crosswalk from sectors to KSIC industries, and what location quotients say of a sector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.comparison.comparison import Comparison
from layers.comparison.quotients import Quotient, together
from layers.errors import UnknownSector
from layers.facts.crosswalk_table import Crossing
from layers.quantities import term
from layers.statistics.surveys import WITHHELD

ABOVE, BELOW, MIXED = "above", "below", "mixed"
UNDETERMINABLE, NO_TABLE = "undeterminable", "no-table"
#: Verdicts and states, keys of the words in `verdict`.
VERDICTS = (ABOVE, BELOW, MIXED, UNDETERMINABLE, WITHHELD, NO_TABLE)


@dataclass(frozen=True)
class Verdict:
    """What the quotients say of a sector in a region; `verdict` is one of `VERDICTS`.

    `quotient` is that of the industries that can carry the sector, taken together; `beside` are those
    that carry a part of it only and bear no verdict.
    """

    region: str
    sector: str
    verdict: str
    quotient: Quotient | None
    crossings: tuple[Crossing, ...]
    beside: tuple[Quotient, ...]


def verdict(atlas: Atlas, region_id: str, sector: str, asof: date) -> Verdict:
    """What the quotients say of a sector in a province or pole on a day.

    판정 불가 where no industry carries the sector whole or mostly (이차전지 lies across C20 and C28),
    비공개 where a count is withheld, 표 없음 for a municipality; raises UnknownSector.
    """
    if sector not in atlas.sectors:
        raise UnknownSector(f"no sector {sector!r} in sectors.csv; known: {', '.join(atlas.sectors)}")
    rows = tuple(crossing for crossing in atlas.crosswalk if crossing.sector == sector)
    carrying = tuple(crossing.ksic for crossing in rows if crossing.verdict_possible)
    quotient = together(atlas, carrying, region_id, asof) if carrying else None
    beside = [together(atlas, (one.ksic,), region_id, asof) for one in rows if not one.verdict_possible]
    said = _said(quotient) if carrying else UNDETERMINABLE
    return Verdict(region_id, sector, said, quotient, rows, tuple(q for q in beside if q is not None))


def _said(quotient: Quotient | None) -> str:
    if quotient is None:
        return NO_TABLE
    both = quotient.lq_workers, quotient.lq_turnover
    if None in both:
        return WITHHELD if quotient.state == WITHHELD else NO_TABLE
    above = {lq is not None and lq >= 1 for lq in both}
    return MIXED if len(above) > 1 else ABOVE if above == {True} else BELOW


def industries(atlas: Atlas, found: Verdict, lang: str) -> str:
    """What a quotient speaks of: its KSIC industries alone, not the sector (C21 의료용 물질 및 의약품 제조업)."""
    return named(atlas, [one for one in found.crossings if one.verdict_possible] or found.crossings, lang)


def named(atlas: Atlas, crossings: Iterable[Crossing], lang: str) -> str:
    """KSIC industries by code and full name."""
    names = ((one.ksic, term(atlas.surveys.industries.get(one.ksic, ""), lang)) for one in crossings)
    return " · ".join(f"{code} {name}".strip() for code, name in names)


def fits(atlas: Atlas, found: Comparison) -> list[tuple[str, list[tuple[Verdict, bool]]]]:
    """Sectors that one of the regions has, with what location quotients say of each region and whether it has it.

    Where sectors are chosen these alone: an item of two brings no other.
    """
    chosen = found.filter.sectors
    every = [(row[0].sector, [(cell.region, bool(cell.counts)) for cell in row]) for row in found.sectors]
    rows = [(sector, cells) for sector, cells in every if not chosen or sector in chosen]
    return [
        (sector, [(verdict(atlas, region, sector, found.asof), has) for region, has in cells])
        for sector, cells in rows
        if any(has for _, has in cells)
    ]


def judged(
    found: Iterable[tuple[str, list[tuple[Verdict, bool]]]],
) -> tuple[dict[str, list[tuple[Verdict, bool]]], list[str]]:
    """Sectors of which a quotient says something in one of the regions, and those of which none does."""
    rows = dict(found)
    said = {sector: cells for sector, cells in rows.items() if any(_says(verdict) for verdict, _ in cells)}
    return said, [sector for sector in rows if sector not in said]


def _says(one: Verdict) -> bool:
    return one.quotient is not None and one.quotient.lq_workers is not None
