"""Which sentences of the release an organisation does not want told: `silent` in its `findings.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from layers.errors import Problem
from layers.own.saying import problem
from layers.records import read_yaml, shown_path

SILENT, SENTENCES = KEYS = ("silent", "sentences")


def read(path: Path) -> tuple[frozenset[str], list[Problem]]:
    """Ids of the sentences, and what is wrong with the file; none where there is no file."""
    if not path.is_file():
        return frozenset(), []
    said, problems = read_yaml(path)
    name = shown_path(path)
    if problems or said is None:
        return frozenset(), problems
    if not isinstance(said, Mapping) or set(said) - set(KEYS):
        return frozenset(), [problem(name, None, "findings", "", "findings_form", known=", ".join(KEYS))]
    ids = said.get(SILENT) or []
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        return frozenset(), [problem(name, None, SILENT, ids, "list_form")]
    return frozenset(ids), []
