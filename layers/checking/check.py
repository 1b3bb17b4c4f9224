"""Statements of a draft beside the rows of the atlas: confirmed only where one item's rows say all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from layers.atlas.atlas import Atlas
from layers.checking.statement import RULES, Reader, Statement
from layers.facts.facts import CONTRADICTED, OTHER_EXTENT, STATUS, Fact
from layers.intake.document import Document
from layers.labels import Named
from layers.notes import Note, note
from layers.periods import first_day, last_day
from layers.proposing.amounts import Stated
from layers.proposing.known import regions
from layers.words.amounts import amount, scaled

CONFIRMED, DIFFERENT, UNKNOWN = "confirmed", "different", "unknown"
_CLAIMS = {claim: re.compile(words) for claim, words in RULES["claims"].items()}
_DAYS = ("valid_from", "decided_on", "noticed_on", "effective_on", "due")


@dataclass(frozen=True)
class Checked:
    """A sentence with what the atlas says of it: the verdict, why, and the rows."""

    statement: Statement
    verdict: str
    reasons: tuple[Note, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Compared:
    """One item beside a sentence: the rows that bear it, what differs, and what no row says."""

    facts: tuple[Fact, ...]
    different: tuple[Note, ...]
    missing: tuple[Note, ...]

    @property
    def distance(self) -> int:
        """How much is not borne."""
        return len(self.different) + len(self.missing)


def check(atlas: Atlas, document: Document, asof: date) -> list[Checked]:
    """Each sentence that states a place, status, number or date, as the atlas knew it on a day."""
    reader = Reader(atlas, asof.isoformat())
    return [_checked(atlas, one, asof) for one in reader.statements(document)]


def _checked(atlas: Atlas, said: Statement, asof: date) -> Checked:
    if said.open:
        return Checked(said, UNKNOWN, said.open, ())
    if not said.places:
        return Checked(said, UNKNOWN, (note("check_no_place"),), ())
    rows = [fact for fact in atlas.by_topic.get(said.topics[0], ()) if _is_known(atlas, fact, asof)]
    at = [(frozenset(regions(atlas, fact, asof)), fact) for fact in rows]
    every = frozenset(region for one in said.places for region in one.regions)
    groups = [every] if any(where == every for where, _ in at) else [frozenset(one.regions) for one in said.places]
    best = [_nearest(atlas, said, [fact for where, fact in at if where == group], asof) for group in groups]
    found = [one for one in best if one is not None]
    facts = tuple(fact for one in found for fact in one.facts)
    different = tuple(dict.fromkeys(reason for one in found for reason in one.different))
    missing = tuple(dict.fromkeys(reason for one in found for reason in one.missing))
    if len(found) < len(best):
        return Checked(said, UNKNOWN, (note("check_no_row"),), facts)
    if different:
        return Checked(said, DIFFERENT, different, facts)
    return Checked(said, UNKNOWN if missing else CONFIRMED, missing, facts)


def _is_known(atlas: Atlas, fact: Fact, asof: date) -> bool:
    """Whether its document was out, and what it tells was not to come."""
    out = atlas.documents[fact.document].date
    return not out or first_day(out) <= asof


def _nearest(atlas: Atlas, said: Statement, facts: Sequence[Fact], asof: date) -> Compared | None:
    """The item that bears most of a sentence."""
    items = {fact.item: [one for one in facts if one.item == fact.item] for fact in facts}
    return min(
        (_compared(atlas, said, rows, asof) for rows in items.values()), key=lambda one: one.distance, default=None
    )


def _compared(atlas: Atlas, said: Statement, rows: Sequence[Fact], asof: date) -> Compared:
    borne: list[Fact] = []
    different: list[Note] = []
    missing: list[Note] = []
    known = {sector for fact in rows for sector in (fact.sector, fact.sector2) if sector}
    if said.sectors - known:
        (different if known else missing).append(_named("check_sectors", [atlas.sectors[one] for one in sorted(known)]))
    for amount_ in said.amounts:
        _bear_amount(amount_, said, rows, borne, different, missing)
    if said.statuses:
        _bear_status(atlas, said, rows, asof, borne, different, missing)
    elif not said.amounts:
        missing.append(note("check_no_status"))
    elif any(not _has_day(said, one.iso, borne) for one in said.dates):
        different.append(_told("check_days", _days(borne)))
    ministries = {fact.ministry for fact in rows if fact.ministry}
    if set(said.ministries) - ministries:
        (different if ministries else missing).append(_told("check_ministries", sorted(ministries)))
    return Compared(tuple(dict.fromkeys(borne)) or tuple(rows[:3]), tuple(different), tuple(missing))


def _bear_amount(
    stated: Stated, said: Statement, rows: Sequence[Fact], borne: list[Fact], different: list[Note], missing: list[Note]
) -> None:
    """A number is borne by a row of the same measure with the same number, unit and qualifier."""
    alike = [
        (fact, read)
        for fact in rows
        if fact.claim in _CLAIMS
        and _CLAIMS[fact.claim].search(said.text)
        and not {CONTRADICTED, OTHER_EXTENT} & set(fact.flags)
        and (read := _number(f"{fact.value}{fact.unit}")) is not None
        and read[1] == stated.base
    ]
    own = _number(f"{stated.printed}")
    same = [fact for fact, read in alike if read == own]
    if same:
        borne.extend(same[:1])
    elif alike:
        different.append(_told("check_amounts", [f"{fact.value}{fact.unit}" for fact, _ in alike]))
        borne.extend(fact for fact, _ in alike)
    else:
        missing.append(note("check_no_amount", printed=stated.printed))


def _told(key: str, values: Iterable[str]) -> Note:
    """What rows say instead; `check_none` where none says it."""
    return note(key, rows="; ".join(values) or note("check_none"))


def _named(key: str, rows: Sequence[Named]) -> Note:
    """The same of what has a name in both languages."""
    names = ("; ".join(one.ko or "" for one in rows), "; ".join(one.en or "" for one in rows))
    return note(key, rows=names if rows else note("check_none"))


def _number(text: str) -> tuple[Decimal, str, tuple[str, ...]] | None:
    """Number in its base unit, that unit, and what qualifies it."""
    said = amount(text)
    if said is None:
        return None
    times, base = scaled(said.unit) if len(said.unit) > 1 else (1, said.unit)
    return said.number * times, base, said.keys


def _bear_status(
    atlas: Atlas,
    said: Statement,
    rows: Sequence[Fact],
    asof: date,
    borne: list[Fact],
    different: list[Note],
    missing: list[Note],
) -> None:
    """A status without a day is the last one; with days it is that of a row with each of them."""
    told = [fact for fact in rows if fact.claim == STATUS and fact.status and CONTRADICTED not in fact.flags]
    past = [fact for fact in told if atlas.event(fact) <= asof]
    if not past:
        missing.append(note("check_no_status_row"))
        return
    last = max(map(atlas.event, past))
    now = [fact for fact in past if atlas.event(fact) == last]
    for status in said.statuses:
        same = [fact for fact in (past if said.dates else now) if fact.status == status]
        if not same:
            different.append(
                _named("check_statuses", [atlas.statuses[one] for one in sorted({str(fact.status) for fact in now})])
            )
            borne.extend(now)
        elif not said.dates and all(fact.valid_to and last_day(fact.valid_to) < asof for fact in same):
            different.append(note("check_until", day=same[0].valid_to))
            borne.extend(same)
        else:
            fitting = [fact for fact in same if all(_has_day(said, one.iso, [fact]) for one in said.dates)]
            borne.extend((fitting or same)[:1])
            if not fitting:
                different.append(_told("check_days", _days(same)))


def _has_day(said: Statement, iso: str, facts: Iterable[Fact]) -> bool:
    """Whether a row has a day, printed as exactly as it or less so; a deadline is only a deadline's."""
    due = any(one.iso == iso and one.due for one in said.dates)
    columns = ("due", "valid_to") if due else _DAYS[:-1]
    return any((getattr(fact, column) or "").startswith(iso) for fact in facts for column in columns)


def _days(facts: Iterable[Fact]) -> list[str]:
    return sorted({day for fact in facts for column in _DAYS if (day := getattr(fact, column))})
