"""The maps of a comparison on a printed page: one for each region at one scale, or one of all."""

from collections import Counter
from collections.abc import Iterable

from geo.region import Region
from layers.plates.page.layout import Layout
from layers.plates.plates import PANELS, plate
from layers.plates.sheets.panel import Panel
from layers.portfolio.overlaps import holds
from layers.scene.narrowing import elsewhere, narrowed
from layers.scene_types.feature import PointFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Theme
from web.export.document.chapters import Picture
from web.telling.sketching.side_by_side import pictured
from web.views.account.account import Account
from web.views.account.places import bounds, standing, tint
from web.views.account.view import Letters
from web.views.comparison.matter import Matter

#: Up to so many regions each has a map of its own.
MOST_MAPS = 4
Marks = dict[str, list[PointFeature]]


def picture(
    matter: Matter, account: Account, heading: Scene, layout: Layout, metrics: Letters, permalink: str
) -> Picture:
    """The printed page; `heading` is a scene (docs/scene.md) without layers."""
    marks, theme = {region.id: marks_of(matter, region.id) for region in matter.regions}, heading["state"]["theme"]
    layers = [*layers_of(matter, marks.values()), _elsewhere(matter, marks.values(), account)]
    scene = heading | {"layers": layers}
    panels, located = _panels(matter, theme, scene, marks), _locator(matter, theme, scene)
    drawn = plate(PANELS, scene, matter.atlas.boundaries, layout, metrics(), permalink, panels, located)
    return Picture(drawn, account.title, account.caption, scene)


def marks_of(matter: Matter, region_id: str) -> Marks:
    """Marks of what pictures show of a region, by layer."""
    held = pictured(matter.atlas, matter.found, region_id)
    return standing(matter.atlas, matter.cited, held, region_id, matter.found.asof)


def layers_of(matter: Matter, found: Iterable[Marks]) -> list[SceneLayer]:
    """The layers of the legend: what stands on one of the maps, once."""
    kept: dict[str, dict[tuple[str, str | None], PointFeature]] = {}
    for marks in found:
        for layer, features in marks.items():
            kept.setdefault(layer, {}).update({(mark["id"], mark["site"]): mark for mark in features})
    return narrowed(matter.atlas, matter.cited.scene, {layer: list(marks.values()) for layer, marks in kept.items()})


def _elsewhere(matter: Matter, found: Iterable[Marks], account: Account) -> SceneLayer:
    """What stands in the regions and has no mark on a map, counted by layer."""
    drawn = {mark["id"] for marks in found for features in marks.values() for mark in features}
    rest = {
        (cell.layer, item.id): item
        for row in matter.found.layers
        for cell in row
        for item in cell.items
        if holds(matter.atlas, item) and item.id not in drawn
    }
    sources = (n for (layer, _), item in rest.items() for n in matter.cited.tell(layer, item)["sources"][:1])
    counts = Counter(matter.atlas.catalog[layer].title[matter.lang] for layer, _ in rest)
    return elsewhere(matter.words["elsewhere"], counts, sources, min(account.checked, default=None))


def _panels(matter: Matter, theme: Theme, scene: Scene, marks: dict[str, Marks]) -> list[Panel]:
    """A map for each region, or one of all."""
    asof = matter.found.asof
    tints = {region.id: tint(matter.atlas, matter.cited, region.id, asof, theme) for region in matter.regions}
    if len(matter.regions) > MOST_MAPS or len(matter.regions) == 1:
        scene = scene | {"layers": layers_of(matter, marks.values())}
        return [Panel("", "", tuple(tints.items()), scene, bounds(matter.atlas, list(tints), asof))]
    return [_panel(matter, region, tints[region.id], scene, marks[region.id]) for region in matter.regions]


def _panel(matter: Matter, region: Region, fill: str, scene: Scene, marks: Marks) -> Panel:
    own = scene | {"layers": narrowed(matter.atlas, matter.cited.scene, marks)}
    note = matter.words("spots", n=sum(map(len, marks.values())))
    extent = bounds(matter.atlas, [region.id], matter.found.asof)
    return Panel(region.name(matter.lang), note, ((region.id, fill),), own, extent)


def _locator(matter: Matter, theme: Theme, scene: Scene) -> Panel:
    """Where the regions lie in the country."""
    chosen = tuple(
        (region.id, tint(matter.atlas, matter.cited, region.id, matter.found.asof, theme)) for region in matter.regions
    )
    provinces = [region.id for region in matter.atlas.regions.at(matter.found.asof, "province")]
    own = scene | {"layers": []}
    return Panel(
        matter.words["located"],
        matter.words["another_scale"],
        chosen,
        own,
        bounds(matter.atlas, provinces, matter.found.asof),
    )
