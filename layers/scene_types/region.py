"""The regions and poles of a scene, under their ids."""

from typing import TypedDict, final

from layers.scene_types.vocabulary import Level, Position


@final
class SceneRegion(TypedDict):
    """A province or a municipality on the day."""

    name: str
    short: str
    en: str
    level: Level
    parent: str | None
    """Province of a municipality."""
    pole: str | None
    label: Position | None
    """Where its name stands."""
    leader: Position | None
    """Where a line from its name ends."""


@final
class ScenePole(TypedDict):
    """A pole of 5극3특."""

    name: str
    special: bool
    """A special self-governing province (특)."""
    members: list[str]
    """Provinces."""
    label: Position | None
    tint: str
    deep: str
