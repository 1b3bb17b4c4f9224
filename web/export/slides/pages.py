"""What stands on the slides of a document: pictures, points, tables, sources, in that order; and the cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from layers.plates.page.plate import Group, Plate, Text
from layers.plates.page.type import Metrics
from layers.words.catalogue import words_of
from web.export.document.chapters import Chapter, Column, Picture, Table
from web.export.document.report_lines import grouped
from web.export.document.table_size import printed
from web.export.slides import map
from web.export.slides import remark as slide_remark
from web.export.slides import table as slide_table
from web.export.slides import text as slide_text
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.fit import fitted
from web.export.slides.shell import HEIGHT_MM, MARGIN_MM, WIDTH_MM
from web.export.slides.table import Grid, Row
from web.export.slides.text import Letters

HEADING_MM, FOOT_MM = 24.0, 9.0
RIGHT_MM, ROOM_MM = WIDTH_MM - MARGIN_MM, WIDTH_MM - 2 * MARGIN_MM
MOST_TABLES = 12
PLATE_MARGIN_MM = 8.0
TITLE_SIZE_MM, FOOT_SIZE_MM = 6.4, 3.0
#: A title that is not the plate's own is set so much smaller at most, and its letters fill so much of its lines.
SMALLEST, FULL = 0.5, 0.9
SOURCES = (("n", 0.05), ("publisher", 0.2), ("title", 0.45), ("published", 0.1), ("checked", 0.1), ("grade", 0.1))


@dataclass(frozen=True)
class Page:
    """One slide before it is numbered; its number ends so far right, in millimetres."""

    ids: Ids
    shapes: tuple[Shape, ...]
    chapter: Chapter
    right: float = RIGHT_MM


def pages(chapter: Chapter, metrics: Metrics) -> Iterator[Page]:
    """The slides of a chapter; its remark stands on the first."""
    for at, picture in enumerate(chapter.pictures):
        yield _pictured(chapter, picture, "" if at else chapter.remark, metrics)
    if not chapter.pictures:
        yield from slide_remark.points(chapter, metrics, titled)
    for group, tables in grouped(table for table in chapter.tables if table.slides):
        for run in _runs(tables):
            yield from _table_pages(chapter, group or run[0].title, run, metrics, bool(group))
    yield from annex(chapter, metrics)


def annex(chapter: Chapter, metrics: Metrics) -> Iterator[Page]:
    """The numbered sources of a chapter."""
    if chapter.sources:
        yield from _table_pages(chapter, chapter.words["sources"], [_sources(chapter)], metrics, False)


def titled(chapter: Chapter, title: str, shapes: Sequence[Shape], ids: Ids, more: str = "") -> Page:
    """A slide with the chapter's title and its stamps at the foot."""
    box = MARGIN_MM, 10.0, RIGHT_MM, HEADING_MM - 3.0
    head = slide_text.title(ids, title, box, Letters(TITLE_SIZE_MM, slide_table.INK, True))
    foot, top = " · ".join(part for part in (more, chapter.stamp) if part), HEIGHT_MM - MARGIN_MM - FOOT_MM / 2
    said = slide_text.paragraph([foot], Letters(FOOT_SIZE_MM, slide_table.INK), "r")
    name, box = chapter.words["dates"], (MARGIN_MM, top, RIGHT_MM, top + FOOT_MM / 2)
    return Page(ids, (head, *shapes, slide_text.text_box(ids, name, foot, box, said)), chapter)


def _pictured(chapter: Chapter, picture: Picture, remark: str, metrics: Metrics) -> Page:
    """A plate, every shape native, its title as the slide's; a remark stands below it."""
    ids = Ids()
    below = slide_remark.strip(ids, remark, chapter.lang) if remark else None
    plate = fitted(picture.plate, WIDTH_MM, below.box[1] + PLATE_MARGIN_MM if below else HEIGHT_MM)
    heading = next((group for group in plate.groups if group.id == "heading"), None)
    titles, rest = _parted(heading, picture.title) if heading else ([], None)
    groups = tuple(rest if rest and group is heading else group for group in plate.groups)
    shapes = map.shapes(replace(plate, groups=groups), picture.scene, ids)
    title = _title(ids, plate, titles, picture.title, metrics)
    return Page(ids, (title, *shapes, *([below] if below else [])), chapter)


