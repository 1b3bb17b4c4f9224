"""How a feature is read whose kind is not known: its mark, whether it is an item's, what it says of it."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import TypeGuard, TypeVar

from layers.scene_types.feature import Feature, ItemFeature, PlacedFeature, Said
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Position

F = TypeVar("F", bound=Feature)


def mark_of(feature: Feature) -> str | None:
    """Key of a feature's mark; None where its kind has none."""
    if "mark" not in feature:
        return None
    return feature["mark"]


def measure_of(feature: Feature) -> tuple[float | str | None, str | None]:
    """Figure of a statistic, or measure of a bubble, with its unit."""
    if "value" not in feature:
        return None, None
    return feature["value"], feature["unit"]


def position_of(feature: Feature) -> Position | tuple[None, None]:
    """Longitude and latitude of what stands at a point."""
    if "lon" not in feature:
        return None, None
    return feature["lon"], feature["lat"]


def placed(features: Iterable[Feature]) -> Iterator[PlacedFeature]:
    """The features that stand at a point."""
    return (feature for feature in features if feature["kind"] in ("point", "ring", "badge", "bubble"))


def is_item(feature: Feature) -> TypeGuard[ItemFeature]:
    """Whether a feature stands for an item, which has a status."""
    return feature["status"] is not None


def of_items(features: Iterable[Feature]) -> Iterator[ItemFeature]:
    """The features that stand for items."""
    return (feature for feature in features if is_item(feature))


def once(features: Iterable[F]) -> dict[str, F]:
    """A feature of each id, in order: its first with a mark, or its first, with the flags of all its places."""
    groups: dict[str, list[F]] = {}
    for feature in features:
        groups.setdefault(feature["id"], []).append(feature)
    return {key: _flagged(next(filter(mark_of, group), group[0]), _labels(group)) for key, group in groups.items()}


def _labels(features: Iterable[F]) -> dict[str, str]:
    """The flags of features with their words."""
    return {
        flag: label
        for feature in features
        for flag, label in zip(feature["flags"], feature["flag_labels"], strict=True)
    }


def _flagged(feature: F, labels: dict[str, str]) -> F:
    if len(labels) == len(feature["flags"]):
        return feature
    told = copy(feature)
    told["flags"], told["flag_labels"] = list(labels), list(labels.values())
    return told


def said(feature: Feature) -> Said:
    """What a feature says, without its status and how it is drawn."""
    return {
        "id": feature["id"],
        "regions": feature["regions"],
        "label": feature["label"],
        "role": feature["role"],
        "detail": feature["detail"],
        "flags": feature["flags"],
        "flag_labels": feature["flag_labels"],
        "notes": feature["notes"],
        "sector": feature["sector"],
        "sector_label": feature["sector_label"],
        "date": feature["date"],
        "due": feature["due"],
        "sources": feature["sources"],
        "href": feature["href"],
    }


def told(feature: ItemFeature, layer: str, sources: list[int]) -> ToldItem:
    """What a feature says of its item, with the layer it is of and its sources by other numbers."""
    return {
        **said(feature),
        "status": feature["status"],
        "status_label": feature["status_label"],
        "mark": mark_of(feature),
        "layer": layer,
        "sources": sources,
    }
