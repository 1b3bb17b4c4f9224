"""What the versions of one file are made with: the atlas, the page's templates, and texts that are kept once."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from layers.collection.entries import Entry
from layers.collection.initials import initials
from layers.collection.search import spaced
from layers.collection.synonyms import plain
from layers.scene import scene
from layers.scene.scene import State
from layers.scene_types.scene import Scene
from web.one_file.parts import Rendered
from web.one_file.pieces import Kept, written
from web.state.drawing import Drawing

Version = tuple[str, dict[str, Any]]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Shelf:
    """What the versions of one file are made with; texts that repeat and documents are gathered on the way.

    `marks` are those of one theme, `documents` and what was `made` belong to all of them.
    """

    source: Drawing
    state: State
    parts: Rendered
    kept: Kept
    marks: dict[str, str]
    documents: dict[str, dict[str, Any]]
    made: dict[Hashable, Any]

    def draw(self, day: date, *layers: str, first: bool = False) -> Scene:
        """The scene of some layers on a day, which may be some of the first map's.

        Its fingerprint is that of the scene that a browser puts together.
        """
        return scene.uncoded(self.source.atlas, replace(self.state, layers=layers, asof=day), first)

    def once(self, key: Hashable, made: Callable[[], Made]) -> Made:
        """What has no colour: made for the first theme or day that asks for it, and the same for the others."""
        if key not in self.made:
            self.made[key] = made()
        found: Made = self.made[key]
        return found

    def found(self, entry: Entry) -> list[int]:
        """What a search finds, and the names and words that find it as they are compared, as kept texts."""
        return self.once(entry, lambda: self._found(entry))

    def _found(self, entry: Entry) -> list[int]:
        names = [[write(name) for name in entry.names] for write in (spaced, initials)]
        said = [" ".join(map(plain, words)) for words in (entry.names, entry.words)]
        return [self.kept.number(written(vars(entry.hit))), self.kept.number(written([*names, *said]))]


def changing(days: Iterable[date], made: Callable[[date], Made]) -> list[tuple[str, Made]]:
    """Versions by their first day; a day on which nothing changed has none."""
    found: list[tuple[str, Made]] = []
    for day in days:
        one = made(day)
        if not found or found[-1][1] != one:
            found.append((day.isoformat(), one))
    return found
