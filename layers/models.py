"""Hold what a file says to the dataclass it becomes, and say what is wrong as problems of that file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from layers.errors import Problem
from layers.records import Row

#: Configuration of a dataclass that a file is read into: a key it does not know is refused.
STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)
T = TypeVar("T")


@dataclass(frozen=True)
class OneOf:
    """Annotation of a text that must be one of some words."""

    words: Sequence[str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.words))


_RRGGBB = "#[0-9A-Fa-f]{6}"


def _colour(text: str) -> str:
    if not re.fullmatch(_RRGGBB, text):
        raise ValueError("must be a colour such as #1f4e79")
    return text


#: A plain value that says something; a whole number from 0; a colour as `#rrggbb`.
Word = Annotated[str, StringConstraints(min_length=1)]
Number = Annotated[int, Field(ge=0)]
Colour = Annotated[str, AfterValidator(_colour), WithJsonSchema({"type": "string", "pattern": f"^{_RRGGBB}$"})]


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads and describes a dataclass, made when first asked for."""
    return TypeAdapter(kind)


def made(
    kind: type[T], entry: Mapping[str, Any], file: str, row: int | None = None, under: str = ""
) -> tuple[T | None, list[Problem]]:
    """The dataclass of an entry of strings, or None and all that is wrong with it; `under` is the entry's own key."""
    try:
        return adapter(kind).validate_python(entry), []  # type: ignore[arg-type]
    except ValidationError as error:
        return None, [_problem(kind, each, file, row, under) for each in error.errors(include_url=False)]


def made_of_rows(kind: type[T], rows: Iterable[Row]) -> tuple[dict[str, T], list[Problem]]:
    """The dataclasses of a table's rows by their column `id`, and all that is wrong with them."""
    found: dict[str, T] = {}
    problems: list[Problem] = []
    for row in rows:
        one, wrong = made(kind, row.cells, row.file, row.number)
        problems += [*wrong, *([row.problem("id", "stands twice; keep one")] if row["id"] in found else [])]
        found |= {} if one is None else {row.text("id"): one}
    return found, problems


def _problem(kind: type, error: ErrorDetails, file: str, row: int | None, under: str) -> Problem:
    key = ".".join(str(step) for step in (under, *error["loc"]) if step != "")
    given = error["input"]
    value = str(given) if isinstance(given, str | int | float) and error["type"] != "missing" else ""
    return Problem(file, row, key, value, _right(kind, error))


def _right(kind: type, error: ErrorDetails) -> str:
    """What would be right, in the words of the house."""
    if error["type"] in _UNKNOWN:
        return f"unknown key; known: {', '.join(_known(kind, error['loc'][:-1]))}"
    if error["type"] == "missing" or error["input"] is None:
        return "is missing"
    return _RIGHT.get(error["type"], lambda said: said["msg"])(error)


def _known(kind: type, path: Iterable[int | str]) -> tuple[str, ...]:
    """Keys that may stand at a place of a dataclass, as its schema has them."""
    schema = place = adapter(kind).json_schema()
    for step in path:
        inner = place["properties"][str(step)]
        inner = inner.get("anyOf", [inner])[0]
        place = schema["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
    return tuple(place["properties"])


_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
_RIGHT: Mapping[str, Callable[[ErrorDetails], str]] = {
    "literal_error": lambda error: "must be one of " + error["ctx"]["expected"].replace("'", "").replace(" or ", ", "),
    "value_error": lambda error: str(error["ctx"]["error"]),
    "string_type": lambda error: "must be one plain value",
    "string_too_short": lambda error: "is missing",
    "string_pattern_mismatch": lambda error: f"must be written as {error['ctx']['pattern']}",
    "int_type": lambda error: "must be a whole number",
    "int_parsing": lambda error: "must be a whole number",
    "int_from_float": lambda error: "must be a whole number",
    "float_type": lambda error: "must be a number",
    "float_parsing": lambda error: "must be a number",
    "finite_number": lambda error: "must be a number",
    "greater_than_equal": lambda error: f"must be {error['ctx']['ge']:g} or more",
    "less_than_equal": lambda error: f"must be {error['ctx']['le']:g} or less",
    "bool_type": lambda error: "must be true or false, yes or no",
    "bool_parsing": lambda error: "must be true or false, yes or no",
    "tuple_type": lambda error: "must be a list",
    "list_type": lambda error: "must be a list",
    "dict_type": lambda error: "must map keys to values",
    "dataclass_type": lambda error: "must map keys to values",
}
