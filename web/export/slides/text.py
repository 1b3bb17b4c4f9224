"""Native text of a slide: runs, paragraphs and boxes in one typeface, as the texts of a plate are set."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from layers.plates.page.boxes import Rect
from web.export.slides import drawingml
from web.export.slides.drawingml import Ids, Shape

FACE = "맑은 고딕"
POINTS_PER_MM = 72 / 25.4
LONGEST_NAME = 60
PITCH, GLOW = 1.32, 0.12
NUMBER_FIELD = "{5C8F0F3A-6E0B-4D7C-9A41-0D6B6C1E2F30}"


@dataclass(frozen=True)
class Letters:
    """How letters look: size and tracking in millimetres and em, as on the plate."""

    size: float
    colour: str
    bold: bool = False
    tracking: float = 0.0
    halo: str | None = None

    @property
    def points(self) -> float:
        """Size in points."""
        return self.size * POINTS_PER_MM


def run(text: str, letters: Letters) -> str:
    """A run of text; its halo is a glow, so that the letters stay editable."""
    spacing = f' spc="{round(letters.tracking * letters.points * 100)}"' if letters.tracking else ""
    glow = _glow(letters.size * GLOW, letters.halo) if letters.halo else ""
    return f"<a:r>{properties(letters, spacing, glow)}<a:t>{escape(text)}</a:t></a:r>"


def _glow(radius: float, halo: str) -> str:
    shown = drawingml.colour(halo, 0.9)
    return f'<a:effectLst><a:glow rad="{drawingml.emu(radius)}">{shown}</a:glow></a:effectLst>'


def properties(letters: Letters, spacing: str = "", glow: str = "") -> str:
    """Properties of a run, one typeface for every script."""
    faces = "".join(f'<a:{script} typeface="{FACE}"/>' for script in ("latin", "ea", "cs"))
    size = f'sz="{round(letters.points * 100)}" b="{int(letters.bold)}"'
    inner = f"{drawingml.fill(letters.colour)}{glow}{faces}"
    return f'<a:rPr lang="ko-KR" altLang="en-US" {size}{spacing} dirty="0">{inner}</a:rPr>'


def paragraph(lines: Iterable[str], letters: Letters, align: str = "l", pitch: float | None = None) -> str:
    """A paragraph whose lines are broken where they are; `pitch` is the distance of lines in millimetres.

    An empty one says its size too: programs would set it in theirs, and table rows would grow.
    """
    lines = list(lines)
    if not any(lines):
        return paragraph_of(properties(letters).replace("a:rPr", "a:endParaRPr"), align, pitch)
    return paragraph_of(f"<a:br>{properties(letters)}</a:br>".join(run(each, letters) for each in lines), align, pitch)


def paragraph_of(runs: str, align: str = "l", pitch: float | None = None) -> str:
    """A paragraph of runs."""
    height = f'<a:lnSpc><a:spcPts val="{round(pitch * POINTS_PER_MM * 100)}"/></a:lnSpc>' if pitch else ""
    spaces = f'{height}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
    return f'<a:p><a:pPr algn="{align}" marL="0" indent="0">{spaces}</a:pPr>{runs}</a:p>'


def numbered(number: int, letters: Letters) -> str:
    """A paragraph with the slide's number as a field, at the right."""
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{properties(letters)}<a:t>{number}</a:t></a:fld>'
    return paragraph_of(field, "r")


def text_box(ids: Ids, name: str, description: str, box: Rect, paragraphs: str, anchor: str = "ctr") -> Shape:
    """Text in a box of the page without borders or margins."""
    return _boxed(ids.about(name, description), '<p:cNvSpPr txBox="1"/><p:nvPr/>', box, paragraphs, anchor)


def title(ids: Ids, text: str, box: Rect, letters: Letters, hidden: bool = False) -> Shape:
    """The title of a slide, which readers find as such; a hidden one is read and not seen."""
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
    said = paragraph([text], letters, pitch=letters.size * PITCH)
    return _boxed(ids.about(text[:LONGEST_NAME], text, hidden), kind, box, said, "t")


def _boxed(about: str, kind: str, box: Rect, paragraphs: str, anchor: str) -> Shape:
    room = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
    body = f'<a:bodyPr {room} anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    xml = (
        f"<p:sp><p:nvSpPr>{about}{kind}</p:nvSpPr><p:spPr>{drawingml.place(box)}{drawingml.preset('rect')}<a:noFill/></p:spPr>"
        f"<p:txBody>{body}{paragraphs}</p:txBody></p:sp>"
    )
    return Shape(xml, box)
