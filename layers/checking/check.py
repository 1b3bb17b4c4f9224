"""Statements of a draft beside the rows of the atlas: confirmed only where one item's rows say all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from layers.atlas.atlas import Atlas
from layers.checking import by_name
from layers.checking.statement import HELD, RULES, Reader, Statement
from layers.facts.facts import CONTRADICTED, OTHER_EXTENT, STATUS, Fact
from layers.intake.document import Document
from layers.labels import Named
from layers.notes import Note, note
from layers.periods import first_day, last_day
from layers.proposing.amounts import Stated
from layers.proposing.known import regions
from layers.proposing.topics import sector_words
from layers.words.amounts import amount, scaled

CONFIRMED, DIFFERENT, UNKNOWN = "confirmed", "different", "unknown"
_CLAIMS = {claim: re.compile(words) for claim, words in RULES["claims"].items()}
_NOT = {claim: re.compile(words) for claim, words in RULES["not_measured"].items()}
#: Words that count things, which rows and documents use one for the other.
_COUNTERS = dict.fromkeys(("곳", "개소", "건", "개교", "종"), "개")
_DAYS = ("valid_from", "decided_on", "noticed_on", "effective_on", "due")


#: What is counted until a day (2025년 말까지) is counted on one before it.
_COUNTS = ("total", "count")
#: What is to come has the day on which it is due.
_TO_COME = frozenset(["undecided", "planned"])
#: Statuses of what is an item of its instrument now.
_HELD = frozenset(["designated", "selected", "decided", "approved", "under-way", "completed"])


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
    found = ((one, _checked(atlas, one, asof)) for one in reader.statements(document))
    return [checked for one, checked in found if one.states or checked.facts]


def _checked(atlas: Atlas, said: Statement, asof: date) -> Checked:
    placed = _by_place(atlas, said, asof)
    if said.firm:
        return placed
    if placed.verdict == CONFIRMED and not (other := _other_words(atlas, said, placed.facts)):
        return placed
    if placed.verdict == CONFIRMED:
        placed = Checked(said, UNKNOWN, other, placed.facts)
    return _by_name(atlas, said, asof) or placed


def _by_name(atlas: Atlas, said: Statement, asof: date) -> Checked | None:
    """What the item that a sentence names says of it; nothing where it names none, or what is found stays open."""
    pool = (
        _rows(atlas, said, asof) if said.instruments - {""} else [f for f in atlas.facts if _is_known(atlas, f, asof)]
    )
    found = []
    for rows in by_name.named(atlas, said, pool, lambda fact: regions(atlas, fact, asof)):
        one = _compared(atlas, said, rows, asof)
        missing = (*one.missing, *_other_words(atlas, said, rows), *_unread(said, rows))
        found.append(Compared(one.facts, one.different, missing))
    best = min(found, key=lambda one: one.distance, default=None)
    if best is None or (best.missing and best.different) or len(best.missing) > 1:
        return None
    if best.different:
        return Checked(said, DIFFERENT, best.different, best.facts)
    return Checked(said, UNKNOWN if best.missing else CONFIRMED, best.missing, best.facts)


def _other_words(atlas: Atlas, said: Statement, rows: Sequence[Fact]) -> tuple[Note, ...]:
    """Words that narrow what a sentence says and that its rows do not have, where it says no more than that it is."""
    bare = said.bare or any(by_name.is_national(fact) for fact in rows)
    words = by_name.spare(atlas, said, rows) if bare else by_name.other_names(said, rows)
    return tuple(note("check_word_open", word=word) for word in words)


def _unread(said: Statement, rows: Sequence[Fact]) -> list[Note]:
    """Numbers of a sentence that neither an amount, a date nor the name of the rows has: 1단계, 5차."""
    own = "".join(fact.subject_ko or "" for fact in rows).replace(" ", "")
    words = re.findall(r"\S*\d+[가-힣A-Za-z]?", said.unread)
    return [note("check_word_open", word=word) for word in words if word not in own]


def _rows(atlas: Atlas, said: Statement, asof: date) -> list[Fact]:
    """Rows of the instruments that a sentence names, of every topic that has them."""
    beside = said.instruments - {""}
    return [
        fact
        for fact in atlas.facts
        if (fact.topic in said.topics or fact.instrument in beside) and _is_known(atlas, fact, asof)
    ]


def _by_place(atlas: Atlas, said: Statement, asof: date) -> Checked:
    if said.open:
        return Checked(said, UNKNOWN, said.open, ())
    if not said.places:
        return Checked(said, UNKNOWN, (note("check_no_place"),), ())
    rows = _rows(atlas, said, asof)
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
    if _sectors(said, rows) - known:
        (different if known else missing).append(_named("check_sectors", [atlas.sectors[one] for one in sorted(known)]))
    for amount_ in said.amounts:
        _bear_amount(amount_, said, rows, borne, different, missing)
    if said.statuses:
        _bear_status(atlas, said, rows, asof, borne, different, missing)
    elif not said.amounts and not said.term:
        missing.append(note("check_no_status"))
    elif not said.amounts:
        _bear_term(said, rows, borne, different)
    elif any(not _has_day(said, one.iso, borne) for one in said.dates):
        different.append(_told("check_days", _days(borne)))
    known_as = {fact.instrument for fact in borne if fact.instrument}
    if said.instruments - {""} and known_as and not said.instruments & known_as:
        different.append(_told("check_instruments", sorted({fact.subject_ko or "" for fact in borne})))
    ministries = {fact.ministry for fact in rows if fact.ministry}
    if set(said.ministries) - ministries:
        (different if ministries else missing).append(_told("check_ministries", sorted(ministries)))
    return Compared(tuple(dict.fromkeys(borne)) or tuple(rows[:3]), tuple(different), tuple(missing))


def _sectors(said: Statement, rows: Sequence[Fact]) -> set[str]:
    """Industries that a sentence names beside those in the rows' own names."""
    own = "".join(fact.subject_ko or "" for fact in rows)
    return {sector for word, sector in sector_words(said.text).items() if word not in own}


