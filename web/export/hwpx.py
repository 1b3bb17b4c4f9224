"""The report of a map as a 한글 document (HWPX): 개조식, A4, one typeface, native tables, footnoted sources."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hwpx import HwpxDocument

from layers.plates.plate import Plate
from web.export import hwpx_rows
from web.export.archive import dated, replaced
from web.export.figure import CODE_MM, Figure, code, figure
from web.export.hwpx_rows import PARAGRAPH, UNITS_PER_MM, Look
from web.export.report import Part, Report, report
from web.export.report_lines import ITEMS, LAYERS, counted, noted, picture_room_mm, shown, source_line

FACE, OWN_FACES = "맑은 고딕", ("함초롬돋움", "함초롬바탕")
INK, ACCENT, PALE, RULE = "#1A222C", "#A8321F", "#E7EEF0", "#9AA3AB"
MARGIN_MM, ROOM_MM = 20, 170.0
SECTION, ABOUT = "Contents/section0.xml", "Contents/content.hpf"
DRAWN_ID = re.compile(r'\b(id|instid|instId|idRef)="(\d{5,})"')
SIZES = {"title": (20, True), "heading": (14, True), "layer": (11.5, True), "body": (10.5, False), "cell": (9, False),
         "head": (9, True), "small": (9, False)}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A document while it is written: its letters by kind, the borders of its cells, its words."""

    made: HwpxDocument
    told: Report
    letters: dict[str, str]
    plain: str
    shaded: str

    def say(self, text: str, kind: str = "body", **form: Any) -> Any:
        """One paragraph of a kind; `form` as the library's paragraph formats."""
        written = self.made.add_paragraph(text, style="바탕글", char_pr_id_ref=self.letters[kind], inherit_style=False)
        self.made.styles.apply_paragraph_format(paragraphs=[written], **{"line_spacing_percent": 150, **form})
        return written


def write(plate: Plate, scene: dict[str, Any]) -> bytes:
    """The report of a scene with the plate's picture; equal scenes are equal bytes."""
    told, made = report(scene, plate.permalink), HwpxDocument.new()
    made.page.setup(paper_size="A4", margins_mm=dict.fromkeys(("left", "right", "top", "bottom"), MARGIN_MM))
    for face in OWN_FACES:
        made.styles.replace_font(face, FACE)
    sheet = _sheet(made, told)
    _about(sheet)
    _title(sheet)
    _summary(sheet)
    _picture(sheet, figure(plate))
    _layers(sheet)
    _items(sheet)
    _sources(sheet)
    return dated(_settled(made.to_bytes()), told.asof)


def _sheet(made: HwpxDocument, told: Report) -> Sheet:
    letters = {
        kind: str(made.styles.ensure_run(bold=bold, font=FACE, size=size, color=INK))
        for kind, (size, bold) in SIZES.items()
    }
    lines: dict[str, Any] = {"border_color": RULE, "border_width": "0.12 mm", "active_borders": ("top", "bottom")}
    shaded = made.styles.ensure_border_fill(fill_color=PALE, **lines)
    return Sheet(made, told, letters, str(made.styles.ensure_border_fill(**lines)), str(shaded))


def _about(sheet: Sheet) -> None:
    """What the file says of itself: no clock, nobody's name."""
    told, day = sheet.told, f"{sheet.told.asof}T00:00:00Z"
    sheet.made.parts.clear_document_metadata(keep=("language",), timestamp=day)
    sheet.made.parts.set_document_metadata(
        title=told.title, creator=told.words["name"], subject=told.subtitle, keyword=told.stamp,
        created_date=day, modified_date=day,
    )  # fmt: skip
    sheet.made.parts.clear_preview()
    sheet.made.page.set_header(text=f"{told.words['name']} · {told.stamps[0][0]} {told.stamps[0][1]}")
    sheet.made.page.set_footer(text=told.stamp)


def _title(sheet: Sheet) -> None:
    first = sheet.made.paragraphs[0]
    first.text = sheet.told.title
    first.char_pr_id_ref = sheet.letters["title"]
    sheet.made.styles.apply_paragraph_format(
        paragraphs=[first],
        alignment="CENTER",
        spacing_after_pt=6,
        bottom_border=True,
        border_color=ACCENT,
        border_width="0.7 mm",
    )
    sheet.say(sheet.told.subtitle, alignment="RIGHT", spacing_before_pt=5, spacing_after_pt=4)


def _summary(sheet: Sheet) -> None:
    told = sheet.told
    _heading(sheet, told.words["summary"])
    for mark, text in (*(("○", noted(point)) for point in told.points), *(("※", text) for text in told.cautions)):
        _listed(sheet, f"{mark} {text}")


