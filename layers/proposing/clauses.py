"""Sentences, and what the last predicate of a clause says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from layers.proposing.acts.masks import masked
from layers.proposing.acts.predicates import predicates
from layers.proposing.acts.silence import silenced
from layers.proposing.acts.status import Said, chosen, said
from layers.proposing.dates import When, is_before, is_to_come
from layers.proposing.tables import pattern

DESIGNATED, PLANNED, UNDECIDED = "designated", "planned", "undecided"
#: What has happened has a day of its own and no deadline.
HAPPENED = ("designated", "selected", "approved", "decided", "completed", "ended", "not-selected", "under-way")
WORKS = ("under-way", "completed")
_SENTENCE, _CLAUSE, _TITLED, _PASSING = map(pattern, ("sentence", "clause", "titled", "passing"))
#: A decision so long before the document is told in passing; a day is written with so many letters.
LONG_AGO, DAY = 60, 10
#: Acts of those who decide, of which the present tells what is to come unless the title has it.
DECISIONS = ("designate", "select", "approve", "decide")
_DECIDED = ("designated", "selected", "approved", "decided")
LISTS = "▲△▶▷"


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph."""
    return [part for part in (part.strip() for part in _SENTENCE.split(text)) if part]


def clauses(sentence: str) -> list[str]:
    """Clauses of a sentence."""
    return [part for part in (part.strip(" ,") for part in _CLAUSE.split(sentence)) if part]


def judged(clause: str, when: Iterable[When], anchor: str, last: str = "") -> Said:
    """What a clause says on the day of its document; `last` is the last clause of its sentence, which has the tense."""
    dated = list(when)
    text = masked(clause if last in ("", clause) else f"{clause} {last}")
    every = predicates(text)
    ahead = any(is_to_come(one, anchor) for one in dated)
    told = [said(text, every, at, ahead=ahead) for at, one in enumerate(every) if one.start < len(clause)]
    if cause := silenced(clause):
        return Said("", cause)
    return settled(chosen(told), clause, dated, anchor)


def settled(told: Said, text: str, when: Sequence[When], anchor: str, title: str = "") -> Said:
    """A decision told in the present is one to come, unless the title has it; one of long ago is told in passing."""
    if told.act in DECISIONS and told.status in _DECIDED:
        if told.ending == "present" and not _is_titled(told, title):
            return replace(told, status=UNDECIDED)
        dated = [one for one in when if not one.first]
        old = any(is_before(one.iso, anchor, LONG_AGO) for one in dated)
        if old or (_PASSING.search(text) and not any(len(one.iso) == DAY for one in dated)):
            return replace(told, status="", cause="지난 일")
    return told


def _is_titled(told: Said, title: str) -> bool:
    return any(told.printed.startswith(match[1]) for match in _TITLED.finditer(title))
