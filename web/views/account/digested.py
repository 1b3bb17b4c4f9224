"""A view on one slide: the computed sentence that heads it, and the first rows of the one table that proves it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from layers.atlas.atlas import Atlas
from layers.facts.places import NATION
from layers.findings.finding import Finding
from layers.findings.findings import findings
from layers.findings.template import MAP, Template
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Digest, Row, Table
from web.export.document.report_lines import noted

#: So many rows a slide has; the rest is told as a number.
MOST_ROWS = 12
DAGGER = "†"
#: Kinds of findings, the better headline first; others follow in the order of the templates.
BETTER = ("count", "upto", "share", "plan", "lack", "field", "roles")
Fits = Callable[[Template], bool]


def found_of(atlas: Atlas, asof: date, fits: Fits, region: str | None = None) -> list[Finding]:
    """The findings of a day that a view shows, the better headline first."""
    known = findings(atlas, asof, None if region == NATION else region)
    shown = [one for one in (*known.told, *known.more) if one.template.view == MAP and fits(one.template)]
    return sorted(shown, key=_better)


def _better(found: Finding) -> int:
    return BETTER.index(found.template.kind) if found.template.kind in BETTER else len(BETTER)


def digest(title: str, subtitle: str, table: Table, lang: Lang, grouped: bool = False, notes: int = 1) -> Digest:
    """Title and subtitle without a full stop, as an office writes them, and the table's first rows.

    The headings of groups among them, rows of one cell, stand where it is `grouped`; so many `notes` are kept.
    """
    words = words_of(lang, "document")
    rows = tuple(row for row in table.rows if len(row) > 1)
    shown = _first(table.rows) if grouped else rows[:MOST_ROWS]
    short = Table(table.title, table.columns, shown, table.notes[:notes])
    head, below = (noted(text, words).removesuffix(".") for text in (title, subtitle))
    return Digest(head, below, short if rows else None, max(0, len(rows) - MOST_ROWS))


def _first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The first rows with the headings of their groups, none of a group that has no row among them."""
    kept: list[Row] = []
    count = 0
    for row in rows:
        if count == MOST_ROWS:
            break
        count += len(row) > 1
        kept.append(row)
    return tuple(kept[:-1] if kept and len(kept[-1]) == 1 else kept)


def dagger(name: str, flagged: bool) -> str:
    """The name of an item, with the sign that refers to the note where a source or a place is unsure."""
    return f"{name}{DAGGER}" if flagged else name


def daggered(flags: Iterable[str]) -> tuple[str, ...]:
    """The note that the sign refers to: what the items that bear it are flagged with, once each."""
    said = dict.fromkeys(flag for each in flags for flag in re.split(r" · |, ", each) if flag)
    return (f"{DAGGER} {', '.join(said)}",) if said else ()


def kept(table: Table, *shares: tuple[int, float]) -> Table:
    """Some columns of a table by their place, each with another share of the width."""
    columns = tuple(Column(table.columns[at].heading, share, table.columns[at].numeric) for at, share in shares)
    rows: Sequence[Row] = [row if len(row) == 1 else tuple(row[at] for at, _ in shares) for row in table.rows]
    return Table(table.title, columns, tuple(rows), table.notes)
