"""The host under which a reader asked, as files and pages write it; anyone may invent one, so few are kept for."""

from threading import Lock

from flask import Flask, current_app, request

from layers.keeping import PassingText

#: A service has a name or two, and `localhost`.
MOST = 4


class Hosts:
    """The first hosts under which an application was asked for something that is kept."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._adding = Lock()

    def known(self, host: str) -> str:
        """The host; as a `PassingText` unless it is among the first."""
        with self._adding:
            if len(self._known) < MOST:
                self._known.setdefault(host, host)
        return self._known.get(host) or PassingText(host)


def register(app: Flask) -> None:
    """Give the application its hosts."""
    app.extensions["hosts"] = Hosts()


def asked() -> str:
    """The root of this service as the request has it: scheme and host, with a slash at the end."""
    known: Hosts = current_app.extensions["hosts"]
    return known.known(request.host_url)
