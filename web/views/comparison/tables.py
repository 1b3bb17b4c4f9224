"""The tables of a comparison as documents print them: what the page shows, with its sources by number."""

from collections.abc import Iterable

from layers import labels
from layers.portfolio.overlaps import SITE
from layers.scene_types.told import ToldItem
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.telling.matrices import SharedRow, ToldCell, by_instrument, by_sector, counts, overlapping, sharing
from web.views.account.cited import item_cells, numbers, standing
from web.views.comparison.matter import Matter

#: So many items are named in a cell of a table on paper.
NAMED = 3


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
        for row in by_sector(matter.atlas, matter.cited, matter.found, matter.lang)
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
    said += [words("excluded", names=", ".join(map(matter.name, row.excluded)))] if row.excluded else []
    label = f"{row.label} ({'; '.join(said)})" if said else row.label
    counted = " · ".join(f"{matter.name(region)} {len(held)}" for region, held in row.items.items())
    cited = numbers(n for held in row.items.values() for feature in held[:NAMED] for n in feature["sources"][:1])
    if not matter.roomy:
        return label, f"{len(row.items)}/{len(matter.regions)}", counted, cited
    alone = len(row.items) == 1
    named = (
        listed(matter, held) if alone else f"{matter.name(region)}: {listed(matter, held)}"
        for region, held in row.items.items()
    )
    return label, counted, "; ".join(named), cited


def listed(matter: Matter, held: list[ToldItem]) -> str:
    """Items with their status in one line, the first few by name."""
    said = [standing(matter.atlas, feature) for feature in held[:NAMED]]
    rest = [matter.words("rest", n=len(held) - NAMED)] if len(held) > NAMED else []
    return ", ".join([*said, *rest])


def overlaps(matter: Matter) -> Table | None:
    """Sites and municipalities with several designations; None where there are none."""
    words, t = matter.words, translator(matter.lang)
    rows = tuple(
        (
            _place(matter, one.level, one.id),
            t(f"compare_level_{one.level}"),
            len(one.instruments),
            ", ".join(standing(matter.atlas, feature) for feature in told),
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
    return labels.pick(matter.lang, site.name_ko, site.name_en)


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
