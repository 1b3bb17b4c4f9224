"""From a document that was read to proposed facts: each clause with a place or an amount, and why not where none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo.dates import today
from geo.region import RECORD_BEGINS
from layers.atlas.atlas import Atlas
from layers.intake.document import Document
from layers.periods import first_day
from layers.proposing import clauses, known, places
from layers.proposing.clauses import Judgement
from layers.proposing.dates import dates
from layers.proposing.focus import Part, parts
from layers.proposing.knowledge import Clause, Knowledge, clause_of
from layers.proposing.names import names
from layers.proposing.places import Mention
from layers.proposing.proposal import Proposal, Reading, Unread
from layers.proposing.tables import GRAMMAR, pattern
from layers.proposing.topics import Topics
from layers.proposing.whole import own
from layers.proposing.writing import Writer

_SILENT, _OPINIONS = pattern("silent_document"), pattern("opinions")
#: What others ask for, until it is decided.
OPINIONS = ("proposed", "considered")
#: What others did, which stands though an opinion is told beside it.
KEPT = ("applied",)
_CARRIED = pattern("carried")
_DENIED = frozenset(GRAMMAR["denied"])


def propose(atlas: Atlas, document: Document, hidden: Iterable[str] = (), topics: Topics | None = None) -> Reading:
    """Facts that a document may state; `hidden` names of tables and refused instruments are not used."""
    title = document.masthead.title
    if _SILENT.search(title) or any(_SILENT.search(one.text) for one in document.paragraphs[:3]):
        return Reading(warnings=("설명·정정 자료: 제안하지 않음",))
    anchor = document.masthead.date
    on = max(first_day(anchor), RECORD_BEGINS) if anchor else today()
    known_names = names(atlas, on, hidden)
    named = replace(topics or Topics(), own=own.instruments(document, known_names.known))
    knowledge = Knowledge(atlas, document, known_names, named)
    found = [one for part in parts(document) for one in _of_part(knowledge, part)]
    proposals = _once(one for one in found if isinstance(one, Proposal))
    told = tuple(known.beside(knowledge.atlas, one, on) for one in proposals)
    unread = tuple(dict.fromkeys(one for one in found if isinstance(one, Unread)))
    return Reading(told, unread, () if anchor else ("문서 날짜 미확인: 기한을 풀이하지 않음",))


def _once(found: Iterable[Proposal]) -> list[Proposal]:
    """Each proposal once for a locator."""
    return list({(p.locator, p.topic, p.claim, p.place, p.status, p.value, p.due): p for p in found}.values())


def _of_part(knowledge: Knowledge, part: Part) -> Iterator[Proposal | Unread]:
    before: tuple[Mention, ...] = ()
    for sentence in clauses.sentences(part.text):
        of_before = before if _CARRIED.search(sentence) else ()
        yield from _of_sentence(knowledge, part, sentence, of_before)
        around = (*places.provinces(knowledge.names, (sentence,)), *knowledge.around)
        before = tuple(places.mentions(knowledge.names, sentence, knowledge.support, around)) or before


def _of_sentence(
    knowledge: Knowledge, part: Part, sentence: str, of_before: tuple[Mention, ...]
) -> Iterator[Proposal | Unread]:
    pieces = clauses.pieces(sentence)
    every = clauses.judged(sentence, dates(sentence, knowledge.anchor), knowledge.anchor)
    cut = [clauses.clauses(piece) for piece in pieces]
    whole = [[clause_of(knowledge, clause, said[-1], sentence) for clause in said] for said in cut]
    for number, (piece, read) in enumerate(zip(pieces, whole, strict=True)):
        behind = [one for later in whole[number + 1 :] for one in later]
        if clauses.is_listed(piece, pieces[number + 1 :]):
            read = [replace(one, judgement=clauses.to_come(one.judgement)) for one in read]
        subject = _subject(read)
        for at, one in enumerate(read):
            if subject and one.places == subject:
                continue
            carried = next(
                (before.places for before in reversed(read[:at]) if before.places),
                of_before or _of_item(knowledge, part),
            )
            judgement = (
                every
                if _is_silent(pieces, every)
                else _lent([*read, *behind], at, every if len(pieces) > 1 else one.judgement)
            )
            judgement = clauses.titled(judgement, knowledge.document.masthead.title)
            judgement = _denied(read[at + 1 :], judgement)
            if judgement.status not in KEPT and _OPINIONS.search(" ".join(part.above[:2])):
                judgement = Judgement("", "의견·건의", judgement.printed)
            yield from Writer(knowledge, part, piece, one, judgement, carried, subject).written()


def _denied(behind: Sequence[Clause], judgement: Judgement) -> Judgement:
    """What was asked for and is denied behind: 건의했으나 … 계획은 없다."""
    denial = next((one.judgement for one in behind if one.judgement.silent and one.judgement.cause in _DENIED), None)
    return denial if denial is not None and judgement.status in OPINIONS else judgement


def _is_silent(pieces: Sequence[str], every: Judgement) -> bool:
    """Whether a list is of one sentence that says nothing now."""
    return len(pieces) > 1 and every.silent and pieces[0][:1] not in clauses.LISTS


def _subject(read: Sequence[Clause]) -> tuple[Mention, ...]:
    """The places of a clause without an instrument, of which a later one without a place says more."""
    for at, one in enumerate(read[:-1]):
        if one.places and not one.instruments and any(not each.places and each.instruments for each in read[at + 1 :]):
            return one.places
    return ()


def _of_item(knowledge: Knowledge, part: Part) -> tuple[Mention, ...]:
    """The place of the item that a deeper one stands below, where it names one alone."""
    found = places.mentions(knowledge.names, part.item, knowledge.support, knowledge.around) if part.item else []
    return tuple(found) if len(found) == 1 else ()


def _lent(read: Sequence[Clause], at: int, every: Judgement) -> Judgement:
    """A clause's own judgement; one without a predicate has that of the next with one, or of all the sentence."""
    own = read[at].judgement
    if own.status or own.cause:
        return own
    return next((one.judgement for one in read[at + 1 :] if one.judgement.status), every)
