"""A proposed row of facts with what it rests on: the words, why, how sure and what was assumed."""

from __future__ import annotations

from dataclasses import dataclass, field

HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True)
class Proposal:
    """A row in the columns of `seeds/facts`, with its reason.

    Attributes
    ----------
    regions : tuple of str
        What its places mean; empty where that is open, with `candidates`.
    causes : tuple of str
        What was assumed: an instrument that a heading names, a namesake that was settled.
    known : str
        What the atlas has of it already, and `item` the key of that.
    text : str
        The clause that it was read from, as it is printed.
    """

    topic: str
    instrument: str
    item: str
    claim: str
    place: tuple[str, ...]
    regions: tuple[str, ...]
    subject_ko: str
    status: str
    status_printed: str
    sector: str
    value: str
    unit: str
    valid_from: str
    due: str
    locator: str
    evidence: tuple[str, ...]
    reason: str
    text: str
    causes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    known: str = ""
    flags: tuple[str, ...] = ()

    @property
    def confidence(self) -> str:
        """High where nothing was assumed, low where places are open or much was."""
        if self.candidates or len(self.causes) > 1:
            return LOW
        return MEDIUM if self.causes else HIGH


@dataclass(frozen=True)
class Unread:
    """A clause with a place of which nothing is proposed, and why."""

    locator: str
    cause: str
    text: str


@dataclass(frozen=True)
class Reading:
    """What was proposed of a document, what was passed over, and what to look at."""

    proposals: tuple[Proposal, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[str, ...] = field(default=())
