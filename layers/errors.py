"""Every mistake the layers package can name, one empty class each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one cell of one file, and what would be right."""

    file: str
    row: int | None
    key: str
    value: str
    message: str

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}:{self.row}"
        return f"{where}: {self.key} = {self.value!r}: {self.message}"


class LayersError(Exception):
    """Root of the errors of this package.

    `word` is what was asked, where a reader's own language says the rest; `known` are the ids that there are.
    """

    word = ""
    known: tuple[str, ...] = ()

    def about(self, word: str, known: Iterable[str] = ()) -> LayersError:
        """The same error, which says what it is about in no language, and what there is instead."""
        self.word, self.known = word, tuple(known)
        return self


class UnknownLayer(LayersError):
    """No layer has this id."""


class BrokenTiles(LayersError):
    """A file of tiles, or the table it is to be made of, that cannot be read; tiles of other files can."""


class UnreachableDatabase(LayersError):
    """A database that is gone or too slow; what does not come from it can be answered."""


class RefusingDatabase(LayersError):
    """A database that answers no: a table is not there, or may not be read; or that cannot be asked from here."""


class UnknownDocument(LayersError):
    """No document has this id."""


class UnknownItem(LayersError):
    """No item has this key; `suggestions` are ids of those that look like it."""

    suggestions: tuple[str, ...] = ()

    def near(self, ids: Iterable[str]) -> UnknownItem:
        """The same error, which names what may be meant."""
        self.suggestions = tuple(ids)
        return self


class UnknownFinding(LayersError):
    """No finding has this id."""


class UnknownStatistic(LayersError):
    """No indicator has this id."""


class UnknownShape(LayersError):
    """No mark has this shape."""


class UnknownSolidity(LayersError):
    """No mark is drawn with this solidity."""


class UnknownPlaceName(LayersError):
    """A document's place name stands for no region we know."""


class AmbiguousPlaceName(LayersError):
    """A document's place name could be several regions."""


class MissingText(LayersError):
    """The text of a document is not in the folder given."""


class ChangedText(LayersError):
    """The text of a document is not the one that was transcribed."""


class BadKey(LayersError):
    """A file is no key of the kind that is needed."""


class LockedKey(LayersError):
    """A secret key does not open with this password."""


class MissingSignature(LayersError):
    """A file has no signature beside it."""


class ForeignSignature(LayersError):
    """A file was signed by another key."""


class BadSignature(LayersError):
    """A file or its signature was changed, or the signature cannot be read."""


class BrokenPack(LayersError):
    """A pack of data is not what its maker made, or holds what no pack holds."""


class UnfitPack(LayersError):
    """A pack of data is for other versions of the atlas."""


class OlderPack(LayersError):
    """A pack of data is older than what is served."""


class UnsignedPack(LayersError):
    """A pack of data has no signature that was asked for, or a signature nobody asked to check."""


class BusyPacks(LayersError):
    """Another update is at work in the same folder."""


class NoEarlierPack(LayersError):
    """There are no earlier data to go back to."""


class ReleasedOtherwise(LayersError):
    """A version has been released with other data."""


class BadPeriod(LayersError):
    """A period ends before it begins."""


class BadCoordinates(LayersError):
    """A longitude or latitude is no number of degrees."""


class SwappedCoordinates(LayersError):
    """Longitude and latitude stand in each other's place."""


class AtSea(LayersError):
    """A point lies in no municipality and on no neighbour's land."""


class OutsideKorea(LayersError):
    """A point lies on land that we keep no facts about."""


class TooFewRegions(LayersError):
    """A comparison needs at least two regions."""


class TooManyRegions(LayersError):
    """A comparison takes at most seventeen regions."""


class MixedInstruments(LayersError):
    """Indices were asked for over programmes that give every region its share."""


class UnknownSector(LayersError):
    """No sector has this id."""


class UnknownMeasure(LayersError):
    """No index has this name."""


class UnfitPalette(LayersError):
    """Two classes of a legend look alike to someone, or a text is hard to read."""


class LegendTooLong(LayersError):
    """So many layers are on that their legend does not fit a printed page."""


class UnreadableDocument(LayersError):
    """A document is none, is locked, too large or dangerous, or has no text; the message says what to do."""


class BrokenSeeds(LayersError):
    """The data set is broken; the message lists every problem found.

    Attributes
    ----------
    problems : tuple of Problem
        All of them, ordered by file and row.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_position))
        lines = [f"{len(self.problems)} problem(s) in the data set:"]
        super().__init__("\n".join(lines + [f"  {p}" for p in self.problems]))


def _position(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.row or 0, problem.key


class FolderHeld(LayersError):
    """Another process writes into this folder."""
