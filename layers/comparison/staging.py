"""Who complements whom: items of compared regions by the stage of the value chain that their written role names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison.comparison import Comparison
from layers.comparison.sharing import sectors
from layers.facts.facts import Fact
from layers.facts.stages import Naming, Stage
from layers.portfolio.overlaps import holds

STATUS, ROLE = "status", "role"


@dataclass(frozen=True)
class Named:
    """An item at a stage, and the fact whose role says so."""

    layer: str
    item: Item
    fact: Fact


@dataclass(frozen=True)
class StageCell:
    """What a region has at a stage; `others` counts its items of the sector whose role does not name this stage."""

    region: str
    named: tuple[Named, ...]
    others: int


@dataclass(frozen=True)
class StageRow:
    """A stage with a cell for each region; `having` counts the regions with an item at it."""

    stage: Stage
    cells: tuple[StageCell, ...]

    @property
    def having(self) -> int:
        """Number of regions with an item at this stage."""
        return sum(bool(cell.named) for cell in self.cells)


@dataclass(frozen=True)
class Staging:
    """Rows by sector and stage, and how many items they rest on.

    `items` are all standing items of the sectors that have stages, `with_role` those with a written role,
    `staged` those whose role names a stage; an item in several regions counts once.
    """

    rows: tuple[StageRow, ...]
    items: int
    with_role: int
    staged: int


def staging(atlas: Atlas, found: Comparison) -> Staging:
    """Items of a comparison by stage, for sectors in which a role of theirs names a stage.

    Only the role's own words count, through `stages.csv`; a stage is never inferred from a firm or a place.
    """
    namings = atlas.stages
    chained = {naming.stage.sector for naming in namings}
    held = {region.id: _held(atlas, found, region.id, chained) for region in found.regions}
    rows = [_row(stage, held, namings) for stage in _stages(namings)]
    staged_sectors = {row.stage.sector for row in rows if row.having}
    every = {item.id: item for members in held.values() for _, item in members}
    staged = {one.item.id for row in rows for cell in row.cells for one in cell.named}
    return Staging(
        rows=tuple(row for row in rows if row.stage.sector in staged_sectors),
        items=len(every),
        with_role=sum(bool(_roles(item)) for item in every.values()),
        staged=len(staged),
    )


def _stages(namings: Iterable[Naming]) -> list[Stage]:
    """Stages in the order of the file's sectors, each sector's from first to last."""
    known = list(dict.fromkeys(naming.stage for naming in namings))
    places = list(dict.fromkeys(stage.sector for stage in known))
    return sorted(known, key=lambda stage: (places.index(stage.sector), stage.order))


def _held(atlas: Atlas, found: Comparison, region: str, chained: set[str]) -> list[tuple[str, Item]]:
    cells = [cell for row in found.layers for cell in row if cell.region == region]
    return [
        (cell.layer, item)
        for cell in cells
        for item in cell.items
        if holds(atlas, item) and chained & set(sectors(item))
    ]


def _row(stage: Stage, held: dict[str, list[tuple[str, Item]]], namings: Sequence[Naming]) -> StageRow:
    words = {naming.role for naming in namings if naming.stage == stage}
    return StageRow(stage, tuple(_cell(stage, words, region, members) for region, members in held.items()))


def _cell(stage: Stage, words: set[str], region: str, members: list[tuple[str, Item]]) -> StageCell:
    here = [(layer, item) for layer, item in members if stage.sector in sectors(item)]
    said = [(layer, item, _saying(item, words)) for layer, item in here]
    named = tuple(Named(layer, item, fact) for layer, item, fact in said if fact is not None)
    return StageCell(region, named, len(here) - len(named))


def _saying(item: Item, words: set[str]) -> Fact | None:
    """The first claim in force whose role is one of some words."""
    return next((fact for fact in _roles(item) if fact.role in words), None)


def _roles(item: Item) -> list[Fact]:
    return [fact for fact in item.facts if fact.role is not None and fact.claim in (STATUS, ROLE)]
