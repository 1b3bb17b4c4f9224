"""A text in which names are blanked out, so that nothing inside a name is read as a place or as a predicate."""

from __future__ import annotations

import re

from layers.proposing.tables import GRAMMAR

_MASKS = [re.compile(one) for one in GRAMMAR["masks"]]
_VENUE = re.compile(GRAMMAR["venue"])
#: Stands for each letter of a name: no syllable, no blank, no mark of a list.
BLANK = "◌"


def masked(text: str) -> str:
    """The text with laws, speeches, institutions and venues blanked out, of the same length."""
    for form in (*_MASKS, _VENUE):
        text = form.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    """The match blanked; only its group `name` where it has one."""
    whole = match[0]
    if "name" not in match.re.groupindex:
        return BLANK * len(whole)
    start, end = match.start("name") - match.start(), match.end("name") - match.start()
    return whole[:start] + BLANK * (end - start) + whole[end:]
