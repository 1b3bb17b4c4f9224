"""A scene narrowed to some of its features: its layers with the legends and counts of what is left."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from layers import labels
from layers.atlas.atlas import Atlas
from layers.scene import own, rows
from layers.scene_types.feature import Feature
from layers.scene_types.layer import LegendRow, SceneLayer
from layers.scene_types.scene import Scene
from layers.wording.details import status_told

LINES = ("line", "link")
#: What a row of a legend counts, and the words of a feature that it looks at.
COUNTED: dict[str, Callable[[Feature], tuple[str | None, ...]]] = {
    "sector": lambda feature: (feature["sector_label"],),
    "flag": lambda feature: tuple(feature["flag_labels"]),
}


def narrowed(atlas: Atlas, scene: Scene, kept: Mapping[str, Sequence[Feature]]) -> list[SceneLayer]:
    """The layers of a scene (docs/scene.md) that keep a feature.

    Parameters
    ----------
    kept : mapping of str to sequence of Feature
        Features by layer id, in the order they are drawn.
    """
    lang = scene["state"]["lang"]
    names = {key: labels.named(status, lang) for key, status in atlas.statuses.items()}
    return [_layer(layer, kept[layer["id"]], names, lang) for layer in scene["layers"] if kept.get(layer["id"])]


def _layer(layer: SceneLayer, kept: Sequence[Feature], names: Mapping[str, str], lang: str) -> SceneLayer:
    once = {feature["id"]: feature for feature in kept if feature["kind"] not in LINES}.values()
    lines = any(feature["kind"] in LINES for feature in kept)
    return {
        **layer,
        "features": list(kept),
        "count": len(once),
        "count_text": str(len(once)),
        "count_note": None,
        "legend": [row for each in layer["legend"] if (row := _counted(each, once, lines, names, lang)) is not None],
        "sources": sorted({n for feature in once for n in feature["sources"][:1]}),
        "source_text": "",
        "state_text": None,
        "notice": None,
    }


def _counted(
    given: LegendRow, features: Collection[Feature], lines: bool, names: Mapping[str, str], lang: str
) -> LegendRow | None:
    """The row with the number of features left; None where it counts none, or nothing that is still drawn."""
    if given["by"] == "line":
        return given if lines else None
    if (status := given.get("status")) is not None:
        return _of_status(given, [each for each in features if each["status"] == status], names[status], lang)
    words = COUNTED.get(given["by"])
    count = sum(given["label"] in words(feature) for feature in features) if words else 0
    return given | {"count": count} if count else None


def _of_status(given: LegendRow, own: Sequence[Feature], name: str, lang: str) -> LegendRow | None:
    """The row of a status, which says what the features left print; a hatch keeps what it says of itself."""
    if not own:
        return None
    printed = [str(feature["status_label"]) for feature in own]
    label = given["label"] if given["swatch"] else status_told(name, printed, lang)
    return given | {"count": len(own), "label": label}


def elsewhere(title: str, counts: Mapping[str, int], sources: Iterable[int], checked: str | None) -> SceneLayer:
    """A layer of a legend for what has no mark on the map: a row with its count for each title, and its sources."""
    total = sum(counts.values())
    return own.layer("elsewhere", title, "listed") | {
        "count": total,
        "count_text": str(total),
        "legend": [rows.row("layer", label, count) for label, count in counts.items()],
        "sources": sorted(set(sources)),
        "checked": checked,
    }
