"""What a workbook holds besides cells: which tables, under which names, how wide; its sources and its dates."""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from unicodedata import east_asian_width

from web.export.document.chapters import Cell, Chapter, Column, Document, Row, Table
from web.export.document.report_lines import address_word, summary_word

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST, MARGIN = 8.0, 60.0, 2.0
READ_ROWS = 400
#: Points of a line and of the highest row; Korean letters are set narrower than columns are measured for.
LINE, HIGHEST, WRAPPED = 15.0, 409.0, 0.9
SOURCE_COLUMNS = ("n", "publisher", "title", "published", "checked", "grade", "licence", "link")
NUMBERS = ("n",)


def tables(document: Document) -> Iterator[Table]:
    """The tables of all chapters; of several chapters, each under its chapter's number."""
    many = len(document.chapters) > 1
    for number, chapter in enumerate(document.chapters, 1):
        for table in chapter.sheets or chapter.tables:
            name = table.sheet or table.title
            yield Table(table.title, table.columns, table.rows, sheet=f"{number}. {name}" if many else name)


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a workbook takes, each once: short, without signs it forbids, numbered where two are equal."""
    names: list[str] = []
    for text in wanted:
        plain = FORBIDDEN.sub(" ", text).strip(" '") or "-"
        name, number = plain[:LONGEST_NAME], 2
        while name.casefold() in (known.casefold() for known in names):
            ending = f" ({number})"
            name, number = plain[: LONGEST_NAME - len(ending)] + ending, number + 1
        names.append(name)
    return names


def widths(table: Table) -> list[float]:
    """Widths of the columns in letters, as their texts need."""
    found = []
    for at, column in enumerate(table.columns):
        texts = [row[at] for row in table.rows[:READ_ROWS] if at < len(row) and len(row) > 1]
        longest = max((_letters(text) for text in (column.heading, *texts)), default=0.0)
        found.append(min(WIDEST, max(NARROWEST, longest + MARGIN)))
    return found


def _letters(cell: Cell) -> float:
    text = "" if cell is None else str(cell)
    return _measured(text[: int(WIDEST)])


def _measured(text: str) -> float:
    return sum(1.8 if east_asian_width(letter) in "WF" else 1.0 for letter in text)


def height(row: Sequence[Cell], room: Sequence[float]) -> float:
    """Height of a row in points, in which its wrapped texts are whole; not every program finds that by itself."""
    lines = [
        sum(max(1, ceil(WRAPPED * _measured(part) / width)) for part in str(cell).split("\n"))
        for cell, width in zip(row, room, strict=False)
        if cell is not None
    ]
    return min(HIGHEST, LINE * max(lines, default=1))


def sources(document: Document) -> Table:
    """All numbered sources; of several chapters, with the chapter that numbers them."""
    words, many = document.words, len(document.chapters) > 1
    keys = ("chapter", *SOURCE_COLUMNS) if many else SOURCE_COLUMNS
    columns = tuple(Column(words[key], 1 / len(keys), key in NUMBERS) for key in keys)
    rows: list[Row] = []
    for number, chapter in enumerate(document.chapters, 1):
        before: Row = (f"{number}. {chapter.title}",) if many else ()
        rows += [(*before, *row) for row in _sources(chapter)]
    return Table(words["sources"], columns, tuple(rows))


def _sources(chapter: Chapter) -> Iterator[Row]:
    words = chapter.words
    for each in chapter.sources:
        yield (
            each.n,
            each.publisher,
            each.title,
            each.date,
            each.checked,
            words[f"grade_{each.grade}"],
            each.licence,
            each.link,
        )


def facts(document: Document) -> Iterator[tuple[Chapter, list[tuple[str, Cell]]]]:
    """Label and value of what the tables of each chapter stand for."""
    for chapter in document.chapters:
        words = chapter.words
        notes = (text for table in chapter.sheets or chapter.tables for text in table.notes)
        remark = [(words["remark"], chapter.remark)] if chapter.remark else []
        yield chapter, [
            (words["title"], chapter.title), (words["subtitle"], chapter.subtitle), *remark,
            (summary_word(chapter), " ".join(chapter.points)), *chapter.stamps,
            (address_word(chapter), chapter.permalink),
            *((words["caution"], text) for text in (*chapter.cautions, *notes)), (words["map"], chapter.credit),
        ]  # fmt: skip
