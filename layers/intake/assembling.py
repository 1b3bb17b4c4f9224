"""From a file's lines to numbered paragraphs with kinds and depths, and tables; the marks are data (`marks.json`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from layers.intake import limits
from layers.intake.document import HEADING, NOTE, TEXT, Cell, Grid, Line, Paragraph, Raw, Table
from layers.intake.marks import MARKS
from layers.intake.saying import unreadable

BEGINNINGS = [(re.compile(one["pattern"]), one["kind"], one["depth"]) for one in MARKS["marks"]]
HEADINGS = [re.compile(pattern) for pattern in MARKS["headings"]]
ALONE, ENDS = re.compile(MARKS["bullets_alone"]), re.compile(MARKS["ends"])
UNSEEN, PRIVATE = re.compile(MARKS["unseen"]), re.compile(MARKS["private"])
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def blocks(raw: Raw, name: str = "") -> tuple[Paragraph | Table, ...]:
    """The paragraphs and tables of what was read of the file `name`; raises UnreadableDocument where it is too much."""
    found: list[Paragraph | Table] = []
    paragraphs = tables = written = 0
    for part in _joined(map(_cleaned, raw.parts)):
        block = _table(part, tables + 1, paragraphs) if isinstance(part, Grid) else _paragraph(part, paragraphs + 1)
        if block is None:
            continue
        if isinstance(block, Table):
            limits.tabled(name, block.height * block.width)
        found.append(block)
        paragraphs, tables = paragraphs + isinstance(block, Paragraph), tables + isinstance(block, Table)
        written += _length(block)
        if written > limits.MOST_CHARACTERS:
            raise unreadable("too_long", most=f"{limits.MOST_CHARACTERS:,}")
    return tuple(found)


def plain(text: str) -> str:
    """Composed text on one line, without what is not seen, marks of bold, and signs of private fonts."""
    shown = UNSEEN.sub("", PRIVATE.sub(" ", unicodedata.normalize("NFC", text)))
    return " ".join(BOLD.sub(r"\1", shown).split())


def _cleaned(part: Line | Grid) -> Line | Grid:
    if isinstance(part, Line):
        return replace(part, text=plain(part.text))
    return replace(part, cells=tuple(replace(cell, text=plain(cell.text)) for cell in part.cells))


def _joined(parts: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Lines of which a bullet alone stands before its text, and those of one paragraph of a printed page as one."""
    held: Line | None = None
    for part in parts:
        if isinstance(part, Line) and not part.text:
            continue
        if held is not None and isinstance(part, Line) and _goes_on(held, part):
            held = _one(held, part)
            continue
        if held is not None:
            yield held
        held = part if isinstance(part, Line) else None
        if isinstance(part, Grid):
            yield part
    if held is not None:
        yield held


def _goes_on(line: Line, other: Line) -> bool:
    if ALONE.fullmatch(line.text):
        return not marked(other.text)[0]
    return line.continues and not (ENDS.search(line.text) or marked(other.text)[0] or _is_heading(other.text))


def _one(line: Line, other: Line) -> Line:
    text = f"{line.text}{'' if line.broken else ' '}{other.text}"
    return replace(other, text=text, page=line.page, number=line.number, last=other.number)


def marked(text: str) -> tuple[str, str, int]:
    """The mark that a line begins with, its kind and its depth; no mark, TEXT and 0 where there is none."""
    for pattern, kind, depth in BEGINNINGS:
        found = pattern.match(text)
        if found is not None:
            return found[0], kind, depth
    return "", TEXT, 0


def _is_heading(text: str) -> bool:
    return len(text) <= MARKS["most_heading"] and any(pattern.fullmatch(text) for pattern in HEADINGS)


def _paragraph(line: Line, number: int) -> Paragraph | None:
    mark, kind, depth = marked(line.text)
    text = line.text[len(mark) :].strip()
    if not text:
        return None
    if line.footnote:
        kind = NOTE
    elif line.heading or _is_heading(line.text):
        kind, depth = HEADING, depth or 1
    return Paragraph(
        number, kind, mark.replace("\\", ""), depth, text, line.page, line.number, line.last or line.number
    )


def _table(grid: Grid, number: int, after: int) -> Table | None:
    if not any(cell.text for cell in grid.cells):
        return None
    return Table(number, after, _trimmed(grid.cells), grid.page, grid.lines)


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells without columns at the right in which nothing stands."""
    last = max(cell.column for cell in cells if cell.text)
    return tuple(cell for cell in cells if cell.column <= last)


def _length(block: Paragraph | Table | None) -> int:
    if isinstance(block, Table):
        return sum(len(cell.text) for cell in block.cells)
    return len(block.text) if block is not None else 0
