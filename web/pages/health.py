"""What machines ask: whether the service lives, what it serves, what robots may read, where problems are told."""

from datetime import datetime, time, timedelta, timezone

from flask import Blueprint, Response, current_app, jsonify, request

from web.service import assets, hosts
from web.state.current import drawing

bp = Blueprint("health", __name__)
#: What costs much or says nothing to a search engine.
NOT_FOR_ROBOTS = (
    "/export/",
    "/fragments/",
    "/scene.json",
    "/search.json",
    "/overlay/",
    "/verify",
    "/metrics",
    "/share",
)
VALID_DAYS, KOREA = 180, timezone(timedelta(hours=9))
PLAIN = "text/plain; charset=utf-8"
ICON, A_DAY = "img/seal.svg", "public, max-age=86400"


@bp.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> tuple[Response, int]:
    """The data set is loaded; says which, and whether it is what was released last (docs/verification.md).

    503 where files of it are gone or cut since the start: what is in memory is answered, the rest is not. Layers whose
    table could not be read (`unread`) say so themselves.
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
        released_on=standing.release.day if standing.release else None,
        differing=standing.counts,
        unread=sorted(atlas.own.unread),
    )
    return told, 503 if differing else 200


@bp.get("/robots.txt")
def robots() -> Response:
    """Pages may be read, files are not made for robots."""
    lines = ("User-agent: *", *(f"Disallow: {request.root_path}{path}" for path in NOT_FOR_ROBOTS))
    return Response("\n".join(lines) + "\n", content_type=PLAIN)


@bp.get("/.well-known/security.txt")
def security() -> Response:
    """Where security problems are told (RFC 9116)."""
    own = hosts.asked()
    expires = datetime.combine(drawing().today() + timedelta(days=VALID_DAYS), time(), KOREA)
    lines = (
        f"Contact: {current_app.config['ATLAS'].contact or own}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: ko, en",
        f"Canonical: {own}.well-known/security.txt",
    )
    return Response("\n".join(lines) + "\n", content_type=PLAIN)


@bp.get("/favicon.ico")
def icon() -> Response:
    """The seal, for answers that name no icon."""
    answer = Response(assets.file(ICON).read_bytes(), content_type="image/svg+xml")
    answer.headers["Cache-Control"] = A_DAY
    return answer