def _title(ids: Ids, plate: Plate, titles: Sequence[Text], text: str, metrics: Metrics) -> Shape:
    """The title where the plate has it, in letters that keep its lines; where it has none, one that readers find."""
    if not titles:
        return slide_text.title(ids, text, (0.0, 0.0, WIDTH_MM, HEADING_MM), Letters(FOOT_SIZE_MM, "#000000"), True)
    first, last = titles[0], titles[-1]
    box = first.x, first.y - first.size, map.heading_edge(plate), last.y + 0.4 * last.size
    size, room = first.size, FULL * len(titles) * (box[2] - box[0])
    if " ".join(each.text for each in titles) != text:
        size = min(size, size * max(SMALLEST, room / metrics.width(text, size, first.bold)))
    return slide_text.title(ids, text, box, Letters(size, first.colour, first.bold))


def _parted(heading: Group, title: str) -> tuple[list[Text], Group]:
    """The lines of the title, and the heading without them and without what the title of the slide says."""
    texts = [item for item in heading.items if isinstance(item, Text)]
    largest = max((item.size for item in texts), default=0.0)
    titles = [item for item in texts if item.size == largest]
    said = {*titles, *(item for item in texts if item.text in title)}
    return titles, replace(heading, items=tuple(item for item in heading.items if item not in said))


def _runs(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables that follow each other and have the same columns: on slides they run on in one."""
    runs: list[list[Table]] = []
    for table in tables:
        if runs and runs[-1][0].columns == table.columns:
            runs[-1].append(table)
        else:
            runs.append([table])
    return runs


def _rows(run: Sequence[Table], lang: str, named: bool) -> Iterator[Row]:
    """All rows of a run, each table under its title, its notes below it."""
    for table in run:
        if named:
            yield Row((table.title,), wide=True)
        columns = len(table.columns)
        yield from (Row(texts, wide=len(texts) == 1 < columns) for texts in printed(table))
        if not table.rows and not named:
            yield Row((words_of(lang, "document")["none"],), wide=True, note=True)
        yield from (Row((f"※ {text}",), wide=True, note=True) for text in table.notes)


def _table_pages(chapter: Chapter, title: str, run: Sequence[Table], metrics: Metrics, named: bool) -> Iterator[Page]:
    """A run of tables on as many slides as it takes, up to a limit that is said."""
    every_row = replace(run[0], rows=tuple(row for table in run for row in table.rows))
    words, grid = chapter.words, slide_table.grid(every_row, MARGIN_MM, ROOM_MM, metrics)
    every = list(slide_table.pages(grid, list(_rows(run, chapter.lang, named)), _room()))
    cut = sum(not row.wide and not row.head for page in every[MOST_TABLES:] for row in page)
    shown = every[:MOST_TABLES]
    for number, page in enumerate(shown, 1):
        told = title if len(shown) == 1 else words("continued", title=title, n=number, of=len(shown))
        more = words("more", n=cut) if cut and number == MOST_TABLES else ""
        yield _table(chapter, f"{chapter.title} – {told}", grid, page, more)


def _room() -> float:
    return HEIGHT_MM - HEADING_MM - FOOT_MM - MARGIN_MM


def _table(chapter: Chapter, title: str, grid: Grid, rows: Sequence[Row], more: str) -> Page:
    ids = Ids()
    return titled(chapter, title, [slide_table.table(ids, title, title, grid, rows, HEADING_MM)], ids, more)


def _sources(chapter: Chapter) -> Table:
    words = chapter.words
    rows = tuple(
        (str(each.n), each.publisher, each.title, each.date, each.checked, words[f"grade_{each.grade}"])
        for each in chapter.sources
    )
    return Table(words["sources"], tuple(Column(words[key], share) for key, share in SOURCES), rows)
