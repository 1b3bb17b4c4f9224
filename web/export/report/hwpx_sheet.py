"""A 한글 document while it is written: page, letters, borders, what it says of itself, ids without chance."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from hwpx import HwpxDocument

from web.export.document.archive import replaced
from web.export.document.chapters import Document
from web.export.document.report_lines import head_line
from web.export.report.hwpx_rows import PARAGRAPH

FACE, OWN_FACES = "맑은 고딕", ("함초롬돋움", "함초롬바탕")
INK, ACCENT, PALE, RULE = "#1A222C", "#A8321F", "#E7EEF0", "#9AA3AB"
MARGIN_MM, ROOM_MM, LYING_ROOM_MM = 20, 170.0, 257.0
SECTION = re.compile(r"Contents/section\d+\.xml")
SECOND_NUMBER = re.compile(r'<hp:run charPrIDRef="\d+"><hp:ctrl><hp:pageNum [^>]*/></hp:ctrl></hp:run>')
"""The library puts a control for page numbers beside the number in the foot; 한글 would print both."""
DRAWN_ID = re.compile(r'\b(id|instid|instId|idRef)="(\d{5,})"')
SIZES = {"title": (20, True), "heading": (14, True), "layer": (11.5, True), "body": (10.5, False), "small": (9, False),
         "foot": (8, False)}  # fmt: skip
CELL_POINTS = 9
BODY = "0"
"""The style 바탕글 of an empty document; the library would look it up for every paragraph."""


@dataclass
class Sheet:
    """A document while it is written: its letters by kind, the borders of its cells, whether anything is on it."""

    made: HwpxDocument
    document: Document
    letters: dict[str, str]
    plain: str
    shaded: str
    cells: dict[float, tuple[str, str]] = field(default_factory=dict)
    forms: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    begun: bool = False
    lies: bool = False

    @property
    def room_mm(self) -> float:
        """How wide text is on the present pages."""
        return LYING_ROOM_MM if self.lies else ROOM_MM

    def turn(self, lies: bool) -> None:
        """Turn the pages from here on, where they do not lie or stand so: a section of its own."""
        if lies == self.lies:
            return
        if self.begun:
            self.made.add_section()
        self.lies, self.begun = lies, False
        self.page()

    def page(self) -> None:
        """Set the last section's page, with what stands at the head and foot of it."""
        section, document = self.made.sections[-1], self.document
        margins = dict.fromkeys(("left", "right", "top", "bottom"), MARGIN_MM)
        way = "landscape" if self.lies else "portrait"
        self.made.page.setup(paper_size="A4", orientation=way, margins_mm=margins, section=section)
        self.made.page.set_header(text=head_line(document), section=section)
        stamp = document.chapters[0].stamp if len(document.chapters) == 1 else document.title
        self.made.page.set_page_number(prefix=f"{stamp} · ", section=section)
        for part in (*section.element.iter(f"{{{PARAGRAPH}}}header"), *section.element.iter(f"{{{PARAGRAPH}}}footer")):
            for run in part.iter(f"{{{PARAGRAPH}}}run"):
                run.set("charPrIDRef", self.letters["foot"])

    def say(self, text: str, kind: str = "body", **form: Any) -> Any:
        """One paragraph of a kind; `form` as the library's paragraph formats."""
        written, key = self._paragraph(text, self.letters[kind]), tuple(sorted(form.items()))
        if key in self.forms:
            written.para_pr_id_ref = self.forms[key]
        else:
            self.made.styles.apply_paragraph_format(paragraphs=[written], **{"line_spacing_percent": 150, **form})
            self.forms[key] = written.para_pr_id_ref
        return written

    def _paragraph(self, text: str, letters: str) -> Any:
        """A paragraph at the end; a section's first one is there already, as it holds the page's properties."""
        if self.begun:
            return self.made.add_paragraph(text, style_id_ref=BODY, char_pr_id_ref=letters, inherit_style=False)
        self.begun, first = True, self.made.sections[-1].paragraphs[0]
        first.text, first.char_pr_id_ref = text, letters
        return first

    def cell_letters(self, share: float) -> tuple[str, str]:
        """Letters of a table's heading and cells, set in a share of their usual size."""
        size = round(2 * CELL_POINTS * share) / 2
        if size not in self.cells:
            self.cells[size] = _letters(self.made, True, size), _letters(self.made, False, size)
        return self.cells[size]


def opened(document: Document) -> Sheet:
    """An empty A4 document in one typeface."""
    made = HwpxDocument.new()
    for face in OWN_FACES:
        made.styles.replace_font(face, FACE)
    letters = {kind: _letters(made, bold, size) for kind, (size, bold) in SIZES.items()}
    lines: dict[str, Any] = {"border_color": RULE, "border_width": "0.12 mm", "active_borders": ("top", "bottom")}
    shaded = made.styles.ensure_border_fill(fill_color=PALE, **lines)
    sheet = Sheet(made, document, letters, str(made.styles.ensure_border_fill(**lines)), str(shaded))
    sheet.page()
    _about(made, document)
    return sheet


def _letters(made: HwpxDocument, bold: bool, size: float) -> str:
    return str(made.styles.ensure_run(bold=bold, font=FACE, size=size, color=INK))


def _about(made: HwpxDocument, document: Document) -> None:
    """What the file says of itself: no clock, nobody's name unless the cover gives one."""
    first, cover, day = document.chapters[0], document.cover, f"{document.asof}T00:00:00Z"
    name = document.words["name"]
    made.parts.clear_document_metadata(keep=("language",), timestamp=day)
    made.parts.set_document_metadata(
        title=document.title, creator=(cover.author if cover else "") or name,
        subject=cover.subtitle if cover else first.subtitle, keyword=first.stamp,
        created_date=day, modified_date=day,
    )  # fmt: skip


def settled(package: bytes) -> bytes:
    """The package with ids counted in their order: the library draws them by lot."""
    counted, settle = _counting(), partial(SECOND_NUMBER.sub, "")
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        texts = {name: parts.read(name).decode("utf-8") for name in parts.namelist() if SECTION.fullmatch(name)}
    return replaced(
        package, {name: DRAWN_ID.sub(counted, settle(text)).encode("utf-8") for name, text in texts.items()}
    )


def _counting() -> Callable[[re.Match[str]], str]:
    numbers: dict[str, int] = {}
    return lambda found: f'{found[1]}="{numbers.setdefault(found[2], 1000 + len(numbers))}"'
