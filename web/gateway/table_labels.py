"""Tables that tell on a narrow screen what each cell is: the head of its column is in the cell too (`data-label`)."""

import re
from collections.abc import Iterator
from html import escape, unescape

from flask import Flask
from flask.templating import Environment
from jinja2 import Template

TABLE = re.compile(r"<table\b([^>]*)>(.*?)</table>", re.DOTALL)
HEAD = re.compile(r"<thead\b[^>]*>(.*?)</thead>", re.DOTALL)
ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</t(?:head|body|foot|able)\b|\Z)", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)(?=<t[hd]\b|</tr\b|\Z)", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SPAN = {name: re.compile(rf'\b{name}="(\d+)"') for name in ("colspan", "rowspan")}


class Labelled(Template):
    """A template whose tables are labelled when the page is made."""

    def render(self, *args, **kwargs) -> str:
        """The page or part of one."""
        return labelled(super().render(*args, **kwargs))


class LabellingEnvironment(Environment):
    """Flask's templates, with labelled tables."""

    template_class = Labelled


def register(app: Flask) -> None:
    """Label the tables of every page of the application; before its templates are first asked for."""
    app.jinja_environment = LabellingEnvironment


def labelled(html: str) -> str:
    """The same HTML; each table with a head says `data-cards`, and its cells their columns.

    The first cell of a row, which names it, has no label, nor has a cell over several columns.
    """
    return TABLE.sub(_table, html)


def _table(found):
    attributes, inner = found.groups()
    head = HEAD.search(inner)
    if not head:
        return found.group(0)
    names = _names(head.group(1))
    rows = (_rows(part, names) for part in (inner[: head.start()], inner[head.end() :]))
    before, after = rows
    return f"<table{attributes} data-cards>{before}{head.group(0)}{after}</table>"


def _names(head):
    """The words over each column: of several rows of heads, one below the other."""
    names: dict[int, list[str]] = {}
    for columns, cell in _placed(ROW.findall(head)):
        text = " ".join(unescape(TAG.sub(" ", cell.group(3))).split())
        for column in columns if text else ():
            names.setdefault(column, []).append(text)
    return {column: " · ".join(dict.fromkeys(texts)) for column, texts in names.items()}


def _placed(rows: list[str]) -> Iterator[tuple[range, re.Match[str]]]:
    """Cells with the columns that they stand over; one that reaches down moves those below it."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in CELL.finditer(row):
            while (number, column) in taken:
                column += 1
            wide, high = _span(cell.group(2), "colspan"), _span(cell.group(2), "rowspan")
            columns = range(column, column + wide)
            taken |= {(number + down, over) for down in range(1, high) for over in columns}
            column += wide
            yield columns, cell


def _span(attributes, name):
    found = SPAN[name].search(attributes)
    return int(found.group(1)) if found else 1


def _rows(body, names):
    rows = list(ROW.finditer(body))
    marked, last = [], 0
    placed = list(_starts(rows))
    for at, columns, tag, attributes in placed:
        label = names.get(columns[0]) if len(columns) == 1 and columns[0] else None
        if label:
            marked += [body[last:at], f'<{tag}{attributes} data-label="{escape(label)}"']
            last = at + len(tag) + len(attributes) + 1
    return "".join(marked) + body[last:]


def _starts(rows):
    """Where each cell of a body begins, with its columns, name and attributes."""
    offsets = [row.start(1) + cell.start() for row in rows for cell in CELL.finditer(row.group(1))]
    cells = _placed([row.group(1) for row in rows])
    return ((at, columns, cell.group(1), cell.group(2)) for at, (columns, cell) in zip(offsets, cells, strict=True))
