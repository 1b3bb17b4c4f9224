"""`datapackage.json`: the tables as a Data Package (Frictionless v1) that R, Python and validators read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from web.data_package.codebook import Column
from web.data_package.tables import Table


def descriptor(about: dict[str, Any], tables: Iterable[Table], columns: Sequence[Column]) -> bytes:
    """The descriptor; `about` is what it says of the whole."""
    told = {**about, "profile": "tabular-data-package", "resources": [_resource(each, columns) for each in tables]}
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _resource(table: Table, columns: Sequence[Column]) -> dict[str, Any]:
    known = {each.name: each for each in columns if each.table == table.name}
    fields = [_field(known[name]) for name in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.path.removesuffix(".csv").replace("/", "-").replace("_", "-"),
        "path": table.path,
        "profile": "tabular-data-resource",
        "encoding": "utf-8-sig",
        "mediatype": "text/csv",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    told = {"name": column.name, "type": column.type, "description": column.meaning}
    return {**told, "constraints": {"enum": list(column.values)}} if column.values else told
