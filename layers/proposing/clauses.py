"""Sentences and clauses, and what the last predicate of a clause says: a status, or that nothing is to be proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from layers.proposing.dates import When, is_ahead, is_before
from layers.proposing.tables import GRAMMAR, pattern

DESIGNATED, PLANNED, UNDECIDED, UNDER_WAY, COMPLETED = "designated", "planned", "undecided", "under-way", "completed"
#: What has happened has a day of its own and no deadline.
HAPPENED = ("designated", "selected", "approved", "decided", "completed", "ended", "not-selected", "under-way")
_SENTENCE, _PIECES, _CLAUSE, _QUOTED, _REPORTING = map(pattern, ("sentence", "pieces", "clause", "quoted", "reporting"))
_IDENTITY, _TITLED, _EXPLICIT = map(pattern, ("identity", "titled", "explicit"))
_DOUBTFUL, _PASSING, _ADNOMINAL = map(pattern, ("by_doubtful", "passing", "adnominal"))
_PAST, _FUTURE, _DOING, _RUNNING, _PLANS = map(pattern, ("past", "future", "doing", "running", "plans"))
_RULES = [
    (rule["cause"], re.compile(rule["pattern"]), rule.get("status", ""), rule.get("always", False))
    for rule in GRAMMAR["rules"]
]
_DECISIONS: dict[str, str] = GRAMMAR["decisions"]
_WORKS: dict[str, str] = GRAMMAR["works"]
_VERBS = re.compile("|".join((*_DECISIONS, *_WORKS)))
#: What may stand behind the last noun of an item: a mark of a note, dates and remarks in brackets.
_TRAILING = re.compile(r"(?:\s*\([^()]*\)|\s*[*†]+|[.\s'’”]+)+$")
#: A decision so long before the document is told in passing.
_LONG_AGO = 60
#: A day is written with so many letters; what is told with its day is no passing word.
DAY = 10
#: A decision told in the present is one to come, unless it is announced (지정한다고 밝혔다).
_PRESENT = re.compile(r"(?:한다|된다|하고|되고|하며|하여|해)\b")
#: What is decided to be a zone is designated: 특구로 결정됐다; a decision of a decision is that: 지정 고시.
_BECOMES, _BECOME, _OF = pattern("becomes"), ("결정", "확정", "고시", "의결"), pattern("decision_of")
_CANDIDATE = re.compile(r"후보지?(?:는|은|로|를)")
LISTS = "▲△▶▷"
TAIL: int = GRAMMAR["tail"]


@dataclass(frozen=True)
class Judgement:
    """What a clause says: a status, or why nothing is proposed of it; `printed` is the predicate."""

    status: str
    cause: str
    printed: str = ""

    @property
    def silent(self) -> bool:
        """Whether nothing is to be proposed."""
        return not self.status and bool(self.cause)


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph."""
    return [part for part in (part.strip() for part in _SENTENCE.split(text)) if part]


def pieces(sentence: str) -> list[str]:
    """The parts of a sentence behind ▶, ▲ and the like."""
    return [part for part in (part.strip() for part in _PIECES.split(sentence)) if part]


def clauses(sentence: str) -> list[str]:
    """Clauses of a sentence."""
    return [part for part in (part.strip(" ,") for part in _CLAUSE.split(sentence)) if part]


def is_listed(piece: str, behind: list[str]) -> bool:
    """Whether a piece of a list (▲ …, ▲ …) waits for the predicate of the last one: … 등을 추진한다."""
    last = next((one for one in behind if one.endswith("다.") or one.endswith("다")), "")
    open_ = piece.endswith((",", "·")) or bool(behind and behind[0][:1] in LISTS)
    return open_ and bool(last) and bool(_FUTURE.search(last[-TAIL:]) or _PLANS.search(last[-TAIL:]))


def to_come(judgement: Judgement) -> Judgement:
    """The same as what is still to happen."""
    if judgement.status not in HAPPENED:
        return judgement
    status = PLANNED if judgement.status in _WORKS.values() else UNDECIDED
    return Judgement(status, judgement.cause, judgement.printed)


def titled(judgement: Judgement, title: str) -> Judgement:
    """A decision that is told in the present, made where the title has it: 지정하고 … 투입한다."""
    verbs = {match[1] for match in _TITLED.finditer(title)}
    verb = next((verb for verb in verbs if judgement.printed.startswith(verb)), "")
    if judgement.status != UNDECIDED or not verb or _EXPLICIT.search(judgement.printed):
        return judgement
    return Judgement(_DECISIONS[verb], "", judgement.printed)


