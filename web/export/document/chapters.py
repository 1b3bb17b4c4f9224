"""What a document is made of before any format: chapters with points, pictures, tables and numbered sources."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from geo.crs import METRES
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Plate
from layers.plates.page.type import Metrics
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import Words, words_of

Cell = str | int | float | None
Row = tuple[Cell, ...]
NUMBERED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Paper:
    """What a format draws its pictures on.

    Attributes
    ----------
    layout : Layout or None
        The page of a plate; None where the format shows tables alone.
    metrics : callable
        Widths of the letters that the page is set with.
    """

    layout: Layout | None
    metrics: Callable[[], Metrics]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the table's width, and whether it holds numbers."""

    heading: str
    share: float
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A table; None is a cell that is not known, a row of one cell spans the table.

    Numbers are printed with thousands separators: a year is a text. In a workbook a whole ISO date becomes a date.

    Attributes
    ----------
    notes : tuple of str
        What a reader must know beside it, printed below.
    sheet : str
        Short name where the table is a sheet of a workbook; its title otherwise.
    group : str
        A heading above several tables that follow each other; on slides those of equal columns run on in one.
    sources : tuple of int
        Sources of the table as a whole; those that its cells refer to otherwise.
    slides : bool
        Whether it is on slides too; not where a picture shows the same.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    sheet: str = ""
    group: str = ""
    sources: tuple[int, ...] = ()
    slides: bool = True

    @property
    def cited(self) -> tuple[int, ...]:
        """Numbers of the sources that the table rests on, ascending."""
        texts = (cell for row in self.rows for cell in row if isinstance(cell, str) and "[" in cell)
        return self.sources or tuple(sorted({int(n) for text in texts for n in NUMBERED.findall(text)}))


@dataclass(frozen=True)
class Picture:
    """A plate, with its title and what it shows in words; `scene` (docs/scene.md) names the shapes of a map."""

    plate: Plate
    title: str
    description: str
    scene: Scene | None = None


@dataclass(frozen=True)
class Source:
    """One numbered source; `grade` is 1 for notices and press releases, 2 for the press, 3 for other.

    `licence` says on which terms it may be used; empty for what a reader brought.
    """

    n: int
    publisher: str
    title: str
    date: str | None
    checked: str | None
    grade: int
    link: str
    licence: str = ""


@dataclass(frozen=True)
class Digest:
    """A chapter on one slide: a sentence as its title, one below it, one short table; `rest` rows are left out.

    Of a table of numbers, that is `whole`, more rows are left out before one is cut.
    """

    title: str
    subtitle: str = ""
    table: Table | None = None
    rest: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Chapter:
    """One view in a document: the whole of a report, or one part of a briefing. All text is plain.

    Attributes
    ----------
    points : tuple of str
        The summary sentence by sentence; `cautions` follow.
    remark : str
        What the writer of a briefing says of this view.
    check : str
        The address that says later whether it still holds (`layers.scene.verification.address`).
    pictures : tuple of Picture
    tables, sheets : tuple of Table
        On paper and slides; in a workbook, where all columns have room.
    sources : tuple of Source
        Numbered from 1 in this chapter; `[n]` in a cell or a point refers to them.
    stamps : tuple of (str, str)
        기준일, 자료 확인일, data version and fingerprint with their labels.
    mapped : bool
        Whether summary and address are those of a map, and are called so.
    digest : Digest or None
        What its one slide says; None of a chapter whose picture is the whole slide.
    entitled : bool
        Whether the writer of a briefing gave it its title.
    """

    title: str
    subtitle: str
    points: tuple[str, ...]
    cautions: tuple[str, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Table, ...]
    sheets: tuple[Table, ...]
    sources: tuple[Source, ...]
    stamps: tuple[tuple[str, str], ...]
    permalink: str
    asof: str
    lang: Lang
    remark: str = ""
    check: str = ""
    mapped: bool = False
    digest: Digest | None = None
    entitled: bool = False

    @property
    def words(self) -> Words:
        """The words of documents in its language."""
        return words_of(self.lang, "document")

    @property
    def credit(self) -> str:
        """Whose boundaries its pictures are drawn from."""
        return self.words("credit", metres=METRES)

    @property
    def coded(self) -> str:
        """What its QR code holds: the address that checks it, else its permalink."""
        return self.check or self.permalink

    @property
    def stamp(self) -> str:
        """All stamps in one line."""
        return " · ".join(f"{label} {value}" for label, value in self.stamps)


@dataclass(frozen=True)
class Cover:
    """The first page of a briefing of several views."""

    title: str
    subtitle: str
    author: str = ""


@dataclass(frozen=True)
class Document:
    """What a writer turns into bytes: one chapter, or a cover and many.

    Attributes
    ----------
    single : bool
        Whether each chapter is one slide.
    annex : bool
        Whether the sources of such chapters follow as an annex.
    heading : str
        The title of a briefing without a cover.
    """

    chapters: tuple[Chapter, ...]
    cover: Cover | None = None
    single: bool = False
    annex: bool = True
    heading: str = ""

    @property
    def words(self) -> Words:
        """The words of documents in its language."""
        return words_of(self.lang, "document")

    @property
    def title(self) -> str:
        """Of the cover, of the briefing that has none, or of the only chapter."""
        return self.cover.title if self.cover else self.heading or self.chapters[0].title

    @property
    def asof(self) -> str:
        """The latest as-of date of its chapters, ISO: the day that its parts are dated."""
        return max(chapter.asof for chapter in self.chapters)

    @property
    def lang(self) -> str:
        """The language of its first chapter."""
        return self.chapters[0].lang
