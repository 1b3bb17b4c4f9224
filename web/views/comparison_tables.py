"""The tables of a comparison as documents print them: what the page shows, with its sources by number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from geo.region import Region
from layers.atlas import Atlas
from layers.comparison import Comparison
from layers.crosswalk import WORDS as VERDICTS
from layers.crosswalk import Verdict
from layers.overlaps import SITE
from web.bars import Bar, bars
from web.comparing import fits, overlapping
from web.export.chapters import Cell, Column, Row, Table
from web.language import translator
from web.matrices import SharedRow, ToldCell, by_instrument, by_sector, counts, sharing
from web.views.cited import Cited, numbers
from web.views.region_tables import item_cells
from web.views.words import WORDS

Feature = dict[str, Any]
#: Up to so many regions stand beside each other on paper, and are told of item by item.
ROOMY = 6
#: So many items are named in a cell of a table on paper.
NAMED = 3


@dataclass(frozen=True)
class Matter:
    """What every table is made of: the comparison, its sources, its language."""

    atlas: Atlas
    found: Comparison
    cited: Cited
    lang: str

    @property
    def words(self) -> dict[str, Any]:
        """The words of its language."""
        return WORDS[self.lang]

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions in official order."""
        return self.found.regions

    @property
    def roomy(self) -> bool:
        """Whether there are few enough regions to say more than a figure."""
        return len(self.regions) <= ROOMY

    def name(self, region_id: str) -> str:
        """The short name of a region."""
        return self.atlas.regions.latest(region_id).short(self.lang)

    def columns(self, first: str, share: float, *last: tuple[str, float]) -> tuple[Column, ...]:
        """A first column, one for each region, and others."""
        each = (1 - share - sum(part for _, part in last)) / len(self.regions)
        named = ((region.short(self.lang), each) for region in self.regions)
        return tuple(Column(heading, part) for heading, part in ((first, share), *named, *last))


def split(matter: Matter, table: Table, before: int) -> list[Table]:
    """A table with a column for each region as several, none with more regions than paper has room for.

    Parameters
    ----------
    before : int
        Number of columns before those of the regions.
    """
    count = len(matter.regions)
    if count <= ROOMY:
        return [table]
    size = ceil(count / ceil(count / ROOMY))
    spans = [(first, min(first + size, count)) for first in range(0, count, size)]
    return [_part(matter, table, before, *span) for span in spans]


def _part(matter: Matter, table: Table, before: int, first: int, last: int) -> Table:
    """The table with the columns of some of the regions, which have the room of all."""
    after = before + len(matter.regions)
    kept = [*range(before), *range(before + first, before + last), *range(after, len(table.columns))]
    wider = len(matter.regions) / (last - first)
    columns = [
        replace(table.columns[at], share=table.columns[at].share * (wider if before <= at < after else 1.0))
        for at in kept
    ]
    rows = tuple(row if len(row) == 1 else tuple(row[at] for at in kept) for row in table.rows)
    title = f"{matter.regions[first].short(matter.lang)}–{matter.regions[last - 1].short(matter.lang)}"
    return replace(table, title=title, group=table.title, columns=tuple(columns), rows=rows)


def instruments(matter: Matter) -> Table:
    """Layers by region with the number of items of each status."""
    words = matter.words
    rows: list[Row] = []
    for group, of_group in by_instrument(matter.atlas, matter.cited, matter.found, matter.lang):
        rows.append((group,))
        for row in of_group:
            title = row.layer.title[matter.lang] + (f" ({words['quota']})" if row.quota else "")
            cells = (_counted(matter, cell) for cell in row.cells)
            rows.append((title, *cells, _sources(matter, row.layer.id)))
    columns = matter.columns(words["layer"], 0.2, (words["cited"], 0.1))
    return Table(words["instruments"], columns, tuple(rows), (words["instruments_note"],), words["instruments"])


def _counted(matter: Matter, cell: ToldCell) -> str:
    if cell.counts:
        return ", ".join(f"{label} {n}" for _, label, n in cell.counts)
    return f"{cell.word} ({cell.reason})" if cell.reason and matter.roomy else cell.word


def _sources(matter: Matter, layer: str) -> str:
    """Numbers of the sources of what the regions have of a layer, the status's own."""
    held = (item for row in matter.found.layers for cell in row if cell.layer == layer for item in cell.items)
    return numbers(n for item in held for n in matter.cited.tell(layer, item)["sources"][:1])


