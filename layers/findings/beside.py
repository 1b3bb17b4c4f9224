"""What regions side by side come to: at most three computed sentences, silent where what is unknown could turn them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison.cells import Cell
from layers.comparison.comparison import Comparison
from layers.comparison.quotients import Quotient, together
from layers.comparison.reach import Reach, reach
from layers.comparison.sharing import ALL, BY_SECTOR
from layers.comparison.staging import StageCell, staging
from layers.facts.statuses import SOUGHT
from layers.findings.measuring import of_division
from layers.findings.saying import Day, Listed, Pair, listed, phrase, said
from layers.findings.template import read
from layers.portfolio.portfolio import regions_inside
from layers.words.catalogue import words_of

MOST = 3
#: Up to so many regions are named one by one; beyond, it is said how many of them there are.
NAMED = 6
#: Fewer of an instrument in the whole country, or fewer regions with a role, are not told.
LEAST = 2
#: A quotient so near to 1 is on neither side.
NEAR = 0.05
QUOTIENT = "quotient"
LANGS = ("ko", "en")


@dataclass(frozen=True)
class Beside:
    """A sentence over compared regions, the line below it, and its numbers by region id."""

    kind: str
    sentence: Any
    detail: Any
    numbers: Mapping[str, Any]

    def said(self, lang: str) -> str:
        """The sentence in a language."""
        return str(said(self.sentence, lang))

    def detailed(self, lang: str) -> str:
        """The line below it."""
        return str(said(self.detail, lang))

    def line(self, lang: str) -> str:
        """Both in one, as a file has them."""
        return str(said(phrase("portrait.stop", said=listed(self.sentence, self.detail, by="stop")), lang))


def beside(atlas: Atlas, found: Comparison) -> tuple[Beside, ...]:
    """What can be said of compared regions: of each kind one, at most three; where items are chosen of these alone."""
    if len(found.regions) < LEAST:
        return ()
    rules: tuple[Callable[[Atlas, Comparison], Iterator[Beside]], ...] = (_counts, _roles, _quotients, _common)
    if found.filter:
        rules = (_roles, _common)
    told = (next(rule(atlas, found), None) for rule in rules)
    return tuple(one for one in told if one is not None)[:MOST]


def _counts(atlas: Atlas, found: Comparison) -> Iterator[Beside]:
    """How many of a complete list each region has, up to its last designation; a second list stands below."""
    lists = ((layer, reach(atlas, layer, found.asof)) for layer in atlas.catalog if layer in atlas.instruments)
    told = [
        one for one in (_count(atlas, layer, of, found) for layer, of in lists if of is not None) if one is not None
    ]
    if told:
        numbers = {layer: counts for layer, counts, _ in told[:2]}
        yield Beside("counts", told[0][2], told[1][2] if len(told) > 1 else phrase("none"), numbers)


def _count(atlas: Atlas, layer: str, known: Reach, found: Comparison) -> tuple[str, dict[str, int], Any] | None:
    cells = {region: cell for region in found.regions if (cell := found.cell(region.id, layer)) is not None}
    counts = {region.id: len(_of(atlas, region, known.items, found)) for region in cells}
    if len(known.items) < LEAST or not any(counts.values()):
        return None
    values = {"what": atlas.catalog[layer].title, "until": Day(known.until)}
    if len(counts) > NAMED:
        having = sum(1 for n in counts.values() if n)
        told = phrase("beside.having", n=len(counts), m=having, **values)
    else:
        parts = (_counted(region, counts[region.id], cell) for region, cell in cells.items())
        told = phrase("beside.counts", listed=listed(*parts), **values)
    return layer, counts, phrase(f"beside.{known.later}", said=told) if known.later else told


def _counted(region: Region, n: int, cell: Cell) -> Any:
    """How many a region has; where none, what its cell in the table says."""
    if n:
        return phrase("counted", name=_short(region), n=n)
    return phrase(
        "beside.empty", name=_short(region), state=Pair(*(words_of(lang, "state")[cell.state] for lang in LANGS))
    )


def _of(atlas: Atlas, region: Region, every: Iterable[Item], found: Comparison) -> list[Item]:
    here = {region.id, *regions_inside(atlas, [region.id], found.asof)}
    return [item for item in every if not here.isdisjoint(item.regions)]


def _roles(atlas: Atlas, found: Comparison) -> Iterator[Beside]:
    """Which roles documents print for the regions in one sector; bids are none."""
    if len(found.regions) > NAMED:
        return
    rows = staging(atlas, found).rows
    for sector in dict.fromkeys(row.stage.sector for row in rows):
        words: dict[str, dict[str, Pair]] = {}
        for cell in (cell for row in rows if row.stage.sector == sector for cell in row.cells):
            words.setdefault(cell.region, {}).update(_words(cell))
        having = {region: said_of for region, said_of in words.items() if said_of}
        if len(having) >= LEAST:
            known = atlas.sectors[sector]
            parts = (_role(region, having) for region in found.regions if region.id in having)
            sentence = phrase("roles.sentence", what=Pair(known.ko, known.en), listed=listed(*parts))
            numbers = {region: [*said_of] for region, said_of in having.items()}
            yield Beside("roles", sentence, phrase("roles.detail"), numbers)


def _words(cell: StageCell) -> dict[str, Pair]:
    """Printed roles of what is decided or planned in a region at a stage."""
    facts = [one.fact for one in cell.named if one.item.status not in SOUGHT]
    return {str(fact.role): Pair(fact.role, fact.role_en) for fact in facts}


def _role(region: Region, having: Mapping[str, Mapping[str, Pair]]) -> Any:
    return phrase("role", where=_short(region), role=listed(*having[region.id].values(), by="comma"))


def _quotients(atlas: Atlas, found: Comparison) -> Iterator[Beside]:
    """In which of the regions the quotient of one KSIC division passes 1 by workers and by shipments alike."""
    for code in (one.industry for one in read() if one.kind == QUOTIENT and one.industry):
        known = _known(atlas, code, found)
        over = [region for region, each in known.items() if _over(each)]
        if known and over and len(known) <= NAMED:
            values = of_division(code, known, over)
            names = listed(*map(_short, over), by="dot")
            numbers = {region.id: (each.lq_workers, each.lq_turnover) for region, each in known.items()}
            yield Beside("quotient", phrase("quotient.sentence", listed=names, **values), _measures(known), numbers)


def _known(atlas: Atlas, code: str, found: Comparison) -> dict[Region, Quotient]:
    """Quotients of every region; none at all where one is missing, on no side, or on two."""
    if code not in {division for _, division, _ in atlas.surveys.divisions}:
        return {}
    each = {region: together(atlas, (code,), region.id, found.asof) for region in found.regions}
    known = {region: one for region, one in each.items() if one is not None and _is_sure(one)}
    return known if len(known) == len(found.regions) else {}


def _is_sure(each: Quotient) -> bool:
    values = (each.lq_workers, each.lq_turnover)
    sure = [value for value in values if value is not None and abs(value - 1) >= NEAR]
    return len(sure) == len(values) and len({value > 1 for value in sure}) == 1


def _over(each: Quotient) -> bool:
    return each.lq_workers is not None and each.lq_workers > 1


def _measures(known: Mapping[Region, Quotient]) -> Listed:
    return listed(*(_measured(region, one) for region, one in known.items()))


def _measured(region: Region, one: Quotient) -> Any:
    workers, turnover = f"{one.lq_workers:.2f}", f"{one.lq_turnover:.2f}"
    return phrase("beside.measures", where=_short(region), workers=workers, turnover=turnover)


def _common(atlas: Atlas, found: Comparison) -> Iterator[Beside]:
    """Sectors that are listed in every region, as the table has them; what is not known could only add to them."""
    shared = found.scope(BY_SECTOR, ALL)
    if shared:
        names = listed(*(Pair(atlas.sectors[one.key].ko, atlas.sectors[one.key].en) for one in shared))
        sentence = phrase("beside.common", n=len(found.regions), m=len(shared), listed=names)
        yield Beside("common", sentence, phrase("beside.common_detail"), {"sectors": [one.key for one in shared]})


def _short(region: Region) -> Pair:
    return Pair(region.short("ko"), region.short("en"))
