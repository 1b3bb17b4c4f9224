"""OGC API – Tiles: very many points of an organisation as vector tiles, and their counts by region.

A set of tiles comes from one file (`layers/tiles/archive.py`) or from a table of PostGIS (`layers/tiles/queried.py`).
"""

import csv
import gzip
import hashlib
import io
import math
from typing import Any

from flask import Blueprint, Response, request

from layers.errors import UnknownLayer
from layers.own.tilesets import TileSet
from layers.tiles import census, pyramid
from layers.words.catalogue import words_of
from web.features import answers
from web.features.answers import JSON, address, here, link, told
from web.service.compression import Ready, sent_ready
from web.service.mistakes import BadParameter, UnknownTile
from web.state.current import drawing
from web.state.state import only, read_asof, read_lang

bp = Blueprint("tiles", __name__)
answers.register(bp)
MVT, TEXT = "application/vnd.mapbox-vector-tile", "text/csv"
MATRICES = "WebMercatorQuad"
MATRICES_URI = f"http://www.opengis.net/def/tilematrixset/OGC/1.0/{MATRICES}"
MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
#: Digits of the largest number that a tile has.
LONGEST = 5
COLUMNS = ("region", "name", "level", "points", "asof", "layer", "title", "date", "licence", "url")


def tileset(layer_id: str) -> TileSet:
    """A set of tiles by its id; raises UnknownLayer."""
    known = drawing().atlas.own.tilesets
    if layer_id not in known:
        raise UnknownLayer(f"no set of tiles {layer_id!r}").about(layer_id, known)
    return known[layer_id]


@bp.get("/api/collections/<layer_id>/tiles")
def tilesets(layer_id: str) -> Response:
    """The sets of tiles of a collection: one.

    :raise 404: no such collection has tiles.
    """
    only(request.args, "lang", "f")
    lang, found = read_lang(request.args), tileset(layer_id)
    own = address(f"api/collections/{layer_id}/tiles/{MATRICES}")
    one = _head(found, lang) | {"links": [link("self", JSON, own, found.title(lang))]}
    return told({"links": [here("self", JSON)], "tilesets": [one]})


@bp.get(f"/api/collections/<layer_id>/tiles/{MATRICES}")
def metadata(layer_id: str) -> Response:
    """What a client needs to know of a set of tiles: where it reaches, at which zooms, what its points have.

    :raise 404: no such collection has tiles, or its file cannot be read.
    :raise 503: its database does not answer.
    """
    only(request.args, "lang", "f")
    lang, found = read_lang(request.args), tileset(layer_id)
    header = found.source.header
    place = address(f"api/collections/{layer_id}/tiles/{MATRICES}")
    tile = link("item", MVT, f"{place}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", found.title(lang)) | {"templated": True}
    corners = [header[name] / 1e7 for name in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7")]
    west, south, east, north = corners
    zooms = range(header["min_zoom"], header["max_zoom"] + 1)
    return told(
        _head(found, lang)
        | {
            "description": getattr(found.said.abstract, lang),
            "attribution": found.title(lang),
            "license": found.said.licence,
            "pointsTotal": found.source.told["atlas"]["points"],
            "boundingBox": {"lowerLeft": [west, south], "upperRight": [east, north]},
            "tileMatrixSetLimits": [_limits(zoom, west, south, east, north) for zoom in zooms],
            "layers": [
                {
                    "id": pyramid.LAYER,
                    "dataType": "vector",
                    "geometryDimension": 0,
                    "minTileMatrix": str(zooms[0]),
                    "maxTileMatrix": str(zooms[-1]),
                    "propertiesSchema": {"type": "object", "properties": PROPERTIES},
                }
            ],
            "links": [here("self", JSON), tile, link(SCHEME, JSON, address(f"api/tileMatrixSets/{MATRICES}"))],
        }
    )


PROPERTIES = {pyramid.COUNT: {"type": "integer"}, "id": {"type": "string"}, "name": {"type": "string"}}


@bp.get(f"/api/collections/<layer_id>/tiles/{MATRICES}/<zoom>/<row>/<column>")
def tile(layer_id: str, zoom: str, row: str, column: str) -> Response:
    """One tile: points gathered by zoom, each with how many it stands for.

    :raise 400: a number of the tile is none.
    :raise 404: no such collection has tiles, none at this zoom or place, or its file cannot be read.
    :raise 503: its database does not answer.
    """
    only(request.args, "f")
    if request.args.get("f", "mvt") != "mvt":
        raise BadParameter("f", request.args["f"], "f_mvt")
    found = tileset(layer_id).source
    z, y, x = _number("tileMatrix", zoom), _number("tileRow", row), _number("tileCol", column)
    if not found.header["min_zoom"] <= z <= found.header["max_zoom"] or max(x, y) >= 1 << z:
        raise UnknownTile(f"{zoom}/{row}/{column}")
    packed = found.tile(z, x, y)
    if packed is None:
        return Response(status=204)
    digest = hashlib.sha256(packed).hexdigest()[:16]
    takes = request.accept_encodings.quality("gzip") > 0
    ready = Ready(packed, "gzip", f"{digest}-gzip") if takes else Ready(gzip.decompress(packed), None, digest)
    return sent_ready(ready, MVT)


@bp.get("/api/collections/<layer_id>/counts.csv")
def counts(layer_id: str) -> Response:
    """How many points lie in each province and municipality of a day, as CSV with its citation.

    :raise 400: an unknown parameter, or a day that is none.
    :raise 404: no such collection has tiles, or its file cannot be read.
    :raise 503: its database does not answer.
    """
    only(request.args, "asof", "lang")
    asof, lang, found = read_asof(request.args, drawing().today()), read_lang(request.args), tileset(layer_id)
    atlas, said = drawing().atlas, found.said
    counted = found.source.told["atlas"]["counts"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    cited = (asof.isoformat(), found.id, found.title(lang), said.date, said.licence, said.url or "")
    for region_id, number in census.by_region(counted, atlas.boundaries, asof).items():
        region = atlas.regions.get(region_id, asof)
        writer.writerow((region_id, region.name(lang), region.level, number, *cited))
    nowhere = counted.get(atlas.regions.vintage(asof), {}).get(census.NOWHERE, 0)
    writer.writerow(("", words_of(lang, "api")["nowhere"], "", nowhere, *cited))
    answer = Response("\ufeff" + text.getvalue(), content_type=f"{TEXT}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.id}-counts-{asof}.csv"'
    return answer


def _head(found: TileSet, lang: str) -> dict[str, Any]:
    return {
        "title": found.title(lang), "dataType": "vector", "crs": MERCATOR, "tileMatrixSetURI": MATRICES_URI,
    }  # fmt: skip


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadParameter(name, text, "tile_form")
    if len(text) > LONGEST:
        raise UnknownTile(text)
    return int(text)


def _limits(zoom: int, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    (left, top), (right, bottom) = _tile_at(zoom, west, north), _tile_at(zoom, east, south)
    return {
        "tileMatrix": str(zoom), "minTileRow": top, "maxTileRow": bottom, "minTileCol": left, "maxTileCol": right,
    }  # fmt: skip


def _tile_at(zoom: int, lon: float, lat: float) -> tuple[int, int]:
    wide, angle = 1 << zoom, math.radians(lat)
    return int((lon + 180) / 360 * wide), int((1 - math.asinh(math.tan(angle)) / math.pi) / 2 * wide)
