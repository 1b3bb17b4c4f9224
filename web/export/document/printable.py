"""A document without the characters that no XML and no page may hold: what every writer begins with."""

from dataclasses import replace

from web.export.document.chapters import Cell, Chapter, Cover, Digest, Document, Row, Table
from web.export.document.plain_text import plain


def printable(document: Document) -> Document:
    """The document with every text plain."""
    cover = document.cover
    return replace(
        document,
        chapters=tuple(_chapter(chapter) for chapter in document.chapters),
        cover=Cover(plain(cover.title), plain(cover.subtitle), plain(cover.author)) if cover else None,
        heading=plain(document.heading),
    )


def _chapter(chapter: Chapter) -> Chapter:
    return replace(
        chapter,
        title=plain(chapter.title),
        subtitle=plain(chapter.subtitle),
        permalink=plain(chapter.permalink),
        remark=plain(chapter.remark),
        points=tuple(map(plain, chapter.points)),
        cautions=tuple(map(plain, chapter.cautions)),
        stamps=tuple((plain(label), plain(value)) for label, value in chapter.stamps),
        pictures=tuple(replace(p, title=plain(p.title), description=plain(p.description)) for p in chapter.pictures),
        tables=tuple(map(_table, chapter.tables)),
        digest=chapter.digest and _digest(chapter.digest),
        sheets=tuple(map(_table, chapter.sheets)),
        sources=tuple(
            replace(s, publisher=plain(s.publisher), title=plain(s.title), link=plain(s.link)) for s in chapter.sources
        ),
    )


def _digest(digest: Digest) -> Digest:
    table = digest.table and _table(digest.table)
    return replace(digest, title=plain(digest.title), subtitle=plain(digest.subtitle), table=table)


def _table(table: Table) -> Table:
    return replace(
        table,
        title=plain(table.title),
        sheet=plain(table.sheet),
        group=plain(table.group),
        columns=tuple(replace(column, heading=plain(column.heading)) for column in table.columns),
        rows=tuple(map(_row, table.rows)),
        notes=tuple(map(plain, table.notes)),
    )


def _row(row: Row) -> Row:
    return tuple(map(_cell, row))


def _cell(cell: Cell) -> Cell:
    return plain(cell) if isinstance(cell, str) else cell
