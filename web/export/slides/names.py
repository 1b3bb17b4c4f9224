"""What the shapes of a slide are called: regions and items by name, alt text with what each layer says of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from layers.plates.page.plate import Group, Text
from layers.scene_types.feature import Area
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.words.catalogue import Words, words_of
from web.export.document.plain_text import plain

OWN = {
    "sea": "ground", "land": "land", "borders": "borders", "leaders": "leaders", "frame": "frame", "scale": "scale",
    "footer": "foot", "heading": "heading", "selection": "selection", "inset": "inset",
}  # fmt: skip


@dataclass
class Names:
    """What regions, layers and items are called, and what each region's alt text says; `parents` by municipality."""

    layers: list[SceneLayer]
    parents: dict[str, str]
    words: Words
    regions: dict[str, str]
    told: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def of(self, region: str) -> str:
        """Name of a region or a neighbour; an item's own label where an outline shows an item."""
        return self.regions.get(region) or self.words.get(region) or region

    def alt(self, layer: str, region: str) -> str:
        """Name of a region and what a layer says of it."""
        return ": ".join((self.of(region), *dict.fromkeys(self.told.get((layer, region), []))))


def names(scene: Scene) -> Names:
    """The names of a scene."""
    named = {key: plain(region["name"] or region["short"]) for key, region in scene["regions"].items()}
    named |= {key: plain(pole["name"]) for key, pole in scene["poles"].items()}
    parents = {key: region["parent"] for key, region in scene["regions"].items() if region["parent"]}
    found = Names(scene["layers"], parents, words_of(scene["state"]["lang"], "document"), named)
    for layer in scene["layers"]:
        for feature in layer["features"]:
            found.regions.setdefault(feature["id"], plain(feature["label"]))
            if feature["kind"] == "area":
                for region in _members(scene, feature):
                    found.told.setdefault((layer["id"], region), []).append(_said(feature))
    return found


def nameless(lang: str) -> Names:
    """The names of a plate that shows no scene: those of its groups."""
    return Names([], {}, words_of(lang, "document"), {})


def _members(scene: Scene, feature: Area) -> Iterator[str]:
    for region in feature["regions"]:
        yield from (scene["poles"][region]["members"] if region in scene["poles"] else (region,))
    yield feature["id"]


def _said(feature: Area) -> str:
    parts = (feature["label"], feature["role"], feature["detail"], feature["status_label"])
    return plain(" ".join(part for part in parts if part))


def bundle(known: Names, group: Group) -> str:
    """The group of groups that one belongs to: its layer's marks, all names, or itself."""
    if group.kind == "mark":
        layer_title = next((layer["title"] for layer in known.layers if _of(group, layer)), known.words["gathered"])
        return f"{plain(layer_title)} · {known.words['items']}"
    if group.kind == "label" and group.id.startswith("label-"):
        return known.words["names"]
    if group.kind == "legend":
        return known.words["legend"]
    return title(known, group)


def _of(group: Group, layer: SceneLayer) -> bool:
    return group.title.startswith(f"{layer['title']}:") or group.id == f"bubbles-{layer['id']}"


def title(known: Names, group: Group) -> str:
    """What a group is called; plates leave their furniture without a name."""
    if group.kind == "belt":
        return f"{plain(group.title)} · {known.words['line']}"
    if group.id in OWN:
        return known.words[OWN[group.id]]
    if group.title:
        return plain(group.title)
    texts = [item.text for item in group.items if isinstance(item, Text)]
    return plain(" ".join(texts)) or known.words["furniture"]


def short(called: str) -> str:
    """A mark's name without its layer's."""
    return called.partition(": ")[2] or called
