"""The status that a predicate says: its act and the class of its ending, on the day of its document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from layers.proposing.acts.hangul import pattern
from layers.proposing.acts.predicates import ENDINGS, Predicate, meaning

_STATUSES: dict[str, dict[str, str]] = ENDINGS["statuses"]
_HAPPENED = frozenset(ENDINGS["classes"]["happened"].split())
_SILENT = frozenset(ENDINGS["classes"]["silent"].split())
DECISIVE, WEAK = (frozenset(ENDINGS[key].split()) for key in ("decisive", "weak"))
_REPORTED = re.compile(ENDINGS["reported"])
_DENIED_NOW = re.compile(r"(?:기로|[가-힣]?[았했습음은던아])")
_CANDIDATES, _OF_CANDIDATES = (re.compile(ENDINGS[key]) for key in ("candidates", "chosen_of_candidates"))
_BECOMES = re.compile(ENDINGS["becomes"])
_CHOSEN = ("designate", "select", "decide", "announce", "join")
_OPEN = ("nominal", "bare", "present", "linked")
#: A date that is to come is the end of these, or a day of something else.
_ITS_OWN_TIME = ("extend", "end", "apply", "propose", "postpone", "leave")
#: A predicate of no table that closes a sentence with what is to come: … 매진해 나갈 예정임.
_CLOSING = pattern(r"{ㄹ} ?(?:예정|계획|방침)(?:이다|임|입니다|이며)?[. ]*$")
_FIRST = ("linked", "done")
_NOTICED, _NOTICES = ("designate", "select", "admit", "end", "extend", "candidate"), ("approve", "decide")
_ASKED = re.compile("받아들|수용")
_PASSIVE = re.compile(r"(?:돼|되어|받아|되고|되며|되면서|되자|돼서|얻어|거쳐|마쳐|마치고|끝내고|끝나고)$")
#: Statuses that take the place of others where more is known: the decision of the document, a new end.
JOINED, EXTENDED = "joined", "extended"
CAUSES = {
    "cond": "가정",
    "guess": "추측",
    "need": "제언·의견",
    "none": "부정",
    "history": "지난 일",
    "wish": "희망",
    "neg": "부정",
}
#: What stands before a noun tells of it, and claims nothing now.
ADNOMINAL = ("past_adnominal", "present_adnominal", "future_adnominal")


@dataclass(frozen=True)
class Said:
    """A status with the act and the ending that say it, or why there is none; `printed` is the predicate."""

    status: str
    cause: str
    printed: str = ""
    act: str = ""
    ending: str = ""

    @property
    def silent(self) -> bool:
        """Whether nothing is to be proposed."""
        return not self.status and bool(self.cause)


NOTHING = Said("", "")


def said(text: str, found: Sequence[Predicate], at: int, *, since: int = 0, ahead: bool = False) -> Said:
    """What the predicate `at` of a text says; `since` is where its clause begins, `ahead` whether a
    date of it is still to come.
    """
    one = found[at]
    done, printed = _meant(text[since : one.start], one), one.printed(text)
    ending = _tense(text, found, at, done)
    if ending in ADNOMINAL or done not in _STATUSES:
        return Said("", "", printed, done, ending)
    if ending in _SILENT:
        return Said("", CAUSES[ending], printed, done, ending)
    if ending == "neg":
        return _denied(text, one, done, printed)
    if ahead and ending in _OPEN and done not in _ITS_OWN_TIME:
        ending = "will"
    table = _STATUSES[done]
    status = table.get(ending, table.get("happened", "") if ending in _HAPPENED else "")
    if not status and ending == "wish":
        return Said("", CAUSES[ending], printed, done, ending)
    return Said(status, "", printed, done, ending)


def _meant(before: str, one: Predicate) -> str:
    """The act of a predicate where it stands: what is chosen as a candidate is one, what is decided to be
    a zone is designated.
    """
    done = meaning(one)
    chosen = done in _CHOSEN and _CANDIDATES.search(before) and not _OF_CANDIDATES.search(before)
    if chosen:
        return "candidate"
    return "designate" if done == "decide" and _BECOMES.search(before) else done


def _tense(text: str, found: Sequence[Predicate], at: int, done: str) -> str:
    """The class of an ending: of one that is reported, what it reports; of one that is linked, that of the next."""
    one = found[at]
    if one.ending == "present" and _REPORTED.match(text[one.end :]):
        return "done"
    if (
        one.ending != "linked"
        or done in ("apply", "propose", "postpone", "leave", "end")
        or _PASSIVE.search(one.printed(text))
    ):
        return one.ending
    later = next(
        (other for other in found[at + 1 :] if other.act != "announce" and other.ending not in ADNOMINAL), None
    )
    if later is None or later.ending in ("linked", "cond", "guess"):
        if later is None:
            return "will" if _CLOSING.search(text) else "done"
        return one.ending
    if later.ending == "present" and _REPORTED.match(text[later.end :]):
        return "done"
    return later.ending if later.ending in ("will", "present", "doing", "wish") else "done"


def _denied(text: str, one: Predicate, done: str, printed: str) -> Said:
    behind = _DENIED_NOW.match(text[one.end :])
    decided = done in ("designate", "select", "admit", "join", "approve", "decide", "candidate")
    if behind and (decided or (done == "apply" and _ASKED.search(printed))):
        return Said("not-selected", "", printed, done, "neg")
    return Said("", CAUSES["neg"], printed, done, "neg")


def chosen(told: Sequence[Said]) -> Said:
    """What a clause says: its last decisive predicate, else its last weak one; else why it says nothing."""
    for acts in (DECISIVE, WEAK):
        for one in reversed(told):
            if one.act in acts and (one.status or one.silent):
                return next((before for before in told if _is_noticed(before, one)), one)
    return next((one for one in reversed(told) if one.silent), NOTHING)


def _is_noticed(one: Said, other: Said) -> bool:
    """Whether a predicate only says that what the one before did was decided and made known: 지정하여 고시했다."""
    return bool(one.status) and one.ending in _FIRST and one.act in _NOTICED and other.act in _NOTICES
