"""What a document says, whichever its format: numbered paragraphs and tables, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

HEADING, TEXT, ITEM, NOTE = "heading", "text", "item", "note"


@dataclass(frozen=True)
class Line:
    """A line as a file gives it, before it is known what it is.

    Attributes
    ----------
    page, number : int or None
        Its page, and its line in the file (text) or on the page (PDF), both from 1.
    heading, footnote : bool
        Whether the file itself says so.
    continues : bool
        Whether the next line may belong to the same paragraph, as lines of a printed page do.
    broken : bool
        Whether it ends within a word that the next line goes on with.
    last : int or None
        The last of its lines where it was put together from several.
    """

    text: str
    page: int | None = None
    number: int | None = None
    heading: bool = False
    footnote: bool = False
    continues: bool = False
    broken: bool = False
    last: int | None = None


@dataclass(frozen=True)
class Cell:
    """A cell at a row and a column from 1, over so many rows and columns."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """Cells of a table as a file gives them; `lines` are the lines of its rows where rows are lines."""

    cells: tuple[Cell, ...]
    page: int | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: what it is, its mark (□, ㅇ, -, *, ①) and depth, its text without the mark."""

    number: int
    kind: str
    mark: str
    depth: int
    text: str
    page: int | None = None
    first: int | None = None
    last: int | None = None

    @property
    def locator(self) -> str:
        """`L64` or `L30-L31` of a text, `P12` (the twelfth paragraph) of other files."""
        if self.first is None or self.page is not None:
            return f"P{self.number}"
        return f"L{self.first}" if self.first == self.last else f"L{self.first}-L{self.last}"

    @property
    def printed(self) -> str:
        """The text behind its mark, as it is printed."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True)
class Table:
    """A table after the paragraph `after`; merged cells are one cell that spans."""

    number: int
    after: int
    cells: tuple[Cell, ...]
    page: int | None = None
    lines: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)

    def rows(self) -> list[list[str]]:
        """Texts by row and column; a merged cell stands in each place that it covers."""
        found = [[""] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row - 1, cell.row - 1 + cell.rows):
                found[row][cell.column - 1 : cell.column - 1 + cell.columns] = [cell.text] * cell.columns
        return found

    def locator(self, row: int) -> str:
        """Where a row (from 1) stands: `L201` of a text, `T2R3` of other files."""
        return f"L{self.lines[row - 1]}" if self.lines else f"T{self.number}R{row}"


@dataclass(frozen=True)
class Masthead:
    """What a document says of itself; empty where it does not, for a person to add."""

    title: str = ""
    subtitles: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    number: str = ""

    def corrected(self, title: str | None, publisher: str | None, date: str | None) -> Masthead:
        """The same with what a person says instead."""
        said = (title or self.title, publisher or self.publisher, date or self.date)
        return replace(self, title=said[0], publisher=said[1], date=said[2])


@dataclass(frozen=True)
class Document:
    """A document that was read: its blocks in their order, and remarks on what could not be read as it is."""

    name: str
    format: str
    blocks: tuple[Paragraph | Table, ...]
    pages: int | None = None
    remarks: tuple[str, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs alone."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True)
class Raw:
    """What an adapter of a format hands over: lines and grids in their order."""

    parts: tuple[Line | Grid, ...]
    pages: int | None = None
    remarks: tuple[str, ...] = ()
