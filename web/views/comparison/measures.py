"""What a comparison measures beyond counts, as documents print it: stages, likeness, what value added is made of."""

from itertools import groupby

from layers import labels
from layers.comparison import staging, structure
from layers.comparison.likeness import indices
from layers.comparison.quotients import Quotient
from layers.comparison.staging import StageCell
from layers.quantities import term
from layers.words.catalogue import words_of
from web.export.document.chapters import Cell, Column, Row, Table
from web.service.language import translator
from web.views.account.cited import numbers, standing
from web.views.comparison.matter import Matter

#: So many items of a stage are named in a cell.
NAMED = 4


def stages(matter: Matter) -> Table | None:
    """Items of the regions by the stage of the value chain that their written role names."""
    t, found = translator(matter.lang), staging.staging(matter.atlas, matter.found)
    rows: list[Row] = []
    for sector, of_sector in groupby(found.rows, key=lambda row: row.stage.sector):
        rows.append((labels.named(matter.atlas.sectors[sector], matter.lang),))
        rows += [
            (labels.named(row.stage, matter.lang), *(_staged(matter, cell) for cell in row.cells)) for row in of_sector
        ]
    title = t("compare_stages")
    count = matter.words("stages_count", items=found.items, with_role=found.with_role, staged=found.staged)
    columns = matter.columns(t("compare_stage"), 0.16)
    return Table(title, columns, tuple(rows), (matter.words["stages_note"], count), title) if rows else None


def _staged(matter: Matter, cell: StageCell) -> str:
    t = translator(matter.lang)
    if not cell.named:
        return t("compare_stage_unsaid", count=cell.others) if cell.others else t("compare_stage_nothing")
    told = [matter.cited.tell(one.layer, one.item) for one in cell.named[:NAMED]]
    said = [standing(matter.atlas, feature) + numbers(feature["sources"][:1]) for feature in told]
    rest = len(cell.named) - len(told)
    return ", ".join([*said, *([matter.words("rest", n=rest)] if rest else [])])


def likeness(matter: Matter) -> Table | None:
    """Indices of likeness and concentration; none where no order is given, or of items that were chosen."""
    if matter.found.filter:
        return None
    t, ids = translator(matter.lang), [region.id for region in matter.regions]
    rows: list[Row] = []
    for one in (each for each in indices(matter.atlas, ids, matter.found.asof) if each.withheld is None):
        values = " · ".join(f"{matter.name(key)} {value:.2f}" for key, value in one.values.items())
        rows.append((t(f"measure_{one.measure}"), one.n, values))
    columns = Column(t("measure"), 0.3), Column(t("count"), 0.1, True), Column(t("value"), 0.6)
    title = t("compare_indices")
    return Table(title, columns, tuple(rows), (matter.words["indices_note"],), title) if rows else None


def composition(matter: Matter) -> Table | None:
    """What gross value added is made of, in %; nothing beside items that were chosen, which it does not follow."""
    t, ids = translator(matter.lang), [region.id for region in matter.regions]
    found = structure.composition(matter.atlas, ids, matter.found.asof)
    if found is None or matter.found.filter:
        return None
    title = t("compare_composition", year=found.year)
    columns = matter.columns(t("compare_activity"), 0.2)
    return Table(title, columns, _shares(matter, found), (), matter.words["composition"])


def reported(matter: Matter) -> Table | None:
    """The same of a later year, of which shares alone are known; as `composition`, with what must be known of it."""
    t, ids = translator(matter.lang), [region.id for region in matter.regions]
    found = structure.reported(matter.atlas, ids, matter.found.asof)
    if found is None or matter.found.filter:
        return None
    summed = {key: found.lines[key] for key in ("manufacturing", "services")}
    sure = t(f"confidence_{found.confidence}")
    note = t("compare_reported_note", sure=sure, **summed)
    cited = f"{matter.words['cited']} {matter.cited.figures([found.source])}"
    title, sheet = t("compare_reported", year=found.year, sure=sure), matter.words["reported"]
    return Table(title, matter.columns(t("compare_activity"), 0.2), _shares(matter, found), (note, cited), sheet)


def _shares(matter: Matter, found: structure.Composition) -> tuple[Row, ...]:
    return tuple((term(name, matter.lang), *(f"{share:.1f}" if share is not None else None for share in shares))
                 for name, shares in found.rows)  # fmt: skip


def divisions(matter: Matter) -> Table | None:
    """Manufacturing divisions with their quotients, one of a region in a row, for a workbook; as `composition`."""
    if matter.found.filter:
        return None
    t, words, ids = translator(matter.lang), matter.words, [region.id for region in matter.regions]
    found = structure.divisions(matter.atlas, ids, matter.found.asof)
    rows = tuple(
        (one.code, term(one.name_ko, matter.lang), region.short(matter.lang), *_quotient(matter, quotient), one.year)
        for one in found
        for region, quotient in zip(matter.regions, one.quotients, strict=True)
    )
    heads = (("KSIC", False), (words["item"], False), (words["region"], False), (words["workers"], True),
             (words["lq_workers"], True), (words["lq_turnover"], True), (words["status"], False),
             (words["year"], False))  # fmt: skip
    title = t("compare_divisions", year=found[0].year) if found else ""
    columns = tuple(Column(heading, 1 / len(heads), numeric) for heading, numeric in heads)
    return Table(title, columns, rows, (), words["divisions"]) if rows else None


def _quotient(matter: Matter, found: Quotient | None) -> tuple[Cell, ...]:
    """Head count, quotients by workers and by turnover, and how the count is known."""
    if found is None:
        return None, None, None, translator(matter.lang)("compare_no_table")
    known = words_of(matter.lang, "verdict").get(found.state)
    return found.workers, found.lq_workers, found.lq_turnover, known
