"""In which order a page is read aloud: its heading, the map as one picture with its text, the legend, the foot."""

from collections.abc import Callable

from layers.plates.page.plate import Group, Item, Text
from web.export.document.tagged import Part, Tagged

Reader = Callable[[Group, Callable[[Item], None]], None]
"""Draws the items of a group by the function it is given, and says what they are."""
PARTS = {"heading": ("Sect", "H1"), "map": ("Figure", ""), "legend": ("Sect", "H2"), "foot": ("Sect", "P")}
"""Parts of a page in the order of reading, and what the largest letters of their groups are."""


class Reading:
    """The parts of one page, in the order of reading, whatever order they are drawn in."""

    def __init__(self, page: Tagged, shows: str):
        self.page = page
        self.parts = {kind: page.added(role, shows if role == "Figure" else "") for kind, (role, _) in PARTS.items()}

    def group(self, group: Group, draw: Callable[[Item], None]) -> None:
        """Draw a group as a part of what it belongs to."""
        kind = _kind(group)
        with self.page.at(self.parts[kind]):
            if kind == "map":
                picture(self.page, group, draw)
            else:
                self._lines(group, PARTS[kind][1], draw)

    def _lines(self, group: Group, first: str, draw: Callable[[Item], None]) -> None:
        """Each line is a paragraph, those of the largest letters are the heading; what is no text says nothing."""
        largest = max((item.size for item in group.items if isinstance(item, Text)), default=0.0)
        heading: Part | None = None
        with self.page.part("Sect"):
            for item in group.items:
                if not isinstance(item, Text):
                    with self.page.ornamented():
                        draw(item)
                elif item.size < largest or first == "P":
                    with self.page.content("P"):
                        draw(item)
                else:
                    heading = heading or self.page.added(first)
                    with self.page.at(heading), self.page.content():
                        draw(item)


def picture(page: Tagged, group: Group, draw: Callable[[Item], None]) -> None:
    """A group as a piece of the picture that is open."""
    with page.content():
        for item in group.items:
            draw(item)


def _kind(group: Group) -> str:
    if group.kind == "text":
        return "heading" if group.id.startswith("heading") else "foot"
    return "legend" if group.kind == "legend" else "map"
