"""Gaps: what is undecided, unconfirmed or without a name, and what would settle it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, standing
from layers.facts.facts import COLUMNS, NATIONAL_FIGURES, STATUS, Fact
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.notes import Note, Printed, as_told, note
from layers.periods import last_day
from layers.portfolio.wholes import without

NAME_UNKNOWN = "name-unknown"
KINDS = (UNDECIDED, UNCONFIRMED, NAME_UNKNOWN)


@dataclass(frozen=True)
class Gap:
    """Something no source says, by name.

    `kind` is undecided (a body has said it will decide), unconfirmed (we found no source) or
    name-unknown. `searched_until` is ISO with its precision. `csv_header` and `csv_line` are what
    to add to `facts/<document>.csv` once a source is found.
    """

    layer_id: str
    item: Item
    kind: str
    searched_until: str
    due: str | None
    overdue: bool
    would_settle: Note
    url: str | None
    csv_header: str
    csv_line: str


def gaps(atlas: Atlas, asof: date) -> list[Gap]:
    """Every gap on a day, in catalogue order, what has no layer last; a decision with its units once."""
    topics = [layer.topic for layer in atlas.catalog.values() if layer.topic is not None]
    return [
        gap(atlas, item, kind, asof)
        for topic in dict.fromkeys((*topics, NATIONAL_FIGURES))
        if topic in atlas.by_topic
        for item in _of_topic(atlas, topic, asof)
        for kind in kinds(item)
    ]


def _of_topic(atlas: Atlas, topic: str, asof: date) -> list[Item]:
    every = standing(atlas, topic, asof)
    return without(atlas, every, every)


def kinds(item: Item) -> tuple[str, ...]:
    """Which gaps an item has; 미정 and 미확인 exclude each other."""
    found = [item.status] if item.status in (UNDECIDED, UNCONFIRMED) else []
    return (*found, *([NAME_UNKNOWN] if NAME_UNKNOWN in item.flags else []))


def gap(atlas: Atlas, item: Item, kind: str, asof: date) -> Gap:
    """One gap of an item, of the kinds that it has."""
    settles, url = _would_settle(atlas, item, kind)
    return Gap(
        layer_id=item.topic,
        item=item,
        kind=kind,
        searched_until=item.checked,
        due=item.due,
        overdue=item.due is not None and last_day(item.due) < asof,
        would_settle=settles,
        url=url,
        csv_header=_line(COLUMNS),
        csv_line=line_to_fill(item),
    )


def _would_settle(atlas: Atlas, item: Item, kind: str) -> tuple[Note, str | None]:
    """What would settle a gap: as written for the item or its topic, else what its body would say."""
    lead = atlas.leads.get(item.id) or atlas.leads.get(item.topic)
    if lead is not None:
        return as_told(lead.would_settle_ko, lead.would_settle_en), lead.url
    fact, document = item.status_fact, atlas.documents[item.status_fact.document]
    body = fact.deciding_body or fact.ministry
    by = Printed(body) if body else note("settles_body")
    return note("settles", body=by, wanted=note(f"settles_{kind}")), fact.url or document.url


def line_to_fill(item: Item) -> str:
    """CSV row that says what is known of an item and leaves open what a new source would say."""
    known = item.status_fact
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {"topic": item.topic, "item": item.id, "claim": STATUS}
    cells |= {column: _cell(known, column) for column in _KEPT}
    return _line(tuple(cells[column] for column in COLUMNS))


_KEPT = ("instrument", "place", "site", "subject_ko", "subject_en", "sector", "sector2", "ministry")


def _cell(fact: Fact, column: str) -> str:
    value = getattr(fact, column)
    return ";".join(value) if isinstance(value, tuple) else value or ""


def _line(cells: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
