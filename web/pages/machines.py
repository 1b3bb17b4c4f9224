"""What machines look for at fixed addresses: `robots.txt`, `security.txt`, `favicon.ico`."""

from datetime import datetime, time, timedelta, timezone

from flask import Blueprint, Response, current_app, request

from web.service import assets, hosts
from web.state.current import drawing

bp = Blueprint("machines", __name__)
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
