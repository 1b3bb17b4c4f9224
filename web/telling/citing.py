"""Items of a comparison as the scene tells them, with their documents numbered in reading order."""

from layers.atlas.items import Item
from layers.scene_types.feature import ItemFeature, PointFeature
from layers.scene_types.reading import of_items, once, told
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.told import ToldItem


class Citations:
    """The features of a whole scene by layer and item; citations count from 1 as features are first told.

    Parameters
    ----------
    scene : Scene
        A scene with every layer on, as `Drawing.whole` gives it.
    most : int or None
        So many documents of each item are cited, that of its status first; all unless said.
    """

    def __init__(self, scene: Scene, most: int | None = None):
        self.scene = scene
        self._most = most
        self._features: dict[tuple[str, str], ItemFeature] = {}
        for layer in scene["layers"]:
            found = once(of_items(layer["features"]))
            self._features |= {(layer["id"], key): feature for key, feature in found.items()}
        self._known = {note["n"]: note for note in scene["footnotes"]}
        self._numbers: dict[int, int] = {}

    def tell(self, layer_id: str, item: Item) -> ToldItem:
        """The feature of an item, its citations renumbered; the scene draws every item of a day."""
        return self.entry(layer_id, item.id)

    def entry(self, layer_id: str, item_id: str) -> ToldItem:
        """As `tell`, of an item by its id."""
        feature = self._features[layer_id, item_id]
        return told(feature, layer_id, [self._number(n) for n in feature["sources"][: self._most]])

    def marked(self, layer_id: str, item: Item) -> list[PointFeature]:
        """The features that stand at a point with a mark of their own."""
        layer = next(each for each in self.scene["layers"] if each["id"] == layer_id)
        return [f for f in layer["features"] if f["kind"] in ("point", "ring") and f["id"] == item.id]

    @property
    def footnotes(self) -> list[Footnote]:
        """The documents cited so far, numbered as they were told."""
        return [self._known[old] | {"n": new} for old, new in self._numbers.items()]

    def _number(self, old: int) -> int:
        return self._numbers.setdefault(old, len(self._numbers) + 1)
