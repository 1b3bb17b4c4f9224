"""A PDF that says what stands where: a tree of headings, paragraphs, tables and pictures over the marks on its pages.

No living writer in Python does this for vectors and flowing text together: reportlab writes the pages and knows the
keys of the tree (`StructTreeRoot`, `MarkInfo`) but makes none, so that it is made here, by ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

#: Parts that only hold others: where they hold nothing, they are left out.
HOLDERS = frozenset({"Sect", "Figure"})
ROOT = "StructTreeRoot"
_ONE_AT_A_TIME = Lock()
Known = dict[int, PDFObjectReference]
"""Objects of the file by the identity of their parts."""


@dataclass(frozen=True)
class Mark:
    """What is marked on a page, by the number of the mark there."""

    page: PDFObjectReference
    number: int


@dataclass(eq=False)
class Part:
    """One part of the document, `role` a standard type of structure; `alt` says what a picture shows."""

    role: str
    above: Part | None = None
    alt: str = ""
    columns: int = 1
    kids: list[Part | Mark] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Whether it has anything to say."""
        return self.role not in HOLDERS or any(isinstance(kid, Mark) or kid.held for kid in self.kids)


class Tagged(Canvas):
    """A canvas that keeps the tree of what is drawn on it; what is in no part is marked as ornament."""

    def __init__(self, *given: Any, **named: Any):
        super().__init__(*given, **named)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.tree = self.here = Part("Document")
        self.marked: list[Part] = []
        self.pages: list[list[Part]] = []

    def open(self, role: str, alt: str = "", columns: int = 1) -> Part:
        """Begin a part inside the one that is open."""
        self.here = Part(role, self.here, alt, columns)
        if self.here.above:
            self.here.above.kids.append(self.here)
        return self.here

    def close(self) -> None:
        """End the part that is open."""
        self.here = self.here.above or self.tree

    def added(self, role: str, alt: str = "") -> Part:
        """A part inside the one that is open, to be filled later."""
        made = self.open(role, alt)
        self.close()
        return made

    @contextmanager
    def part(self, role: str, alt: str = "") -> Iterator[Part]:
        """A part for as long as the block runs."""
        yield self.open(role, alt)
        self.close()

    @contextmanager
    def at(self, part: Part) -> Iterator[None]:
        """What is drawn in the block belongs to a part that was made before."""
        before, self.here = self.here, part
        yield
        self.here = before

    def mark(self) -> None:
        """What is drawn from now until `unmark` belongs to the part that is open."""
        self.here.kids.append(Mark(self._doc.thisPageRef(), len(self.marked)))
        self.addLiteral(f"/{self.here.role} <</MCID {len(self.marked)}>> BDC")
        self.marked.append(self.here)

    def ornament(self) -> None:
        """What is drawn from now until `unmark` says nothing."""
        self.addLiteral("/Artifact BMC")

    def unmark(self) -> None:
        """End what was marked last."""
        self.addLiteral("EMC")

    @contextmanager
    def content(self, role: str = "") -> Iterator[None]:
        """Drawn in the block is the content of the part that is open, or of a new one inside it."""
        if role:
            self.open(role)
        self.mark()
        yield
        self.unmark()
        if role:
            self.close()

    @contextmanager
    def ornamented(self) -> Iterator[None]:
        """Drawn in the block is ornament."""
        self.ornament()
        yield
        self.unmark()

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page and tell it which of the tree's lists is its own."""
        name = self._doc.thisPageName()
        super().showPage()
        page = self._doc.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self.pages), PDFName("S")
        self.pages.append(self.marked)
        self.marked = []

    def save(self) -> None:
        """Write the tree, then the file: one at a time, as reportlab's reader of a font keeps its place in it."""
        if len(self._code):
            self.showPage()
        _written(self)
        with _ONE_AT_A_TIME:
            super().save()


def _written(canvas: Tagged) -> None:
    """Put the tree into the document: its parts, and for each page which part each mark belongs to."""
    document = canvas._doc
    found: Known = {}
    root = PDFDictionary({"Type": PDFName(ROOT)})
    top = document.Reference(root, ROOT)
    root.dict["K"] = PDFArray([_part(document, canvas.tree, top, found)])
    lists = ((at, PDFArray([found[id(one)] for one in parts])) for at, parts in enumerate(canvas.pages))
    root.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(list(chain.from_iterable(lists)))}))
    root.dict["ParentTreeNextKey"] = len(canvas.pages)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _part(
    document: Any, part: Part, above: PDFObjectReference, found: dict[int, PDFObjectReference]
) -> PDFObjectReference:
    """A part and all below it as objects of the file; gives the part's own."""
    told = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(part.role), "P": above})
    own = found[id(part)] = document.Reference(told, f"part{len(found)}")
    if part.alt:
        told.dict["Alt"] = PDFString(part.alt)
    if part.columns > 1:
        told.dict["A"] = PDFDictionary({"O": PDFName("Table"), "ColSpan": part.columns})
    if part.role == "TH":
        told.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
    kids = [kid for kid in part.kids if isinstance(kid, Mark) or kid.held]
    told.dict["K"] = PDFArray([
        _marked(kid) if isinstance(kid, Mark) else _part(document, kid, own, found) for kid in kids
    ])  # fmt: skip
    return own


def _marked(mark: Mark) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": mark.page, "MCID": mark.number})
