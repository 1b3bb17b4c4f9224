"""Whether the service lives, and what it serves."""

from flask import Blueprint, Response, jsonify

from web.state.current import drawing

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> Response:
    """The data set is loaded; says which, and whether it is what was released last (docs/verification.md)."""
    atlas, standing = drawing().atlas, drawing().standing
    return jsonify(
        status="ok",
        data_version=atlas.data_version,
        layers=len(atlas.catalog),
        facts=len(atlas.facts),
        documents=len(atlas.documents),
        released=standing.released,
        release=standing.release.version if standing.release else None,
        differing=standing.counts,
    )
