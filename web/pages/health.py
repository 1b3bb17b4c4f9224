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
    """The data set is loaded; says which."""
    atlas = drawing().atlas
    return jsonify(
        status="ok",
        data_version=atlas.data_version,
        layers=len(atlas.catalog),
        facts=len(atlas.facts),
        documents=len(atlas.documents),
    )
