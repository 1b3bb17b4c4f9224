"""Items of a comparison as the scene tells them, with their documents numbered in reading order."""

from typing import Any

from layers.atlas.items import Item


class Citations:
    """The features of a whole scene by layer and item; citations count from 1 as features are first told.

    Parameters
    ----------
    scene : dict
        A scene with every layer on, as `Drawing.whole` gives it.
    """

    def __init__(self, scene: dict[str, Any]):
        self.scene = scene
        self._features: dict[tuple[str, str], dict[str, Any]] = {}
        for layer in scene["layers"]:
            for feature in layer["features"]:
                self._features.setdefault((layer["id"], feature["id"]), feature)
        self._known = {note["n"]: note for note in scene["footnotes"]}
        self._numbers: dict[int, int] = {}

    def tell(self, layer_id: str, item: Item) -> dict[str, Any]:
        """The feature of an item, its citations renumbered; the scene draws every item of a day."""
        feature = self._features[layer_id, item.id]
        return {**feature, "layer": layer_id, "sources": [self._number(n) for n in feature["sources"]]}

    def marked(self, layer_id: str, item: Item) -> list[dict[str, Any]]:
        """The features that stand at a point with a mark of their own."""
        layer = next(each for each in self.scene["layers"] if each["id"] == layer_id)
        return [f for f in layer["features"] if f["id"] == item.id and f["kind"] in ("point", "ring")]

    @property
    def footnotes(self) -> list[dict[str, Any]]:
        """The documents cited so far, numbered as they were told."""
        return [{**self._known[old], "n": new} for old, new in self._numbers.items()]

    def _number(self, old: int) -> int:
        return self._numbers.setdefault(old, len(self._numbers) + 1)
