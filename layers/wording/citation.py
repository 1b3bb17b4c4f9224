"""How an item is cited: as a text, as a footnote, in BibTeX and as CSL-JSON, with the document behind it first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.dates import parse
from layers import labels
from layers.facts.documents import Document
from layers.wording import sources
from layers.words.catalogue import words_of

#: What TeX reads as a command, and how it is written.
TEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
#: CSL types by grade.
DATASET = "dataset"
TYPES = {1: "report", 2: "article-newspaper", 3: "webpage"}


@dataclass(frozen=True)
class Cited:
    """What is cited: an item by name and status, its document with the place in it, and the page as it stood."""

    item: str
    name: str
    said: str
    document: Document
    locator: str
    copied: bool
    asof: date
    data_version: str
    address: str
    lang: str

    @property
    def publisher(self) -> str:
        """Who published the document."""
        return sources.publisher(self.document, self.lang)

    @property
    def title(self) -> str:
        """The document's title in quotation marks; a source without one is described."""
        quoted = words_of(self.lang, "citation")("titled", title=self.plain_title)
        return quoted if sources.titled(self.document) else self.plain_title

    @property
    def plain_title(self) -> str:
        """The document's title, or what describes it."""
        return sources.title(self.document, self.lang)

    @property
    def day(self) -> str:
        """The day of the document."""
        return labels.short_date(self.document.date, self.lang)


def ways(cited: Cited) -> Mapping[str, str]:
    """Every way of citing by name: text, footnote, BibTeX, CSL-JSON, and the address alone."""
    return {
        "text": text(cited),
        "footnote": footnote(cited),
        "bibtex": bibtex(cited),
        "csl": json.dumps(csl(cited), ensure_ascii=False, indent=1),
        "address": cited.address,
    }


def text(cited: Cited) -> str:
    """A citation in running text."""
    return _told(cited, "text")


def footnote(cited: Cited) -> str:
    """A citation as a footnote, with the place in the document."""
    return _told(cited, "footnote")


def _told(cited: Cited, way: str) -> str:
    words = words_of(cited.lang, "citation")
    where = words("in_copy", title=cited.title) if cited.copied else cited.title
    place = words("place", locator=cited.locator) if cited.locator else ""
    said = words("named", name=cited.name, said=cited.said) if cited.said else cited.name
    return words(
        way, publisher=cited.publisher, title=where, day=cited.day, place=place, said=said,
        asof=labels.long_date(cited.asof.isoformat(), cited.lang), version=cited.data_version, address=cited.address,
    )  # fmt: skip


def bibtex(cited: Cited) -> str:
    """Two entries: the page of the item and the document behind it."""
    words = words_of(cited.lang, "citation")
    atlas = words_of(cited.lang, "page")["site_name"]
    version = words("version", asof=cited.asof.isoformat(), version=cited.data_version)
    own = {
        "author": f"{{{_tex(atlas)}}}",
        "title": f"{{{_tex(cited.name)}}}",
        "year": str(cited.asof.year),
        "note": _tex(version),
        "url": cited.address,
        "urldate": cited.asof.isoformat(),
    }
    source = {
        "author": f"{{{_tex(cited.publisher)}}}",
        "title": f"{{{_tex(cited.plain_title)}}}",
        "year": cited.document.date[:4],
        "date": "-".join(cited.document.date.split("-")[: len(_parts(cited.document.date))]),
        "note": _tex(", ".join(filter(None, (cited.locator, words["copied"] if cited.copied else "")))),
        "url": cited.document.url or "",
    }
    return f"{_entry(f'atlas:{cited.item}', own)}\n\n{_entry(cited.document.id, source)}"


def _entry(key: str, known: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in known.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(written: str) -> str:
    """A text without what TeX reads as a command."""
    return written.translate(TEX)


def csl(cited: Cited) -> list[dict[str, Any]]:
    """The same two as CSL-JSON, which reference managers read; dates keep their precision."""
    words = words_of(cited.lang, "citation")
    document = cited.document
    own = {
        "id": f"atlas:{cited.item}",
        "type": "webpage",
        "title": cited.name,
        "container-title": words_of(cited.lang, "page")["site_name"],
        "issued": {"date-parts": [[cited.asof.year, cited.asof.month, cited.asof.day]]},
        "version": cited.data_version,
        "URL": cited.address,
    }
    source = {
        "id": document.id,
        "type": DATASET if document.is_own_data else TYPES[document.grade],
        "title": cited.plain_title,
        "author": [{"literal": cited.publisher}],
        "issued": {"date-parts": [_parts(document.date)]},
        "locator": cited.locator,
        "URL": document.url,
        "note": words["copied"] if cited.copied else None,
    }
    return [own, {key: value for key, value in source.items() if value}]


def _parts(written: str) -> list[int]:
    """Year, month and day as far as a date says them; a half or a quarter is its year."""
    precise = parse(written).precision
    return [int(part) for part in written.split("-")] if precise in ("year", "month", "day") else [int(written[:4])]