def unquoted(text: str) -> tuple[str, bool]:
    """A text with its quotations blanked out, of the same length, and whether there was one."""
    blanked = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    return blanked, blanked != text


def judged(clause: str, when: Iterable[When], anchor: str, last: str = "") -> Judgement:
    """What a clause says on the day of its document; `last` is the last clause of its sentence, which has the tense."""
    found = _IDENTITY.search(clause)
    if found is not None:
        candidate = _CANDIDATE.search(clause) is not None
        return Judgement("candidate" if candidate else _DECISIONS[found[1]], "", f"{found[1]}된")
    said = _REPORTING.sub("", clause)
    if said == clause and _DOUBTFUL.search(clause):
        return Judgement("", "지역·관계자의 말")
    dates = list(when)
    for cause, rule, status, always in _RULES:
        found = next(reversed(list(rule.finditer(said))), None)
        if found and (always or _is_last(said, found)):
            return Judgement(status, cause, found[0].strip())
    return _by_verb(said, dates, anchor, said != clause or (last != clause and bool(_PAST.search(last[-TAIL:]))))


def _is_last(said: str, found: re.Match[str]) -> bool:
    """Whether a predicate is the clause's own: no decision in the past stands behind it."""
    behind = said[found.end() :]
    last = _VERBS.search(behind)
    return last is None or not _PAST.search(behind[last.end() :])


def _by_verb(said: str, dates: list[When], anchor: str, told: bool) -> Judgement:
    bare = _TRAILING.sub("", said)
    tail = bare[-TAIL:]
    ahead = any(is_ahead(date, anchor) for date in dates)
    verb = _last_verb(tail)
    if verb is not None:
        return _of_verb(
            said, tail, verb, dates, ahead or (not told and bool(_PRESENT.match(tail[verb.end() :]))), anchor
        )
    if _RUNNING.search(tail):
        return Judgement(COMPLETED, "운영 중", "운영 중")
    doing = _DOING.search(tail)
    if doing:
        return Judgement(PLANNED if ahead and "추진" in doing[0] else UNDER_WAY, "진행 중", doing[0])
    if re.search(r"(?:할|킬|릴|칠) ?(?:방침|계획|예정)", tail):
        return Judgement(PLANNED, "계획", tail[-8:].strip())
    plan = _PLANS.search(tail)
    if plan and not re.search(r"완료(?:했|됨|함|$)|마쳤", tail):
        return Judgement(PLANNED, "계획", plan[0])
    return Judgement(COMPLETED, "완료", "완료") if plan else Judgement("", "")


def _last_verb(tail: str) -> re.Match[str] | None:
    """The last verb of a table, if no verb of a plan is the predicate behind it."""
    found = list(_VERBS.finditer(tail))
    if not found or (_ADNOMINAL.match(tail[found[-1].start() :]) and _PLANS.search(tail[found[-1].end() :])):
        return None
    behind = tail[found[-1].end() :]
    if re.match(r"(?:할|될) ?(?:계획|예정|방침|목표|것)", behind):
        return found[-1]
    return found[-1] if len(behind) < 22 and not re.match(r"(?:된|될|받은|한|하는|할)\s+\S+.*\S", behind) else None


def _of_verb(said: str, tail: str, verb: re.Match[str], dates: list[When], ahead: bool, anchor: str) -> Judgement:
    behind = tail[verb.end() :]
    past, decision = bool(_PAST.search(behind)), verb[0] in _DECISIONS
    planned = bool(_FUTURE.search(behind)) or (ahead and not past)
    printed = (verb[0] + behind).strip()
    if planned:
        return Judgement(UNDECIDED if decision else PLANNED, "예정", printed)
    old = any(is_before(date.iso, anchor, _LONG_AGO) for date in dates if not date.first)
    dated = any(len(date.iso) == DAY and not date.first for date in dates)
    if decision and (old or (_PASSING.search(said) and not dated)):
        return Judgement("", "지난 일", printed)
    if decision and _BECOMES.search(tail[: verb.start()]):
        return Judgement(DESIGNATED if verb[0] in _BECOME else _DECISIONS[verb[0]], "", printed)
    of = _OF.search(tail[: verb.start()])
    return Judgement(_DECISIONS.get(of[1] if of else verb[0]) or _WORKS[verb[0]], "", printed)
