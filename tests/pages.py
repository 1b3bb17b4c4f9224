"""What every HTML answer must be: valid, titled, in a stated language, self-contained, guarded by headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

import html5lib

LANGUAGES = frozenset({"ko", "en"})
HEADERS = {
    "Content-Security-Policy": re.compile(r"default-src '(self|none)'(?!.*unsafe-(inline|eval)).*frame-ancestors"),
    "X-Content-Type-Options": re.compile(r"^nosniff$"),
    "Referrer-Policy": re.compile(r"."),
}
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "image": "href", "use": "href"}
HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
SPOKEN = ("title", "alt", "aria-label", "placeholder")
"""Attributes that are read to people."""
UNREAD = frozenset({"script", "style", "template"})
LINKS_LOADED = frozenset({"stylesheet", "preload", "modulepreload", "icon", "manifest", "prefetch"})
REMOTE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@dataclass(frozen=True)
class Element:
    """An element of a parsed page: its name and attributes."""

    name: str
    attributes: Mapping[str, str]


def problems(html: str, headers: Mapping[str, str], fragment: bool = False) -> list[str]:
    """Everything wrong with an HTML answer; an empty list is a good one.

    Parameters
    ----------
    html
        The body.
    headers
        The answer's headers.
    fragment
        Whether the body is a part of a page, which has no title or language of its own.
    """
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parseFragment(html) if fragment else parser.parse(html)
    elements = list(_elements(tree))
    found = [f"line {position[0]}: {code} {data or ''}".strip() for position, code, data in parser.errors]
    found += [*_ids(elements), *_remote(elements), *_pictures(elements), *_headers(headers)]
    return found if fragment else [*found, *_document(tree, elements), *_references(elements), *_unmarked(tree)]


def _elements(tree: ElementTree.Element) -> Iterator[Element]:
    for node in tree.iter():
        if isinstance(node.tag, str):
            yield Element(node.tag.rpartition("}")[2], node.attrib)


def _document(tree: ElementTree.Element, elements: list[Element]) -> Iterator[str]:
    root = next(element for element in elements if element.name == "html")
    if root.attributes.get("lang") not in LANGUAGES:
        yield f"html: lang is {root.attributes.get('lang')!r}, not one of {sorted(LANGUAGES)}"
    if not any("".join(title.itertext()).strip() for title in tree.iter("title")):
        yield "head: no title"
    headings = sum(element.name == "h1" for element in elements)
    if headings != 1:
        yield f"body: {headings} h1 elements, not one"


def _unmarked(tree: ElementTree.Element) -> Iterator[str]:
    """What is Korean on a page in another language, but not marked as Korean."""
    for root in tree.iter("html"):
        if root.get("lang") != "ko":
            texts = (" ".join(text.split()) for text in _texts(root))
            yield from (f"not marked as Korean: {text[:120]}" for text in texts if HANGUL.search(text))


def _texts(node: ElementTree.Element) -> Iterator[str]:
    """Texts and spoken attributes of a node in the language of its page."""
    if node.tag not in UNREAD and node.get("lang") != "ko":
        yield from (node.get(key, "") for key in SPOKEN)
        yield node.text or ""
        for child in node:
            yield from _texts(child)
            yield child.tail or ""


def _ids(elements: list[Element]) -> Iterator[str]:
    counts = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    yield from (f"id {name!r}: {count} times" for name, count in counts.items() if count > 1)


def _references(elements: list[Element]) -> Iterator[str]:
    known = {element.attributes.get("id") for element in elements}
    for element in elements:
        target = element.attributes.get("for") or element.attributes.get("aria-labelledby") or ""
        missing = set(target.split()) - known
        yield from (f"{element.name}: names id {name!r}, which is not there" for name in sorted(missing))


def _remote(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        address = element.attributes.get(LOADED.get(element.name, ""), "")
        if element.name == "link" and LINKS_LOADED & set(element.attributes.get("rel", "").split()):
            address = element.attributes.get("href", "")
        if REMOTE.match(address):
            yield f"{element.name}: loads {address}, which is on another host"


def _pictures(elements: list[Element]) -> Iterator[str]:
    yield from (
        f"img {element.attributes.get('src')}: no alt"
        for element in elements
        if element.name == "img" and "alt" not in element.attributes
    )


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    for name, pattern in HEADERS.items():
        if not pattern.search(headers.get(name, "")):
            yield f"header {name}: {headers.get(name)!r} does not match {pattern.pattern}"


def undated(html: str) -> str:
    """A page without the elements that keep its days on one line."""
    return re.sub(r'<span class="date">([^<]*)</span>', r"\1", html)
