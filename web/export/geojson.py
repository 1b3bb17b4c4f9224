"""A layer as GeoJSON (RFC 7946): WGS 84 longitude and latitude, citations as properties."""

import orjson
import shapely
from shapely.geometry import mapping

from layers.build import Collection

DIGITS = 5


def write(collection: Collection) -> bytes:
    """The collection as one FeatureCollection; what has no place has a null geometry."""
    return orjson.dumps(
        {
            "type": "FeatureCollection",
            "id": collection.id,
            "title": collection.title,
            "description": collection.description,
            "asof": collection.asof,
            "data_version": collection.data_version,
            "left_out": collection.left_out,
            "numberReturned": len(collection.rows),
            "features": [_feature(row) for row in collection.rows],
        }
    )


def _feature(row):
    return {
        "type": "Feature",
        "id": row.properties["id"],
        "geometry": None if row.geometry is None else _rounded(row.geometry),
        "properties": row.properties,
    }


def _rounded(geometry):
    return mapping(shapely.transform(geometry, lambda positions: positions.round(DIGITS)))
