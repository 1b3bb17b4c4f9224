"""What a definition of a layer may say, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from layers.atlas.instrument import ALLOCATIONS, CRISIS, GROUNDS, KINDS, QUOTA, Instrument
from layers.atlas.text import Sentence, Shorter, Text
from layers.errors import Problem
from layers.models import STRICT, Colour, Number, OneOf, Word, adapter, made
from layers.records import shown_path
from layers.symbols.marks import SHAPES, USER
from layers.words.catalogue import words_of


@dataclass(frozen=True)
class Group:
    """A heading of the catalogue."""

    id: str

    def title(self, lang: str) -> str:
        """What it is called."""
        return words_of(lang, "group")[self.id]


GROUPS = tuple(
    map(
        Group,
        (
            "promotion",
            "support",
            "people",
            "energy",
            "investment",
            "conditions",
        ),
    )
)
#: The group that a ground stands under, one of those that name a kind; the other groups name a field.
OF_GROUND: Mapping[str, str] = {
    "promotion": "promotion", CRISIS: "support", "condition": "conditions", "plan": "investment",
}  # fmt: skip
WIDE = ("nation", "pole")
LEVELS = (*WIDE, "province", "municipality", "site")
GEOMETRIES = ("regions", "dissolve", "points", "region-marks", "corridor", "links", "bubbles", "choropleth")
MARKED_BY = ("sector", "status", "count", "role", "unit", "class", "none")
PATTERNS = ("belt-spine", "belt-beads")


class Symbol(TypedDict, total=False):
    """How a layer's items are drawn; `nodes` are the items of a belt in their order.

    `corner` are nodes that stand for one corner together, `tracts` nodes that are the ground between municipalities.
    """

    __pydantic_config__ = STRICT  # type: ignore[misc]

    shape: Annotated[str, OneOf([shape for shape in SHAPES if shape != USER])]
    by: Annotated[str, OneOf(MARKED_BY)]
    pattern: Annotated[Literal["belt-spine", "belt-beads"], OneOf(PATTERNS)]
    colour: Colour
    nodes: list[Word]
    closed: bool
    corner: list[Word]
    tracts: dict[Word, list[Word]]


@dataclass(frozen=True)
class Definition:
    """What one layer shows and how; texts are mappings of `ko` and `en`.

    A layer shows either a topic, with what its instrument is, or a statistic.
    """

    __pydantic_config__ = STRICT

    id: Annotated[Word, Field(description="the file's name; address of the layer, never changed")]
    order: Annotated[Number, Field(description="place within the group")]
    group: Annotated[str, OneOf([group.id for group in GROUPS]), Field(description="field; see `instrument.ground`")]
    title: Text
    abstract: Annotated[Sentence, Field(description="what it is, said from the first day on which something is known")]
    level: Annotated[str, OneOf(LEVELS)]
    geometry: Annotated[str, OneOf(GEOMETRIES), Field(description="how shapes are derived")]
    topic: Annotated[Word | None, Field(description="the facts shown")] = None
    statistic: Annotated[Word | None, Field(description="or the figures shown, of statistics/indicators.csv")] = None
    instrument: Annotated[Instrument | None, Field(description="what the topic lists; needed with one")] = None
    symbol: Symbol = field(default_factory=lambda: Symbol())
    short: Annotated[Shorter | None, Field(description="what names on the map say in fewer words")] = None
    expect: Annotated[Number | None, Field(description="how many items it must hold, a test")] = None
    default: Annotated[bool, Field(description="on at first visit")] = False
    told: Annotated[tuple[Sentence, ...], Field(description="more of the abstract, each from and until its day")] = ()
    notice: Annotated[Sentence | None, Field(description="a caution shown with the layer")] = None

    @property
    def heading(self) -> str:
        """Id of the group that it is listed under: of the groups that name a kind, its ground's."""
        if self.instrument is None or self.group not in OF_GROUND.values():
            return self.group
        return OF_GROUND[self.instrument.ground]

    @property
    def shades(self) -> bool:
        """Whether it gives every region a shade, so that a map can show it alone of its kind."""
        return self.geometry == "choropleth"


