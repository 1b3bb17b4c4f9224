"""The pages of a PDF report: kinds of text, what stands at the head and foot of each, bookmarks, numbers of pages."""

from typing import Any, BinaryIO, ClassVar
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from web.export.document import fonts
from web.export.document.chapters import Chapter, Document
from web.export.document.lettering import legible
from web.export.document.report_lines import head_line, lies

MM = 72 / 25.4
WIDTH_MM, HEIGHT_MM, MARGIN_MM, FOOT_MM = 210.0, 297.0, 20.0, 11.0
ROOM_MM = WIDTH_MM - 2 * MARGIN_MM
PAGES = {"standing": (WIDTH_MM, HEIGHT_MM), "lying": (HEIGHT_MM, WIDTH_MM)}
"""Width and height of each kind of page, in millimetres."""
INK, SOFT, ACCENT, RULE = (HexColor(n) for n in ("#1A222C", "#4A5560", "#A8321F", "#9AA3AB"))
SMALL, TOTAL, BASE = 7.6, "total", 4.2
LONGEST_TITLE = 240
LINKS = ("http://", "https://")
"""Addresses that become links."""


def page_kind(chapter: Chapter) -> str:
    """Which kind of page a chapter needs."""
    return "lying" if lies(chapter) else "standing"


def room_mm(chapter: Chapter) -> float:
    """How wide its text is."""
    return PAGES[page_kind(chapter)][0] - 2 * MARGIN_MM


def _style(name: str, size: float, bold: bool = False, before: float = 0, after: float = 3, **more: Any) -> Any:
    face = fonts.BOLD if bold else fonts.REGULAR
    told = {"fontName": face, "fontSize": size, "leading": size * 1.45, "textColor": INK, "bulletFontName": face}
    return ParagraphStyle(name, spaceBefore=before, spaceAfter=after, splitLongWords=1, **told, **more)


def _hanging(left: float) -> dict[str, Any]:
    return {"leftIndent": left, "firstLineIndent": -10}


STYLES = {
    style.name: style
    for style in (
        _style("title", 19, True, 2, 13, alignment=TA_CENTER),
        _style("subtitle", 10, after=6, alignment=TA_RIGHT),
        _style("cover", 12, alignment=TA_CENTER),
        _style("heading", 13, True, 11, 4),
        _style("layer", 10.5, True, 7, 3),
        _style("point", 9.8, **_hanging(14)),
        _style("listed", 10, **_hanging(14)),
        _style("note", 8.4, **_hanging(12)),
        _style("caption", 8.4, before=5, after=6, alignment=TA_CENTER),
        _style("source", 8.4, after=2, leftIndent=14, firstLineIndent=-14),
        _style("small", 8.0, after=2),
    )
}


#: What a paragraph of a style is in the tree of the document; a plain one otherwise.
ROLES = {"title": "H1", "heading": "H2", "layer": "H3", "caption": "Caption"}


class Told(Paragraph):
    """A paragraph that is a part of the document's tree; pieces of it on several pages are several."""

    def draw(self) -> None:
        """Its letters, marked as what they are."""
        with self.canv.content(ROLES.get(self.style.name, "P")):
            super().draw()


def said(text: str, kind: str, link: str = "") -> Paragraph:
    """A paragraph of a kind; the whole of it leads to `link`."""
    inner = escape(legible(text)).replace("\n", "<br/>")
    if link.startswith(LINKS):
        inner = f"<a href={quoteattr(link)}>{inner}</a>"
    return Told(inner, STYLES[kind])


def _short(text: str) -> str:
    """A text that stays on one page; a title that is longer is cut."""
    read = legible(text)
    return read if len(read) <= LONGEST_TITLE else f"{read[:LONGEST_TITLE]}…"


class Heading(Told):
    """A heading that is also a bookmark, at a depth of the outline; a line of the cover leads to its chapter."""

    outline: ClassVar[int] = 1
    told: str = ""

    @classmethod
    def listed(cls, text: str, number: int) -> Flowable:
        """A chapter's line on the cover with the page that it begins on."""
        line = Told(f'<a href="#chapter-{number}">{escape(_short(text))}</a>', STYLES["listed"])
        return Cell.beside(line, _Later(f"page-{number}"), 12.0)


def heading(text: str, outlined: bool = True) -> Paragraph:
    """A heading of a chapter, in the outline unless said otherwise."""
    made = (Heading if outlined else Told)(escape(f"□ {_short(text)}"), STYLES["heading"])
    if isinstance(made, Heading):
        made.told = text
    return made


class Title(Told):
    """The title of a chapter, between its rules: where it is drawn, the chapter begins."""

    def __init__(self, chapter: Chapter, number: int):
        super().__init__(escape(_short(chapter.title)), STYLES["title"])
        self.chapter, self.number = chapter, number

    def draw(self) -> None:
        """The title, a broad rule above it and a fine one below."""
        super().draw()
        page, height = self.canv, self.height
        with page.ornamented():
            for y, colour, width in ((height + 4, ACCENT, 2.4), (-5, INK, 0.8)):
                page.setStrokeColor(colour)
                page.setLineWidth(width)
                page.line(0, y, room_mm(self.chapter) * MM, y)


