"""Boundary topologies as files that may be kept for ever."""

from flask import Blueprint, Response

from web.service.mistakes import UnknownGeometry
from web.state import geometry
from web.state.current import drawing

bp = Blueprint("geometries", __name__)


@bp.get("/geometry/<name>.<digest>.json", endpoint="file")
def file(name: str, digest: str) -> Response:
    """One topology.

    :raise 404: no such file, or its content has changed.
    """
    path = drawing().config.data / f"{name}.json"
    if name not in geometry.names(path.parent) or geometry.digest(path) != digest:
        raise UnknownGeometry(f"{name}.{digest}.json")
    return Response(geometry.content(path), mimetype="application/json")
