"""The description of the addresses for programs: OpenAPI 3.0, made of the tables that the addresses read."""

from collections.abc import Iterator, Sequence
from typing import Any

from layers.atlas.atlas import Atlas
from layers.words.catalogue import Words, words_of
from web.features.answers import GEOJSON, HTML, JSON, OPENAPI, SCHEMA
from web.features.asked import COLUMNS, LANGUAGES, MOST, USUAL
from web.features.queryables import kind
from web.features.systems import CRS84, SYSTEMS
from web.service.language import LANGUAGES as TONGUES
from web.state.filtering import FILTERS

VERSION = "3.0.3"
PROBLEM = "application/problem+json"
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_LINK: Schema = {
    "type": "object",
    "required": ["rel", "href"],
    "properties": {"rel": _TEXT, "href": _TEXT, "type": _TEXT, "title": _TEXT},
}
_LINKS: Schema = {"type": "array", "items": _LINK}
_FEATURE: Schema = {
    "type": "object",
    "required": ["type", "id", "geometry", "properties"],
    "properties": {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": _TEXT,
        "geometry": {"type": "object", "nullable": True},
        "properties": {"type": "object"},
        "links": _LINKS,
    },
}
_COLLECTION: Schema = {
    "type": "object",
    "required": ["id", "title", "extent", "links", "crs"],
    "properties": {
        "id": _TEXT, "title": _TEXT, "description": _TEXT, "itemType": _TEXT, "storageCrs": _TEXT,
        "crs": {"type": "array", "items": _TEXT}, "extent": {"type": "object"}, "links": _LINKS,
    },
}  # fmt: skip
_COUNT: Schema = {"type": "integer", "minimum": 0}


def _whole(required: Sequence[str], **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


SCHEMAS: dict[str, Schema] = {
    "landing": _whole(["title", "links"], title=_TEXT, description=_TEXT, attribution=_TEXT, links=_LINKS),
    "conformance": _whole(["conformsTo"], conformsTo={"type": "array", "items": _TEXT}),
    "collections": _whole(["links", "collections"], links=_LINKS, collections={"type": "array", "items": _COLLECTION}),
    "collection": _COLLECTION,
    "queryables": _whole(["type", "properties"], type=_TEXT, properties={"type": "object"}),
    "features": _whole(
        ["type", "features", "links", "numberMatched", "numberReturned"],
        type={"type": "string", "enum": ["FeatureCollection"]},
        features={"type": "array", "items": _FEATURE},
        links=_LINKS,
        numberMatched=_COUNT,
        numberReturned=_COUNT,
    ),
    "feature": _FEATURE,
    "record": _whole(["id"], id=_TEXT),
    "openapi": _whole(["openapi", "info", "paths"], openapi=_TEXT, info={"type": "object"}, paths={"type": "object"}),
    "tilesets": _whole(["links", "tilesets"], links=_LINKS, tilesets={"type": "array", "items": {"type": "object"}}),
    "tileset": _whole(
        ["dataType", "crs", "tileMatrixSetURI", "links"],
        dataType=_TEXT,
        crs=_TEXT,
        tileMatrixSetURI=_TEXT,
        links=_LINKS,
    ),
    "tileMatrixSets": _whole(
        ["links", "tileMatrixSets"], links=_LINKS, tileMatrixSets={"type": "array", "items": {"type": "object"}}
    ),
    "tileMatrixSet": _whole(
        ["crs", "tileMatrices"], id=_TEXT, crs=_TEXT, tileMatrices={"type": "array", "items": {"type": "object"}}
    ),
    "tile": {"type": "string", "format": "binary"},
    "table": _TEXT,
    "problem": _whole(
        ["title", "status", "detail"], type=_TEXT, title=_TEXT, status={"type": "integer"}, detail=_TEXT,
        instance=_TEXT,
    ),
}  # fmt: skip
#: Each address: what it answers with, in which media type, which words name it, which parameters it takes.
PATHS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "/api": ("landing", JSON, "title", ("f", "lang")),
    "/api/conformance": ("conformance", JSON, "conformance", ("f", "lang")),
    "/api/openapi": ("openapi", OPENAPI, "openapi", ("f", "lang")),
    "/api/collections": ("collections", JSON, "collections", ("f", "lang")),
    "/api/collections/{collectionId}": ("collection", JSON, "layer", ("f", "lang")),
    "/api/collections/{collectionId}/queryables": ("queryables", SCHEMA, "queryables", ("f", "lang")),
    "/api/collections/{collectionId}/items": (
        "features", GEOJSON, "items",
        ("f", "lang", "asof", "datetime", "limit", "offset", "bbox", "bbox-crs", "crs", *FILTERS, *COLUMNS, "filter",
         "filter-lang", "filter-crs"),
    ),
    "/api/collections/{collectionId}/items/{featureId}": (
        "feature", GEOJSON, "name", ("f", "lang", "asof", "datetime", "crs"),
    ),
    "/api/items/{itemId}": ("record", JSON, "name", ("lang", "asof")),
}  # fmt: skip
_TILES = "/api/collections/{collectionId}/tiles"
#: The same of an own folder that has tiles.
OF_TILES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    _TILES: ("tilesets", JSON, "tiles", ("lang",)),
    f"{_TILES}/WebMercatorQuad": ("tileset", JSON, "tiles", ("lang",)),
    f"{_TILES}/WebMercatorQuad/{{tileMatrix}}/{{tileRow}}/{{tileCol}}": (
        "tile", "application/vnd.mapbox-vector-tile", "tile", (),
    ),
    "/api/collections/{collectionId}/counts.csv": ("table", "text/csv", "counts", ("lang", "asof")),
    "/api/tileMatrixSets": ("tileMatrixSets", JSON, "matrix_sets", ()),
    "/api/tileMatrixSets/WebMercatorQuad": ("tileMatrixSet", JSON, "matrix_sets", ()),
}  # fmt: skip
#: Of those that have no page.
NO_PAGE = frozenset({"/api/items/{itemId}", *OF_TILES})


