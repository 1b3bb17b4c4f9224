"""Items told away from their layer: in a table of the map, a card, a comparison, a document."""

from typing import TypedDict, final

from layers.scene_types.feature import Said


@final
class ToldItem(Said):
    """What the map says of an item; its sources are numbered anew."""

    status: str
    status_label: str
    mark: str | None
    layer: str


@final
class TableRow(Said):
    """One row of the table of what is on the map."""

    status: str | None
    status_label: str | None
    mark: str | None
    value: float | str | None
    unit: str | None
    lon: float | None
    lat: float | None
    layer_id: str
    layer_title: str
    place: str
    """Names of its regions."""


@final
class Headline(TypedDict):
    """A figure that heads a region's card."""

    label: str
    year: str
    before: str
    amount: str
    unit: str
    note: str | None
