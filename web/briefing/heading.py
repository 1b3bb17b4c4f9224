"""The title of a chapter in a briefing: the writer's, else the sentence that was computed; and one without sources."""

from dataclasses import replace

from web.export.document.chapters import NUMBERED, Cell, Chapter, Digest, Table


def headed(chapter: Chapter, digest: Digest, title: str) -> Chapter:
    """The chapter under the computed sentence, or under the writer's title with the sentence as its first point."""
    pictures = tuple(replace(picture, title=title or digest.title) for picture in chapter.pictures)
    chapter = replace(chapter, pictures=pictures)
    if not title:
        return replace(chapter, title=digest.title)
    points = (digest.title, *(point for point in chapter.points if point != digest.title))
    return replace(chapter, title=title, points=points, digest=replace(digest, title=title), entitled=True)


def uncited(chapter: Chapter) -> Chapter:
    """The chapter without the list of its sources and the numbers that refer to it."""
    tables, points = tuple(map(_unnumbered, chapter.tables)), tuple(NUMBERED.sub("", one) for one in chapter.points)
    return replace(chapter, sources=(), tables=tables, sheets=tuple(map(_unnumbered, chapter.sheets)), points=points)


def _unnumbered(table: Table) -> Table:
    return replace(table, rows=tuple(tuple(map(_cell, row)) for row in table.rows), sources=())


def _cell(cell: Cell) -> Cell:
    return NUMBERED.sub("", cell).strip() if isinstance(cell, str) else cell
