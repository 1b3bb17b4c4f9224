"""Boundary topologies at addresses that never change their content."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app

from web.errors import UnknownGeometry

bp = Blueprint("geometries", __name__)
PATTERNS = ("boundaries-*.json", "context.json")


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(_content(path)).hexdigest()[:12]


@cache
def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for pattern in PATTERNS for path in folder.glob(pattern))


def address(path: Path) -> str:
    """The address of a topology file, its content's hash in the name."""
    return f"/geometry/{path.stem}.{_digest(path)}.json"


@bp.get("/geometry/<name>.<digest>.json", endpoint="file")
def file(name: str, digest: str) -> Response:
    """One topology.

    :raise 404: no such file, or its content has changed.
    """
    path = current_app.config["ATLAS"].data / f"{name}.json"
    if name not in _names(path.parent) or _digest(path) != digest:
        raise UnknownGeometry(f"{name}.{digest}.json")
    return Response(_content(path), mimetype="application/json")