def sectors(matter: Matter) -> Table:
    """Sectors by region with the number of items of each status."""
    words, of = matter.words, len(matter.regions)
    rows = tuple(
        (row.label, f"{row.having}/{of}", *(_statuses(counts(matter.atlas, cell, matter.lang)) for cell in row.cells))
        for row in by_sector(matter.atlas, matter.found, matter.lang)
    )
    first, *others = matter.columns(words["sector"], 0.2, (words["having"], 0.08))
    columns = (first, others[-1], *others[:-1])
    return Table(words["sectors"], columns, rows, (words["sectors_note"],), words["sectors"])


def _statuses(found: Iterable[tuple[str, str, int]]) -> str:
    return ", ".join(f"{label} {n}" for _, label, n in found) or "–"


def shared(matter: Matter) -> Table:
    """What all, some or one of the regions have, with the items behind it."""
    words, t = matter.words, translator(matter.lang)
    rows: list[Row] = []
    for by, scopes in sharing(matter.atlas, matter.cited, matter.found, matter.lang):
        for scope, found in scopes:
            rows.append((f"{t(f'compare_by_{by}')} – {t(f'compare_scope_{scope}')} ({len(found)})",))
            rows += [_shared(matter, row) for row in found]
    columns = (Column(words["item"], 0.2), Column(words["region"], 0.18), Column(words["held"], 0.48),
               Column(words["cited"], 0.14))  # fmt: skip
    return Table(words["shared"], columns, tuple(rows), (words["shared_note"],), words["shared"])


def _shared(matter: Matter, row: SharedRow) -> Row:
    """What is shared: how many of it each region has, and the first of them by name."""
    words = matter.words
    said = [words["uncertain"]] if not row.certain else []
    said += [words["excluded"].format(names=", ".join(map(matter.name, row.excluded)))] if row.excluded else []
    label = f"{row.label} ({'; '.join(said)})" if said else row.label
    counted = " · ".join(f"{matter.name(region)} {len(held)}" for region, held in row.items.items())
    cited = numbers(n for held in row.items.values() for feature in held[:NAMED] for n in feature["sources"][:1])
    if not matter.roomy:
        return label, f"{len(row.items)}/{len(matter.regions)}", counted, cited
    alone = len(row.items) == 1
    named = (
        listed(matter.lang, held) if alone else f"{matter.name(region)}: {listed(matter.lang, held)}"
        for region, held in row.items.items()
    )
    return label, counted, "; ".join(named), cited


def listed(lang: str, held: list[Feature]) -> str:
    """Items with their status in one line, the first few by name."""
    said = [f"{feature['label']} ({feature['status_label']})" for feature in held[:NAMED]]
    rest = [WORDS[lang]["rest"].format(n=len(held) - NAMED)] if len(held) > NAMED else []
    return ", ".join([*said, *rest])


def overlaps(matter: Matter) -> Table | None:
    """Sites and municipalities with several designations; None where there are none."""
    words, t = matter.words, translator(matter.lang)
    rows = tuple(
        (
            _place(matter, one.level, one.id),
            t(f"compare_level_{one.level}"),
            len(one.instruments),
            ", ".join(f"{feature['label']} ({feature['status_label']})" for feature in told),
            numbers(n for feature in told for n in feature["sources"][:1]),
        )
        for one, told in overlapping(matter.atlas, matter.found, matter.cited)
    )
    columns = (Column(words["place"], 0.2), Column(words["level"], 0.1), Column(words["count"], 0.08, True),
               Column(words["held"], 0.5), Column(words["cited"], 0.12))  # fmt: skip
    return Table(words["overlaps"], columns, rows, (), words["overlaps"]) if rows else None


def _place(matter: Matter, level: str, key: str) -> str:
    if level != SITE:
        return matter.atlas.regions.latest(key).name(matter.lang)
    site = matter.atlas.sites[key]
    return site.name_ko if matter.lang == "ko" else site.name_en or site.name_ko


