"""A region on one slide: what can be said of it, and what is its own, the most solid first."""

from layers import labels
from web.export.document.chapters import Column, Digest, Row, Table
from web.telling.cards import Entry, Section
from web.views.account import digested
from web.views.region.tables import Portrait

#: Columns of the one table: key of the heading's word and share.
COLUMNS = (("item", 0.42), ("layer", 0.34), ("status", 0.24))


def digest(portrait: Portrait, points: tuple[str, ...]) -> Digest:
    """Its findings, or its summary where there are none, above its own items."""
    found = digested.found_of(portrait.atlas, portrait.asof, lambda one: True, portrait.card.id)
    said = [*(one.said(portrait.lang) for one in found), *points]
    return digested.digest(said[0], said[1] if len(said) > 1 else "", _table(portrait), portrait.lang)


def _table(portrait: Portrait) -> Table:
    solid = list(portrait.atlas.statuses)
    held = [(section, entry) for section in portrait.profile.own for entry in section.entries]
    held.sort(key=lambda one: solid.index(one[1].feature["status"]))
    flags = [", ".join(entry.feature["flag_labels"]) for _, entry in held[: digested.MOST_ROWS]]
    columns = tuple(Column(portrait.words[key], share) for key, share in COLUMNS)
    rows = tuple(_row(portrait, section, entry) for section, entry in held)
    return Table(portrait.words["own"], columns, rows, digested.daggered(flags))


def _row(portrait: Portrait, section: Section, entry: Entry) -> Row:
    feature = entry.feature
    day = labels.short_date(feature["date"], portrait.lang) if feature["date"] else ""
    name = digested.dagger(feature["label"], bool(feature["flag_labels"]))
    return name, section.layer["title"], f"{feature['status_label']} {day}".strip()
