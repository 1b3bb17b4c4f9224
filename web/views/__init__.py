"""What can be put into a file or a briefing: a map, a comparison, a region, what changed. One module and one row each.

A view is read from the query of its page, so that an address is all that a briefing needs; it answers with a chapter
(`web.export.chapters`) for documents and with one plate for pictures.
"""

from typing import Protocol

from layers.plates.layout import Layout
from layers.plates.plate import Plate
from web.drawing import Drawing
from web.export.chapters import Chapter, Paper


class View(Protocol):
    """One state of one page; hashable, so that what was made of it can be kept."""

    @property
    def name(self) -> str:
        """Stem of its file name, ASCII: `map_2025-12-17`."""
        ...

    def permalink(self, host: str) -> str:
        """The address of the page that shows the same; `host` ends in a slash."""
        ...

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """The view as a chapter of a document, its pictures on the paper of the format."""
        ...

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate:
        """The view as one printed page."""
        ...
