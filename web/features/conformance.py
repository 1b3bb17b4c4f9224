"""Which parts of which standards hold, by the addresses that the OGC gave them."""

_FEATURES, _CQL2 = "http://www.opengis.net/spec/ogcapi-features-{}", "http://www.opengis.net/spec/cql2/1.0/conf/"
CLASSES = (
    *(f"{_FEATURES.format(1)}/1.0/conf/{each}" for each in ("core", "geojson", "html", "oas30")),
    f"{_FEATURES.format(2)}/1.0/conf/crs",
    *(
        f"{_FEATURES.format(3)}/1.0/conf/{each}"
        for each in ("queryables", "queryables-query-parameters", "filter", "features-filter")
    ),
    *(f"{_CQL2}{each}" for each in ("cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators")),
)
#: Where an own folder has tiles.
TILES = tuple(
    f"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{each}"
    for each in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30")
)


def classes(tiled: bool) -> tuple[str, ...]:
    """The classes that hold, with or without tiles."""
    return (*CLASSES, *TILES) if tiled else CLASSES