def _heading(sheet: Sheet, text: str, **form: Any) -> None:
    sheet.say(f"□ {text}", "heading", spacing_before_pt=10, spacing_after_pt=3, keep_with_next=True, **form)


def _listed(sheet: Sheet, text: str, kind: str = "body", **form: Any) -> Any:
    return sheet.say(text, kind, indent_left_mm=4, first_line_indent_mm=0, spacing_after_pt=2, **form)


def _picture(sheet: Sheet, drawn: Figure) -> None:
    """The map in the middle; its comment, which readers speak, is the summary."""
    _drawn(sheet, drawn, *drawn.fitted(ROOM_MM, picture_room_mm(sheet.told)), sheet.told.caption)
    day = " ".join(sheet.told.stamps[0])
    sheet.say(f"{sheet.told.title} ({day})", "small", alignment="CENTER")


def _drawn(sheet: Sheet, drawn: Figure, width: float, height: float, comment: str) -> None:
    sheet.made.add_picture(drawn.data, "png", width_mm=width, height_mm=height, align="center")
    sheet.made.sections[-1].element.findall(f".//{{{PARAGRAPH}}}pic/{{{PARAGRAPH}}}shapeComment")[-1].text = comment


def _layers(sheet: Sheet) -> None:
    """What each layer counts, with its cautions."""
    _heading(sheet, sheet.told.words["counts"], page_break_before=True)
    _table(sheet, LAYERS, [(part.title, part.count, counted(part)) for part in sheet.told.parts])
    for part in sheet.told.parts:
        for text in part.cautions:
            _listed(sheet, f"※ {part.title}: {text}", "small", spacing_before_pt=4)


def _items(sheet: Sheet) -> None:
    """One native table per layer; its sources are a footnote of its heading."""
    _heading(sheet, sheet.told.words["items"])
    if not sheet.told.parts:
        sheet.say(sheet.told.words["empty"])
    for part in sheet.told.parts:
        named = sheet.say(f"○ {part.title} ({part.count})", "layer", spacing_before_pt=6, keep_with_next=True)
        if part.sources:
            sheet.made.notes.add_footnote(_cited(sheet.told, part), named)
        _table(sheet, ITEMS, [shown(entry, sheet.told.lang) for entry in part.entries])


def _cited(told: Report, part: Part) -> str:
    return " / ".join(source_line(told, source) for source in told.sources if source.n in part.sources)


def _table(sheet: Sheet, columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> None:
    """A native table; the library makes its frame, its rows are written at once."""
    widths = [round(width * UNITS_PER_MM) for _, width in columns]
    table = sheet.made.add_table(1, len(columns), width=sum(widths), style="바탕글", border_fill_id_ref=sheet.plain)
    look = Look(sheet.letters["head"], sheet.letters["cell"], sheet.shaded, sheet.plain, _cell_form(sheet, table))
    hwpx_rows.fill(table.element, look, [[sheet.told.words[key] for key, _ in columns], *rows], widths)
    table.set_treat_as_char(False)
    table.mark_dirty()


def _cell_form(sheet: Sheet, table: Any) -> str:
    """The paragraph form of cells: flush left, as justified words drift apart in narrow columns."""
    first = table.cell(0, 0).paragraphs[0]
    sheet.made.styles.apply_paragraph_format(paragraphs=[first], alignment="LEFT", line_spacing_percent=130)
    return str(first.para_pr_id_ref)


def _sources(sheet: Sheet) -> None:
    """Numbered sources, then the credit of the boundaries, the stamps and the address."""
    told = sheet.told
    _heading(sheet, told.words["sources"])
    for source in told.sources:
        _listed(sheet, source_line(told, source), "small")
    for line in (told.words["credit"], told.stamp, f"{told.words['address']}: {told.permalink}"):
        sheet.say(line, "small")
    _drawn(sheet, code(told.permalink), CODE_MM, CODE_MM, f"{told.words['qr']}: {told.permalink}")


def _settled(package: bytes) -> bytes:
    """The package with ids counted in their order: the library draws them by lot."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        text = parts.read(SECTION).decode("utf-8")
    return replaced(package, {SECTION: DRAWN_ID.sub(_counting(), text).encode("utf-8")})


def _counting() -> Callable[[re.Match[str]], str]:
    numbers: dict[str, int] = {}
    return lambda found: f'{found[1]}="{numbers.setdefault(found[2], 1000 + len(numbers))}"'
