"""Canonical JSON in pieces: texts with named gaps, so that what a browser puts together is what the service writes.

The fingerprint of a scene is a hash of its JSON with sorted keys. A browser writes some numbers in another way than
Python (`127.0`), so the texts travel as they were written here, and only the gaps are filled there.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

Pieces = list[str]
#: Stands on both sides of a gap's name in a text; the gaps of a text that is cut at them are every second part.
CUT = "\ue000"


def gap(name: str) -> str:
    """A gap in a text, to be filled by name."""
    return f"{CUT}{name}{CUT}"


def written(value: Any) -> str:
    """A value as the fingerprint's JSON has it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def pieces(values: Mapping[str, Any], gaps: Collection[str]) -> Pieces:
    """A mapping as text, name of a gap, text, name, … text; the names of `gaps` stand for their values."""
    found, waiting = [""], dict[str, Any]()
    for key in sorted(values):
        if key in gaps:
            found[-1] += _members(waiting) + f"{written(key)}: "
            found += [key, ", "]
            waiting = {}
        else:
            waiting[key] = values[key]
    found[-1] = (found[-1] + _members(waiting)).removesuffix(", ") + "}"
    found[0] = "{" + found[0]
    return found


def _members(values: Mapping[str, Any]) -> str:
    """The members of an object, each with the comma after it."""
    return f"{written(values)[1:-1]}, " if values else ""


class Kept:
    """Texts, each kept once, known by their number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text."""
        return self._numbers.setdefault(text, len(self._numbers))

    def texts(self) -> list[str]:
        """All texts in the order of their numbers."""
        return list(self._numbers)
