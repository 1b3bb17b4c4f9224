"""The address under which readers find the service, as files and pages write it, and whether they asked under it.

An operator names it; else it is the one that a request has: anyone may invent one, so few are kept for.
"""

from threading import Lock
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from layers.keeping import PassingText
from web.service.addresses import SCHEMES, is_host, parts_of
from web.service.mistakes import BadHost, ForeignHost

#: A service has a name or two, and `localhost`.
MOST = 4
#: The name where a request gives none.
LOCAL = "localhost"
#: What machines ask, by whatever address they know.
UNDER_ANY_NAME = ("/healthz", "/readyz", "/metrics")


class Hosts:
    """The first hosts under which an application was asked for something that is kept."""

    def __init__(self, own: str = "") -> None:
        self.own = f"{own}/" if own else ""
        self._known: dict[str, str] = {}
        self._adding = Lock()

    def known(self, host: str) -> str:
        """The service's own address, or this one; as a `PassingText` unless it is among the first."""
        if self.own:
            return self.own
        with self._adding:
            if len(self._known) < MOST:
                self._known.setdefault(host, host)
        return self._known.get(host) or PassingText(host)


def register(app: Flask, url: str) -> None:
    """Give the application its hosts; refuse what is asked under none, and under others where it has a name."""
    app.extensions["hosts"] = Hosts(url)
    name = urlsplit(url).hostname

    @app.before_request
    def known() -> None:
        if request.scheme not in SCHEMES or not is_host(request.environ.get("HTTP_HOST") or LOCAL):
            raise BadHost
        if name and request.path not in UNDER_ANY_NAME and _name(request.host) != name:
            raise ForeignHost(request.host)


def _name(host: str) -> str | None:
    """The name in a `Host` header, without its port."""
    parts = parts_of(f"//{host}")
    return parts.hostname if parts else None


def asked() -> str:
    """The root of this service: scheme, host and prefix, with a slash at the end."""
    known: Hosts = current_app.extensions["hosts"]
    return known.known(request.root_url)
