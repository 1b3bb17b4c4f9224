"""How the number of a notice is written: its body, 고시 or 공고, the year and the number in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from layers.errors import Problem
from layers.facts.facts import Fact

FORM = re.compile(r"[가-힣]{2,}(?:고시|공고) 제(?:19|20)\d\d-\d{1,4}호(?:\([가-힣 ]+\))?")
_RIGHT = (
    "is in no known form; write 산업통상부고시 제2026-10호: the body of that day, 고시 or 공고, 제, year-number, 호"
)


def check(facts: Iterable[Fact]) -> list[Problem]:
    """Numbers of notices in no known form."""
    said = [fact for fact in facts if fact.notice_no and FORM.fullmatch(fact.notice_no) is None]
    return [Problem(fact.file, fact.row, "notice_no", fact.notice_no or "", _RIGHT) for fact in said]
