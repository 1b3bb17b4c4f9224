"""A finding: a sentence with the rows that it counts; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.findings.saying import Pair, Phrase, phrase, said
from layers.findings.template import Template
from layers.periods import last_day

#: Parts of the rows: what the sentence counts, the rest of its whole, what is not known, what is told beside it.
COUNTED, REST, UNKNOWN, BESIDE = "counted", "rest", "unknown", "beside"
PARTS = (COUNTED, REST, UNKNOWN, BESIDE)


@dataclass(frozen=True)
class Row:
    """One counted thing: an item by the claim that was read, or a figure of a table."""

    part: str
    id: str
    name: Any
    value: Any
    fact: Fact | None = None
    item: str | None = None
    table: str | None = None


@dataclass(frozen=True)
class Finding:
    """A sentence on a day.

    Attributes
    ----------
    numbers : mapping
        The numbers in the sentence by name, as they were counted.
    formula : Phrase
        What was divided by what, or counted of what.
    checked : str or None
        자료 확인일 of what was counted, the earliest.
    asked : mapping
        What the address of the view says besides its day.
    tag : str
        Another label than the template's.
    """

    template: Template
    asof: date
    sentence: Phrase
    detail: Any
    formula: Phrase
    rows: tuple[Row, ...]
    numbers: dict[str, Any]
    checked: str | None = None
    asked: dict[str, str] = field(default_factory=dict)
    tag: str = ""

    def said(self, lang: str) -> str:
        """The sentence in a language."""
        return str(said(self.sentence, lang))

    def detailed(self, lang: str) -> str:
        """The line below it."""
        return str(said(self.detail, lang))

    def counted_as(self, lang: str) -> str:
        """How its numbers were made."""
        return str(said(self.formula, lang))

    def label(self, lang: str) -> str:
        """The noun before it."""
        return str(said(phrase(f"label.{self.tag or self.template.label}"), lang))


@dataclass(frozen=True)
class Silent:
    """Why a template says nothing on a day."""

    template: Template
    reason: Phrase

    def said(self, lang: str) -> str:
        """The reason in a language."""
        return str(said(self.reason, lang))

    def name(self, lang: str) -> str:
        """What would have been told."""
        return str(said(_name(self.template), lang))

    def label(self, lang: str) -> str:
        """The noun before it."""
        return str(said(phrase(f"label.{self.template.label}"), lang))


def _name(template: Template) -> Any:
    return template.name or phrase(f"name.{template.id}")


def row(part: str, item: Item, fact: Fact | None = None, value: Any = "") -> Row:
    """The row of an item by its status, or by another of its claims."""
    read = fact or item.status_fact
    return Row(part, read.id, Pair(item.subject_ko, item.subject_en), value, read, item.id)


def sources(atlas: Atlas, found: Finding) -> list[Document]:
    """Documents of the rows, those of the counted first: the ministry's, the press, what confirms indirectly."""
    keys = dict.fromkeys(one.fact.document for one in found.rows if one.fact is not None)
    return sorted((atlas.documents[key] for key in keys), key=lambda one: one.grade)


def few(one: Template, n: int) -> Silent:
    """Silence for want of things to count."""
    return Silent(one, phrase("reason.few", n=n, least=one.least) if n else phrase("reason.none"))


def earliest(items: list[Item]) -> str:
    """자료 확인일 of some items: the earliest."""
    return min((item.checked for item in items), key=last_day)
