"""Templates of findings: what is counted, of which whole, in which words; the file is data."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from layers.atlas.atlas import Atlas
from layers.atlas.text import Text
from layers.errors import BrokenSeeds, Problem
from layers.models import STRICT, Number, OneOf, Word, made
from layers.own.folder import FINDINGS, PREFIX
from layers.own.saying import both, problem
from layers.own.silencing import SENTENCES, SILENT
from layers.records import read_yaml, shown_path

FILE = Path(__file__).with_name("templates.yml")
KINDS = (
    *("moved", "awaited", "due", "share", "plan", "count", "field", "roles", "upto", "lack", "meet"),
    *("change", "level", "quotient"),
)
NATION, REGION = "nation", "region"
MAP, DUE, CHANGES = "map", "due", "changes"


@dataclass(frozen=True)
class Template:
    """One sentence that may be computed.

    Attributes
    ----------
    kind : str
        The rule that counts, and the words that say it (section `finding`).
    label, unit, area : str
        Keys of words: the noun before the sentence, what is counted, what is left without some regions.
    beside_layer : str or None
        The other complete list, where it is told where two of them meet.
    name : Text or None
        What is spoken of; the layer's title unless said.
    on : str or None
        Day of a designation or a reform, whose sentence is closed.
    item, printed, beside : str or None
        The item whose share is told; the row that prints the whole; the row that is told beside it.
    least, percent : int
        Fewer counted things, or a smaller part of the whole, and the sentence is silent.
    about : {'nation', 'region'}
        Whether it is told of the country or of one region.
    """

    __pydantic_config__ = STRICT

    id: Word
    kind: Annotated[str, OneOf(KINDS)]
    label: Word
    layer: Word | None = None
    name: Text | None = None
    unit: Word = "item"
    beside_status: Word | None = None
    beside_layer: Word | None = None
    on: Word | None = None
    item: Word | None = None
    printed: Word | None = None
    beside: Word | None = None
    measures: tuple[Word, ...] = ()
    sector: Word | None = None
    without: tuple[Word, ...] = ()
    area: Word | None = None
    industry: Word | None = None
    about: Annotated[str, OneOf((NATION, REGION))] = NATION
    view: Annotated[str, OneOf((MAP, DUE, CHANGES))] = MAP
    least: Number = 2
    percent: Number = 60


def read(path: Path = FILE) -> tuple[Template, ...]:
    """The templates of a file in its order; raises BrokenSeeds with all that is wrong with them."""
    entries, problems = read_yaml(path)
    found: dict[str, Template] = {}
    for number, entry in enumerate(entries or (), start=1):
        one, wrong = made(Template, entry, shown_path(path), number)
        problems += wrong
        if one is not None and one.id in found:
            problems.append(Problem(shown_path(path), number, "id", one.id, "stands twice; keep one"))
        found |= {} if one is None else {one.id: one}
    if problems:
        raise BrokenSeeds(problems)
    return tuple(found.values())


@lru_cache(maxsize=8)
def of_atlas(atlas: Atlas) -> tuple[Template, ...]:
    """The release's templates, then those that an organisation adds about its own layers (`sentences`).

    Raises
    ------
    BrokenSeeds
        With all that is wrong with the own file, in Korean and English.
    """
    release = read()
    if atlas.own.folder is None or not (path := atlas.own.folder / FINDINGS).is_file():
        return release
    entries, problems = read_yaml(path)
    entries = entries or {}
    found: list[Template] = []
    name, known = shown_path(path), {one.id for one in release}
    for number, entry in enumerate(entries.get(SENTENCES) or (), start=1):
        one, wrong = made(Template, entry, name, number)
        problems += wrong
        found += [one] if one is not None else []
    problems += [
        problem(name, None, SILENT, one, "no_finding", known=", ".join(sorted(known)))
        for one in sorted(atlas.own.silent - known)
    ]
    for number, one in enumerate(found, start=1):
        problems += [Problem(name, number, *each) for each in _unknown(atlas, one, {fact.id for fact in atlas.facts})]
        if not one.id.startswith(PREFIX):
            problems.append(problem(name, number, "id", one.id, "prefix", prefix=PREFIX))
        if one.layer not in atlas.own.owners:
            problems.append(problem(name, number, "layer", one.layer or "", "own_layer"))
    if problems:
        raise BrokenSeeds(both(problems))
    return (*release, *found)


def fitting(atlas: Atlas, templates: Iterable[Template]) -> tuple[Template, ...]:
    """Templates that speak of what there is, with the title of their layer where they have no name."""
    rows = {fact.id for fact in atlas.facts}
    return tuple(_named(atlas, one) for one in templates if not [*_unknown(atlas, one, rows)])


def unknown(atlas: Atlas, path: Path = FILE) -> list[Problem]:
    """What the templates of a file name that is nowhere."""
    rows = {fact.id for fact in atlas.facts}
    return [
        Problem(shown_path(path), number, *each)
        for number, one in enumerate(read(path), start=1)
        for each in _unknown(atlas, one, rows)
    ]


def _unknown(atlas: Atlas, one: Template, rows: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Key, value and what would be right where a template names what is nowhere."""
    regions = {region.id for region in atlas.regions.rows}
    named: tuple[tuple[str, str | None, Container[str], str], ...] = (
        ("layer", one.layer, atlas.catalog, "no layer has this id"),
        ("beside_layer", one.beside_layer, atlas.catalog, "no layer has this id"),
        ("sector", one.sector, atlas.sectors, "is no id of sectors.csv"),
        ("item", one.item, {fact.item for fact in atlas.facts}, "no fact has this item"),
        ("printed", one.printed, rows, "no fact has this id"),
        ("beside", one.beside, rows, "no fact has this id"),
        *(("without", region, regions, "is no region id of regions.csv") for region in one.without),
    )
    yield from ((key, value, right) for key, value, known, right in named if value and value not in known)


def _named(atlas: Atlas, one: Template) -> Template:
    title = atlas.catalog[one.layer].title if one.layer else None
    return replace(one, name=one.name or title)
