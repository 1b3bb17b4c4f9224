"""Names of places in the file: what reads them as the service does, whole on the first day, then what changed."""

from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.naming import carried
from layers.reading.rules import RULES
from layers.words.catalogue import words_of
from web.one_file import days as one_file_days
from web.one_file.shelf import Version, changing

Tables = dict[str, dict[str, Any]]


def naming(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Spellings, codes and rules, words of remarks and of levels, and tables of regions and places by day."""
    notes = {key: text for key, text in words_of(lang, "note").items() if key.startswith("place_")}
    return {
        "spellings": carried.spellings(atlas),
        "codes": carried.codes(atlas),
        "rules": RULES["places"],
        "notes": notes,
        "levels": dict(words_of(lang, "level")),
        "versions": _changes(changing(one_file_days.of_regions(atlas), lambda day: _tables(atlas, day, lang))),
    }


def _tables(atlas: Atlas, day: date, lang: str) -> Tables:
    named = {key: {"name": atlas.regions.latest(key).name(lang)} for key in carried.ids(atlas)}
    regions = {key: carried.region(atlas, key, day, lang) | name for key, name in named.items()}
    return {"regions": regions, **carried.places(atlas, day)}


def _changes(versions: list[Version]) -> list[Version]:
    """The first version whole, of each later one the entries that are other."""
    before: Tables = {}
    found = []
    for first, tables in versions:
        changed = {name: _other(before.get(name, {}), table) for name, table in tables.items()}
        found.append((first, changed))
        before = tables
    return found


def _other(before: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Entries of a table that were not so before; None for those that are gone."""
    return {key: table.get(key) for key in {**before, **table} if key not in before or before[key] != table.get(key)}
