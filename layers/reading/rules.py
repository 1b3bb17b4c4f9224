"""The rules of reading, `rules.json`: what stands above columns, in cells and in files, for every door alike.

Words are compared folded (`geo.spelling.fold`) and stand in one string with blanks between them. Patterns are those of
ECMAScript; the scripts of the overlay have the same rules from its kit.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.spelling import fold

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))
#: What may stand in or around a heading without changing what it means.
_MARKS = re.compile(r"[\s_\-./·()\[\]{}*:°#'\"]")
_AFTER = re.compile(r"[(\[].*$")


def meant_by(table: Mapping[str, str]) -> dict[str, str]:
    """The key of every word of a table of words."""
    return {fold(word): key for key, words in table.items() for word in words.split()}


_FIELDS = meant_by(RULES["headings"])
_SYSTEMS = meant_by({code: str(system["words"]) for code, system in RULES["systems"].items()})
ABSENT = frozenset(map(fold, RULES["absent"].split()))


def field_of(heading: str) -> str | None:
    """The field that a heading names (`name`, `lon`, `x` …), or None; what it says in brackets may be a unit."""
    return _FIELDS.get(_bare(heading)) or _FIELDS.get(_bare(_AFTER.sub("", heading)))


def _bare(heading: str) -> str:
    return _MARKS.sub("", fold(heading))


def is_absent(cell: str) -> bool:
    """Whether a cell says that nothing is known: empty, `-`, `N/A` …"""
    return not fold(cell) or fold(cell) in ABSENT


def system_of(text: str) -> str | None:
    """The reference system that a word, a number or an URN names (`5186`, `UTM-K`, `urn:ogc:def:crs:EPSG::5186`)."""
    last = re.split(r"[:/]", text.strip())[-1]
    return _SYSTEMS.get(re.sub(r"[\s_\-/().:,+]|^epsg", "", fold(last)))


def systems_around(x: float, y: float) -> tuple[str, ...]:
    """The systems in which a pair of numbers lies in Korea, x to the east: of those that are met often, if of any."""
    metres = max(abs(x), abs(y)) >= RULES["metres_from"]
    found = tuple(
        code
        for code, system in RULES["systems"].items()
        if metres != _in_degrees(system) and _within(x, system["x"]) and _within(y, system["y"])
    )
    return tuple(code for code in found if RULES["systems"][code].get("offered", True)) or found


def order_of(named: bool, headed: bool, turned: bool) -> str:
    """The order of x and y that a row means, `headed`, `turned` or `either`: by whether it names a place, and its point
    lies there as headed and as exchanged.
    """
    words = {"named": named, "headed": named and headed, "turned": named and turned}
    return str(RULES["axes"][" ".join(word for word, so in words.items() if so)])


def _in_degrees(system: Mapping[str, Any]) -> bool:
    return "+proj=longlat" in system["proj"]


def _within(value: float, limits: Sequence[float]) -> bool:
    return limits[0] <= value <= limits[1]
