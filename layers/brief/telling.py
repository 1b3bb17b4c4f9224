"""What a brief is told with: the items of its day as the map tells them, footnotes and site numbers of its own."""

from __future__ import annotations

from collections.abc import Iterable

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.brief.brief import Brief
from layers.portfolio.portfolio import regions_inside
from layers.scene_types.brief import BriefSite
from layers.scene_types.feature import ItemFeature, PointFeature
from layers.scene_types.reading import of_items
from layers.scene_types.scene import Scene
from layers.wording.footnotes import Footnotes
from layers.words.catalogue import words_of

MOST_SITES = 6


class Telling:
    """What a brief is told with: the whole scene of its day, footnotes of its own, words and numbers.

    Parameters
    ----------
    whole : Scene
        The scene of the same day, language and theme with every layer on.
    """

    def __init__(self, atlas: Atlas, told: Brief, whole: Scene):
        self.atlas, self.told, self.lang = atlas, told, whole["state"]["lang"]
        self.words, self.notes = words_of(self.lang, "brief"), Footnotes(atlas, self.lang)
        self.layers = {layer["id"]: layer for layer in whole["layers"]}
        self._documents = {note["n"]: note["document"] for note in whole["footnotes"]}
        self._features: dict[tuple[str, str], list[ItemFeature]] = {}
        for layer in whole["layers"]:
            for feature in of_items(layer["features"]):
                self._features.setdefault((layer["id"], feature["id"]), []).append(feature)
        here = [told.region.id]
        self._inside = {*here, *regions_inside(atlas, here, told.asof)}
        self.cited: dict[str, set[int]] = {}
        self.sites: list[BriefSite] = []

    def feature(self, layer_id: str, item: Item) -> ItemFeature:
        """What the map says of an item."""
        return self._features[layer_id, item.id][0]

    def cite(self, layer_id: str, documents: Iterable[str]) -> list[int]:
        """Numbers of documents of a layer."""
        found = [self.notes.document(document) for document in documents]
        self.cited.setdefault(layer_id, set()).update(found)
        return found

    def sources(self, layer_id: str, item: Item) -> list[int]:
        """Number of the document that an item's status comes from."""
        return self.cite(layer_id, [item.status_fact.document])

    def number(self, layer_id: str, item: Item) -> int | None:
        """Number of an item's site on the map, given at its first mention; None beyond six, or without a position."""
        located = [one for one in self._features[layer_id, item.id] if one["kind"] in ("point", "ring")]
        placed = [one for one in located if one["mark"] and self._here(item, one)]
        if not placed:
            return None
        first = next((one for one in placed if one["primary"]), placed[0])
        same = next((one for one in self.sites if (one["lon"], one["lat"]) == (first["lon"], first["lat"])), None)
        if same is None and len(self.sites) < MOST_SITES:
            same = {**first, "number": len(self.sites) + 1, "layer": layer_id}
            self.sites.append(same)
        return same["number"] if same else None

    def _here(self, item: Item, feature: PointFeature) -> bool:
        """Whether a position lies in the region; one off its coast counts where nobody else shares the item."""
        found = self.atlas.boundaries.at(feature["lon"], feature["lat"], self.told.asof)
        return found in self._inside if found else bool(item.regions) and self._inside.issuperset(item.regions)

    def title(self, layer_id: str) -> str:
        """A layer's title."""
        return self.layers[layer_id]["title"]

    def name(self, region_id: str) -> str:
        """A region's short name on the day."""
        return self.atlas.regions.latest(region_id).short(self.lang)