@dataclass(frozen=True)
class Known:
    """What definitions may refer to: topics with facts, indicators with figures, documents and regions by id."""

    topics: Collection[str]
    statistics: Collection[str]
    documents: Collection[str]
    regions: Collection[str]


def read(path: Path, entry: Any, known: Known) -> tuple[Definition | None, list[Problem]]:
    """The definition that a file's entry makes, or None; and all that is wrong with it."""
    name = shown_path(path)
    if not isinstance(entry, Mapping):
        return None, [Problem(name, 1, "definition", "", "must be a mapping of keys and values")]
    said = {key: value for key, value in entry.items() if value is not None}
    found, problems = made(Definition, said, name)
    problems += [Problem(name, None, *each) for each in _unfit(path.stem, said, known)]
    return (None if problems else found), problems


def _unfit(stem: str, entry: Mapping[str, Any], known: Known) -> list[tuple[str, str, str]]:
    """Key, value and what would be right where an entry does not fit its file or the data."""
    block = entry.get("instrument")
    block = block if isinstance(block, Mapping) else {}
    named = (
        ("id", entry.get("id", stem), {stem}, f"must equal the file name {stem}"),
        ("topic", entry.get("topic"), known.topics, "no fact has this topic"),
        ("statistic", entry.get("statistic"), known.statistics, _NO_FIGURE),
        ("instrument.source", block.get("source"), known.documents, "is no entry of documents*.yml"),
        *(("instrument.not_for", one, known.regions, _NO_REGION) for one in _list(block)),
        *(("symbol.tracts", one, known.regions, _NO_REGION) for one in _tracts(entry)),
    )
    found = [(key, value, said) for key, value, right, said in named if isinstance(value, str) and value not in right]
    return found + _unpaired(entry, block)


def _list(block: Mapping[str, Any]) -> list[Any]:
    regions = block.get("not_for")
    return regions if isinstance(regions, list) else []


def _tracts(entry: Mapping[str, Any]) -> list[Any]:
    symbol = entry.get("symbol")
    tracts = symbol.get("tracts") if isinstance(symbol, Mapping) else None
    around = tracts.values() if isinstance(tracts, Mapping) else ()
    return [one for regions in around if isinstance(regions, list) for one in regions]


def _unpaired(entry: Mapping[str, Any], block: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Keys that stand alone or together where they must not."""
    shown = [key for key in ("topic", "statistic") if key in entry]
    rules = (
        (len(shown) != 1, "topic", ", ".join(shown), "a layer shows either a topic or a statistic, one of them"),
        (shown == ["topic"] and "instrument" not in entry, "instrument", "", _NO_INSTRUMENT),
        (shown == ["statistic"] and "instrument" in entry, "instrument", "", "a statistic lists no instrument"),
        (
            (block.get("counted"), block.get("allocation")) == ("true", QUOTA),
            "instrument.counted",
            "true",
            "a quota gives every region its share and is never counted; must be false",
        ),
    )
    return [(key, value, said) for wrong, key, value, said in rules if wrong]


_NO_REGION = "is no region id of regions.csv"
_NO_FIGURE = "no figure has this indicator; see statistics/indicators.csv"
_NO_INSTRUMENT = (
    "is missing: what the layer lists. Write at least instrument: {kind: …, ground: …, allocation: …, complete: …, "
    f"counted: …}} with kind {', '.join(KINDS)}; ground {', '.join(GROUNDS)}; allocation {', '.join(ALLOCATIONS)}"
)


def schema() -> dict[str, Any]:
    """JSON Schema of a definition, with which an editor completes and checks a layer's YAML."""
    shows = [{"required": ["topic", "instrument"]}, {"required": ["statistic"]}]
    return {"$schema": DIALECT, **adapter(Definition).json_schema(), "title": "Layer", "oneOf": shows}


DIALECT = "https://json-schema.org/draft/2020-12/schema"
