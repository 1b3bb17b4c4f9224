"""Where readers find the service: its own address, and what trusted proxies say of scheme, host and prefix.

A prefix is the first part of a path, such as `/atlas`, under which a proxy hands on to a service that begins at `/`.
"""

import logging
from collections.abc import Callable, Iterable
from ipaddress import ip_address, ip_network
from typing import Any

from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from web.service.addresses import PREFIX

log = logging.getLogger("atlas.server")

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
#: Headers that name a prefix: the first also promises that the path begins with it.
WHOLE, FORWARDED = "HTTP_SCRIPT_NAME", "HTTP_X_FORWARDED_PREFIX"


class BadPrefix(Exception):
    """A prefix that cannot be one, or that nobody may name."""


class Behind:
    """An application behind proxies.

    Parameters
    ----------
    application : callable
        WSGI application.
    proxies : tuple of str
        Addresses and networks that are believed.
    prefix : str
        Prefix of the service's own address; it wins over what proxies say.
    """

    def __init__(self, application: Application, proxies: tuple[str, ...], prefix: str = ""):
        self.direct, self.prefix = application, prefix
        self.proxied = ProxyFix(application, x_for=1, x_proto=1, x_host=1, x_port=1)
        self.trusted = [ip_network(each) for each in proxies]

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, or refuse one whose prefix is wrong."""
        trusted = self._trusts(environ.get("REMOTE_ADDR", ""))
        try:
            _place(environ, self._prefix(environ, trusted))
        except BadPrefix as error:
            log.warning("refused before it was read: %s", error)
            return Response(f"{error}\n", 400, content_type="text/plain; charset=utf-8")(environ, start_response)
        return (self.proxied if trusted else self.direct)(environ, start_response)

    def _trusts(self, peer: str) -> bool:
        try:
            return any(ip_address(peer) in network for network in self.trusted)
        except ValueError:
            return False

    def _prefix(self, environ: Environ, trusted: bool) -> str:
        """The prefix of a request."""
        said, whole = environ.pop(FORWARDED, ""), environ.pop(WHOLE, "")
        if (said or whole) and not trusted:
            raise BadPrefix("a prefix was named by one who is no trusted proxy")
        found = (whole or said).rstrip("/")
        if not PREFIX.fullmatch(found):
            raise BadPrefix("the prefix that the proxy named is none")
        if whole and not _begins(environ["PATH_INFO"], found):
            raise BadPrefix("the path does not begin with the prefix that the proxy named")
        return self.prefix or found


def _place(environ: Environ, prefix: str) -> None:
    """Move a prefix from the path to where applications look for it; a proxy may have taken it off already."""
    path = environ["PATH_INFO"]
    if prefix:
        environ["SCRIPT_NAME"] = prefix
    if prefix and _begins(path, prefix):
        environ["PATH_INFO"] = path[len(prefix) :] or "/"


def _begins(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")
