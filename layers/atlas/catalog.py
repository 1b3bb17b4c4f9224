"""The catalogue of layers: one definition per YAML file, in groups, in a fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from layers.atlas.definition import GROUPS, Definition, Group, Known
from layers.atlas.definition import read as read_definition
from layers.errors import Problem, UnknownLayer
from layers.own.saying import both
from layers.records import read_yaml, shown_path


class Catalog(Mapping[str, Definition]):
    """Definitions by id, ordered by group and then by their own order."""

    def __init__(self, definitions: Collection[Definition]) -> None:
        self._by_id = {d.id: d for d in sorted(definitions, key=_position)}

    def __getitem__(self, key: str) -> Definition:
        if key not in self._by_id:
            raise UnknownLayer(f"no layer {key!r}; known: {', '.join(self._by_id)}").about(key, self._by_id)
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
        pairs = [(g, [d for d in self.values() if d.heading == g.id]) for g in GROUPS]
        return [(group, members) for group, members in pairs if members]

    def defaults(self) -> tuple[str, ...]:
        """Ids of the layers that are on at first visit."""
        return tuple(d.id for d in self.values() if d.default)


def _position(definition: Definition) -> tuple[int, int, str]:
    groups = [group.id for group in GROUPS]
    return groups.index(definition.group), definition.order, definition.id


def read(
    definitions_dir: Path, known: Known, own: Iterable[tuple[Path, Mapping[str, Any]]] = ()
) -> tuple[Catalog, list[Problem]]:
    """Catalogue from every `*.yml`, and what is wrong with them.

    Parameters
    ----------
    known : Known
        What there is data for.
    own : iterable of (Path, mapping)
        Definitions of an organisation's own layers by their files, already read.
    """
    definitions: list[Definition] = []
    problems: list[Problem] = []
    for path, entry in own:
        definition, found = read_definition(path, entry, known)
        definitions += [definition] if definition is not None else []
        problems += both(found)
    for path in sorted(definitions_dir.glob("*.yml")):
        entry, found = read_yaml(path)
        if not found:
            definition, found = read_definition(path, entry, known)
            definitions += [definition] if definition is not None else []
        problems += found
    return Catalog(definitions), problems + _serving_none(definitions_dir, definitions)


def _serving_none(definitions_dir: Path, definitions: Iterable[Definition]) -> list[Problem]:
    """Layers whose items are said to serve a layer that lists no complexes."""
    instruments = {each.id: each.instrument for each in definitions if each.instrument is not None}
    complexes = [layer for layer, one in instruments.items() if one.complexes]
    said = f"lists no complexes; must be one of {', '.join(complexes)}"
    return [
        Problem(shown_path(definitions_dir / f"{layer}.yml"), None, "instrument.serves", one.serves, said)
        for layer, one in instruments.items()
        if one.serves is not None and one.serves not in complexes
    ]
