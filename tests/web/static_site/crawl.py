"""Walk a folder of files as a file server would hand them out: what its pages lead to, and what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

ROOT = "http://site.test/"
LEADS = {"href", "src", "action", "poster", "srcset", "formaction", "data-address", "data-script"}
#: Elements with which a browser goes elsewhere only when somebody presses them.
PRESSED = {"a"}
IN_SHEET = re.compile(r"""url\(\s*["']?([^"')]+)""")
IN_SCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


class Page(HTMLParser):
    """What a page refers to, and the names of its places."""

    def __init__(self, text: str):
        super().__init__()
        self.leads: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids |= {given["id"]} if given.get("id") else set()
        self.leads += [(tag, value) for name, value in attrs if name in LEADS and value is not None]


class Site:
    """A folder, and what a crawler finds in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.pages: dict[str, Page] = {}
        self.dead: list[str] = []
        self.elsewhere: list[str] = []
        self.reached: set[str] = set()

    def crawl(self, first: str = "index.html") -> Site:
        """Go wherever the first page leads, and every page that no other leads to."""
        pages = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        waiting = [*((ROOT + quote(each), "the folder") for each in pages), (ROOT + first, "the beginning")]
        while waiting:
            address, whence = waiting.pop()
            file = unquote(urlsplit(address).path.lstrip("/"))
            if file in self.reached:
                continue
            self.reached.add(file)
            path = self.folder / file
            if not path.is_file():
                self.dead.append(f"{whence}: {address}")
                continue
            waiting += [(each, file) for each in self._onward(path, file, address)]
        self.dead += [each for file, page in self.pages.items() for each in self._places(file, page)]
        return self

    def _onward(self, path: Path, file: str, address: str) -> Iterator[str]:
        if path.suffix == ".html":
            page = self.pages[file] = Page(path.read_text(encoding="utf-8"))
            for tag, lead in page.leads:
                to = urlsplit(urljoin(address, lead))
                if to.scheme not in ("http", "https"):
                    continue
                if to.netloc == urlsplit(ROOT).netloc:
                    yield to.geturl()
                elif tag not in PRESSED:
                    self.elsewhere.append(f"{file}: {tag} {lead}")
        pattern = {".css": IN_SHEET, ".js": IN_SCRIPT}.get(path.suffix)
        if pattern:
            found = pattern.findall(path.read_text(encoding="utf-8"))
            yield from (urljoin(address, each) for each in found if not each.startswith(("data:", "#")))

    def _places(self, file: str, page: Page) -> Iterator[str]:
        """Links to places of the same page that it does not have."""
        held = (lead for tag, lead in page.leads if tag == "a" and lead.startswith("#"))
        yield from (f"{file}: no place {lead}" for lead in held if unquote(lead[1:]) not in page.ids | {""})
