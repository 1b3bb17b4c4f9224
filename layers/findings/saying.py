"""What a finding says before its language is known: words by key with values in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from layers.labels import Texts, pick, short_date, won
from layers.words.catalogue import words_of


@dataclass(frozen=True)
class Phrase:
    """A text of the section `finding` and what stands in it."""

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Day:
    """A date of any precision."""

    iso: str


@dataclass(frozen=True)
class Won:
    """An amount in 100 million won."""

    value: float


@dataclass(frozen=True)
class Pair:
    """A name of the data in Korean and in English."""

    ko: str | None
    en: str | None


@dataclass(frozen=True)
class Listed:
    """Several of them in one line; those that say nothing are left out."""

    parts: tuple[Any, ...]
    by: str = "join"


def phrase(key: str, **values: Any) -> Phrase:
    """A phrase with its values by name."""
    return Phrase(key, values)


def listed(*parts: Any, by: str = "join") -> Listed:
    """Several things in one line."""
    return Listed(tuple(part for part in parts if part), by)


def said(value: Any, lang: str) -> Any:
    """A value in the words of a language; numbers and plain texts as they are."""
    saying = _SAYING.get(type(value))
    return value if saying is None else saying(value, lang)


def _phrase(one: Phrase, lang: str) -> str:
    return words_of(lang, "finding")(one.key, **{name: said(value, lang) for name, value in one.values.items()})


def _listed(one: Listed, lang: str) -> str:
    return words_of(lang, "finding")[one.by].join(str(said(part, lang)) for part in one.parts)


_SAYING: Mapping[type, Callable[[Any, str], Any]] = {
    Phrase: _phrase,
    Texts: lambda texts, lang: texts[lang],
    Listed: _listed,
    Day: lambda day, lang: short_date(day.iso, lang),
    Won: lambda amount, lang: won(amount.value, lang),
    Pair: lambda pair, lang: pick(lang, pair.ko, pair.en),
}
