"""Words and texts of a definition, as its file writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from layers.models import STRICT

#: A plain value that says something.
Word = Annotated[str, StringConstraints(min_length=1)]


class Both(TypedDict):
    """A text in Korean and in English."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    ko: Word
    en: Word


class _Both:
    """Annotation of a text in both languages, which is looked up by language."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(Both)


Text = Annotated[Mapping[str, str], _Both]
