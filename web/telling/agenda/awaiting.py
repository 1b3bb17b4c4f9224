"""What is due on a day, narrowed to what a reader asked for: decisions apart from completions, what passed folded."""

from dataclasses import dataclass
from datetime import date

from layers.agenda.awaited import KINDS, Awaited, awaited, chosen
from layers.agenda.calendar import UNKNOWN, bids, state
from layers.agenda.told import checked
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import COMPLETION, DECISION
from layers.facts.facts import Fact
from layers.labels import long_date, pick, short_date
from layers.portfolio.due import PASSED_UNKNOWN, PENDING, due, is_near, left
from layers.wording.deadlines import DISPUTED, MOVED, SHARPENED, how, others
from layers.wording.details import deadline_told, label
from layers.words.catalogue import words_of
from web.state.narrowing import Narrowing

#: How a deadline came to be another, in the order in which it is told.
TURNS = (MOVED, SHARPENED, DISPUTED)
#: Decisions that the heading names.
MOST = 2


def kinds(lang: str) -> dict[str, str]:
    """What may be asked for, by name."""
    words = words_of(lang, "due")
    return {kind: words[kind] for kind in KINDS}


@dataclass(frozen=True)
class Turn:
    """A deadline with another date of it: which came first, which holds or stands beside it, and who says each."""

    line: Awaited
    kind: str
    first: Fact
    second: Fact


@dataclass(frozen=True)
class Awaiting:
    """The deadlines that were asked for, line by line."""

    atlas: Atlas
    asof: date
    lines: tuple[Awaited, ...]
    narrowing: Narrowing
    until: date | None
    lang: str

    @property
    def ahead(self) -> dict[str, list[Awaited]]:
        """Lines whose day has not passed, by kind: decisions apart from completions, both though they be empty."""
        told = {kind: [line for line in self.lines if _is(line, kind, PENDING)] for kind in KINDS}
        return {kind: lines for kind, lines in told.items() if lines or kind in (DECISION, COMPLETION)}

    @property
    def passed(self) -> dict[str, list[Awaited]]:
        """Lines whose day has passed without a known outcome, by kind."""
        told = {kind: [line for line in self.lines if _is(line, kind, PASSED_UNKNOWN)] for kind in KINDS}
        return {kind: lines for kind, lines in told.items() if lines}

    @property
    def turns(self) -> dict[str, list[Turn]]:
        """Deadlines that moved, became more exact or are told otherwise elsewhere, the latest first."""
        found = [turn for line in self.lines for turn in self._turns(line)]
        found.sort(key=lambda turn: self.atlas.event(turn.second), reverse=True)
        told = {kind: [turn for turn in found if turn.kind == kind] for kind in TURNS}
        return {kind: turns for kind, turns in told.items() if turns}

    def _turns(self, line: Awaited) -> list[Turn]:
        """The ministry's date first where another report's stands beside it."""
        holds = line.one.fact
        return [
            Turn(line, how(fact, line.one.due), *self._order(fact, holds)) for fact in others(self.atlas, line.one.item)
        ]

    def _order(self, other: Fact, holds: Fact) -> tuple[Fact, Fact]:
        return (holds, other) if how(other, str(holds.due)) == DISPUTED else (other, holds)

    @property
    def headline(self) -> str:
        """What is decided next, by name; of what is only completed its number."""
        words = words_of(self.lang, "due")
        decisions = self.ahead[DECISION]
        if not decisions:
            return words("none_next", n=len(self.ahead[COMPLETION]))
        next_day = decisions[0].one.due
        named = self._named([line for line in decisions if line.one.due == next_day])
        more = words("others", n=len(named) - MOST) if len(named) > MOST else ""
        return words("next", day=long_date(next_day, self.lang), listed=f"{', '.join(named[:MOST])}{more}")

    def _named(self, lines: list[Awaited]) -> list[str]:
        """Decisions by name; several of one instrument by that of the instrument."""
        held: dict[str, list[Awaited]] = {}
        for line in lines:
            held.setdefault(line.one.layer, []).append(line)
        return [label(own[0].item, self.lang) if len(own) == 1 else self.layer(own[0]) for own in held.values()]

    @property
    def checked(self) -> str:
        """Until when the layers told of were looked after."""
        layers = dict.fromkeys(line.one.layer for line in self.lines if line.one.layer in self.atlas.catalog)
        return checked(self.atlas, tuple(layers), self.asof, self.lang)

    @property
    def names(self) -> str:
        """What it is narrowed to, in words; empty where it is not."""
        words = words_of(self.lang, "due")
        named = self.narrowing.named(self.atlas, self.lang, lambda kind: words[kind])
        return ", ".join(
            [*named, *([words("until", day=short_date(self.until.isoformat(), self.lang))] if self.until else [])]
        )

    def layer(self, line: Awaited) -> str:
        """The instrument of a line."""
        catalog, words = self.atlas.catalog, words_of(self.lang, "due")
        return catalog[line.one.layer].title[self.lang] if line.one.layer in catalog else words["national"]

    def when(self, line: Awaited) -> str:
        """The deadline of a line, as the lines below it write theirs: 2026.12.31., 2027년, 2026년 하반기."""
        return short_date(line.one.due, self.lang)

    def earlier(self, line: Awaited) -> list[str]:
        """How its deadline came to be another than other claims name."""
        fact = line.one.fact
        told = (deadline_told(self.atlas, each, fact, self.lang) for each in others(self.atlas, line.one.item))
        return list(dict.fromkeys(told))

    def day(self, fact: Fact) -> str:
        """A deadline as a claim writes it."""
        return short_date(str(fact.due), self.lang)

    def by(self, fact: Fact) -> str:
        """Who says so, and when."""
        document = self.atlas.documents[fact.document]
        return f"{pick(self.lang, document.publisher_ko, document.publisher_en)} {short_date(document.date, self.lang)}"

    def bids(self, line: Awaited) -> str:
        """Confirmed applications beside a decision; empty where there are none."""
        return bids(line, words_of(self.lang, "due"), self.lang) if line.bids else ""

    def near(self, line: Awaited) -> str:
        """Days to an exact day within 120, to nothing else and not where the outcome is doubted."""
        return left(line.one, self.lang) if is_near(line.one) and state(line) != UNKNOWN else ""


def _is(line: Awaited, kind: str, told: str) -> bool:
    return line.one.kind == kind and line.one.state == told


def awaiting(atlas: Atlas, asof: date, narrowing: Narrowing, until: date | None, lang: str) -> Awaiting:
    """What is due on a day of what was asked for, no later than `until`.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    found = chosen(due(atlas, asof, narrowing.region), narrowing.layer, narrowing.filter, narrowing.kind, until)
    return Awaiting(atlas, asof, tuple(awaited(atlas, found, asof)), narrowing, until, lang)
