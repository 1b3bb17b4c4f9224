"""The table of what is on the map: one row for each item of each layer that is on."""

from typing import Any

from web.service.language import translator


def rows(scene: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows in the order of the layers, each item once.

    Returns
    -------
    list of dict
        The scene's feature, with `layer_id`, `layer_title` and `place` (region names, joined). Its `regions` are all
        places of the item, wherever its first mark stands.
    """
    return [
        {**feature, "layer_id": layer["id"], "layer_title": layer["title"], "place": place(scene, feature)}
        for layer in scene["layers"]
        for feature in map(_placed, _once(layer["features"]))
    ]


def _once(features):
    """The first feature of each item, in order."""
    first: dict[str, dict[str, Any]] = {}
    for feature in features:
        first.setdefault(feature["id"], feature)
    return first.values()


def _placed(feature):
    """The feature as its item lies, not as its mark stands."""
    return {**feature, "regions": feature.get("places", feature["regions"])}


def place(scene: dict[str, Any], feature: dict[str, Any]) -> str:
    """The names of a feature's regions, as a reader would list them."""
    nation = {"name": translator(scene["state"]["lang"])["whole_country"]}
    known = {"korea": nation, **scene["poles"], **scene["regions"]}
    return " · ".join(_name(known, region_id) for region_id in feature["regions"])


def _name(known, region_id):
    region = known.get(region_id, {})
    parent = known.get(region.get("parent") or "", {})
    own = region.get("short") or region.get("name") or region_id
    return f"{parent['short']} {own}" if region.get("level") == "municipality" and parent.get("short") else own
