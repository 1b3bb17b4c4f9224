"""What a file of the service refers to: addresses in pages, and files that style sheets and scripts name."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

ATTRIBUTE = re.compile(r'\s([A-Za-z:-]+)(?:="([^"]*)")?')
#: Attributes that hold an address of ours; `//` leads to another host, `?` to the same page of another state.
HOLDS = re.compile(r"href|src|action|poster|data-[a-z-]+")
OURS = re.compile(r"/(?!/)|\?")
HELD = re.compile(rf'\s(?:{HOLDS.pattern})="((?:{OURS.pattern})[^"]*)"')
#: How files of a media type name others.
NAMING = {
    "text/css": re.compile(r"""url\(\s*["']?([^"')]+)"""),
    "text/javascript": re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']"""),
}


@dataclass(frozen=True)
class Tag:
    """A start tag as it is written: its element, its text, where it begins, and its attributes."""

    name: str
    text: str
    at: int
    attributes: dict[str, str] = field(compare=False)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text)

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Its attributes that hold an address of ours."""
        return ((name, value) for name, value in self.attributes.items() if HOLDS.fullmatch(name) and OURS.match(value))


class _Reader(HTMLParser):
    """Start and end tags with their places."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(found.end() for found in re.finditer("\n", page))]
        self.tags: list[Tag] = []
        self.ends: list[tuple[str, int]] = []
        self.feed(page)
        self.close()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        known = {name: unescape(value or "") for name, value in ATTRIBUTE.findall(text)}
        self.tags.append(Tag(tag, text, self._place(), known))

    def handle_endtag(self, tag: str) -> None:
        self.ends.append((tag, self._place()))


@dataclass(frozen=True)
class Page:
    """A page of the service: its text, its start tags, and where its elements end."""

    text: str
    tags: tuple[Tag, ...]
    ends: tuple[tuple[str, int], ...]

    @classmethod
    def read(cls, text: str) -> "Page":
        """Take a page apart."""
        found = _Reader(text)
        return cls(text, tuple(found.tags), tuple(found.ends))

    def closed(self, tag: Tag) -> int:
        """Where the element of a start tag is over."""
        begun = ((each.at, 1) for each in self.tags if each.name == tag.name and each.at > tag.at)
        ended = ((place, -1) for name, place in self.ends if name == tag.name and place > tag.at)
        depth = 1
        for place, step in sorted((*begun, *ended)):
            depth += step
            if depth == 0:
                return self.text.index(">", place) + 1
        raise ValueError(f"{tag.text} has no end")

    def written(self, changes: Iterable[tuple[int, int, str]]) -> str:
        """The page with pieces replaced: from, to, by what; a piece inside one that was replaced is gone with it."""
        parts, done = [], 0
        for begin, end, text in sorted(changes, key=lambda each: (each[0], -each[1])):
            if begin >= done:
                parts += [self.text[done:begin], text]
                done = end
        return "".join([*parts, self.text[done:]])


def addresses_in(page: str, path: str) -> list[str]:
    """Every address of ours in the attributes of the page at a path."""
    return [whole(unescape(each), path) for each in HELD.findall(page)]


def whole(address: str, path: str) -> str:
    """An address as found on the page at a path, with a path of its own."""
    return f"{path}{address}" if address.startswith("?") else address


def named_in(text: str, media_type: str, address: str) -> list[str]:
    """Addresses of the files that a style sheet or a script names, read from where it lies."""
    found = NAMING[media_type].findall(text)
    return [urljoin(address, each.partition("#")[0]) for each in found if not each.startswith(("data:", "#"))]


def with_attributes(tag: Tag, change: Callable[[str, str], str | None], more: str = "") -> str:
    """A start tag with its addresses changed; an attribute for which there is none is left out, `more` is put in."""
    held = dict(tag.addresses())

    def changed(found: re.Match[str]) -> str:
        name = found[1]
        if name not in held:
            return found[0]
        now = change(name, held[name])
        return "" if now is None else f' {name}="{escape(now)}"'

    head, close = (tag.text[:-2], "/>") if tag.text.endswith("/>") else (tag.text[:-1], ">")
    return ATTRIBUTE.sub(changed, head) + more + close
