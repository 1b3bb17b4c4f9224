"""A briefing made: every view of a file a chapter of one document, and a list of what was left out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from geo.errors import GeoError
from layers.errors import LayersError
from layers.words.catalogue import words_of
from web.briefing.file import Briefing, Entry, Mistake
from web.briefing.heading import headed, uncited
from web.export.document.chapters import Chapter, Column, Cover, Digest, Document, Picture, Table
from web.export.document.plain_text import plain
from web.export.formats import DOCUMENTS, DocumentFormat, letters
from web.service.language import translator
from web.service.mistakes import WebError, detail
from web.state.drawing import Drawing
from web.views import kinds, written
from web.views.kinds import View
from web.views.naming import stem

MISTAKES = (LayersError, GeoError, WebError)
LEFT_OUT = (("line", 0.08, True), ("entry_head", 0.4, False), ("reason", 0.52, False))


@dataclass(frozen=True)
class Planned:
    """An entry with the view it asks for."""

    entry: Entry
    view: View


@dataclass(frozen=True)
class Made:
    """A finished document; `called` is its name in the reader's letters, `left_out` says what is not in it, by line."""

    data: bytes
    name: str
    called: str
    left_out: tuple[Mistake, ...]


class NothingToShow(WebError):
    """No entry of a briefing can be made; `mistakes` says why, by line."""

    def __init__(self, mistakes: tuple[Mistake, ...]):
        super().__init__("; ".join(f"{each.line}: {each.said}" for each in mistakes))
        self.mistakes = mistakes


def plan(briefing: Briefing, source: Drawing, today: date) -> tuple[list[Planned], list[Mistake]]:
    """The views of a briefing in order, and every mistake in it, by line; nothing is drawn yet."""
    planned, wrong = [], list(briefing.mistakes)
    for entry in briefing.entries:
        try:
            planned.append(Planned(entry, kinds.read(entry.path, entry.query, source, today)))
        except MISTAKES as error:
            wrong.append(Mistake(entry.line, entry.address, detail(error, briefing.lang)))
    return planned, sorted(wrong, key=lambda each: each.line)


def make(
    briefing: Briefing,
    planned: list[Planned],
    wrong: list[Mistake],
    source: Drawing,
    name: str,
    host: str,
    seconds: float | None = None,
    progress: Callable[[int], object] = lambda done: None,
    clock: Callable[[], float] = time.monotonic,
) -> Made:
    """The document of a briefing.

    Parameters
    ----------
    name : str
        A format of `web.export.DOCUMENTS`.
    host : str
        Start of the addresses that it prints, ending in a slash.
    seconds : float or None
        No chapter is begun after so many seconds; those that are missing are left out and said so.
    progress : callable
        Called with 1 after every entry.

    Raises
    ------
    NothingToShow
        No entry can be made; the message holds every mistake.
    """
    over = _deadline(seconds, clock)
    chapters: list[Chapter] = []
    left = list(wrong)
    for one in planned:
        done = _late(one.entry, briefing.lang, seconds) if over() else _tried(one, briefing.lang, source, host, name)
        if isinstance(done, Mistake):
            left.append(done)
        else:
            chapters.append(done)
        progress(1)
    left.sort(key=lambda each: each.line)
    if not chapters:
        raise NothingToShow(tuple(left))
    return _bound(briefing, chapters, left, source, name, host)


def _deadline(seconds: float | None, clock: Callable[[], float]) -> Callable[[], bool]:
    """Whether so many seconds have passed since now; never without a limit."""
    begun = clock()
    return lambda: seconds is not None and clock() - begun > seconds


def _tried(one: Planned, lang: str, source: Drawing, host: str, name: str) -> Chapter | Mistake:
    """The chapter of a view, or why there is none."""
    try:
        return _chapter(one, source, host, DOCUMENTS[name])
    except MISTAKES as error:
        return Mistake(one.entry.line, one.entry.address, detail(error, lang))


def _bound(
    briefing: Briefing, chapters: list[Chapter], left: list[Mistake], source: Drawing, name: str, host: str
) -> Made:
    """Cover, chapters and the list of what was left out, as one file."""
    asof = max(chapter.asof for chapter in chapters)
    ending = [_missing(left, briefing, asof, host, source)] if left else []
    single, title = DOCUMENTS[name].beside is not None, plain(briefing.title)
    covered, annexed = (not single if said is None else said for said in (briefing.cover, briefing.annex))
    cover = Cover(title, plain(briefing.subtitle), plain(briefing.author)) if covered else None
    shown = tuple(chapters) if annexed or single else tuple(map(uncited, chapters))
    data = DOCUMENTS[name].write(Document((*shown, *ending), cover, single, annexed, title))
    return Made(data, f"briefing_{asof}.{name}", f"{stem(briefing.lang, asof, title)}.{name}", tuple(left))


def _late(entry: Entry, lang: str, seconds: float | None) -> Mistake:
    return Mistake(entry.line, entry.address, translator(lang)("briefing_time", seconds=f"{seconds:g}"), late=True)


def _chapter(one: Planned, source: Drawing, host: str, made: DocumentFormat) -> Chapter:
    """The chapter of a view under the title that the writer gave it, with what the writer says of it."""
    title, remark = plain(one.entry.title), plain(one.entry.remark)
    chapter = written.chapter(source, one.view, made.beside or made.paper, host, "" if made.beside else remark or title)
    if chapter.digest and (made.beside or chapter.mapped):
        return headed(replace(chapter, remark=remark), chapter.digest, title)
    if not title:
        return replace(chapter, remark=remark)
    pictures = tuple(_entitled(picture, title) for picture in chapter.pictures)
    told = [] if all(picture.title == title for picture in pictures) else [title]
    return replace(chapter, title=title, pictures=pictures, remark=" – ".join(part for part in (*told, remark) if part))


def _entitled(picture: Picture, title: str) -> Picture:
    """The picture under another title, where that takes no more room than its own."""
    width = letters().width
    return replace(picture, title=title) if width(title, 1.0, True) <= width(picture.title, 1.0, True) else picture


def _missing(left: list[Mistake], briefing: Briefing, asof: str, host: str, source: Drawing) -> Chapter:
    """The last page: what was left out, where it stands in the file, and why."""
    lang = briefing.lang
    t, words = translator(lang), words_of(lang, "document")
    columns = tuple(Column(t(f"briefing_{key}"), share, numeric) for key, share, numeric in LEFT_OUT)
    rows = tuple((each.line, plain(each.entry), plain(each.said)) for each in left)
    table = Table(t("briefing_left_out"), columns, rows)
    said = t("briefing_left_count", n=len(left))
    stamps = ((words["version"], source.atlas.data_version),)
    return Chapter(
        t("briefing_left_out"), plain(briefing.title), (said,), (), (), (table,), (table,), (), stamps, host, asof,
        lang, digest=Digest(t("briefing_left_out"), said, table),
    )  # fmt: skip
