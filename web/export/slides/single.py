"""A chapter on one slide: a sentence, the map, one table, its legend, what to note, one block of sources."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from layers import labels
from layers.plates.legend.legend import moved
from layers.plates.page.plate import Box, Circle, Group, Item, Plate, Text
from layers.plates.page.type import Metrics
from layers.scene_types.vocabulary import Lang
from layers.wording.details import INDIRECT_GRADE
from web.export.document.chapters import Chapter, Digest, Source, Table
from web.export.document.report_lines import noted
from web.export.document.table_size import printed
from web.export.slides import drawingml, map, pages
from web.export.slides import table as slide_table
from web.export.slides import text as slide_text
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.pages import Page
from web.export.slides.shell import HEIGHT_MM, MARGIN_MM, WIDTH_MM
from web.export.slides.table import Grid, Row
from web.export.slides.text import Letters

INK, SOFT = "#1A222C", "#4A5560"
ACCENTS = {"colour": "#A8321F", "grey": "#1A222C"}
SHADES = {"colour": slide_table.PALE, "grey": "#EBEBEB"}
COLUMN_MM, ACCENT_MM, TOP_MM, GAP_MM = 122.0, (18.0, 2.2), 8.0, 2.6
TITLE_MM, SMALLEST_TITLE, SUBTITLE_MM, NOTE_MM, SOURCE_MM, PITCH = 7.6, 4.9, 4.0, 2.9, 2.6, 1.34
#: Letters and padding that a table is tried in with all that its rows say, the larger first; then its rows are cut.
TRIED = ((3.3, 0.8), (3.05, 0.8), (2.8, 0.8), (2.65, 0.4))
MOST_LINES = 2
TITLE_LINES, NOTE_LINES, CITED_LINES, SOURCE_LINES = 2, 2, 2, 3
#: So much of a line is counted on: words break early.
FULL = 0.93
#: Where a text that is too long ends by preference: no number and no bracket is cut.
CLAUSE = re.compile(r" / | · |, |; |(?<!\d)\. ")


@dataclass(frozen=True)
class Block:
    """Lines of text of one size that stand together."""

    name: str
    lines: tuple[str, ...]
    letters: Letters

    @property
    def height(self) -> float:
        """Millimetres."""
        return len(self.lines) * self.letters.size * PITCH


def page(chapter: Chapter, metrics: Metrics) -> Page:
    """The slide of a chapter; one whose picture is a whole page already is that page."""
    if chapter.digest is None:
        return next(pages.pages(chapter, metrics))
    picture, ids = next(iter(chapter.pictures), None), Ids()
    width = COLUMN_MM if picture else WIDTH_MM - 2 * MARGIN_MM
    plate = picture.plate if picture else None
    column = _Column(chapter, chapter.digest, metrics, width, plate.theme if plate else "colour")
    texts, legend_top = column.shapes(ids, plate)
    drawn = map.shapes(_placed(plate, legend_top), picture.scene, ids) if picture and plate else []
    return Page(ids, (texts[0], *drawn, *texts[1:]), chapter, MARGIN_MM + width)


@dataclass(frozen=True)
class _Column:
    """The text of a slide beside its map."""

    chapter: Chapter
    digest: Digest
    metrics: Metrics
    width: float
    theme: str

    def shapes(self, ids: Ids, plate: Plate | None) -> tuple[list[Shape], float]:
        """Title, line, table, notes and sources; and where the legend begins."""
        title, subtitle = self._title(), self._block("subtitle", self.digest.subtitle, SUBTITLE_MM, SOFT, TITLE_LINES)
        made = [self._heading(ids, title), self._rule(ids)]
        top = TOP_MM + title.height + GAP_MM
        made += _text(ids, subtitle, MARGIN_MM, top, self.width)
        top += subtitle.height + GAP_MM
        foot, high = self._sources(), _height(_legend(plate))
        notes, table = self._notes(self.digest.rest), self.digest.table
        floor = HEIGHT_MM - MARGIN_MM + 2.0 - foot.height
        room = floor - top - high - notes.height - 3 * GAP_MM
        if table:
            grid, rows, rest = self._fitted(table, room)
            if rest and not self.digest.rest:
                grid, rows, rest = self._fitted(table, room - NOTE_MM * PITCH)
            notes = self._notes(self.digest.rest + rest)
            made.append(slide_table.table(ids, table.title, table.title, grid, rows, top))
            top += sum(grid.height(row) for row in rows) + GAP_MM
        made += _text(ids, notes, MARGIN_MM, top, self.width)
        made += _text(ids, foot, MARGIN_MM, floor, self.width)
        return made, top + notes.height + GAP_MM * bool(notes.lines)

    def _title(self) -> Block:
        size = TITLE_MM
        while size > SMALLEST_TITLE and len(self._wrapped(self.digest.title, size, True)) > TITLE_LINES:
            size *= 0.96
        return self._block("title", self.digest.title, size, INK, TITLE_LINES, True)

    def _heading(self, ids: Ids, title: Block) -> Shape:
        box = MARGIN_MM, TOP_MM, MARGIN_MM + self.width, TOP_MM + title.height
        return slide_text.title(ids, " ".join(title.lines), box, title.letters)

    def _rule(self, ids: Ids) -> Shape:
        """The mark above the title."""
        name, (wide, high) = self.chapter.words["name"], ACCENT_MM
        return drawingml.rectangle(ids, name, name, Box(MARGIN_MM, 0.0, wide, high, ACCENTS[self.theme]))

    def _notes(self, rest: int) -> Block:
        """How many rows are left out, what the writer says, what a reader must know of the table."""
        words, table = self.chapter.words, self.digest.table
        said = [words("rest_of", n=rest)] if rest else []
        said += [f"▶ {words['remark']}: {self.chapter.remark}"] if self.chapter.remark else []
        said += [noted(note, words) for note in table.notes] if table else []
        lines = [line for text in said for line in self._lines(text, NOTE_MM, NOTE_LINES)]
        return Block(words["notes"], tuple(lines), Letters(NOTE_MM, SOFT))

    def _sources(self) -> Block:
        """Sources by publisher and day, whose boundaries these are, dates and code: one block at the foot."""
        words = self.chapter.words
        writer = [words["entitled"]] if self.chapter.entitled else []
        credit = [self.chapter.credit] if self.chapter.pictures else []
        dates = " · ".join((words["name"], self.chapter.stamp, *writer))
        lines = [*self._cited(), *(line for text in credit for line in self._lines(text, SOURCE_MM, SOURCE_LINES))]
        lines += self._lines(dates, SOURCE_MM, SOURCE_LINES)
        return Block(words["sources"], tuple(lines), Letters(SOURCE_MM, SOFT))

    def _cited(self) -> list[str]:
        """The sources in as many lines as there is room for, official ones first, indirect ones in the notes alone."""
        words, lang = self.chapter.words, self.chapter.lang
        graded = sorted(self.chapter.sources, key=lambda one: one.grade)
        direct = [one for one in graded if one.grade < INDIRECT_GRADE]
        every = _named(graded, lang)
        for shown in range(len(_named(direct or graded, lang)), 0, -1):
            rest = [words("rest_in_notes", n=len(every) - shown)] if shown < len(every) else []
            text = f"{words['sources']} " + " · ".join([*every[:shown], *rest])
            if len(found := self._wrapped(text, SOURCE_MM)) <= CITED_LINES:
                return found
        return []

    def _fitted(self, table: Table, room: float) -> tuple[Grid, list[Row], int]:
        """The table in the largest letters that it fits in; else the last rows are cut, and what is in them first."""
        for size, padding in TRIED:
            grid, rows = self._set(table, size, padding)
            if sum(grid.height(each) for each in rows) <= room:
                return grid, rows, 0
        short = rows if self.digest.whole else [_cut(grid, row, 1) for row in rows]
        while len(short) > 2 and sum(grid.height(each) for each in short) > room:
            short = short[:-1]
        while short[-1].wide:
            short = short[:-1]
        for at in range(len(short)):
            fuller = [*short[:at], rows[at], *short[at + 1 :]]
            short = fuller if sum(grid.height(each) for each in fuller) <= room else short
        return grid, short, sum(not row.wide for row in rows[len(short) :])

    def _set(self, table: Table, size: float, padding: float) -> tuple[Grid, list[Row]]:
        grid = slide_table.grid(table, MARGIN_MM, self.width, self.metrics)
        grid = replace(grid, size=min(size, grid.size), padding=padding, shade=SHADES[self.theme])
        rows = (Row(tuple(texts), wide=len(texts) == 1 < len(grid.widths)) for texts in printed(table))
        return grid, [_cut(grid, row, MOST_LINES) for row in (Row(grid.heading, head=True), *rows)]

    def _block(self, key: str, text: str, size: float, ink: str, most: int, bold: bool = False) -> Block:
        return Block(self.chapter.words[key], tuple(self._lines(text, size, most, bold)), Letters(size, ink, bold))

    def _wrapped(self, text: str, size: float, bold: bool = False) -> list[str]:
        return list(_wrapped(text, lambda part: self.metrics.width(part, size, bold) <= FULL * self.width))

    def _lines(self, text: str, size: float, most: int, bold: bool = False) -> list[str]:
        """The text in lines, at most so many; what is cut ends in dots, after a clause if that keeps half of it."""
        found = self._wrapped(text, size, bold)
        if len(found) <= most:
            return found
        least = sum(len(line) for line in found[:most]) / 2
        for shorter in _clauses(text):
            if len(shorter) > least and len(lines := self._wrapped(f"{shorter} …", size, bold)) <= most:
                return lines
        head, _, _ = found[most - 1].rpartition(" ")
        return [*found[: most - 1], f"{head} …" if head else f"{found[most - 1][:-1]}…"]


def _named(sources: Iterable[Source], lang: Lang) -> list[str]:
    """Publisher and day of each, once."""
    days = ((one.publisher, labels.short_date(one.date, lang) if one.date else "") for one in sources)
    return list(dict.fromkeys(" ".join(part for part in each if part) for each in days))


def _cut(grid: Grid, row: Row, lines: int) -> Row:
    """The row with at most so many lines."""
    return grid.cut(row, lines * grid.size * slide_table.LINE + 2 * grid.padding + 0.01)


def _clauses(text: str) -> Iterator[str]:
    """Its beginnings that end with a clause and outside of brackets, the longest first."""
    begun = [text[: found.start()] for found in CLAUSE.finditer(text)]
    return (each for each in reversed(begun) if each.count("(") == each.count(")"))


def _wrapped(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Words in lines; a word that fits no line is broken."""
    line = ""
    for word in text.split():
        if line and not fits(f"{line} {word}"):
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while not fits(line) and len(line) > 1:
            end = next(at for at in range(len(line) - 1, 0, -1) if at == 1 or fits(line[:at]))
            yield line[:end]
            line = line[end:]
    if line:
        yield line


def _text(ids: Ids, block: Block, left: float, top: float, width: float) -> list[Shape]:
    if not block.lines:
        return []
    said = slide_text.paragraph(block.lines, block.letters, pitch=block.letters.size * PITCH)
    box = left, top, left + width, top + block.height
    return [slide_text.text_box(ids, block.name, " ".join(block.lines), box, said, "t")]


def _legend(plate: Plate | None) -> list[Group]:
    return [group for group in plate.groups if group.kind == "legend"] if plate else []


def _height(groups: Sequence[Group]) -> float:
    """How low the lowest item stands."""
    return max((_low(item) for group in groups for item in group.items), default=0.0)


def _low(item: Item) -> float:
    if isinstance(item, Text):
        return item.y
    if isinstance(item, Circle):
        return item.y + item.r
    if isinstance(item, Box):
        return item.y + item.height
    return max((y for part in item.outline.parts for _, y in part), default=0.0)


def _placed(plate: Plate, top: float) -> Plate:
    """The plate with its legend so far down."""
    groups = (
        replace(group, items=tuple(moved(item, 0.0, top) for item in group.items)) if group.kind == "legend" else group
        for group in plate.groups
    )
    return replace(plate, groups=tuple(groups))
