"""OGC API – Tiles: the one division of the world into tiles that sets of tiles have here."""

from typing import Any

from flask import Blueprint, Response, request

from layers.tiles.pyramid import EDGE
from web.features import answers
from web.features.answers import JSON, address, here, link, told
from web.features.tiles import MATRICES, MATRICES_URI, MERCATOR
from web.state.state import only

bp = Blueprint("matrices", __name__)
answers.register(bp)
TITLE = "Google Maps Compatible for the World"
SCALE_SET = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
#: Zooms that the standard defines, pixels on a side of a tile, metres of a pixel at a scale of 1 (OGC 17-083r4).
ZOOMS, PIXELS, PIXEL_M = 25, 256, 0.00028


@bp.get("/api/tileMatrixSets")
def matrix_sets() -> Response:
    """The divisions that there are: one."""
    only(request.args, "f")
    own = link("self", JSON, address(f"api/tileMatrixSets/{MATRICES}"), TITLE)
    one = {"id": MATRICES, "title": TITLE, "uri": MATRICES_URI, "crs": MERCATOR, "links": [own]}
    return told({"links": [here("self", JSON)], "tileMatrixSets": [one]})


@bp.get(f"/api/tileMatrixSets/{MATRICES}")
def matrix_set() -> Response:
    """Web Mercator in squares: of each zoom how many tiles, and how large they are on the ground."""
    only(request.args, "f")
    return told(
        {
            "id": MATRICES,
            "title": TITLE,
            "uri": MATRICES_URI,
            "crs": MERCATOR,
            "orderedAxes": ["X", "Y"],
            "wellKnownScaleSet": SCALE_SET,
            "tileMatrices": [_matrix(zoom) for zoom in range(ZOOMS)],
        }
    )


def _matrix(zoom: int) -> dict[str, Any]:
    cell_m = 2 * EDGE / (PIXELS << zoom)
    return {
        "id": str(zoom),
        "scaleDenominator": cell_m / PIXEL_M,
        "cellSize": cell_m,
        "cornerOfOrigin": "topLeft",
        "pointOfOrigin": [-EDGE, EDGE],
        "tileWidth": PIXELS,
        "tileHeight": PIXELS,
        "matrixWidth": 1 << zoom,
        "matrixHeight": 1 << zoom,
    }
