"""Layers and areas that a document makes itself: a chosen region, a shade, a legend for what has no mark."""

from layers.scene_types.feature import RegionFeature
from layers.scene_types.layer import SceneLayer


def layer(key: str, title: str, geometry: str = "regions") -> SceneLayer:
    """A layer in force that holds nothing yet and says nothing of itself."""
    return {
        "id": key, "title": title, "group": "", "geometry": geometry, "order": 0, "shape": None, "notice": None,
        "count": 0, "count_text": "", "count_note": None, "legend": [], "sources": [], "source_text": "",
        "checked": None, "stale": False, "state_text": None, "in_force": True, "from": None, "features": [], "open": {},
    }  # fmt: skip


def area(key: str, label: str, region: str, fill: str) -> RegionFeature:
    """A region in a tint."""
    return {
        "id": key, "regions": [region], "label": label, "role": "", "detail": "", "status": None, "status_label": "",
        "flags": [], "flag_labels": [], "notes": [], "sector": None, "sector_label": None, "date": None, "due": None,
        "sources": [], "href": "", "kind": "area", "fill": fill, "hatch": None, "class": None, "outline": None,
    }  # fmt: skip
