"""What a text may ask of a value: a Korean particle, a word for its count, a number as people write it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from layers.words.particles import particle

NUMBER = re.compile(r"(##?)(?:([÷×])(\d+))?(?:\.(\d))?")
EXACT = "##"
MOST_DECIMALS = 6
ASKING = re.compile(r"\{\w+:(?:#|[^{}]*[/|])")
"""A text that asks more of a value than `str.format` gives."""


class Filling(Formatter):
    """Fills values into texts of one language.

    `{name:은/는}` is a name with its particle, `{n:layer|layers}` the word for a count, `{n:#}` a number with
    separators and no needless decimals, `{n:#÷10000.1}` divided by 10,000 with one decimal, `{n:#×10000}` multiplied,
    `{n:##}` with all its decimals.

    Parameters
    ----------
    plural : str
        Patterns of counts, separated by spaces: a count takes the form of the first that its digits match, else the
        last form. `^1$` is English; nothing is Korean, which has one form.
    """

    def __init__(self, plural: str):
        self._patterns: Sequence[str] = plural.split()

    @property
    def forms(self) -> int:
        """How many forms a word for a count has."""
        return len(self._patterns) + 1

    def fill(self, text: str, values: Mapping[str, Any]) -> str:
        """The text with the values in it."""
        return self.vformat(text, (), values) if ASKING.search(text) else text.format_map(values)

    def format_field(self, value: Any, spec: str) -> str:
        """One value as its place asks."""
        asked = NUMBER.fullmatch(spec)
        if asked:
            return _asked(value, *asked.groups())
        if "|" in spec:
            return self._counted(str(value), spec.split("|"))
        return particle(str(value), spec) if "/" in spec else str(super().format_field(value, spec))

    def _counted(self, digits: str, words: Sequence[str]) -> str:
        known = (word for word, pattern in zip(words, self._patterns, strict=False) if re.search(pattern, digits))
        return next(known, words[-1])


def _asked(value: float, marks: str, sign: str | None, by: str | None, decimals: str | None) -> str:
    scaled = value * int(by or 1) if sign == "×" else value / int(by or 1)
    if marks == EXACT:
        return trimmed(scaled, MOST_DECIMALS)
    return number(scaled, None if decimals is None else int(decimals))


def number(value: float, decimals: int | None = None) -> str:
    """A number with thousands separators and no needless decimals."""
    if decimals is not None:
        return f"{value:,.{decimals}f}".replace("-", "−")
    return trimmed(value, 2)


def trimmed(value: float, most: int) -> str:
    """A number with thousands separators and at most so many decimals, none of them needless."""
    return f"{value:,.{most}f}".rstrip("0").rstrip(".").replace("-", "−")
