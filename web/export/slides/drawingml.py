"""Native shapes of PowerPoint (DrawingML) from the shapes of a plate: outlines, ellipses, boxes, groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from weakref import WeakKeyDictionary
from xml.sax.saxutils import quoteattr

from layers.plates.page.boxes import Rect
from layers.plates.page.plate import Box, Circle, Outline, Stroke

EMU_PER_MM, STEPS_PER_MM = 36_000, 100
EMU_PER_STEP = EMU_PER_MM // STEPS_PER_MM
FIRST_ID = 100
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PATTERNS = {
    "undecided": "ltDnDiag", "candidate": "dashDnDiag", "proposed": "dashUpDiag", "considered": "pct5",
    "no-data": "ltVert", "unconfirmed": "pct20",
}  # fmt: skip
WEIGHTS = {
    "undecided": 0.45, "candidate": 0.5, "proposed": 0.4, "considered": 0.6, "no-data": 0.3, "unconfirmed": 0.6,
}  # fmt: skip
_KEPT: WeakKeyDictionary[Outline, str] = WeakKeyDictionary()


@dataclass(frozen=True)
class Shape:
    """The XML of one shape or group and the box it takes on the page, in millimetres."""

    xml: str
    box: Rect


@dataclass
class Ids:
    """Numbers of the shapes of one slide."""

    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_ID))

    def about(self, name: str, description: str, hidden: bool = False) -> str:
        """What a shape says of itself: number, name, alt text, and whether it is only read."""
        seen = ' hidden="1"' if hidden else ""
        return f'<p:cNvPr id="{next(self.numbers)}" name={_attribute(name)} descr={_attribute(description)}{seen}/>'


def _attribute(text: str) -> str:
    return quoteattr(" ".join(text.split()))


def emu(mm: float) -> int:
    """Millimetres in the unit of the format."""
    return round(mm * EMU_PER_MM)


def colour(value: str, opacity: float = 1.0) -> str:
    """A colour, `#RRGGBB`."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{value.removeprefix("#").upper()}">{alpha}</a:srgbClr>'


def fill(value: str | None, opacity: float = 1.0) -> str:
    """A plain fill, or none."""
    return f"<a:solidFill>{colour(value, opacity)}</a:solidFill>" if value else "<a:noFill/>"


def hatch(pattern: str, ink: str, ground: str) -> str:
    """A status texture as the pattern fill that comes nearest; its ink is paled, as the texture is not opaque."""
    paled = mixed(ink, ground, WEIGHTS.get(pattern, 0.5))
    kind = PATTERNS.get(pattern, PATTERNS["undecided"])
    inks = f"<a:fgClr>{colour(paled)}</a:fgClr><a:bgClr>{colour(ground)}</a:bgClr>"
    return f'<a:pattFill prst="{kind}">{inks}</a:pattFill>'


