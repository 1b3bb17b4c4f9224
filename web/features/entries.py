"""The collections as the interface lists them."""

from functools import lru_cache
from typing import Any

from geo.boundaries import Boundaries
from geo.region import RECORD_BEGINS
from layers.atlas.definition import Definition
from layers.facts.places import NATION
from layers.own.tilesets import TileSet
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
            "temporal": {"interval": [[f"{RECORD_BEGINS.isoformat()}T00:00:00+09:00", None]]},
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
        ],
    }


def tiled(found: TileSet, lang: str) -> dict[str, Any]:
    """A set of tiles as a collection without features of its own."""
    own = f"api/collections/{found.id}"
    return {
        "id": found.id,
        "title": found.title(lang),
        "description": getattr(found.said.abstract, lang),
        "extent": {
            "spatial": {"bbox": [list(_extent(drawing().atlas.boundaries))], "crs": CRS84},
            "temporal": {"interval": [[f"{first_day(found.said.date)}T00:00:00+09:00", None]]},
        },
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            link("self", JSON, address(own)),
            link("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", JSON, address(f"{own}/tiles")),
            link("enclosure", "text/csv", address(f"{own}/counts.csv")),
        ],
    }


@lru_cache(maxsize=4)
def _extent(boundaries: Boundaries) -> tuple[float, ...]:
    """West, south, east and north of the country in degrees: its outline is merged of all municipalities."""
    return tuple(round(each, 5) for each in boundaries.outline(NATION, RECORD_BEGINS).bounds)
