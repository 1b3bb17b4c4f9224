"""One item as plain values: the JSON twin of its page."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.facts.places import Site
from layers.portfolio.dossier import Dossier, kind_of
from layers.wording.details import status_label
from layers.wording.record import claim_name, claim_text

#: Columns of a claim that say nothing beside what its item says.
LEFT_OUT = ("item", "topic", "file", "row")
OF_DOCUMENT = ("id", "title_ko", "title_en", "publisher_ko", "publisher_en", "date", "grade", "kind", "checked", "url")


def item_record(atlas: Atlas, found: Dossier, asof: date, lang: str) -> dict[str, Any]:
    """An item on a day; what is not known is null or empty."""
    item, name = found.item, found.name(lang)
    return {
        "id": found.id,
        "name": name,
        "layer": found.layer.id if found.layer else None,
        "state": found.state,
        "begins": found.begins.isoformat(),
        "ends": found.ends.isoformat() if found.ends else None,
        "status": item.status if item else None,
        "status_label": status_label(item, atlas.statuses[item.status], lang) if item else None,
        "sectors": [one for one in (item.sector, item.sector2) if one] if item else [],
        "regions": list(item.regions) if item else [],
        "sites": [_site(atlas.sites[site]) for site in item.sites] if item else [],
        "claims": [_claim(atlas, fact, name, lang) for fact in found.claims],
        "later_claims": found.later,
        "differences": [
            {"kind": one.kind, "of": claim_name(one.one, name, lang), "claims": [one.one.id, one.other.id]}
            for one in found.differences
        ],
        "due": [{"due": one.due, "kind": one.kind, "state": one.state, "claim": one.fact.id} for one in found.dues],
        "related": [{"id": one.id, "layer": layer} for layer, one in found.related],
        "documents": [_document(one) for one in found.documents],
        "asof": asof.isoformat(),
        "checked": found.checked,
        "data_version": atlas.data_version,
        "links": _links(found),
    }


def _claim(atlas: Atlas, fact: Fact, name: str, lang: str) -> dict[str, Any]:
    own = {each.name: _plain(getattr(fact, each.name)) for each in fields(fact) if each.name not in LEFT_OUT}
    return own | {"text": claim_text(atlas, fact, name, lang), "by": kind_of(atlas, fact)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _document(document: Document) -> dict[str, Any]:
    return {key: getattr(document, key) for key in OF_DOCUMENT} | {"read_in_copy": document.copy is not None}


def _site(site: Site) -> dict[str, Any]:
    return {each.name: getattr(site, each.name) for each in fields(site)}


def _links(found: Dossier) -> list[dict[str, str]]:
    own = [("self", "application/json", f"/api/items/{found.id}"), ("alternate", "text/html", f"/items/{found.id}")]
    if found.layer:
        own.append(("collection", "application/geo+json", f"/api/collections/{found.layer.id}/items"))
    return [{"rel": rel, "type": kind, "href": href} for rel, kind, href in own]
