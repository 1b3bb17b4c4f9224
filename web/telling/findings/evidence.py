"""What a finding opens: the view that shows it, its rows with their sources, and the same as data."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from layers.atlas.atlas import Atlas
from layers.atlas.items import checked_until, is_stale
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.findings.finding import PARTS, Finding, Row, Silent, sources
from layers.findings.findings import Findings
from layers.findings.saying import said
from layers.findings.template import MAP
from layers.labels import between, pick, short_date
from layers.periods import last_day
from layers.words.catalogue import words_of

#: The page that shows a finding, by the view of its template.
PATHS: Mapping[str, str] = {MAP: "/", "due": "/due", "changes": "/changes"}


def page_of(found: Finding | Silent, query: str) -> str:
    """The address of a finding's evidence."""
    return f"/findings/{found.template.id}?{query}"


def view_of(atlas: Atlas, found: Finding, lang: str) -> str:
    """The address of the view that shows a finding on its day."""
    asked: dict[str, str] = dict(found.asked)
    if found.template.view == MAP and found.template.layer:
        known = atlas.instruments.get(found.template.layer)
        shown = (known.serves if known else None, found.template.layer)
        asked["layers"] = ",".join(layer for layer in shown if layer)
    if not found.asked:
        asked["asof"] = found.asof.isoformat()
    return f"{PATHS[found.template.view]}?{urlencode({**asked, 'lang': lang}, safe=',')}"


def item_address(fact: Fact, query: str) -> str:
    """The address of an item; every link of a finding's rows is written here."""
    return f"/items/{fact.item}?{query}"


def parts(found: Finding) -> list[tuple[str, list[Row]]]:
    """The rows of a finding by their part, parts without rows left out."""
    groups = [(part, [row for row in found.rows if row.part == part]) for part in PARTS]
    return [(part, rows) for part, rows in groups if rows]


def cited(document: Document, lang: str) -> str:
    """A document as the line below a sentence cites it."""
    return f"{pick(lang, document.publisher_ko, document.publisher_en)} {short_date(document.date, lang)}"


def reasons(silent: Iterable[Silent], lang: str) -> list[tuple[str, list[str]]]:
    """Why sentences are silent, each reason once, with what would have been told."""
    found: dict[str, list[str]] = {}
    for one in silent:
        found.setdefault(one.said(lang), []).append(one.name(lang))
    return [(reason, list(dict.fromkeys(names))) for reason, names in found.items()]


def checked(atlas: Atlas, asof: date, lang: str) -> str:
    """Until when the layers were looked after, the earliest and the latest, and what that leaves out."""
    known = [checked_until(atlas, str(atlas.catalog[layer].topic), asof) for layer in atlas.instruments]
    days = sorted({day for day in known if day}, key=last_day)
    if not days:
        return ""
    words, ends = (
        words_of(lang, "finding"),
        between(dict.fromkeys(short_date(day, lang) for day in (days[0], days[-1])), lang),
    )
    return words("checked", ends=ends) + (words["checked_after"] if is_stale(days[0], asof) else "")


def as_data(atlas: Atlas, found: Findings, lang: str, query: str) -> dict[str, Any]:
    """The findings of a day as plain data."""
    return {
        "asof": found.asof.isoformat(),
        "data_version": atlas.data_version,
        "told": [_told(atlas, one, lang, query) for one in found.told],
        "more": [_told(atlas, one, lang, query) for one in found.more],
        "silent": [
            {"id": one.template.id, "name": one.name(lang), "reason": one.said(lang), "page": page_of(one, query)}
            for one in found.silent
        ],
    }


def _told(atlas: Atlas, one: Finding, lang: str, query: str) -> dict[str, Any]:
    return {
        "id": one.template.id,
        "label": one.label(lang),
        "sentence": one.said(lang),
        "detail": one.detailed(lang),
        "formula": one.counted_as(lang),
        "numbers": one.numbers,
        "checked": one.checked,
        "page": page_of(one, query),
        "view": view_of(atlas, one, lang),
        "rows": [_row(row, lang) for row in one.rows],
        "sources": [_source(document, lang) for document in sources(atlas, one)],
    }


def _row(row: Row, lang: str) -> dict[str, Any]:
    return {
        "part": row.part,
        "id": row.id,
        "item": row.item,
        "name": said(row.name, lang),
        "value": said(row.value, lang),
        "document": row.fact.document if row.fact else None,
    }


def _source(document: Document, lang: str) -> dict[str, Any]:
    return {
        "id": document.id,
        "publisher": pick(lang, document.publisher_ko, document.publisher_en),
        "title": pick(lang, document.title_ko, document.title_en),
        "date": document.date,
        "grade": document.grade,
        "url": document.url,
    }
