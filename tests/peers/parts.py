"""What the bytes of a page are: the page itself, its picture and sheet inside it, scripts, scene, geometry, fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from playwright.sync_api import Page

from web.service import compression

#: By a word in the address, then by what the browser takes it for; the first that holds.
ADDRESSES = {"/geometry/": "geometry", "/scene.json": "scene"}
KINDS = {"Font": "fonts", "Script": "scripts", "Stylesheet": "styles", "Document": "page"}
OTHER = "other"
#: What stands inside the page, each packed with it.
INSIDE = {
    "picture in the page": re.compile(r'<svg class="first-picture".*?</g></svg>', re.DOTALL),
    "styles in the page": re.compile(r"<style>.*?</style>", re.DOTALL),
    "words and table for pages without scripts": re.compile(r"<noscript>.*?</noscript>", re.DOTALL),
}


class Fetched:
    """The bytes over the wire of a page, compressed, headers included, by request."""

    def __init__(self, page: Page):
        self._parts: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)

    def by_part(self) -> Counter[str]:
        """Bytes by part; those of an answer without a kind are other."""
        found: Counter[str] = Counter()
        for request, size in self._sizes.items():
            found[self._parts.get(request, OTHER)] += size
        return found

    def _received(self, event: Mapping) -> None:
        self._parts[event["requestId"]] = part(event["response"]["url"], event["type"])

    def _finished(self, event: Mapping) -> None:
        self._sizes[event["requestId"]] = int(event["encodedDataLength"])


def part(address: str, kind: str) -> str:
    """Which part of a page an answer is."""
    told = next((name for word, name in ADDRESSES.items() if word in address), None)
    return told or KINDS.get(kind, OTHER)


def inside(page: str) -> dict[str, int]:
    """Bytes that each part inside a page adds to it as it is packed."""
    whole = packed(page)
    return {name: whole - packed(found.sub("", page)) for name, found in INSIDE.items()}


def report(fetched: Mapping[str, int], within: Mapping[str, int]) -> list[str]:
    """A line for each part, the largest first, and for each part inside the page."""
    lines = sorted(fetched.items(), key=lambda each: -each[1])
    return [f"bytes of the atlas, {name}: {size / 1e3:.4g} kB" for name, size in (*lines, *within.items())]


def packed(text: str) -> int:
    """Bytes of a page as it is sent, without headers."""
    return len(compression.KEPT["br"](text.encode("utf-8")))
