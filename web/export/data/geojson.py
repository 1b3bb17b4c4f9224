"""Layers as GeoJSON (RFC 7946): WGS 84 longitude and latitude, citations as properties."""

from collections.abc import Mapping

import orjson
import shapely
from shapely.geometry import mapping

from web.export.data.dataset import Dataset

DIGITS = 5


def write(data: Dataset, pages: Mapping[str, str] | None = None) -> bytes:
    """The layers as one FeatureCollection; what has no place has a null geometry.

    Parameters
    ----------
    pages : mapping of str or None
        Addresses of pages by the id of what they are about; features that have one get it as a link.
    """
    first = data.collections[0]
    return orjson.dumps(
        {
            "type": "FeatureCollection",
            "id": data.id,
            "title": " · ".join(each.title for each in data.collections),
            "description": " ".join(each.description for each in data.collections),
            "terms": data.terms,
            "asof": data.asof,
            "data_version": first.data_version,
            "left_out": [item for each in data.collections for item in each.left_out],
            "numberReturned": sum(len(each.rows) for each in data.collections),
            "features": [_feature(row, pages or {}) for row in data.rows],
        }
    )


def _feature(row, pages):
    page = pages.get(row.properties["id"])
    return {
        "type": "Feature",
        "id": row.properties["id"],
        **({"links": [{"rel": "alternate", "type": "text/html", "href": page}]} if page else {}),
        "geometry": None if row.geometry is None else _rounded(row.geometry),
        "properties": row.properties,
    }


def _rounded(geometry):
    return mapping(shapely.transform(geometry, lambda positions: positions.round(DIGITS)))
