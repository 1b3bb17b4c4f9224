"""Deadlines as an iCalendar feed (RFC 5545): one event for each line, which keeps its id when its day moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from layers.agenda.awaited import Awaited
from layers.atlas.atlas import Atlas
from layers.labels import pick, short_date, told_day
from layers.periods import last_day
from layers.portfolio.due import PENDING
from layers.wording.deadlines import others
from layers.wording.details import deadline_told, full_label, label
from layers.words.catalogue import Words, words_of

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Korea Industry Atlas//due//KO"
OWNER = "korea-industry-atlas"
#: A deadline ahead of which no source says how things stand.
UNKNOWN = "pending-unknown"


def calendar(atlas: Atlas, lines: Iterable[Awaited], lang: str = "ko", name: str = "", url: str = "") -> str:
    """An iCalendar of deadlines, the same text for the same deadlines.

    An event stands on the last day that its date allows, a half-year marked as such; DTSTAMP is the last day of our
    research about it, not a clock time.

    Parameters
    ----------
    name, url : str
        What the feed is called, and its own address.
    """
    from icalendar import Calendar  # when the first calendar is asked for: nothing else needs it

    feed = Calendar()
    about = {"VERSION": "2.0", "PRODID": PRODUCT, "CALSCALE": "GREGORIAN", "X-WR-CALNAME": name, "NAME": name}
    for key, value in about.items():
        if value:
            feed.add(key, value)
    if url:
        feed.add("SOURCE", url, parameters={"VALUE": "URI"})
    for line in lines:
        feed.add_component(_event(atlas, line, lang))
    return feed.to_ical(sorted=False).decode("utf-8")


def _event(atlas: Atlas, line: Awaited, lang: str) -> Event:
    from icalendar import Event

    one, said = line.one, words_of(lang, "due")
    checked = max(last_day(due.item.checked) for due in line.dues)
    event = Event()
    for name, value in (
        ("UID", f"{line.key}@{OWNER}"),
        ("DTSTAMP", datetime.combine(checked, time(), UTC)),
        ("DTSTART", last_day(one.due)),
        ("SUMMARY", _summary(atlas, line, said, lang)),
        ("DESCRIPTION", " · ".join((*_details(atlas, line, said, lang), f"{said['checked']} {checked}"))),
        ("CATEGORIES", [said[one.state]]),
        ("TRANSP", "TRANSPARENT"),
    ):
        event.add(name, value)
    return event


def _summary(atlas: Atlas, line: Awaited, said: Words, lang: str) -> str:
    """[하반기] 5극3특 권역·성장엔진: 권역별 성장엔진 산업 선정(8건) (2026년 하반기) · 결정 예정."""
    one, (day, half) = line.one, (told_day(line.one.due, lang), line.one.due.partition("-")[2])
    mark = f"[{said[half]}] " if half in ("H1", "H2") else ""
    layer = atlas.catalog[one.layer].title[lang] if one.layer in atlas.catalog else said["national"]
    return f"{mark}{layer}: {named(atlas, line, said, lang)} ({day}) · {said[one.kind]} {said[state(line)]}"


def named(atlas: Atlas, line: Awaited, said: Words, lang: str) -> str:
    """The name of a line with the number of its units or of what stands beside its first."""
    own = full_label(atlas, line.item, lang)
    if line.whole:
        return own + said("units", n=len(line.dues))
    return own + (said("others", n=len(line.dues) - 1) if len(line.dues) > 1 else "")


def state(line: Awaited) -> str:
    """Whether a line is ahead, ahead with its outcome unknown, or past."""
    return UNKNOWN if line.one.state == PENDING and line.unknown else line.one.state


def _details(atlas: Atlas, line: Awaited, said: Words, lang: str) -> list[str]:
    """Every name, bids apart, deadlines that do not hold any more, and who says so."""
    one, document = line.one, atlas.documents[line.one.fact.document]
    earlier = dict.fromkeys(deadline_told(atlas, each, one.fact, lang) for each in others(atlas, one.item))
    return [
        "; ".join(full_label(atlas, due.item, lang) for due in line.dues),
        *([bids(line, said, lang)] if line.bids else []),
        *earlier,
        f"{pick(lang, document.publisher_ko, document.publisher_en)} {short_date(document.date, lang)}",
    ]


def bids(line: Awaited, said: Words, lang: str) -> str:
    """Confirmed applications, of which no source says the outcome."""
    listed = "; ".join(label(due.item, lang) for due in line.bids)
    return said("bids", n=len(line.bids), listed=listed)
