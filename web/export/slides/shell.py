"""An empty presentation: its size, one layout, one typeface, what it says of itself; and slides put into it."""

import re
from collections.abc import Sequence
from datetime import datetime

from pptx import Presentation
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Made
from pptx.util import Emu

from layers.plates.page.layout import LAYOUTS
from layers.plates.page.type import Metrics
from web.export.document import fonts
from web.export.document.chapters import Document
from web.export.slides import drawingml
from web.export.slides.drawingml import NAMESPACES, Shape
from web.export.slides.text import FACE

TITLE_ONLY = "Title Only"
TEMPLATE_WIDTH = 9_144_000
NOT_OURS = ("/thumbnail", "/printerSettings")
WIDTH_MM, HEIGHT_MM, MARGIN_MM = LAYOUTS["slide"].width, LAYOUTS["slide"].height, LAYOUTS["slide"].margin
LONGEST_ABOUT = 255
HANGUL = range(0xAC00, 0xD7A4)
WIDER, HANGUL_EM = 1.12, 0.97
LEAST_EM = {**dict.fromkeys("0123456789·", 0.66), **dict.fromkeys(",.:;", 0.34), **dict.fromkeys("()[]", 0.4), " ": 0.4}
SCHEME = re.compile(rb"<a:fontScheme.*?</a:fontScheme>", re.DOTALL)
SCRIPTS = re.compile(rb"<a:font script=[^>]*/>")
SLIDE = (
    "<p:sld {}><p:cSld><p:spTree>"
    "<p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    "{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)
FONT = re.compile(rb'<a:(latin|ea|cs) typeface="[^"]*"')


def metrics() -> Metrics:
    """Widths of letters that leave room for 맑은 고딕 and for what stands in for it: they are not at hand."""
    own = fonts.metrics()
    regular, bold = ({code: _wider(code, width) for code, width in face.items()} for face in (own.regular, own.bold))
    return Metrics(regular, bold)


def _wider(code: int, width: float) -> float:
    least = HANGUL_EM if code in HANGUL else LEAST_EM.get(chr(code), 0.0)
    return max(width * WIDER, least)


def opened(document: Document) -> Made:
    """An empty presentation with one layout, in one typeface."""
    made = Presentation()
    made.slide_width, made.slide_height = Emu(drawingml.emu(WIDTH_MM)), Emu(drawingml.emu(HEIGHT_MM))
    for layout in list(made.slide_layouts):
        if layout.name != TITLE_ONLY:
            made.slide_layouts.remove(layout)
    for part in (made.slide_master, *made.slide_layouts):
        for shape in part.placeholders:
            shape.left, shape.width = (
                Emu(round(n * made.slide_width / TEMPLATE_WIDTH)) for n in (shape.left, shape.width)
            )
    _face_theme(made.slide_master.part)
    for owner in (made.part.package, made.part):
        for key in [key for key, rel in owner._rels.items() if rel.reltype.endswith(NOT_OURS)]:
            owner._rels.pop(key)
    _about(made, document)
    return made


def _face_theme(part: Part) -> None:
    """The theme of a master names one typeface for headings and text, Korean letters too."""
    for relation in part.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = relation.target_part
            theme._blob = SCHEME.sub(_scheme, theme.blob)


def _scheme(found: re.Match[bytes]) -> bytes:
    return FONT.sub(b'<a:\\1 typeface="%s"' % FACE.encode("utf-8"), SCRIPTS.sub(b"", found[0]))


def _about(made: Made, document: Document) -> None:
    """What the file says of itself: the latest as-of date, nobody's name unless the cover gives one."""
    first, cover, name = document.chapters[0], document.cover, document.words["name"]
    codes = dict.fromkeys(each.stamps[-1][1] for each in document.chapters if each.stamps)
    told = {
        "title": document.title, "subject": cover.subtitle if cover else first.subtitle, "comments": first.stamp,
        "author": (cover.author if cover else "") or name, "keywords": ", ".join(codes), "language": document.lang,
        "last_modified_by": name,
    }  # fmt: skip
    about = made.core_properties
    for key, text in told.items():
        setattr(about, key, text[:LONGEST_ABOUT])
    about.created = about.modified = datetime.fromisoformat(document.asof)
    about.revision = 1


def put(made: Made, shapes: Sequence[Shape], notes: str) -> None:
    """A slide of shapes with its speaker notes; the layout's own placeholders make way.

    The slide is written as one text: shapes moved from one tree into another cost most of a document's time.
    """
    slide = made.slides.add_slide(made.slide_layouts[0])
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = notes
    slide.part._element = parse_xml(SLIDE.format(NAMESPACES, "".join(shape.xml for shape in shapes)))
