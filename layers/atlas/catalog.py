"""The catalogue of layers: one definition per YAML file, in groups, in a fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from layers.atlas.definition import GROUPS, Definition, Group, check
from layers.errors import Problem, UnknownLayer
from layers.labels import Texts
from layers.records import read_yaml


class Catalog(Mapping[str, Definition]):
    """Definitions by id, ordered by group and then by their own order."""

    def __init__(self, definitions: Collection[Definition]) -> None:
        self._by_id = {d.id: d for d in sorted(definitions, key=_position)}

    def __getitem__(self, key: str) -> Definition:
        if key not in self._by_id:
            known = ", ".join(self._by_id)
            raise UnknownLayer(f"no layer {key!r}; known: {known}").about(f"{key} ({known})")
        return self._by_id[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

    def get(self, key: str, default: Any = None) -> Any:
        """Definition of a layer, or the default."""
        return self._by_id.get(key, default)

    def grouped(self) -> list[tuple[Group, list[Definition]]]:
        """Groups in order with their definitions; empty groups are left out."""
        pairs = [(g, [d for d in self.values() if d.group == g.id]) for g in GROUPS]
        return [(group, members) for group, members in pairs if members]

    def defaults(self) -> tuple[str, ...]:
        """Ids of the layers that are on at first visit."""
        return tuple(d.id for d in self.values() if d.default)


def _position(definition: Definition) -> tuple[int, int, str]:
    groups = [group.id for group in GROUPS]
    return groups.index(definition.group), definition.order, definition.id


def read(definitions_dir: Path, topics: Collection[str], statistics: Collection[str]) -> tuple[Catalog, list[Problem]]:
    """Catalogue from every `*.yml`; `topics` and `statistics` are those there are data for."""
    definitions, problems = [], []
    for path in sorted(definitions_dir.glob("*.yml")):
        entry, found = read_yaml(path)
        if not found:
            found = check(path, entry, topics, statistics)
        problems += found
        if not found:
            definitions.append(_definition(entry))
    return Catalog(definitions), problems


def _definition(entry: Mapping[str, Any]) -> Definition:
    return Definition(
        id=entry["id"],
        order=int(entry["order"]),
        group=entry["group"],
        title=Texts(entry["title"]),
        abstract=Texts(entry["abstract"]),
        topic=entry.get("topic"),
        statistic=entry.get("statistic"),
        level=entry["level"],
        geometry=entry["geometry"],
        symbol=entry.get("symbol") or {},
        popup=tuple(entry.get("popup") or ()),
        expect=int(entry["expect"]) if entry.get("expect") else None,
        default=entry.get("default") == "true",
        notice=Texts(entry["notice"]) if entry.get("notice") else None,
    )
