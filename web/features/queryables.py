"""What features can be chosen by: their columns, as a JSON Schema describes them."""

from typing import Any

from layers.collection.build import COLUMNS
from layers.words.catalogue import words_of

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
NUMBERS = frozenset({"value", "radius_km"})
WHOLE_NUMBERS = frozenset({"grade"})
DATES = frozenset({"event_date", "decided_on", "noticed_on", "effective_on", "date", "checked", "asof"})
#: Columns with several values between semicolons; one of them is enough.
LISTS = frozenset({"regions", "region_names", "flags", "notes", "evidence", "other_documents"})
#: Sentences, and what is the same in every row: nobody chooses by these.
LEFT_OUT = frozenset({"notes", "detail", "asof", "data_version", "layer", "url", "evidence"})
NAMES = tuple(column for column in COLUMNS if column not in LEFT_OUT)


def kind(column: str) -> str:
    """The JSON type of a column."""
    if column in NUMBERS:
        return "number"
    return "integer" if column in WHOLE_NUMBERS else "string"


def schema(address: str, title: str, lang: str) -> dict[str, Any]:
    """The queryables of a collection, and its geometry."""
    words = words_of(lang, "column")
    columns = {name: {"type": kind(name), "title": words.get(name, name)} for name in NAMES}
    return {
        "$schema": SCHEMA,
        "$id": address,
        "type": "object",
        "title": title,
        "properties": {"geometry": {"format": "geometry-any", "x-ogc-role": "primary-geometry"}, **columns},
        "additionalProperties": False,
    }
