"""What a map says in a document: its summary in sentences, and its layers with their counts and entries."""

import re
from dataclasses import dataclass

from layers.quantities import term
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.scene_types.told import TableRow
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import Words, words_of
from web.export.document.plain_text import plain
from web.telling import tables

SENTENCE = re.compile(r"(?<=[^\d\s][.!?]) +|(?<=\d\.) +(?=[A-Z])")


@dataclass(frozen=True)
class Entry:
    """One item of a layer.

    Attributes
    ----------
    date, due : str or None
        ISO with its own precision.
    value : float, str or None
        The figure of a statistic or a measure, in `unit`.
    lon, lat : float or None
        WGS 84 degrees, where the item is a point.
    sources : tuple of int
        Numbers of the report's sources.
    """

    id: str
    layer: str
    place: str
    name: str
    role: str
    detail: str
    status: str
    date: str | None
    due: str | None
    sector: str
    flags: str
    notes: str
    value: float | str | None
    unit: str
    lon: float | None
    lat: float | None
    sources: tuple[int, ...]
    regions: tuple[str, ...]

    @property
    def told(self) -> str:
        """Role and detail as one text."""
        return " · ".join(part for part in (self.role, self.detail) if part)

    @property
    def cited(self) -> str:
        """Numbers of its sources as a reader sees them: [1][2]."""
        return "".join(f"[{n}]" for n in self.sources)


@dataclass(frozen=True)
class Count:
    """One row of a layer's legend; `count` is None where the row counts nothing."""

    layer: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Part:
    """One layer of a report with its entries, in the map's order."""

    id: str
    title: str
    count: str
    cautions: tuple[str, ...]
    checked: str | None
    sources: tuple[int, ...]
    counts: tuple[Count, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Report:
    """What the tables of a map say, layer by layer, in the scene's language."""

    parts: tuple[Part, ...]
    lang: Lang

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of every layer."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def words(self) -> Words:
        """The words of documents."""
        return words_of(self.lang, "document")


def sentences(scene: Scene) -> tuple[str, ...]:
    """The summary of a scene sentence by sentence."""
    return tuple(SENTENCE.split(plain(scene["caption"])))


def report(scene: Scene) -> Report:
    """The report of a scene (docs/scene.md); layers that are not in force are left out, as on the map."""
    rows, lang = tables.rows(scene), scene["state"]["lang"]
    return Report(tuple(_part(layer, rows, lang) for layer in scene["layers"] if layer["in_force"]), lang)


def _part(layer: SceneLayer, rows: list[TableRow], lang: Lang) -> Part:
    title = plain(layer["title"])
    counts = (Count(title, plain(row["label"]), row["count"]) for row in layer["legend"])
    cautions = (layer["state_text"], layer["count_note"], layer["notice"])
    return Part(
        layer["id"],
        title,
        plain(layer["count_text"]),
        tuple(plain(text) for text in cautions if text),
        layer["checked"],
        tuple(layer["sources"]),
        tuple(counts),
        tuple(_entry(row, lang) for row in rows if row["layer_id"] == layer["id"]),
    )


def _entry(row: TableRow, lang: Lang) -> Entry:
    return Entry(
        id=plain(row["id"]),
        layer=plain(row["layer_title"]),
        place=plain(row["place"]),
        name=plain(row["label"]),
        role=plain(row["role"]),
        detail=plain(row["detail"]),
        status=plain(row["status_label"]),
        date=row["date"],
        due=row["due"],
        sector=plain(row["sector_label"]),
        flags=" · ".join(map(plain, row["flag_labels"])),
        notes=" ".join(map(plain, row["notes"])),
        value=row["value"],
        unit=term(plain(row["unit"]), lang),
        lon=row["lon"],
        lat=row["lat"],
        sources=tuple(row["sources"]),
        regions=tuple(row["regions"]),
    )
