"""HTML by lxml: what people read of a page, without its scripts, menus and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from layers.intake import limits
from layers.intake.document import Cell, Grid, Line, Raw
from layers.intake.saying import short, unreadable
from layers.intake.text import decoded

LEFT_OUT = ("script", "style", "noscript", "template", "nav", "header", "footer", "form", "button", "select", "iframe",
            "svg", "head", "object", "embed")  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (*HEADINGS, "p", "div", "li", "ul", "ol", "section", "article", "main", "body", "blockquote", "dd", "dt", "dl",
          "pre", "figure", "figcaption", "address", "aside", "td", "tr", "tbody", "center")  # fmt: skip
BREAK = "br"
MOST_SPAN = 100
DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")


def read(path: Path) -> Raw:
    """Paragraphs and tables in their order; items of lists keep their bullet."""
    text, remarks = decoded(DECLARED.sub(b"", path.read_bytes()), path.name)
    try:
        page = html.fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise unreadable("broken", name=path.name, kind="HTML", error=short(error)) from error
    for part in [one for one in page.iter() if not isinstance(one.tag, str) or one.tag in LEFT_OUT]:
        if part is not page and part.getparent() is not None:
            part.drop_tree()
    return Raw(tuple(_Walk(path.name).walked(page)), remarks=remarks)


class _Walk:
    """Collects the text between blocks into lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.held: list[str] = []

    def walked(self, page: html.HtmlElement) -> Iterator[Line | Grid]:
        yield from self._of(page, heading=False)
        yield from self._line(heading=False)

    def _of(self, element: html.HtmlElement, heading: bool) -> Iterator[Line | Grid]:
        block, heading = element.tag in BLOCKS, heading or element.tag in HEADINGS
        if element.tag == "table" and (grid := _grid(element, self.name)) is not None:
            yield from self._line(heading)
            yield grid
            return
        if block or element.tag == BREAK:
            yield from self._line(heading)
        self.held += ["· "] * (element.tag == "li") + [element.text or ""]
        for child in element:
            yield from self._of(child, heading)
            self.held.append(child.tail or "")
        if block:
            yield from self._line(heading)

    def _line(self, heading: bool) -> Iterator[Line]:
        text, self.held = " ".join("".join(self.held).split()), []
        if text and text != "·":
            yield Line(text, heading=heading)


def _grid(table: html.HtmlElement, name: str) -> Grid | None:
    """The cells of a table with their spans; None where it is a frame of one cell or holds other tables."""
    if table.xpath(".//table"):
        return None
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(table.iter("tr"), 1):
        column = 1
        for cell in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            limits.tabled(name, len(taken) + rows * columns)
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            cells.append(Cell(row, column, " ".join(cell.text_content().split()), rows, columns))
            column += columns
    return Grid(tuple(cells)) if len(cells) > 1 else None


def _span(cell: html.HtmlElement, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(max(int(written), 1), MOST_SPAN) if written.isdecimal() else 1