def quotients(matter: Matter) -> Table | None:
    """What location quotients say of the sectors that one of the regions has; None where no sector is had."""
    words = matter.words
    rows = tuple(
        (getattr(matter.atlas.sectors[sector], matter.lang), _ksic(cells[0][0]), *(_fit(matter, *one) for one in cells))
        for sector, cells in fits(matter.atlas, matter.found)
    )
    first, *others = matter.columns(words["sector"], 0.14, (words["ksic"], 0.1))
    columns = (first, others[-1], *others[:-1])
    return Table(words["fits"], columns, rows, (words["fits_note"],), words["fits"]) if rows else None


def _ksic(verdict: Verdict) -> str:
    return " · ".join(one.ksic for one in verdict.crossings)


def _fit(matter: Matter, verdict: Verdict, has: bool) -> str:
    words, t = matter.words, translator(matter.lang)
    said, found = VERDICTS[verdict.verdict][0 if matter.lang == "ko" else 1], verdict.quotient
    if found is not None and found.lq_workers is not None:
        turnover = f"{found.lq_turnover:.2f}" if found.lq_turnover is not None else "–"
        heads = f"{found.workers:,.0f}" if found.workers is not None else "–"
        said = words["lq"].format(verdict=said, workers=f"{found.lq_workers:.2f}", turnover=turnover, heads=heads)
    return said if has else f"{t('compare_no_policy')} · {said}"


def figures(matter: Matter) -> tuple[Table, Table]:
    """Official statistics: as printed, and one figure a row for a workbook."""
    words, ids = matter.words, [region.id for region in matter.regions]
    rows = bars(matter.atlas, ids, matter.found.asof, matter.lang)
    cited = {row.indicator.id: matter.cited.figures(_tables(matter, row.indicator.id, ids)) for row in rows}
    printed = tuple(
        (row.label, row.years, *(_figure(matter, bar) for bar in row.bars), row.nation, cited[row.indicator.id])
        for row in rows
    )
    first, *others = matter.columns(
        words["indicator"], 0.16, (words["nation"], 0.13), (words["year"], 0.07), (words["cited"], 0.07)
    )
    columns = (first, others[-2], *others[:-2], others[-1])
    paper = Table(words["figures"], columns, printed, (words["figures_note"],), words["figures"])
    return paper, _long(matter, {row.indicator.id: row for row in rows}, cited)


def _tables(matter: Matter, indicator: str, ids: Iterable[str]) -> list[str]:
    found = (matter.atlas.statistics.figure(indicator, one, matter.found.asof) for one in ids)
    return [figure.source for figure in found if figure is not None]


def _figure(matter: Matter, bar: Bar) -> str:
    if bar.text is None:
        return translator(matter.lang)("not_available")
    ranked = bar.rank is not None
    return matter.words["ranked"].format(text=bar.text, rank=bar.rank, of=bar.of) if ranked else bar.text


def _long(matter: Matter, rows: Mapping[str, Any], cited: Mapping[str, str]) -> Table:
    words = matter.words
    heads = (("indicator", False), ("region", False), ("value", True), ("unit", False), ("year", False),
             ("rank", True), ("of", True), ("note", False), ("cited", False))  # fmt: skip
    lines: list[Row] = []
    for key, row in rows.items():
        for bar in row.bars:
            figure = matter.atlas.statistics.figure(key, bar.region, matter.found.asof)
            value: Cell = figure.value if figure is not None else None
            unit = row.indicator.unit
            lines.append(
                (row.label, matter.name(bar.region), value, unit, bar.year, bar.rank, bar.of, bar.note, cited[key])
            )
    columns = tuple(Column(words[key], 1 / len(heads), numeric) for key, numeric in heads)
    return Table(words["figures"], columns, tuple(lines), (words["figures_note"],), words["figures"])


def items(matter: Matter) -> Table:
    """Every item of every region, one a row, for a workbook."""
    words = matter.words
    heads = ("region", "layer", "item", "role", "detail", "status", "date", "due", "sector", "flags", "note", "cited",
             "id")  # fmt: skip
    cells = sorted(
        (cell for row in matter.found.layers for cell in row),
        key=lambda cell: [region.id for region in matter.regions].index(cell.region),
    )
    rows = tuple(
        (matter.name(cell.region), matter.atlas.catalog[cell.layer].title[matter.lang], *item_cells(matter.cited.tell(
            cell.layer, item)))
        for cell in cells
        for item in cell.items
    )  # fmt: skip
    return Table(words["items"], tuple(Column(words[key], 1 / len(heads)) for key in heads), rows, (), words["items"])
