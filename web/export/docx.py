"""The report of a map as a Word document: A4, one typeface, picture with alt text, native tables, numbered sources."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from layers.plates.plate import Plate
from web.export import docx_table
from web.export.archive import dated
from web.export.figure import CODE_MM, Figure, code, figure
from web.export.report import Report, report
from web.export.report_lines import ITEMS, LAYERS, counted, noted, picture_room_mm, shown, source_line

FACE = "맑은 고딕"
INK, ACCENT = "1A222C", "A8321F"
WIDTH_MM, HEIGHT_MM, MARGIN_MM = 210, 297, 20
ROOM_MM = WIDTH_MM - 2 * MARGIN_MM
SMALL = 9
STYLES = {
    "Normal": (10.5, False, INK), "Title": (20, True, INK), "Subtitle": (11, False, INK), "Heading 1": (14, True, INK),
    "Heading 2": (11.5, True, INK), "List Bullet": (10.5, False, INK), "Caption": (9, False, INK),
    "Header": (8.5, False, INK), "Footer": (8.5, False, INK),
}  # fmt: skip


def write(plate: Plate, scene: dict[str, Any]) -> bytes:
    """The report of a scene with the plate's picture; equal scenes are equal bytes."""
    told, made = report(scene, plate.permalink), Document()
    _page(made, told)
    _styles(made)
    _title(made, told)
    _summary(made, told)
    _picture(made, told, figure(plate))
    _layers(made, told)
    _items(made, told)
    _sources(made, told)
    file = io.BytesIO()
    made.save(file)
    return dated(file.getvalue(), told.asof)


def _page(made: Made, told: Report) -> None:
    """A4 with header and footer; what the file says of itself has the as-of date and no clock."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text, head.alignment = (
        f"{told.words['name']} · {told.stamps[0][0]} {told.stamps[0][1]}",
        WD_ALIGN_PARAGRAPH.RIGHT,
    )
    foot.text, foot.alignment = f"{told.stamp} · ", WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    links = made.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        links.pop(key)
    about, day = made.core_properties, datetime.fromisoformat(told.asof)
    about.title, about.subject, about.author = told.title, told.subtitle, told.words["name"]
    about.comments, about.keywords, about.language = told.stamp, told.stamps[-1][1], told.lang
    about.created = about.modified = day
    about.last_modified_by, about.revision = told.words["name"], 1


def _styles(made: Made) -> None:
    """One typeface in every style that the report uses, for Korean letters too."""
    for name, (size, bold, colour) in STYLES.items():
        style = made.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(colour)
        _untracked(style.element.get_or_add_rPr())
        _face(style.element.get_or_add_rPr())
    _face(made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"))
    for name, before, after in (("Normal", 0, 4), ("Heading 1", 14, 5), ("Heading 2", 9, 3), ("List Bullet", 0, 3)):
        spaced = made.styles[name].paragraph_format
        spaced.space_before, spaced.space_after, spaced.line_spacing = Pt(before), Pt(after), 1.25
    _close(made.styles["Normal"].element.get_or_add_pPr())


def _close(properties: Any) -> None:
    """No automatic room between Hangul and letters or digits: 5극3특 stays one word."""
    for name in ("autoSpaceDE", "autoSpaceDN"):
        properties.insert_element_before(
            parse_xml(f'<w:{name} {nsdecls("w")} w:val="0"/>'), "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )


def _untracked(properties: Any) -> None:
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)


def _face(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = " ".join(f'w:{script}="{FACE}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>"))


def _title(made: Made, told: Report) -> None:
    title = made.add_paragraph(told.title, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(0), Pt(6)
    _ruled(title._p.get_or_add_pPr(), top=f"{ACCENT}:24", bottom=f"{INK}:8")
    below = made.add_paragraph(told.subtitle, style="Subtitle")
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below.paragraph_format.space_after = Pt(6)


def _ruled(properties: Any, **sides: str) -> None:
    """Lines above and below a paragraph, `colour:eighths of a point`."""
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    lines = (
        f'<w:{side} w:val="single" w:sz="{told.split(":")[1]}" w:space="6" w:color="{told.split(":")[0]}"/>'
        for side, told in sides.items()
    )
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(lines)}</w:pBdr>"), "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _summary(made: Made, told: Report) -> None:
    made.add_paragraph(f"□ {told.words['summary']}", style="Heading 1")
    for mark, text in (*(("○", noted(point)) for point in told.points), *(("※", text) for text in told.cautions)):
        _hanging(made.add_paragraph(f"{mark} {text}"))


def _hanging(paragraph: Any) -> None:
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(9), Mm(-5)


def _picture(made: Made, told: Report, drawn: Figure) -> None:
    """The map in the middle of the page; its alt text is the summary."""
    width, height = drawn.fitted(ROOM_MM, picture_room_mm(told))
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_before = True, Pt(6)
    _drawn(paragraph, drawn, width, height, told.title, told.caption)
    below = made.add_paragraph(f"{told.title} ({told.stamps[0][0]} {told.stamps[0][1]})", style="Caption")
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _layers(made: Made, told: Report) -> None:
    """What each layer counts, with its cautions."""
    made.add_paragraph(f"□ {told.words['counts']}", style="Heading 1")
    rows = ((part.title, part.count, counted(part)) for part in told.parts)
    _table(made, told, LAYERS, rows)
    for part in told.parts:
        for text in part.cautions:
            _hanging(made.add_paragraph(f"※ {part.title}: {text}"))


def _items(made: Made, told: Report) -> None:
    """One native table per layer."""
    made.add_paragraph(f"□ {told.words['items']}", style="Heading 1")
    if not told.parts:
        made.add_paragraph(told.words["empty"])
    for part in told.parts:
        made.add_paragraph(f"○ {part.title} ({part.count})", style="Heading 2").paragraph_format.keep_with_next = True
        _table(made, told, ITEMS, (shown(entry, told.lang) for entry in part.entries))


def _table(made: Made, told: Report, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[str, ...]]) -> None:
    drawn = docx_table.table([told.words[key] for key, _ in columns], [width for _, width in columns], rows)
    made.element.body.insert_element_before(drawn, "w:sectPr")
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _sources(made: Made, told: Report) -> None:
    """Numbered sources, then the credit of the boundaries, the stamps and the address."""
    made.add_paragraph(f"□ {told.words['sources']}", style="Heading 1")
    for source in told.sources:
        _hanging(_small(made.add_paragraph(), source_line(told, source)))
    for line in (told.words["credit"], told.stamp, f"{told.words['address']}: {told.permalink}"):
        _small(made.add_paragraph(), line)
    _drawn(made.add_paragraph(), code(told.permalink), CODE_MM, CODE_MM, told.words["qr"], told.permalink)


def _drawn(paragraph: Any, drawn: Figure, width: float, height: float, name: str, description: str) -> None:
    """A picture in a paragraph, with its name and alt text; sizes in millimetres."""
    shape = paragraph.add_run().add_picture(io.BytesIO(drawn.data), Mm(width), Mm(height))
    for about in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        about.set("name", name)
        about.set("descr", description)


def _small(paragraph: Any, text: str) -> Any:
    paragraph.add_run(text).font.size = Pt(SMALL)
    paragraph.paragraph_format.line_spacing = 1.1
    return paragraph
