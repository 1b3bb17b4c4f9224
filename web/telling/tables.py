"""The table of what is on the map: one row for each item of each layer that is on."""

from collections.abc import Iterable, Mapping

from layers.scene_types.feature import Feature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.reading import mark_of, measure_of, once, position_of, said
from layers.scene_types.region import ScenePole, SceneRegion
from layers.scene_types.scene import Scene
from layers.scene_types.told import TableRow
from web.service.language import translator


def rows(scene: Scene) -> list[TableRow]:
    """Rows in the order of the layers, each item once.

    Their `regions` are all places of the item, wherever its first mark stands; `place` are the names of these.
    """
    return [_row(scene, layer, feature) for layer in scene["layers"] for feature in once(layer["features"]).values()]


def _row(scene: Scene, layer: SceneLayer, feature: Feature) -> TableRow:
    regions = feature["places"] if "places" in feature else feature["regions"]
    measure, at = measure_of(feature), position_of(feature)
    return {
        **said(feature),
        "regions": regions,
        "status": feature["status"],
        "status_label": feature["status_label"],
        "mark": mark_of(feature),
        "value": measure[0],
        "unit": measure[1],
        "lon": at[0],
        "lat": at[1],
        "layer_id": layer["id"],
        "layer_title": layer["title"],
        "place": place(scene, regions),
    }


def place(scene: Scene, regions: Iterable[str]) -> str:
    """The names of some regions, as a reader would list them."""
    words = translator(scene["state"]["lang"])
    named = (
        words["whole_country"] if region == "korea" else _name(scene["regions"], scene["poles"], region)
        for region in regions
    )
    return " · ".join(named) or words["unknown"]


def _name(regions: Mapping[str, SceneRegion], poles: Mapping[str, ScenePole], region_id: str) -> str:
    if region_id not in regions:
        return poles[region_id]["name"] if region_id in poles else region_id
    region = regions[region_id]
    parent = regions.get(region["parent"] or "")
    own = region["short"] or region["name"]
    return f"{parent['short']} {own}" if parent else own
