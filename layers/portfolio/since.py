"""What became of an item since a release: only what the record of that release lets one say."""

from __future__ import annotations

from dataclasses import dataclass

from layers.atlas import history, releases
from layers.atlas.atlas import Atlas, released
from layers.atlas.history import Difference
from layers.atlas.releases import DOCUMENT, FACT, TABLE, Entry, Release

SAME, RECORDED, UNRECORDED = "same", "recorded", "unrecorded"
#: Tables that say where things lie; a record holds each whole, so which of their rows differ is not known.
PLACING = ("sites.csv", "places")


@dataclass(frozen=True)
class Since:
    """What differs from the data that an address was written with.

    Attributes
    ----------
    state : {'same', 'recorded', 'unrecorded'}
        These very data; those of a release whose record is here; data of which nothing is recorded.
    differences : tuple of Difference
        Claims of the item and its documents that were added, changed or taken out.
    tables : tuple of str
        Tables of places that differ in some row, of this item or another.
    """

    data_version: str
    state: str
    release: Release | None = None
    differences: tuple[Difference, ...] = ()
    tables: tuple[str, ...] = ()


def since(atlas: Atlas, item: str, data_version: str) -> Since:
    """What became of an item since the data had a version."""
    if data_version == atlas.data_version:
        return Since(data_version, SAME)
    before_own = released(data_version)
    own_rows = {fact.id for fact in atlas.own.facts}
    if all(fact.id in own_rows for fact in atlas.by_item[item]):
        return Since(data_version, UNRECORDED)
    if before_own == atlas.release_version:
        return Since(data_version, SAME)
    before = releases.read(atlas.seeds_dir, before_own)
    if before is None:
        return Since(data_version, UNRECORDED)
    release = next(one for one in releases.releases(atlas.seeds_dir) if one.data_version == before_own)
    every = history.differences(before, history.entries(atlas))
    documents = {fact.document for fact in atlas.by_item[item]}
    own = {fact.id for fact in atlas.by_item[item]}
    return Since(
        data_version,
        RECORDED,
        release,
        tuple(one for one in every if _of_item(one.entry, item, own, documents)),
        tuple(one.entry.id for one in every if one.entry.kind == TABLE and one.entry.id.startswith(PLACING)),
    )


def _of_item(entry: Entry, item: str, facts: set[str], documents: set[str]) -> bool:
    if entry.kind == DOCUMENT:
        return entry.id in documents
    return entry.kind == FACT and (entry.item == item or entry.id in facts)
