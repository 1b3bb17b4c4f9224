"""The tables of a comparison as a page tells them: by instrument, by sector, and what is shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.instrument import QUOTA
from layers.comparison.cells import Cell
from layers.comparison.comparison import Comparison, SectorCell
from layers.comparison.crosswalk import Verdict, verdict
from layers.comparison.sharing import ALL, ALONE, BY_LAYER, BY_SECTOR, ONLY, SOME, Shared, sectors
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.portfolio import overlaps
from layers.portfolio.overlaps import Overlap, holds
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Lang
from web.telling.citing import Citations

#: Up to so many regions a cell names its items; beyond, it counts them.
MOST_NAMED = 4
#: Up to so many items are named in a cell; of more the first few.
MOST_ITEMS, FEW_ITEMS = 6, 3
#: Up to so many regions a sector's cell names its items, so many of them.
MOST_BESIDE, MOST_IN_CELL = 6, 3
SOLID, MEASURE = "solid", "measure"
SCOPES = (ALL, SOME, ONLY, ALONE)


@dataclass(frozen=True)
class ToldCell:
    """A cell in words: its state, counts as (status, label, number), the items it names and how many it does not."""

    region: str
    state: str
    word: str
    reason: str
    counts: tuple[tuple[str, str, int], ...]
    named: tuple[ToldItem, ...]
    rest: int
    inherited: int
    sites: int
    total: int


@dataclass(frozen=True)
class LayerRow:
    """One instrument; `quota` is True where every region gets its share by design."""

    layer: Definition
    quota: bool
    cells: tuple[ToldCell, ...]


@dataclass(frozen=True)
class SectorRow:
    """One sector; `having` is in how many regions it is listed (`layers.comparison.sharing.lists`).

    `named` are the items of each cell that are told by name, firm ones first, with how many are not;
    `open` how many of each are 미정 or 미확인.
    """

    sector: str
    label: str
    seal: str
    having: int
    cells: tuple[SectorCell, ...]
    named: tuple[tuple[tuple[ToldItem, ...], int], ...]
    open: tuple[int, ...]


@dataclass(frozen=True)
class SharedRow:
    """What some regions share or one has alone: its name, and the items of each region that has it.

    `verdicts` say, for what one region has alone, what location quotients say of its sectors there.
    """

    key: str
    label: str
    certain: bool
    excluded: tuple[str, ...]
    items: Mapping[str, list[ToldItem]]
    verdicts: tuple[tuple[str, Verdict], ...]


def by_instrument(
    atlas: Atlas, citations: Citations, found: Comparison, lang: Lang
) -> list[tuple[str, list[LayerRow]]]:
    """Rows of the layers in their groups; layers that apply to none of the regions and are empty stay, and say so."""
    known, groups = atlas.instruments, {group.id: group.title(lang) for group, _ in atlas.catalog.grouped()}
    rows: dict[str, list[LayerRow]] = {title: [] for title in groups.values()}
    for cells_of in found.layers:
        layer = atlas.catalog[cells_of[0].layer]
        told = tuple(_cell(atlas, citations, cell, len(cells_of), lang) for cell in cells_of)
        row = LayerRow(layer, known[layer.id].allocation == QUOTA, told)
        rows[groups[layer.heading]].append(row)
    return [(title, held) for title, held in rows.items() if held]


def _cell(atlas: Atlas, citations: Citations, cell: Cell, columns: int, lang: Lang) -> ToldCell:
    most = MOST_ITEMS if len(cell.items) <= MOST_ITEMS else FEW_ITEMS
    named = cell.items[:most] if columns <= MOST_NAMED else ()
    reason = cell.reason.text(lang) if cell.reason else ""
    return ToldCell(
        region=cell.region,
        state=cell.state,
        word=cell.word(lang),
        reason=reason,
        counts=counts(atlas, cell, lang),
        named=tuple(citations.tell(cell.layer, item) for item in named),
        rest=len(cell.items) - len(named),
        inherited=len(cell.inherited),
        sites=cell.sites,
        total=len(cell.items),
    )


def counts(atlas: Atlas, cell: Cell | SectorCell, lang: Lang) -> tuple[tuple[str, str, int], ...]:
    """Status, its word and the number of items, in order of solidity; 미정 and 미확인 at the end, apart."""
    open_ones = {UNDECIDED: cell.undecided, UNCONFIRMED: cell.unconfirmed}
    every = {**cell.counts, **{status: n for status, n in open_ones.items() if n}}
    return tuple((status, labels.named(atlas.statuses[status], lang), n) for status, n in every.items())


def by_sector(atlas: Atlas, citations: Citations, found: Comparison, lang: Lang) -> list[SectorRow]:
    """Rows of the sectors that at least one of the regions has, in the sectors' order."""
    return [
        _sector_row(atlas, citations, row, lang)
        for row in found.sectors
        if any(cell.items for cell in row)
    ]  # fmt: skip


