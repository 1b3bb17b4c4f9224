"""What a row or an item of a list is said to be without a predicate of its own: by cell, heading, document."""

from __future__ import annotations

import re

from geo.spelling import fold
from layers.proposing import clauses
from layers.proposing.clauses import DESIGNATED, LISTS
from layers.proposing.dates import dates, is_ahead
from layers.proposing.focus import Part
from layers.proposing.tables import GRAMMAR, pattern
from layers.proposing.whole.decision import Decision
from layers.reading.rules import RULES

_NEW = re.compile(GRAMMAR["new_cells"])
_OTHER, _DECIDED, _DAY_OF = pattern("other_tables"), pattern("list_of_decided"), pattern("dated_heads")
_OF_HEADING: dict[str, str] = GRAMMAR["of_heading"]
#: A remark in brackets or a count behind the word of a cell.
_REMARK = re.compile(r"\s*\([^()]*\)")
_CELLS = {fold(word): status for status, words in RULES["statuses"].items() for word in words.split()}
#: Words that end a cell of so many letters and are its status.
_ENDINGS, CELL = RULES["status_endings"], 12
#: A sentence that names so many places and no predicate is a list: 2유형은 부산, 대구이다.
_IS_LIST, LISTED = re.compile(r"[은는] .*(?:이다|입니다|임|등|\))\.?$"), 2
#: An element of an announced list begins with its place, within so many letters.
_INTRODUCES, _NEGATED, OPENING = pattern("introduces"), pattern("negated"), 12
_NUMBERED = re.compile(r"^[①-⑳]|^\(\S")
#: Statuses that a heading gives to what stands below it.
HEADINGS = ("designated", "selected", "approved", "candidate", "not-selected", "ended", "undecided", "extended")
Said = tuple[str, str, str]
NONE: Said = ("", "", "")


def of_cells(part: Part, decision: Decision | None, anchor: str) -> Said:
    """Status, printed word and cause of the cells of a row below a head of statuses, or of the days of one."""
    for head, cell in part.states:
        if (day := _DAY_OF.search(head)) and (when := dates(cell, anchor)):
            status = _OF_HEADING[day[1]]
            to_come = clauses.PLANNED if status in clauses.WORKS else clauses.UNDECIDED
            return to_come if is_ahead(when[0], anchor) else status, "", f"머리글 ‘{head}’"
        bare = _REMARK.sub("", cell).strip()
        if _NEW.fullmatch(bare):
            told = next((status for word, status in _OF_HEADING.items() if word in bare), "")
            return told or (decision.status if decision else DESIGNATED), bare, "새로 오른 행"
        ending = next((status for word, status in _ENDINGS if bare.endswith(word)), "") if len(bare) <= CELL else ""
        if status := _CELLS.get(fold(bare)) or ending:
            return status, bare, ""
    return NONE


def of_heading(part: Part) -> Said:
    """What a heading says of the items below it: 신규로 지정된 지역은 다음과 같다."""
    near = part.above[:1] if part.item else ()
    found = next((match for text in near if (match := _DECIDED.search(text))), None)
    word = next((word for word in _OF_HEADING if found and found[0].startswith(word)), "")
    return (_OF_HEADING[word], word, "제목의 상태") if word else NONE


def of_document(part: Part, piece: str, start: int, named: int, decision: Decision | None) -> Said:
    """The decision of the document, for a row, an element of a list, or a sentence that is one or begins with a place
    where a list was announced; `start` is where its place stands, `named` how many stand in it.
    """
    if decision is None or not named:
        return NONE
    near = part.above[: 2 if part.row or part.line else 1]
    announced = any(_INTRODUCES.search(text) for text in (*near, part.beside)) and start <= OPENING
    listed = (
        part.row
        or part.line
        or announced
        or (named >= LISTED and _IS_LIST.search(piece))
        or piece[:1] in LISTS
        or part.subtitle
        or bool(_NUMBERED.match(piece))
    )
    if not listed or _NEGATED.search(piece) or any(_OTHER.search(text) for text in near):
        return NONE
    return decision.status, decision.printed, "문서가 알리는 결정"
