"""Sentences that are found before it is known in which language they will be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layers.labels import pick
from layers.quantities import term
from layers.words.catalogue import words_of


class Printed(str):
    """A name or phrase as a row prints it."""


@dataclass(frozen=True)
class Note:
    """A text of the section `note` and what stands in it: values, notes, printed names, pairs in two languages."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()

    def text(self, lang: str) -> str:
        """The sentence in a language."""
        return words_of(lang, "note")(self.key, **{name: _said(value, lang) for name, value in self.values})


def note(key: str, **values: Any) -> Note:
    """A note with its values by name."""
    return Note(key, tuple(values.items()))


def as_told(ko: str | None, en: str | None) -> Note:
    """What the data say in both languages, as a note."""
    return note("as_told", text=(ko, en))


def _said(value: Any, lang: str) -> Any:
    if isinstance(value, Note):
        return value.text(lang)
    if isinstance(value, Printed):
        return term(value, lang)
    return pick(lang, *value) if isinstance(value, tuple) else value
