"""What a Word report looks like and says of itself: A4, header and footer, one typeface in every style, no clock."""

from datetime import datetime
from typing import Any

from docx.document import Document as Made
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from web.export.document.chapters import Document
from web.export.document.report_lines import head_line

FACE = "맑은 고딕"
INK, ACCENT = "1A222C", "A8321F"
WIDTH_MM, HEIGHT_MM, MARGIN_MM = 210, 297, 20
STYLES = {
    "Normal": (10.5, False, INK), "Title": (20, True, INK), "Subtitle": (11, False, INK), "Heading 1": (14, True, INK),
    "Heading 2": (11.5, True, INK), "List Bullet": (10.5, False, INK), "Caption": (9, False, INK),
    "Header": (8.5, False, INK), "Footer": (8.5, False, INK),
}  # fmt: skip
FOLLOWING = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def page(made: Made, document: Document) -> None:
    """A4 with header and footer; the page's number stands last."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text, head.alignment = head_line(document), WD_ALIGN_PARAGRAPH.RIGHT
    stamp = document.chapters[0].stamp if len(document.chapters) == 1 else document.title
    foot.text, foot.alignment = f"{stamp} · ", WD_ALIGN_PARAGRAPH.CENTER
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        foot._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
        foot.add_run(after)


def turned(made: Made, lies: bool, begun: bool) -> bool:
    """Turn the pages from here on, where they do not lie or stand so; whether that began a new page."""
    last = made.sections[-1]
    way = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    if last.orientation == way:
        return False
    section, sides = made.add_section(WD_SECTION.NEW_PAGE) if begun else last, (Mm(WIDTH_MM), Mm(HEIGHT_MM))
    section.orientation = way
    section.page_width, section.page_height = sides[::-1] if lies else sides
    return begun


def room_mm(made: Made) -> float:
    """How wide text is on the last pages."""
    lies = made.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    return (HEIGHT_MM if lies else WIDTH_MM) - 2 * MARGIN_MM


def about(made: Made, document: Document) -> None:
    """What the file says of itself: the latest as-of date, nobody's name unless the cover gives one."""
    links = made.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        links.pop(key)
    first, cover, name = document.chapters[0], document.cover, document.words["name"]
    told = made.core_properties
    told.title, told.author = document.title[:255], ((cover.author if cover else "") or name)[:255]
    told.subject = (cover.subtitle if cover else first.subtitle)[:255]
    told.comments, told.language = first.stamp[:255], document.lang
    told.keywords = ", ".join(dict.fromkeys(each.stamps[-1][1] for each in document.chapters if each.stamps))[:255]
    told.created = told.modified = datetime.fromisoformat(document.asof)
    told.last_modified_by, told.revision = name, 1


def styles(made: Made) -> None:
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
        properties.insert_element_before(parse_xml(f'<w:{name} {nsdecls("w")} w:val="0"/>'), *FOLLOWING)


def _untracked(properties: Any) -> None:
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)


def _face(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = " ".join(f'w:{script}="{FACE}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>"))


def ruled(properties: Any, **sides: str) -> None:
    """Lines beside a paragraph, `colour:eighths of a point`."""
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    lines = (
        f'<w:{side} w:val="single" w:sz="{told.split(":")[1]}" w:space="6" w:color="{told.split(":")[0]}"/>'
        for side, told in sides.items()
    )
    properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(lines)}</w:pBdr>"), *FOLLOWING)
