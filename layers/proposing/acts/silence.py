"""Texts that say nothing of their places, whatever their predicate: denials, examples, awards, definitions."""

from __future__ import annotations

import re

from layers.proposing.tables import GRAMMAR, pattern

_SILENCERS = [(one["cause"], re.compile(one["pattern"])) for one in GRAMMAR["silencers"]]
_DOUBTFUL, _REPORTED = pattern("by_doubtful"), pattern("reporting")


def silenced(text: str) -> str:
    """Why nothing is to be proposed of a text; empty where something may be."""
    if _DOUBTFUL.search(text) and not _REPORTED.search(text):
        return "지역·관계자의 말"
    return next((cause for cause, form in _SILENCERS if form.search(text)), "")
