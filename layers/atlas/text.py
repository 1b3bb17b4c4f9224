"""Texts of a definition, which its file writes in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypedDict

from geo.region import reads_korean
from layers.facts.documents import Day
from layers.labels import Texts
from layers.models import STRICT, Word
from layers.periods import first_day, last_day


class Both(TypedDict):
    """A text in Korean and in English."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    ko: Word
    en: Word


class _Both:
    """Annotation of a text in both languages, which is looked up by language."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(Texts, handler.generate_schema(Both))


Text = Annotated[Mapping[str, str], _Both]


@dataclass(frozen=True)
class Shorter:
    """Parts of names and what stands for them on the map, where the mark says the rest; by language."""

    __pydantic_config__ = STRICT

    ko: Mapping[Word, str]
    en: Mapping[Word, str]

    def of(self, name: str, lang: str) -> str:
        """A name in fewer words; the whole name where no word of it would be left."""
        parts = self.ko if reads_korean(lang) else self.en
        shorter = reduce(lambda text, part: text.replace(part, parts[part]), parts, name).strip()
        return shorter or name


@dataclass(frozen=True)
class Sentence:
    """What is said in both languages from a day, until a day."""

    __pydantic_config__ = STRICT

    ko: Word
    en: Word
    since: Annotated[Day | None, Field(description="first day on which it is known")] = None
    until: Annotated[Day | None, Field(description="last day on which it is said")] = None

    def __getitem__(self, lang: str) -> str:
        return Texts(ko=self.ko, en=self.en)[lang]

    def holds(self, asof: date) -> bool:
        """Whether it is said on a day."""
        begun = self.since is None or first_day(self.since) <= asof
        return begun and (self.until is None or asof <= last_day(self.until))
