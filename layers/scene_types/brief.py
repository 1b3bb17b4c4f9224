"""A region on one page: the lines of its brief, and the scene whose one drawn layer it is (docs/briefings.md)."""

from typing import Literal, TypedDict, final

from layers.scene_types.feature import Placed
from layers.scene_types.scene import Scene


@final
class BriefEntry(TypedDict):
    """An item that a line names."""

    layer: str
    layer_title: str
    item: str
    number: int | None
    """Of its site on the map."""
    mark: str | None
    label: str
    flags: list[str]
    """In words."""
    status: str
    told: str
    sources: list[int]


@final
class BriefLine(TypedDict):
    """A line: settled, moving or waiting."""

    key: str
    label: str
    counts: str
    """Of its items by instrument."""
    entries: list[BriefEntry]
    rest: str
    rest_counts: list[tuple[str, int]]
    """Titles of layers with the number of items that are not named."""
    deadline: str


@final
class GapPart(TypedDict):
    """Layers of which nothing is here, for one reason."""

    state: str
    count: int
    layers: list[str]
    sources: list[int]


@final
class BriefGaps(TypedDict):
    """What applies to the region and is not there."""

    label: str
    parts: list[GapPart]
    empty: str


@final
class RivalEntry(TypedDict):
    """An item of other regions."""

    label: str
    told: str
    sources: list[int]


@final
class RivalPart(TypedDict):
    """Rivals that share one thing: a call, or instrument and sector."""

    shares: str
    entries: list[RivalEntry]


@final
class BriefRivals(TypedDict):
    """Other regions in the same contest."""

    label: str
    regions: list[str]
    parts: list[RivalPart]
    more: int
    empty: str


@final
class BriefNext(TypedDict):
    """The next decision."""

    label: str
    day: str
    when: str
    what: str
    who: str
    sources: list[int]


@final
class BriefUnsure(TypedDict):
    """What no source confirms, and until when we looked."""

    label: str
    text: str
    checked: str
    sources: list[int]
    overdue: str


@final
class BriefSite(Placed):
    """A numbered place on the map."""

    kind: Literal["point", "ring"]
    number: int
    layer: str


@final
class BriefPage(TypedDict):
    """What the page says, line by line."""

    region: str
    name: str
    """The region's."""
    title: str
    subtitle: str
    caption: str
    lines: list[BriefLine]
    gaps: BriefGaps
    rivals: BriefRivals
    next: BriefNext
    unsure: BriefUnsure
    sites: list[BriefSite]
    reading: str
    none_here: str
    rest_words: str
    more_words: str


@final
class BriefScene(Scene):
    """The scene of a brief."""

    brief: BriefPage
