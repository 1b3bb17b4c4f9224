"""The collections as the interface lists them."""

from datetime import date
from functools import lru_cache
from typing import Any

from geo.boundaries import Boundaries
from geo.region import RECORD_BEGINS
from layers.atlas.definition import Definition
from layers.facts.places import NATION
from layers.periods import first_day
from layers.wording.abstracts import abstract
from layers.words.catalogue import words_of
from web.features.answers import GEOJSON, HTML, JSON, SCHEMA, address, link
from web.features.systems import CRS84, SYSTEMS
from web.state.current import drawing


def entries(lang: str) -> list[dict[str, Any]]:
    """Every layer, in the order of the panel."""
    return [entry(layer, lang) for layer in drawing().atlas.catalog.values()]


def entry(layer: Definition, lang: str) -> dict[str, Any]:
    """One layer: what it is, how far it reaches, where its features are."""
    atlas, words, own = drawing().atlas, words_of(lang, "api"), f"api/collections/{layer.id}"
    return {
        "id": layer.id,
        "title": layer.title[lang],
        "description": abstract(atlas, layer, drawing().today(), lang),
        "extent": {
            "spatial": {"bbox": [list(_extent(atlas.boundaries))], "crs": CRS84},
            "temporal": {"interval": [[f"{_begun(layer).isoformat()}T00:00:00+09:00", None]]},
        },
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
        "links": [
            link("self", JSON, address(own)),
            link("items", GEOJSON, address(f"{own}/items", f="json"), words["items"]),
            link("items", HTML, address(f"{own}/items", f="html"), words["items"]),
            link("http://www.opengis.net/def/rel/ogc/1.0/queryables", SCHEMA, address(f"{own}/queryables")),
            link("alternate", HTML, address(f"layers/{layer.id}")),
            *_of_points(layer, own),
        ],
    }


def _of_points(layer: Definition, own: str) -> list[dict[str, str]]:
    """Where the points of a layer are whose features are their counts by province; none of another layer."""
    if layer.id not in drawing().atlas.own.tilesets:
        return []
    return [
        link("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", JSON, address(f"{own}/tiles")),
        link("enclosure", "text/csv", address(f"{own}/counts.csv")),
    ]


def _begun(layer: Definition) -> date:
    """The first day of a layer: that of the record, or of its points."""
    points = drawing().atlas.own.tilesets.get(layer.id)
    return max(RECORD_BEGINS, first_day(points.said.date)) if points else RECORD_BEGINS


@lru_cache(maxsize=4)
def _extent(boundaries: Boundaries) -> tuple[float, ...]:
    """West, south, east and north of the country in degrees: its outline is merged of all municipalities."""
    return tuple(round(each, 5) for each in boundaries.outline(NATION, RECORD_BEGINS).bounds)