def _sector_row(atlas: Atlas, citations: Citations, row: Sequence[SectorCell], lang: Lang) -> SectorRow:
    sector = atlas.sectors[row[0].sector]
    having = sum(cell.listed for cell in row)
    seal = labels.pick(lang, sector.seal_ko, sector.seal_en)
    named = tuple(_named(atlas, citations, cell, len(row)) for cell in row)
    still = tuple(cell.undecided + cell.unconfirmed for cell in row)
    return SectorRow(sector.id, labels.named(sector, lang), seal or "", having, tuple(row), named, still)


def _named(atlas: Atlas, citations: Citations, cell: SectorCell, columns: int) -> tuple[tuple[ToldItem, ...], int]:
    """Items of a cell that are there, firm ones first, without the measures that serve others; and how many more."""
    topics = {layer.topic: layer.id for layer in atlas.catalog.values() if layer.topic}
    pairs = [(topics[item.topic], item) for item in cell.items if holds(atlas, item)]
    ranked = sorted(pairs, key=lambda pair: atlas.statuses[pair[1].status].solidity != SOLID)
    there = [(layer, item) for layer, item in ranked if atlas.instruments[layer].kind != MEASURE] or ranked
    shown = there[:MOST_IN_CELL] if columns <= MOST_BESIDE else []
    return tuple(citations.tell(layer, item) for layer, item in shown), len(pairs) - len(shown)


def grouped(rows: Sequence[SectorRow]) -> list[tuple[int, list[SectorRow]]]:
    """Rows by how many of the regions have something, from all of them down; each group in the sectors' order."""
    counts = sorted({row.having for row in rows}, reverse=True)
    return [(n, [row for row in rows if row.having == n]) for n in counts]


def sharing(
    atlas: Atlas, citations: Citations, found: Comparison, lang: Lang
) -> list[tuple[str, list[tuple[str, list[SharedRow]]]]]:
    """What is shared, instruments first and sectors second, each by scope: all, some, only here, alone."""
    return [
        (by, [(scope, rows) for scope in SCOPES if (rows := _rows(atlas, citations, found, by, scope, lang))])
        for by in (BY_LAYER, BY_SECTOR)
    ]


def _rows(atlas: Atlas, citations: Citations, found: Comparison, by: str, scope: str, lang: Lang) -> list[SharedRow]:
    chosen = [one for one in found.shared if (one.by, one.scope) == (by, scope)]
    order = {region.id: at for at, region in enumerate(found.regions)}
    if scope in (ONLY, ALONE):
        chosen = sorted(chosen, key=lambda one: order[next(iter(one.items))])
    return [_shared(atlas, citations, found, one, lang) for one in chosen]


def _shared(atlas: Atlas, citations: Citations, found: Comparison, one: Shared, lang: Lang) -> SharedRow:
    label = atlas.catalog[one.key].title[lang] if one.by == BY_LAYER else labels.named(atlas.sectors[one.key], lang)
    layer_of = {item.id: cell.layer for row in found.layers for cell in row for item in cell.items}
    items = {
        region: [citations.tell(layer_of[item.id], item) for item in held] for region, held in one.items.items()
    }  # fmt: skip
    return SharedRow(one.key, label, one.certain, one.excluded, items, _verdicts(atlas, one, found.asof, lang))


def _verdicts(atlas: Atlas, one: Shared, asof: date, lang: Lang) -> tuple[tuple[str, Verdict], ...]:
    """Quotients beside what one region has alone: of the sector, or of the first sectors of a layer's items."""
    if one.scope not in (ONLY, ALONE):
        return ()
    [(region, held)] = one.items.items()
    named = [one.key] if one.by == BY_SECTOR else [tag for item in held for tag in sectors(item)[:1]]
    return tuple(
        (labels.named(atlas.sectors[tag], lang), verdict(atlas, region, tag, asof)) for tag in dict.fromkeys(named)
    )


def overlapping(atlas: Atlas, found: Comparison, citations: Citations) -> list[tuple[Overlap, list[ToldItem]]]:
    """Sites and municipalities of these regions with several designations, with their items as told."""
    own = {item.id for row in found.layers for cell in row for item in cell.items}
    here = overlaps.of_items(atlas, own, found.asof)
    passing = [(one, [each for each in one.items if found.filter.holds(each[1])]) for one in here]
    return [(one, [citations.tell(layer, item) for layer, item in held]) for one, held in passing if len(held) > 1]
