"""A scene narrowed to some of its features: its layers with the legends and counts of what is left."""

from collections.abc import Iterable, Mapping
from typing import Any

Feature = dict[str, Any]
Row = dict[str, Any]
LINES = ("line", "link")
#: What a row of a legend counts, and the words of a feature that it looks at.
COUNTED = {
    "status": lambda feature: (feature["status_label"],),
    "sector": lambda feature: (feature["sector_label"],),
    "flag": lambda feature: tuple(feature["flag_labels"]),
}


def narrowed(scene: dict[str, Any], kept: Mapping[str, list[Feature]]) -> list[dict[str, Any]]:
    """The layers of a scene (docs/scene.md) that keep a feature.

    Parameters
    ----------
    kept : mapping of str to list of dict
        Features by layer id, in the order they are drawn.
    """
    return [_layer(layer, kept[layer["id"]]) for layer in scene["layers"] if kept.get(layer["id"])]


def _layer(layer: dict[str, Any], kept: list[Feature]) -> dict[str, Any]:
    once = {feature["id"]: feature for feature in kept if feature["kind"] not in LINES}.values()
    lines = any(feature["kind"] in LINES for feature in kept)
    return {
        **layer,
        "features": kept,
        "count": len(once),
        "count_text": str(len(once)),
        "count_note": None,
        "legend": [row for row in (_counted(row, once, lines) for row in layer["legend"]) if row is not None],
        "sources": sorted({n for feature in once for n in feature["sources"][:1]}),
        "source_text": "",
        "state_text": None,
        "notice": None,
    }


def _counted(row: Row, features: Iterable[Feature], lines: bool) -> Row | None:
    """The row with the number of features left; None where it counts none, or nothing that is still drawn."""
    if row["by"] == "line":
        return row if lines else None
    words = COUNTED.get(row["by"])
    if words is None:
        return None
    count = sum(row["label"] in words(feature) for feature in features)
    return {**row, "count": count} if count else None


def elsewhere(title: str, counts: Mapping[str, int], sources: Iterable[int], checked: str | None) -> dict[str, Any]:
    """A layer of a legend for what has no mark on the map: a row with its count for each title, and its sources."""
    rows = [
        {"by": "layer", "label": label, "count": count, "mark": None, "swatch": None} for label, count in counts.items()
    ]
    total = sum(counts.values())
    return {
        "id": "elsewhere", "title": title, "group": "", "geometry": "listed", "order": 0, "shape": None,
        "notice": None, "features": [], "count": total, "count_text": str(total), "count_note": None,
        "legend": rows, "sources": sorted(set(sources)), "source_text": "", "checked": checked, "stale": False,
        "state_text": None, "in_force": True, "from": None, "open": {},
    }  # fmt: skip
