"""The tables behind comparison, read at start-up so that a missing one is said then, not on a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.facts import crosswalk_table, instruments, stages
from layers.facts.facts import Fact
from layers.statistics import surveys

#: Readers of one table each, by seeds folder.
READERS: tuple[Callable[[Path], object], ...] = (
    instruments.read,
    crosswalk_table.read,
    surveys.sections,
    surveys.divisions,
    surveys.grdp,
    surveys.parents,
    surveys.names,
)


def check(seeds_dir: Path, facts: Iterable[Fact], sectors: Collection[str]) -> list[Problem]:
    """What is wrong with the tables of a seeds folder: missing files, wrong cells, stages of roles that no fact has."""
    roles = {fact.role for fact in facts}
    readers = (*READERS, lambda folder: stages.check(folder, roles, sectors))
    return [problem for reader in readers for problem in _problems(reader, seeds_dir)]


def _problems(reader: Callable[[Path], object], seeds_dir: Path) -> Iterable[Problem]:
    try:
        found = reader(seeds_dir)
    except BrokenSeeds as broken:
        return broken.problems
    return found if isinstance(found, list) else ()
