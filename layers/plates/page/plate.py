"""What a plate is made of: named groups of outlines, circles, boxes, hatches and texts, in millimetres, y down."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from layers.keeping import MB, Shelf

Point = tuple[float, float]
SOLID: tuple[float, ...] = ()
#: What a point takes in memory, with its place in the texts that the writers of each format keep of an outline.
POINT_BYTES = 160
#: What any other item of a page takes, about.
ITEM_BYTES = 600
PLATES = Shelf("plates", 24 * MB, "view, layout, host, font", attrgetter("weight"))


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn.

    Attributes
    ----------
    colour : str
        Hex colour.
    width : float
        Millimetres.
    dash : tuple of float
        Lengths of strokes and gaps in millimetres; empty is solid.
    cap : {'butt', 'round'}
    opacity : float
    """

    colour: str
    width: float
    dash: tuple[float, ...] = SOLID
    cap: str = "round"
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Outline:
    """Points of one shape, part by part; compared by identity, so that a writer can keep what it made of it."""

    parts: tuple[tuple[Point, ...], ...]
    closed: bool = True

    @property
    def weight(self) -> int:
        """Bytes that it takes in memory, about."""
        return sum(map(len, self.parts)) * POINT_BYTES


@dataclass(frozen=True)
class Path:
    """An outline with fill and stroke; `name` is the region it shows, where it shows one."""

    outline: Outline
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0
    name: str = ""


@dataclass(frozen=True)
class Hatch:
    """A status texture inside an outline and a box; `unit` is the length of one screen pixel in millimetres."""

    outline: Outline
    pattern: str
    colour: str
    unit: float
    within: "Box | None" = None
    name: str = ""


@dataclass(frozen=True)
class Circle:
    """A circle around a point."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


@dataclass(frozen=True)
class Box:
    """A rectangle from its upper left corner, with corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    opacity: float = 1.0

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Text:
    """One line of text on its baseline.

    Attributes
    ----------
    x, y : float
        Where its anchor stands on the baseline.
    size : float
        Font size in millimetres.
    width : float
        Width as measured in the product's own font, tracking included.
    anchor : {'start', 'middle', 'end'}
    tracking : float
        Extra space after each letter, in em.
    halo : str or None
        Colour of the halo behind the letters.
    turn : float
        Degrees around (`x`, `middle`), where a page's writer can turn letters.
    middle : float
        Height of the middle of its line.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    colour: str
    bold: bool = False
    anchor: str = "start"
    tracking: float = 0.0
    halo: str | None = None
    turn: float = 0.0
    middle: float = 0.0

    @property
    def left(self) -> float:
        """Where the first letter begins."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the letters."""
        return self.left, self.y - 0.82 * self.size, self.left + self.width, self.y + 0.18 * self.size


Item = Path | Hatch | Circle | Box | Text


@dataclass(frozen=True)
class Group:
    """What belongs together on a plate: a layer, a region, an item, a piece of furniture.

    Attributes
    ----------
    id : str
        Unique on the plate.
    kind : str
        ground, area, border, belt, mark, label, legend, furniture or text.
    title : str
        What a reader calls it; empty for what needs no name.
    clip : Box or None
        Nothing outside of it is shown.
    of : str
        What a mark or a name stands for, as the web map knows it; empty elsewhere.
    at : Point
        Where a mark has its middle, or a name the middle of its first line, by its alignment.
    """

    id: str
    kind: str
    items: tuple[Item, ...]
    title: str = ""
    clip: Box | None = None
    of: str = ""
    at: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Plate:
    """One printed page.

    Attributes
    ----------
    width, height : float
        Millimetres.
    paper : str
        Colour of the page.
    groups : tuple of Group
        Bottom to top.
    more : tuple of Plate
        Pages on which its legend runs on, where it has no room for all of it.
    title, description, lang, theme, asof, fingerprint, data_version, permalink : str
        What a file says of itself; `asof` is ISO.
    """

    width: float
    height: float
    paper: str
    title: str
    description: str
    lang: str
    theme: str
    asof: str
    fingerprint: str
    data_version: str
    permalink: str
    groups: tuple[Group, ...] = field(default=())
    more: tuple["Plate", ...] = field(default=())

    def items(self) -> Iterator[Item]:
        """Every item, bottom to top."""
        return (item for group in self.groups for item in group.items)

    @property
    def weight(self) -> int:
        """Bytes that it and its further pages take in memory, about; what several pages draw counts for each."""
        outlines = {id(one): one for item in self.items() if isinstance(item, Path | Hatch) for one in [item.outline]}
        own = sum(one.weight for one in outlines.values()) + sum(ITEM_BYTES for _ in self.items())
        return own + sys.getsizeof(self.description) + sum(page.weight for page in self.more)

    def texts(self) -> Iterator[Text]:
        """Every text."""
        return (item for item in self.items() if isinstance(item, Text))
