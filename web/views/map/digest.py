"""A map on one slide: a finding of the layers that are on it, and the items of the layer that it speaks of."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from geo.dates import day
from layers import labels
from layers.atlas.atlas import Atlas
from layers.findings.finding import Finding
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Digest, Row, Table
from web.views.account import digested
from web.views.map.report import Entry, Part, Report
from web.views.map.secured import Secured, secured

#: Columns of the one table: key of the heading's word and share.
COLUMNS = (("item", 0.42), ("detail", 0.35), ("status", 0.23))
#: The same where the headings of groups say status and day.
BY_DAY = (("item", 0.62), ("detail", 0.38))
NAMED = 2
#: What stands between places, and between the parts of a detail, of which a slide has room for the last.
SEVERAL = " · "
#: Letters of an exact day; fewer items of one day make no group of it.
EXACT, LEAST = len("2023-07-20"), 2


def digest(atlas: Atlas, scene: Scene, told: Report) -> Digest:
    """The sentence, a second one on the same layers, and the first items."""
    layers = [part.id for part in told.parts]
    found = digested.found_of(atlas, day(scene["state"]["asof"]), lambda one: one.layer in layers)
    title, subtitle = (*(one.said(told.lang) for one in found[:2]), "", "")[:2]
    lead = [one.template.layer for one in found[:1]]
    parts = sorted((part for part in told.parts if part.entries), key=lambda part: part.id not in lead)
    beside = _beside(atlas, parts, day(scene["state"]["asof"]), told.lang)
    table = _with_plans(told, parts[0], beside, found[:2]) if beside else _table(told, parts)
    head = title or _counted(told, parts), subtitle or scene["subtitle"]
    made = digested.digest(*head, table, told.lang, grouped=True, notes=len(table.notes) if beside else 1)
    return replace(made, whole=beside is not None)


def _beside(atlas: Atlas, parts: list[Part], asof: date, lang: Lang) -> Secured | None:
    """What is planned for the complexes of the first part, where all of them are told by their days."""
    known = parts and parts[0].id in atlas.instruments and atlas.instruments[parts[0].id].complexes
    found = secured(atlas, parts[0].id, asof, lang) if known and _days(parts[0]) else None
    return found if found and {entry.id for entry in parts[0].entries} <= {*found.found} else None


def _with_plans(told: Report, part: Part, beside: Secured, said: list[Finding]) -> Table:
    """The complexes of one layer alone: what else is drawn is in the legend."""
    entries = _in_order(part)
    rows = [row if len(row) == 1 else beside.row(entry.id, entry.name) for row, entry in _by_entry(part, entries, told)]
    notes = beside.notes([entry.id for entry in entries[: digested.MOST_ROWS]], said)
    return Table(part.title, beside.columns, tuple(rows), notes)


def _by_entry(part: Part, entries: list[Entry], told: Report) -> Iterator[tuple[Row, Entry]]:
    """The rows of entries and headings, each with the entry that it tells or stands above."""
    left = iter(entries)
    entry = next(left)
    for row in _rows(part, entries, told):
        yield row, entry
        entry = entry if len(row) == 1 else next(left, entry)


def _counted(told: Report, parts: list[Part]) -> str:
    """The layers with most items, where nothing can be said of them."""
    words, most = words_of(told.lang, "account"), sorted(parts, key=lambda part: -len(part.entries))[:NAMED]
    return ", ".join(words("n_items", name=part.title, n=part.count) for part in most) or told.words["empty"]


def _table(told: Report, parts: list[Part]) -> Table:
    ordered = [(part, _in_order(part)) for part in parts]
    entries = [entry for _, own in ordered for entry in own]
    rows = [row for part, own in ordered for row in _rows(part, own, told)]
    days = [part for part in parts if _days(part)]
    if not days:
        rows = [row for row in rows if len(row) > 1]
    told_by_day = bool(days) and len(days) == len(parts)
    columns = tuple(Column(told.words[key], share) for key, share in (BY_DAY if told_by_day else COLUMNS))
    rows = [row[: len(columns)] for row in rows]
    notes = digested.daggered(entry.flags for entry in entries[: digested.MOST_ROWS])
    return Table(told.words["items"], columns, tuple(rows), notes)


def _days(part: Part) -> dict[str, int]:
    """How many items each day has, where few exact days have them all at one status; else none."""
    found = Counter(_day(entry) for entry in part.entries)
    alike = len({entry.status for entry in part.entries}) == 1 and all(len(day) == EXACT for day in found)
    return dict(found) if alike and len(found) > 1 and min(found.values()) >= LEAST else {}


def _day(entry: Entry) -> str:
    return entry.date or ""


def _in_order(part: Part) -> list[Entry]:
    """Entries in the map's order, in groups by their days from the first on."""
    days = _days(part)
    return sorted(part.entries, key=_day) if days else list(part.entries)


def _rows(part: Part, entries: Iterable[Entry], told: Report) -> Iterator[Row]:
    """Entries, those told by days below a heading with day, status and number, others below that of their layer."""
    days, words, last = _days(part), words_of(told.lang, "account"), None
    if not days:
        yield (part.title,)
    for entry in entries:
        group = _day(entry)
        if days and group != last:
            day = labels.short_date(group, told.lang)
            yield (words("decided_on", day=day, status=entry.status, n=days[group]),)
        last = group
        row = _row(entry, told)
        yield (*row[:-1], entry.status) if days else row


def _row(entry: Entry, told: Report) -> Row:
    """An item with its place where its name does not say it, what it comes to, its status with the day."""
    near = SEVERAL not in entry.place and not any(word in entry.name for word in entry.place.split())
    name = f"{entry.place} {entry.name}".strip() if near else entry.name
    day = labels.short_date(entry.date, told.lang) if entry.date else ""
    status = " ".join(part for part in (entry.status, day) if part)
    return digested.dagger(name, bool(entry.flags)), entry.detail.rpartition(SEVERAL)[2] or entry.role, status