def _bear_term(said: Statement, rows: Sequence[Fact], borne: list[Fact], different: list[Note]) -> None:
    """A term is borne by a row that has its days."""
    fitting = [fact for fact in rows if all(_has_day(said, one.iso, [fact]) for one in said.dates)]
    borne.extend((fitting or rows)[:1])
    if not fitting:
        different.append(_told("check_days", _days(rows)))


def _values(fact: Fact) -> Iterator[tuple[Decimal, str, tuple[str, ...]]]:
    """The amounts of a row: its value, its area (10,000 m²)."""
    if (own := _number(f"{fact.value}{fact.unit}")) is not None:
        yield own
    if fact.area_10k_m2 is not None:
        yield Decimal(str(fact.area_10k_m2)) * 10**4, "㎡", ()


def _bear_amount(
    stated: Stated, said: Statement, rows: Sequence[Fact], borne: list[Fact], different: list[Note], missing: list[Note]
) -> None:
    """A number is borne by a row of the same measure with the same number, unit and qualifier."""
    alike = [
        (fact, read)
        for fact in rows
        if _speaks_of(fact, said) and not {CONTRADICTED, OTHER_EXTENT} & set(fact.flags)
        for read in _values(fact)
        if read[1] == _COUNTERS.get(stated.base, stated.base)
    ]
    own = (stated.number, _COUNTERS.get(stated.base, stated.base), _qualifiers(stated))
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


def _speaks_of(fact: Fact, said: Statement) -> bool:
    """Whether a sentence has a word of what a row measures; an area of its own column is one whatever the row."""
    words = _CLAIMS.get(fact.claim)
    if fact.claim in _NOT and _NOT[fact.claim].search(said.text):
        return False
    return bool(words and words.search(said.text)) or (
        fact.area_10k_m2 is not None and _CLAIMS["area"].search(said.text) is not None
    )


def _qualifiers(stated: Stated) -> tuple[str, ...]:
    read = _number(stated.printed)
    return read[2] if read is not None else ()


def _number(text: str) -> tuple[Decimal, str, tuple[str, ...]] | None:
    """Number in its base unit, that unit, and what qualifies it."""
    said = amount(text)
    if said is None:
        return None
    times, base = scaled(said.unit) if len(said.unit) > 1 else (1, said.unit)
    return said.number * times, _COUNTERS.get(base, base), said.keys


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
    told = [
        fact
        for fact in rows
        if (fact.claim == STATUS or fact in borne) and fact.status and CONTRADICTED not in fact.flags
    ]
    past = [fact for fact in told if atlas.event(fact) <= asof]
    if not past:
        missing.append(note("check_no_status_row"))
        return
    last = max(map(atlas.event, past))
    now = [fact for fact in past if atlas.event(fact) == last]
    for status in said.statuses:
        same = [fact for fact in (past if said.dates else now) if _is_said(fact, status)]
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


def _is_said(fact: Fact, status: str) -> bool:
    """Whether a row has a status, or any in which something is what a sentence says it is."""
    return fact.status in _HELD if status == HELD else fact.status == status


def _has_day(said: Statement, iso: str, facts: Iterable[Fact]) -> bool:
    """Whether a row has a day, printed as exactly as it or less so; a deadline is only a deadline's."""
    facts = list(facts)
    due = any(one.iso == iso and one.due for one in said.dates) and any(one.claim not in _COUNTS for one in facts)
    columns = ("due", "valid_to") if due else _DAYS if set(said.statuses) & _TO_COME else _DAYS[:-1]
    return any((getattr(fact, column) or "").startswith(iso) for fact in facts for column in columns)


def _days(facts: Iterable[Fact]) -> list[str]:
    return sorted({day for fact in facts for column in _DAYS if (day := getattr(fact, column))})
