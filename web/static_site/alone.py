"""Whether the service asks another host: everything it offers is asked of it while no connection can be made."""

import re
import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask

from web.export.formats import DOCUMENTS, FILES, FORMATS, MAP_FORMATS
from web.static_site.kinds import DATA, FIRST, FRAMED
from web.static_site.references import NAMING, Page, named_in, whole

#: Pages beside the first ones of a site, and those of one layer, one region.
MORE = ("/", FRAMED, "/share", "/briefing", "/brief", "/at", "/verify", "/api?f=html", "/api/collections?f=html")
OF_A_LAYER = ("/layers/{}", "/api/collections/{}/items?f=html")
OF_A_REGION = ("/regions/{}", "/brief/{}")
#: What a browser loads by itself: elements, and the attribute that says from where; of links only some.
LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "image": "href",
    "use": "href",
    "link": "href",
}
LOADED_LINKS = re.compile("stylesheet|preload|modulepreload|icon|manifest|prefetch")
HTML, OK = "text/html", 200
#: What makes a connection or looks a name up.
CONNECTING = (
    (socket.socket, "connect"),
    (socket.socket, "connect_ex"),
    (socket.socket, "sendto"),
    (socket, "getaddrinfo"),
    (socket, "create_connection"),
)


@dataclass
class Found:
    """What came of it: how many addresses answered, and each thing that would need another host or is not there."""

    answered: int = 0
    tried: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """Every problem in words."""
        return [
            *(f"asked for a connection to {each}" for each in self.tried),
            *(f"loads from another host: {each}" for each in self.elsewhere),
            *(f"is not there: {each}" for each in self.missing),
        ]


class NoConnection(OSError):
    """Connections are not to be made now."""


@contextmanager
def alone(tried: list[str]) -> Iterator[None]:
    """No connection can be made and no name looked up; whoever tries is noted."""

    def refused(*asked: object, **_more: object) -> None:
        tried.append(repr(next((each for each in asked if isinstance(each, (str, tuple))), asked)))
        raise NoConnection("the atlas is being tried without a network")

    with ExitStack() as replaced:
        for owner, name in CONNECTING:
            replaced.enter_context(_instead(owner, name, refused))
        yield


@contextmanager
def _instead(owner: object, name: str, other: Callable[..., None]) -> Iterator[None]:
    """Something else stands for an attribute meanwhile; one that is inherited is inherited again afterwards."""
    own = vars(owner).get(name)
    setattr(owner, name, other)
    try:
        yield
    finally:
        delattr(owner, name)
        if own is not None:
            setattr(owner, name, own)


def ask_all(app: Flask, files: bool = True) -> Found:
    """Ask for every kind of page, of file if wanted, and for all that they load."""
    found = Found()
    with alone(found.tried):
        client, seen = app.test_client(), set[str]()
        waiting = deque((each, "") for each in (*_pages(app), *(_files(app) if files else ())))
        while waiting:
            address, whence = waiting.popleft()
            if address in seen:
                continue
            seen.add(address)
            with client.get(address) as response:
                content, media_type = response.get_data(), response.mimetype or ""
            if response.status_code != OK:
                found.missing.append(f"{address} {whence} ({response.status_code})")
                continue
            found.answered += 1
            loaded = _loaded(content, media_type, address, found)
            waiting.extend((each, f"of {address}") for each in loaded if files or not DATA.match(each))
    return found


def _pages(app: Flask) -> Iterator[str]:
    drawing = app.extensions["drawing"]
    yield from (each for each in (*FIRST, *MORE) if not DATA.match(each))
    yield from (each.format(layer) for each in OF_A_LAYER for layer in drawing.atlas.catalog)
    provinces = drawing.atlas.regions.at(drawing.today(), "province")
    yield from (each.format(region.id) for each in OF_A_REGION for region in provinces)


def _files(app: Flask) -> Iterator[str]:
    first = next(iter(app.extensions["drawing"].atlas.catalog))
    yield from (each for each in FIRST if DATA.match(each))
    yield from (f"/export/map.{name}" for name in (*MAP_FORMATS, *DOCUMENTS, *FILES))
    yield from (f"/export/layers/{first}.{name}" for name in FORMATS)


def _loaded(content: bytes, media_type: str, address: str, found: Found) -> Iterator[str]:
    """What an answer makes a browser load from us; what it loads from elsewhere is noted."""
    if media_type in NAMING:
        named = named_in(content.decode("utf-8"), media_type, address)
    elif media_type == HTML:
        named = [whole(each, urlsplit(address).path) for each in _in_page(content.decode("utf-8"))]
    else:
        return
    for each in named:
        parts = urlsplit(each)
        if parts.netloc:
            found.elsewhere.append(f"{each} of {address}")
        elif each.startswith("/"):
            yield each


def _in_page(text: str) -> Iterator[str]:
    for tag in Page.read(text).tags:
        address = tag.attributes.get(LOADS.get(tag.name, ""), "")
        if address and (tag.name != "link" or LOADED_LINKS.search(tag.attributes.get("rel", ""))):
            yield address
