"""The features of a layer: one drawn shape of one item, or of one figure; several may share one item."""

from typing import Literal, TypedDict, final

from layers.scene_types.vocabulary import Hatch, LinePattern, Position, Ring


class Said(TypedDict):
    """What every feature says."""

    id: str
    """Of its item; of the layer for a belt's line, `layer.region` for a figure."""
    regions: list[str]
    """What it applies to on the day; abolished ones replaced by their successors."""
    label: str
    role: str
    """What it is for, in short; the figure as written."""
    detail: str
    """One line."""
    flags: list[str]
    flag_labels: list[str]
    notes: list[str]
    sector: str | None
    sector_label: str | None
    date: str | None
    """Of the status, ISO with its own precision."""
    due: str | None
    sources: list[int]
    """Numbers of footnotes."""
    href: str
    """Page of the item; empty for a reader's own row."""


class Standing(Said):
    """What a feature of an item says, with how sure it is."""

    status: str
    status_label: str


class Regional(Said):
    """What a feature says that is no item and has no status."""

    status: None


Classed = TypedDict("Classed", {"class": int | None})
"""An area in a shade: `class` from 0, lowest, to 4."""


class Filled(Classed):
    """How an area is drawn."""

    fill: str | None
    hatch: Hatch | None


class Outlined(Filled):
    """How an area is drawn that may be no longer one of today's regions."""

    outline: list[list[Ring]] | None
    """Polygons of rings, drawn instead of its regions (분할 전)."""


@final
class AreaFeature(Standing, Outlined):
    """Regions, tinted or hatched."""

    kind: Literal["area"]


@final
class FigureFeature(Regional, Filled):
    """A region with its figure of a statistic, in one of five shades."""

    kind: Literal["area"]
    status_label: None
    value: float | None
    unit: str
    short: str


@final
class RegionFeature(Regional, Outlined):
    """A region that a page is about, chosen or shaded; on no map of the explore page."""

    kind: Literal["area"]
    status_label: Literal[""]


class Placed(Standing):
    """What stands at a point."""

    short: str
    """Its name on the map, where its mark says the rest."""
    lon: float
    lat: float
    radius_km: float | None
    """How far off the point may be."""
    precision: str
    mark: str | None
    """Key of its drawing among the scene's marks."""
    site: str | None
    site_label: str | None
    primary: bool
    """False for a further site of an item."""
    tract: Ring | None
    """Outline by and large (개략) of the ground that a belt's node is, drawn instead of the node; else None."""


@final
class PointFeature(Placed):
    """A point, or a ring where the thing lies somewhere in the ring; a belt's nodes are rings."""

    kind: Literal["point", "ring"]


class Slotted(Placed):
    """A mark at a region's anchor, which is no location.

    Without a mark it is counted by the badge in slot 0 and not drawn itself.
    """

    kind: Literal["badge"]
    slot: int
    """Its place among the badges of its layer that share the anchor."""
    slots: int
    own: str | None
    """Key of its own drawing, for its line of words, where `mark` counts several."""


@final
class BadgeFeature(Slotted):
    """A badge that stands for all its regions, or in the one that it names."""


@final
class SpreadBadge(Slotted):
    """A badge in one of several places of its item."""

    places: list[str]
    """All regions of its item (`korea`: drawn in every pole)."""


@final
class BubbleFeature(Placed):
    """A measure of power."""

    kind: Literal["bubble"]
    size: float
    """Radius in pixels at scale 1, on a log scale of MW."""
    value: str | None
    unit: str | None


@final
class LineFeature(Standing):
    """The line of a belt."""

    kind: Literal["line"]
    path: list[Position]
    pattern: LinePattern
    colour: str
    closed: bool
    faded: list[list[Position]]
    """Dashes of its open end, each fainter than the one before: from somewhere in that region, no point of it."""
    corner: list[Position]
    """Nodes that stand for one corner together, in one capsule; empty where none do."""


@final
class LinkFeature(Standing):
    """A link between the anchors of two regions."""

    kind: Literal["link"]
    path: list[Position]
    pattern: LinePattern
    colour: str


@final
class ListedFeature(Standing):
    """What has no place, or is part of something drawn: in legend, table and cards alone."""

    kind: Literal["listed"]


@final
class ListedInput(Standing):
    """A reader's own row without a place."""

    kind: Literal["listed"]
    mark: str


PlacedFeature = PointFeature | BadgeFeature | SpreadBadge | BubbleFeature
ItemFeature = (
    AreaFeature | PointFeature | BadgeFeature | SpreadBadge | BubbleFeature | LineFeature | LinkFeature
    | ListedFeature | ListedInput
)  # fmt: skip
Area = AreaFeature | FigureFeature | RegionFeature
Feature = (
    AreaFeature | FigureFeature | RegionFeature | PointFeature | BadgeFeature | SpreadBadge | BubbleFeature
    | LineFeature | LinkFeature | ListedFeature | ListedInput
)  # fmt: skip
