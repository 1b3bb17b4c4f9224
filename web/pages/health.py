"""Whether the service lives, and what it serves."""

from flask import Blueprint, Response, current_app, jsonify

from web.state.current import drawing

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> tuple[Response, int]:
    """The data set is loaded; says which, and whether it is what was released last (docs/verification.md).

    503 where files of it are gone or cut since the start: what is in memory is answered, the rest is not.
    """
    atlas, standing = drawing().atlas, drawing().standing
    differing = current_app.extensions["started"].differing()
    told = jsonify(
        status="files differ from those at the start; restart the service" if differing else "ok",
        files=differing,
        data_version=atlas.data_version,
        layers=len(atlas.catalog),
        facts=len(atlas.facts),
        documents=len(atlas.documents),
        released=standing.released,
        release=standing.release.version if standing.release else None,
        differing=standing.counts,
    )
    return told, 503 if differing else 200
