"""A scene to begin with (장면), as its file in `seeds/scenes/` says it, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from layers.atlas.atlas import Atlas
from layers.atlas.text import Text
from layers.errors import BrokenSeeds, Problem
from layers.facts.documents import Day
from layers.models import STRICT, Number, Word, made
from layers.own.folder import PREFIX, SCENES
from layers.own.saying import both, problem
from layers.portfolio.filter import Filter
from layers.records import read_yaml, shown_path
from layers.symbols.cartography import LATITUDES, LEAST_ZOOM, LONGITUDES, MOST_ZOOM

COUNTED, DIGITS, PARTS = re.compile(r"\{([^{}]*)\}"), re.compile(r"\d+"), 3
LIMITS = ((LEAST_ZOOM, MOST_ZOOM), LATITUDES, LONGITUDES)


@dataclass(frozen=True)
class Preset:
    """One scene.

    Attributes
    ----------
    label, title : Text
        What its button says, and the sentence over its map; `{layer-id}` is the number of what a layer holds there.
    layers : tuple of str
        Layer ids; without any, those that are on at first visit.
    document : str or None
        The document whose stop on the ruler opens it, on the document's day.
    day : str or None
        The day it opens on, where that is not a document's; else the reader's.
    sector, status : tuple of str
        Its filter.
    view : str or None
        `zoom/latitude/longitude`; the whole country unless said.
    """

    __pydantic_config__ = STRICT

    id: Word
    order: Number
    label: Text
    title: Text
    layers: tuple[Word, ...] = ()
    document: Word | None = None
    day: Annotated[Day | None, "ISO"] = None
    sector: tuple[Word, ...] = ()
    status: tuple[Word, ...] = ()
    view: Word | None = None

    @property
    def filter(self) -> Filter:
        """Its sectors and statuses."""
        return Filter(self.sector, self.status)


def read(atlas: Atlas) -> tuple[Preset, ...]:
    """The scenes of an atlas in their order; none where it has no files of them.

    Raises
    ------
    BrokenSeeds
        With all that is wrong with the files.
    """
    found: list[Preset] = []
    problems: list[Problem] = []
    for path in _files(atlas):
        entry, wrong = read_yaml(path)
        one, unfit = made(Preset, entry, shown_path(path)) if not wrong else (None, [])
        said = [*wrong, *unfit, *(_problems(atlas, path, one) if one is not None else ())]
        problems += both([*said, *_shadowing(atlas, path)]) if _is_own(atlas, path) else said
        found += [one] if one is not None else []
    problems += _twice(atlas, found)
    if problems:
        raise BrokenSeeds(problems)
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


def _files(atlas: Atlas) -> list[Path]:
    """The scenes of the release, then those of an organisation's own folder."""
    folders = [atlas.seeds_dir, *([atlas.own.folder] if atlas.own.folder else [])]
    return [path for folder in folders for path in sorted((folder / SCENES).glob("*.yml"))]


def _is_own(atlas: Atlas, path: Path) -> bool:
    return path.parent.parent == atlas.own.folder


def _shadowing(atlas: Atlas, path: Path) -> list[Problem]:
    """A scene of the own folder whose id could be the release's."""
    named = path.stem.startswith(PREFIX)
    return [] if named else [problem(shown_path(path), None, "id", path.stem, "prefix", prefix=PREFIX)]


def _problems(atlas: Atlas, path: Path, one: Preset) -> Iterator[Problem]:
    tables: tuple[tuple[str, Collection[str], Collection[str], str], ...] = (
        ("id", (one.id,), {path.stem}, f"must equal the file name {path.stem}"),
        ("layers", one.layers, atlas.catalog, "no layer has this id"),
        ("document", filter(None, (one.document,)), atlas.documents, "is no entry of documents*.yml"),
        ("sector", one.sector, atlas.sectors, "is no id of sectors.csv"),
        ("status", one.status, atlas.statuses, "is no id of statuses.csv"),
    )  # type: ignore[assignment]
    wrong = [(key, value, right) for key, values, known, right in tables for value in values if value not in known]
    if one.document and one.day:
        wrong.append(("day", one.day, "is the document's; leave one of them out"))
    if one.view and not _is_view(one.view):
        wrong.append(("view", one.view, "must be zoom/latitude/longitude inside Korea, such as 8/36.2/127.9"))
    for key, value, right in (*wrong, *([] if wrong else _untold(atlas, one))):
        yield Problem(shown_path(path), None, key, value, right)


def _is_view(text: str) -> bool:
    parts = text.split("/")
    if len(parts) != PARTS or not all(re.fullmatch(r"\d+(\.\d+)?", part) for part in parts):
        return False
    return all(low <= float(part) <= high for part, (low, high) in zip(parts, LIMITS, strict=True))


def _untold(atlas: Atlas, one: Preset) -> Iterator[tuple[str, str, str]]:
    """Numbers of a label or title that neither a layer, its document nor a count holds; counts of what it has not."""
    layers = [atlas.catalog[key] for key in one.layers or atlas.catalog.defaults()]
    document = atlas.documents.get(one.document or "")
    names = [name for layer in layers for name in layer.title.values()]
    held = " ".join([*names, *([document.date, document.title_ko, document.title_en or ""] if document else [])])
    countable = {layer.id for layer in layers if layer.topic}
    for key, texts in (("label", one.label), ("title", one.title)):
        for text in texts.values():
            asked = COUNTED.findall(text)
            yield from (
                (key, each, "is no layer of the scene that holds items") for each in asked if each not in countable
            )
            numbers = DIGITS.findall(COUNTED.sub("", text))
            yield from (
                (key, each, "stands in no name of its layers or document") for each in numbers if not _in(each, held)
            )


def _in(number: str, held: str) -> bool:
    return int(number) in map(int, DIGITS.findall(held))


def _twice(atlas: Atlas, found: Collection[Preset]) -> Iterator[Problem]:
    """Documents whose stop would open two scenes."""
    asked = [one.document for one in found if one.document]
    for document in sorted({each for each in asked if asked.count(each) > 1}):
        yield Problem(shown_path(atlas.seeds_dir / "scenes"), None, "document", document, "opens two scenes; keep one")