def document(atlas: Atlas, lang: str, root: str) -> dict[str, Any]:
    """The description of the service at an address, in a language."""
    words = words_of(lang, "api")
    return {
        "openapi": VERSION,
        "info": {"title": words["title"], "description": words["about"], "version": atlas.data_version},
        "servers": [{"url": root}],
        "paths": {path: {"get": _operation(path, atlas, words)} for path in _paths(atlas)},
        "components": {"schemas": SCHEMAS},
    }


def _paths(atlas: Atlas) -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    return PATHS | OF_TILES if atlas.own.tilesets else PATHS


def _operation(path: str, atlas: Atlas, words: Words) -> dict[str, Any]:
    schema, media_type, named, parameters = _paths(atlas)[path]
    content: dict[str, Any] = {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    as_page = {} if path in NO_PAGE else {HTML: {"schema": _TEXT}}
    return {
        "operationId": path.removeprefix("/api").replace("/", "_").replace("{", "").replace("}", "") or "landing",
        "summary": words[named],
        "parameters": [*_in_path(path, atlas, words), *(_in_query(name, atlas, words) for name in parameters)],
        "responses": {
            "200": {"description": words["is_ok"], "content": content | as_page},
            **({"303": {"description": words["is_page"]}} if path in REDIRECTED else {}),
            **({"204": {"description": words["is_empty"]}} if "{tileRow}" in path else {}),
            "304": {"description": words["is_same"]},
            "400": _problem(words["is_wrong"], as_page),
            "404": _problem(words["is_missing"], as_page),
            **({"503": _problem(words["is_away"], as_page)} if _of_table(path, atlas) else {}),
        },
    }


def _of_table(path: str, atlas: Atlas) -> bool:
    """Whether an address answers from a database, or would if it had been there at the start."""
    tables = any(each.said.table for each in atlas.own.tilesets.values())
    return (path in OF_TILES and tables) or ("/items" in path and bool(atlas.own.unread))


#: Addresses whose page stands elsewhere.
REDIRECTED = frozenset({"/api/collections/{collectionId}", "/api/collections/{collectionId}/items/{featureId}"})


def _problem(told: str, as_page: Schema) -> dict[str, Any]:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {"description": told, "content": content | as_page}


def _in_path(path: str, atlas: Atlas, words: Words) -> Iterator[dict[str, Any]]:
    for name in ("collectionId", "featureId", "itemId"):
        if f"{{{name}}}" in path:
            known = atlas.own.tilesets if path in OF_TILES else atlas.catalog
            schema = {**_TEXT, "enum": list(known)} if name == "collectionId" else {**_TEXT, "minLength": 1}
            yield {"name": name, "in": "path", "required": True, "schema": schema, "description": words["of_id"]}

    for name in ("tileMatrix", "tileRow", "tileCol"):
        if f"{{{name}}}" in path:
            yield {"name": name, "in": "path", "required": True, "schema": _COUNT, "description": words["of_tile"]}


def _in_query(name: str, atlas: Atlas, words: Words) -> dict[str, Any]:
    told = words.get(f"of_{_family(name)}", words["of_equal"])
    schema = _schemas(atlas).get(name) or {"type": kind(name)}
    own = {"name": name, "in": "query", "required": False, "schema": schema, "description": told}
    return own | ({"style": "form", "explode": False} if schema["type"] == "array" else {})


def _family(name: str) -> str:
    """Parameters that are told in the same words."""
    return {"bbox-crs": "crs", "filter-lang": "filter", "filter-crs": "filter"}.get(name, name)


def _schemas(atlas: Atlas) -> dict[str, Schema]:
    systems = {"type": "string", "enum": list(SYSTEMS), "default": CRS84}
    return {
        "f": {"type": "string", "enum": ["json", "html"]},
        "lang": {"type": "string", "enum": list(TONGUES)},
        "asof": {"type": "string", "format": "date"},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        "offset": {"type": "integer", "minimum": 0, "default": 0},
        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
        "bbox-crs": systems,
        "crs": systems,
        "filter-lang": {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]},
        "filter-crs": {"type": "string", "enum": [CRS84]},
        "sector": {"type": "array", "items": {"type": "string", "enum": list(atlas.sectors)}},
        "status": {"type": "array", "items": {"type": "string", "enum": list(atlas.statuses)}},
    }