class Cell(Table):
    """Two things beside each other, the second flush right."""

    @classmethod
    def beside(cls, left: Flowable, right: Flowable, width_mm: float = 26.0) -> "Cell":
        """The left one as wide as the right one leaves it."""
        made = cls([[left, right]], [(ROOM_MM - width_mm) * MM, width_mm * MM])
        edges = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
        made.setStyle(
            [
                ("FONT", (0, 0), (-1, -1), fonts.REGULAR, SMALL),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *((edge, (0, 0), (-1, -1), 0) for edge in edges),
            ]
        )
        return made


class _Later(Flowable):
    """A number that is known when all pages are made, drawn as a form of the file."""

    def __init__(self, form: str):
        super().__init__()
        self.form = form

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The room of a line."""
        self.width = avail_width
        return avail_width, STYLES["listed"].leading

    def draw(self) -> None:
        """The form by its name, on the baseline of the line beside it."""
        self.canv.translate(self.width - 16, BASE)
        with self.canv.ornamented():
            self.canv.doForm(self.form)


class Sheet(BaseDocTemplate):
    """The file while it is built."""

    def __init__(self, file: BinaryIO, document: Document):
        cover, first, words = document.cover, document.chapters[0], document.words
        super().__init__(
            file, pagesize=(WIDTH_MM * MM, HEIGHT_MM * MM), invariant=1, pageCompression=1,
            initialFontName=fonts.REGULAR, lang=document.lang, title=document.title,
            author=(cover.author if cover else "") or words["name"],
            subject=cover.subtitle if cover else first.subtitle, creator=words["name"],
            keywords=", ".join(f"{chapter.stamp} {chapter.permalink}" for chapter in document.chapters[:1]),
        )  # fmt: skip
        self.document, self.chapter, self.headings = document, first, 0
        self.begins: dict[int, int] = {}
        kinds = [page_kind(first)] if not cover else ["standing"]
        self.addPageTemplates([self._template(kind) for kind in dict.fromkeys((*kinds, *PAGES))])

    def _template(self, kind: str) -> PageTemplate:
        """Pages of one kind: their text, and what is drawn around it."""
        width, height = PAGES[kind]
        room = ((width - 2 * MARGIN_MM) * MM, (height - 2 * MARGIN_MM) * MM)
        frame = Frame(MARGIN_MM * MM, MARGIN_MM * MM, *room, 0, 0, 0, 0)
        return PageTemplate(kind, [frame], onPageEnd=self._furnished, pagesize=(width * MM, height * MM))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Where a chapter or a part of it begins, a bookmark is put."""
        if isinstance(flowable, Title):
            self.chapter = flowable.chapter
            self.begins[flowable.number] = self.page
            self._marked(f"chapter-{flowable.number}", flowable.chapter.title, 0)
        elif isinstance(flowable, Heading):
            self.headings += 1
            self._marked(f"part-{self.headings}", flowable.told, Heading.outline)

    def _marked(self, key: str, text: str, depth: int) -> None:
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(text, key, depth, closed=bool(depth == 0 and len(self.document.chapters) > 1))

    def _furnished(self, page: Any, sheet: Any) -> None:
        """Head and foot of a page; the cover has none."""
        if self.document.cover and not self.begins:
            return
        (width, height), right = PAGES[sheet.pageTemplate.id], PAGES[sheet.pageTemplate.id][0] - MARGIN_MM
        page.saveState()
        page.ornament()
        page.setFillColor(SOFT)
        page.setStrokeColor(RULE)
        page.setLineWidth(0.4)
        _line(page, head_line(Document((self.chapter,))), width, height - FOOT_MM - 2.0, right=True)
        page.line(MARGIN_MM * MM, (FOOT_MM + 4.5) * MM, right * MM, (FOOT_MM + 4.5) * MM)
        _line(page, self.chapter.stamp, width, FOOT_MM)
        page.setFont(fonts.REGULAR, SMALL)
        page.drawRightString((right - 7) * MM, FOOT_MM * MM, f"{self.page} /")
        page.translate((right - 6) * MM, FOOT_MM * MM)
        page.doForm(TOTAL)
        page.unmark()
        page.restoreState()

    def _endBuild(self) -> None:  # noqa: N802 - reportlab's name
        """The numbers that were not known before, then the end of the file."""
        self._doSave = 0
        super()._endBuild()
        numbers = {f"page-{number}": (str(page), SMALL + 2) for number, page in self.begins.items()}
        for name, (text, size) in {TOTAL: (str(self.page), SMALL), **numbers}.items():
            self.canv.beginForm(name)
            self.canv.setFont(fonts.REGULAR, size)
            self.canv.setFillColor(SOFT)
            self.canv.drawString(0, 0, text)
            self.canv.endForm()
        self.canv.save()


def _line(page: Any, text: str, width_mm: float, y_mm: float, right: bool = False) -> None:
    """A line at the head or foot, in letters as small as it needs."""
    room = (width_mm - 2 * MARGIN_MM - 18) * MM
    text = legible(text)
    size = min(SMALL, SMALL * room / max(1.0, fonts.metrics().width(text, SMALL)))
    page.setFont(fonts.REGULAR, size)
    if right:
        page.drawRightString((width_mm - MARGIN_MM) * MM, y_mm * MM, text)
    else:
        page.drawString(MARGIN_MM * MM, y_mm * MM, text)
