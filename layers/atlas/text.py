"""Texts of a definition, which its file writes in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypedDict

from layers.labels import Texts
from layers.models import STRICT, Word


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