def mixed(one: str, other: str, share: float) -> str:
    """`share` of one colour over another."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def line(stroke: Stroke | None) -> str:
    """How an outline is drawn; lengths of dashes are shares of its width."""
    if not stroke:
        return "<a:ln><a:noFill/></a:ln>"
    cap = "rnd" if stroke.cap == "round" else "flat"
    pairs = zip(stroke.dash[::2], stroke.dash[1::2], strict=False)
    dashes = "".join(f'<a:ds d="{_share(on, stroke)}" sp="{_share(off, stroke)}"/>' for on, off in pairs)
    dash = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    return f'<a:ln w="{emu(stroke.width)}" cap="{cap}">{fill(stroke.colour, stroke.opacity)}{dash}<a:round/></a:ln>'


def _share(length: float, stroke: Stroke) -> int:
    return max(1_000, round(length / stroke.width * 100_000))


def freeform(ids: Ids, name: str, description: str, outline: Outline, painted: str, edge: str) -> Shape:
    """An outline with all its parts, holes included, as one editable shape."""
    across = [x for part in outline.parts for x, _ in part]
    down = [y for part in outline.parts for _, y in part]
    box = min(across), min(down), max(across), max(down)
    return _shape(ids, name, description, box, _geometry(outline, box), painted, edge)


def _geometry(outline: Outline, box: Rect) -> str:
    if outline not in _KEPT:
        _KEPT[outline] = _custom(outline, box)
    return _KEPT[outline]


def _custom(outline: Outline, box: Rect) -> str:
    left, top = _steps(box[0]), _steps(box[1])
    end = "<a:close/>" if outline.closed else ""
    parts = []
    for part in outline.parts:
        points = [f'<a:pt x="{_steps(x) - left}" y="{_steps(y) - top}"/>' for x, y in part]
        drawn = "</a:lnTo><a:lnTo>".join(points[1:])
        parts.append(f"<a:moveTo>{points[0]}</a:moveTo><a:lnTo>{drawn}</a:lnTo>{end}" if drawn else "")
    size = f'w="{max(1, _steps(box[2]) - left)}" h="{max(1, _steps(box[3]) - top)}"'
    unfilled = "" if outline.closed else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{unfilled}>{''.join(parts)}</a:path></a:pathLst></a:custGeom>"
    )


def _steps(mm: float) -> int:
    return round(mm * STEPS_PER_MM)


def ellipse(ids: Ids, name: str, description: str, circle: Circle) -> Shape:
    """A circle."""
    box = circle.x - circle.r, circle.y - circle.r, circle.x + circle.r, circle.y + circle.r
    painted = fill(circle.fill, circle.opacity)
    return _shape(ids, name, description, box, preset("ellipse"), painted, line(circle.stroke))


def rectangle(ids: Ids, name: str, description: str, box: Box, painted: str | None = None) -> Shape:
    """A box, its corners rounded as the plate's are."""
    share = round(min(0.5, box.radius / max(0.01, min(box.width, box.height))) * 100_000)
    geometry = preset("roundRect", f'<a:gd name="adj" fmla="val {share}"/>') if share else preset("rect")
    bounds = box.x, box.y, box.right, box.bottom
    return _shape(ids, name, description, bounds, geometry, painted or fill(box.fill, box.opacity), line(box.stroke))


def preset(kind: str, adjusted: str = "") -> str:
    """One of the format's own geometries."""
    return f'<a:prstGeom prst="{kind}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'


def _shape(ids: Ids, name: str, description: str, box: Rect, geometry: str, painted: str, edge: str) -> Shape:
    xml = (
        f"<p:sp><p:nvSpPr>{ids.about(name, description)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place(box)}{geometry}{painted}{edge}</p:spPr></p:sp>"
    )
    return Shape(xml, box)


def place(box: Rect, kind: str = "a:xfrm") -> str:
    """Where a shape stands: whole hundredths of a millimetre, as its points are."""
    left, top, right, bottom = map(_steps, box)
    off = f'<a:off x="{left * EMU_PER_STEP}" y="{top * EMU_PER_STEP}"/>'
    ext = f'<a:ext cx="{max(1, right - left) * EMU_PER_STEP}" cy="{max(1, bottom - top) * EMU_PER_STEP}"/>'
    return f"<{kind}>{off}{ext}</{kind}>"


def group(ids: Ids, name: str, description: str, shapes: Iterable[Shape]) -> Shape | None:
    """Shapes as one group; None where there are none."""
    found = list(shapes)
    if not found:
        return None
    sides = zip(*(shape.box for shape in found), strict=True)
    left, top, right, bottom = (edge(values) for edge, values in zip((min, min, max, max), sides, strict=True))
    box = left, top, right, bottom
    inner = (
        place(box)
        .removeprefix("<a:xfrm>")
        .removesuffix("</a:xfrm>")
        .replace("a:off", "a:chOff")
        .replace("a:ext", "a:chExt")
    )
    frame = place(box).replace("</a:xfrm>", f"{inner}</a:xfrm>")
    xml = (
        f"<p:grpSp><p:nvGrpSpPr>{ids.about(name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{frame}</p:grpSpPr>{''.join(shape.xml for shape in found)}</p:grpSp>"
    )
    return Shape(xml, box)
