"""A layer of a scene with its legend."""

from typing import Literal, NotRequired, TypedDict, final

from layers.scene_types.feature import Feature
from layers.scene_types.vocabulary import Hatch, LegendBy, LinePattern


@final
class Swatch(TypedDict):
    """The sign of a legend's row that is no mark."""

    kind: Literal["fill", "hatch", "line", "class", "bubble"]
    colour: str | None
    pattern: Hatch | LinePattern | None
    size: NotRequired[float]
    """Radius of a bubble in pixels."""


@final
class LegendRow(TypedDict):
    """What one sign means, and how many there are."""

    label: str
    count: int | None
    mark: str | None
    swatch: Swatch | None
    by: LegendBy
    status: NotRequired[str]
    """Id of the one status that it counts, whose label also says what items print instead."""


class Head(TypedDict):
    """What a layer says of itself whatever is in it."""

    id: str
    title: str
    group: str
    geometry: str
    order: int
    shape: str | None
    """Of its symbol."""
    notice: str | None
    """The definition's caution."""


Begun = TypedDict("Begun", {"from": str | None})
"""First date on which something is in force, as its source writes it; null where something is already."""


OfPoints = TypedDict(
    "OfPoints",
    {"from": str | None, "count_text": str, "count_note": str | None, "state_text": str | None},
)
"""What a layer of counts says of the points that it counts."""


class Body(Begun):
    """What a layer holds on a day."""

    count: int
    """What the legend counts."""
    count_text: str
    """12, 40 + 1, –."""
    count_note: str | None
    legend: list[LegendRow]
    sources: list[int]
    """Numbers of footnotes."""
    source_text: str
    checked: str | None
    """자료 확인일, ISO with its precision."""
    stale: bool
    """Whether the day is more than 60 days after `checked`."""
    state_text: str | None
    """One line of caution."""
    in_force: bool
    features: list[Feature]
    open: dict[str, int]
    """How many of the counted items are undecided, unconfirmed, name-unknown; empty for figures."""


@final
class SceneLayer(Head, Body):
    """One layer, in drawing order."""
