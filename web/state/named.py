"""What an address may name: the tables of names by id, and the page that lists each."""

from collections.abc import Callable, Mapping

from flask import request
from werkzeug.exceptions import NotFound

from geo.errors import UnknownRegion
from layers.errors import UnknownDocument, UnknownFinding, UnknownItem, UnknownLayer, UnknownSector
from layers.findings.finding import Silent
from layers.findings.saying import phrase
from layers.findings.template import fitting, read
from layers.labels import Named, named
from layers.words.catalogue import languages
from web.service.mistakes import UnknownChoice
from web.state.current import drawing

Names = Mapping[str, Mapping[str, str]]
#: Parameter or thing of each mistake.
ABOUT: Mapping[type[Exception], str] = {
    UnknownLayer: "layer",
    UnknownSector: "sector",
    UnknownFinding: "finding",
    UnknownDocument: "document",
    UnknownItem: "item",
    UnknownRegion: "region",
}
#: Addresses of lists, each with the word that leads there.
LISTS: Mapping[str, tuple[str, str]] = {
    "layer": ("/layers", "list_of_layers"),
    "sector": ("/sectors", "list_of_sectors"),
    "status": ("/glossary", "list_of_statuses"),
    "scene": ("/scenes", "list_of_scenes"),
    "finding": ("/findings", "list_of_findings"),
    "document": ("/sources", "list_of_documents"),
    "item": ("/layers", "list_of_layers"),
    "region": ("/regions", "list_of_regions"),
}

#: What the paths of pages begin with, each with the word of its page.
PAGES: Mapping[str, str] = {
    "regions": "nav_regions",
    "sectors": "nav_sectors",
    "compare": "nav_compare",
    "overlaps": "overlaps_title",
    "changes": "nav_changes",
    "due": "due_title",
    "timeline": "timeline_title",
    "scenes": "scenes_title",
    "findings": "list_of_findings",
    "at": "at_title",
    "layers": "nav_layers",
    "sources": "nav_sources",
    "data": "nav_data",
    "briefing": "nav_briefing",
    "freshness": "nav_freshness",
    "verify": "verify_title",
    "glossary": "glossary_title",
    "accessibility": "access_title",
    "help": "help_title",
}


def about(error: Exception | None) -> str:
    """What a mistake is about, the parameter or thing; empty of what no table names."""
    if isinstance(error, UnknownChoice):
        return error.name
    if isinstance(error, NotFound):
        return next((thing for thing, (page, _) in LISTS.items() if request.path.startswith(f"{page}/")), "")
    return next((ABOUT[kind] for kind in ABOUT if isinstance(error, kind)), "")


def names_of(thing: str) -> Names:
    """Ids of what a table names, each with its name by language; nothing where no table is short enough to be read."""
    known = _TABLES.get(thing)
    return known() if known else {}


def _rows(table: Mapping[str, Named]) -> Names:
    return {key: {lang: named(row, lang) for lang in languages()} for key, row in table.items()}


def _findings() -> Names:
    told = (Silent(one, phrase(one.id)) for one in fitting(drawing().atlas, read()))
    return {one.template.id: {lang: f"{one.label(lang)} · {one.name(lang)}" for lang in languages()} for one in told}


_TABLES: Mapping[str, Callable[[], Names]] = {
    "layer": lambda: {layer.id: layer.title for layer in drawing().atlas.catalog.values()},
    "sector": lambda: _rows(drawing().atlas.sectors),
    "status": lambda: _rows(drawing().atlas.statuses),
    "scene": lambda: {one.id: one.label for one in drawing().presets},
    "finding": _findings,
}
