"""What the versions of one file are made with: the atlas, the page's templates, and texts that are kept once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from layers.collection.search import Entry
from layers.scene import scene
from layers.scene.scene import State
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.scene_types.told import TableRow
from web.one_file.pieces import Kept, written
from web.state.drawing import Drawing

Version = tuple[str, dict[str, Any]]
Made = TypeVar("Made")


class Parts(Protocol):
    """Renders what the page shows of a layer, in the page's own templates."""

    def row(self, row: TableRow, scene: Scene) -> str:
        """One row of the table."""
        ...

    def panel(self, layer: SceneLayer, scene: Scene, on: bool) -> str:
        """One layer of the panel."""
        ...

    def table(self) -> dict[str, str]:
        """What stands before and after the rows, and instead of them."""
        ...


@dataclass(frozen=True)
class Shelf:
    """What the versions of one file are made with; texts that repeat and documents are gathered on the way."""

    source: Drawing
    state: State
    parts: Parts
    kept: Kept
    marks: dict[str, str]
    documents: dict[str, dict[str, Any]]

    def draw(self, day: date, *layers: str) -> Scene:
        """The scene of some layers on a day."""
        return scene.draw(self.source.atlas, replace(self.state, layers=layers, asof=day))

    def found(self, entry: Entry) -> list[int]:
        """What a search finds and the names that find it, as texts that are kept."""
        return [self.kept.number(written(vars(entry.hit))), self.kept.number(written(entry.names))]


def changing(days: Iterable[date], made: Callable[[date], Made]) -> list[tuple[str, Made]]:
    """Versions by their first day; a day on which nothing changed has none."""
    found: list[tuple[str, Made]] = []
    for day in days:
        one = made(day)
        if not found or found[-1][1] != one:
            found.append((day.isoformat(), one))
    return found
