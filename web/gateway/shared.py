"""Rendered files that the processes of several machines share in a Redis, so that each is made once.

Without it, or while it does not answer, every process makes its own: slower, never broken. Only what anyone may ask for
is kept there: files answered with 200 to a GET, under a host that the service knows, nothing with `no-store`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request

from geo.dates import today
from layers.keeping import Passing
from web.gateway.gate import COSTLY
from web.service.config import BadSetting, Config, variable

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger("atlas.server")
#: How long one answer of Redis may take; how long it is left alone after it failed; how long a file stays there.
PATIENCE_S, REST_S, KEPT_S = 0.25, 5.0, 86_400
LARGEST = 16_000_000
FILE = "attachment"
HEADERS = ("Content-Type", "Content-Disposition", "Cache-Control", "Link")


class Shared:
    """A table of bytes that others hold; while it fails it is empty and takes nothing.

    Parameters
    ----------
    address : str
        `redis://host:6379/0`, `rediss://…` or `unix:///path`.
    """

    def __init__(self, address: str):
        from redis import Redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self._table: Redis = Redis.from_url(
            address, socket_timeout=PATIENCE_S, socket_connect_timeout=PATIENCE_S, retry=Retry(NoBackoff(), 0)
        )
        self._again_at = 0.0

    def get(self, key: str) -> bytes | None:
        """The bytes under a key, or None."""
        found = self._asked("GET", key)
        return found if isinstance(found, bytes) else None

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes for a day, if there is room."""
        self._asked("SET", key, value, "EX", str(KEPT_S))

    def _asked(self, *command: str | bytes) -> object:
        from redis.exceptions import RedisError

        if time.monotonic() < self._again_at:
            return None
        try:
            return self._table.execute_command(*command)
        except (RedisError, OSError) as error:
            self._again_at = time.monotonic() + REST_S
            log.warning("no shared files for %d s: %s", REST_S, type(error).__name__)
            return None


def register(app: Flask, config: Config, version: str) -> None:
    """Share the files of the application, where a Redis is named; before the gate, which what is there need not pass.

    Raises
    ------
    BadSetting
        A Redis is named and its client is not installed.
    """
    if not config.cache_url:
        return
    try:
        shared = Shared(config.cache_url)
    except ImportError as error:
        said = f"{variable('cache_url')}: the client is missing: pip install 'korea-industry-atlas[redis]'"
        raise BadSetting(said) from error

    @app.before_request
    def look() -> Response | None:
        if request.method != "GET" or not request.path.startswith(COSTLY):
            return None
        if isinstance(app.extensions["hosts"].known(request.host_url), Passing):
            return None
        g.shared_key = _key(version, config)
        return _answer(shared.get(g.shared_key))

    @app.after_request
    def keep(response: Response) -> Response:
        key = g.pop("shared_key", None)
        if key and not g.get("shared_found") and _may_be_kept(response):
            shared.put(key, _written(response))
        return response


def _key(version: str, config: Config) -> str:
    """What a file depends on: data and code, day, address with host and prefix."""
    day = config.today or today()
    said = (version, day.isoformat(), request.url_root, request.full_path)
    return "atlas:" + hashlib.sha256("\n".join(said).encode()).hexdigest()


def _may_be_kept(response: Response) -> bool:
    return (
        response.status_code == 200
        and response.headers.get("Content-Disposition", "").startswith(FILE)
        and "Content-Encoding" not in response.headers
        and "no-store" not in response.headers.get("Cache-Control", "")
        and not (response.is_streamed or response.direct_passthrough)
        and len(response.get_data()) <= LARGEST
    )


def _written(response: Response) -> bytes:
    """A line of headers, and the file with its digest before it: what was cut or changed is not sent."""
    told = {name: response.headers[name] for name in HEADERS if name in response.headers}
    body = response.get_data()
    head = json.dumps({"headers": told, "sha256": hashlib.sha256(body).hexdigest()})
    return head.encode() + b"\n" + body


def _answer(kept: bytes | None) -> Response | None:
    """The answer that was kept; None if it is not whole."""
    if kept is None:
        return None
    head, _, body = kept.partition(b"\n")
    try:
        told = json.loads(head)
        whole, headers = told["sha256"] == hashlib.sha256(body).hexdigest(), dict(told["headers"])
    except (ValueError, KeyError, TypeError):
        return None
    if not whole:
        return None
    g.shared_found = True
    return Response(body, headers=headers)
