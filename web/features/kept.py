"""A layer at a date as features that are written once and sent many times: whole, by window, by page, one by one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
import orjson
from shapely import STRtree
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from layers.atlas.atlas import Atlas
from layers.collection.build import Collection, Row, collection
from layers.keeping import MB, Shelf
from layers.portfolio.filter import Filter
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.features import systems
from web.features.systems import SYSTEMS

#: What stands before an address where a link of a feature is written; in a text its quotes would be escaped.
HREF = b'"href":"'
FEATURES = Shelf("features", 24 * MB, "layer, day, language, filter, reference system")


@dataclass(frozen=True)
class Features:
    """The features of a layer.

    Attributes
    ----------
    head : dict
        What is said of all of them.
    ids : tuple of str
        Of each one its own, stable from release to release.
    written : tuple of bytes
        Each as GeoJSON, in the reference system that was asked for.
    properties : tuple of mapping
        What conditions read.
    shapes : ndarray of shapely.Geometry, shape (n,)
        WGS 84 longitude, latitude; None without a place.
    """

    head: dict[str, Any]
    ids: tuple[str, ...]
    written: tuple[bytes, ...]
    properties: tuple[Mapping[str, Any], ...]
    shapes: np.ndarray

    @cached_property
    def tree(self) -> STRtree:
        """An index of the shapes; those without a place are never found."""
        return STRtree(self.shapes)

    def within(self, window: BaseGeometry) -> frozenset[int]:
        """Which features meet a window in WGS 84 longitude, latitude."""
        return frozenset(self.tree.query(window, predicate="intersects").tolist())


@FEATURES
def features(atlas: Atlas, layer_id: str, asof: date, lang: Lang, chosen: Filter, system: str) -> Features:
    """The features of a layer at a date, in the reference system of an address of `SYSTEMS`.

    Raises
    ------
    layers.errors.UnknownLayer
    """
    found = collection(atlas, layer_id, asof, lang, chosen=chosen)
    ids = tuple(_ids(found.rows))
    shapes = np.array([row.geometry for row in found.rows], dtype=object)
    drawn = systems.written(shapes, SYSTEMS[system]) if len(shapes) else []
    return Features(
        head=_head(found),
        ids=ids,
        written=tuple(_written(*each, atlas.by_item) for each in zip(ids, drawn, found.rows, strict=True)),
        properties=tuple(row.properties for row in found.rows),
        shapes=shapes,
    )


def _head(found: Collection) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "id": found.id,
        "title": found.title,
        "description": found.description,
        "terms": words_of(found.lang, "package")["terms"],
        "asof": found.asof,
        "data_version": found.data_version,
        "left_out": list(found.left_out),
    }


def _ids(rows: tuple[Row, ...]) -> Iterator[str]:
    """The id of an item, with its site where the item stands at several; rows of one item lie together."""
    for item, several in groupby(rows, key=lambda row: row.properties["id"]):
        own = list(several)
        yield from (f"{item}@{row.properties['site']}" if len(own) > 1 else str(item) for row in own)


def _written(feature_id: str, geometry: BaseGeometry | None, row: Row, items: Container[str]) -> bytes:
    """One feature; of an item with the way to its page."""
    item = str(row.properties["id"])
    links = [{"rel": "alternate", "type": "text/html", "href": f"/items/{item}"}] if item in items else []
    return orjson.dumps(
        {
            "type": "Feature",
            "id": feature_id,
            **({"links": links} if links else {}),
            "geometry": None if geometry is None else mapping(geometry),
            "properties": row.properties,
        }
    )


def joined(head: Mapping[str, Any], written: Iterable[bytes], root: str) -> bytes:
    """A collection of features that are written already; their ways to pages begin at the root of the service."""
    features = b",".join(written).replace(HREF + b"/", HREF + root.encode())
    return orjson.dumps(head)[:-1] + b',"features":[' + features + b"]}"
