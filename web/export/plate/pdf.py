"""A plate as PDF: vector pages, text as text, both faces of the product's font embedded as far as they are used."""

import io
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from layers.plates.page.plate import Box, Circle, Group, Hatch, Outline, Path, Plate, Stroke, Text
from layers.symbols.textures import Line, lines, texture
from web.export.document import fonts
from web.export.document.tagged import Tagged
from web.export.plate.pdf_reading import Reading

MM = 72 / 25.4
EVEN_ODD, BUTT, ROUND = 0, 0, 1
FILL, STROKE = 0, 1
_KEPT: WeakKeyDictionary[Outline, str] = WeakKeyDictionary()
_HATCHED: WeakKeyDictionary[Outline, dict[tuple[str, float], list[Line]]] = WeakKeyDictionary()


def write(plate: Plate, compressed: bool = True) -> bytes:
    """The plate as a PDF, its legend on further pages where it runs on; equal plates are equal bytes.

    What is only drawn again needs no compression.
    """
    fonts.register()
    file = io.BytesIO()
    size = plate.width * MM, plate.height * MM
    named = {"lang": plate.lang, "initialFontName": fonts.REGULAR}
    page = Tagged(file, size, pageCompression=int(compressed), invariant=1, **named)
    page.setTitle(plate.title)
    page.setAuthor(f"{plate.fingerprint} · {plate.data_version}")
    page.setSubject(plate.description)
    page.setKeywords([plate.permalink])
    for each in (plate, *plate.more):
        page.transform(MM, 0, 0, -MM, 0, each.height * MM)
        read = Reading(page, each.description)
        draw(page, each.groups, Box(0, 0, each.width, each.height, each.paper), read.group)
        page.showPage()
    page.save()
    return file.getvalue()


def draw(
    page: Tagged, groups: Iterable[Group], window: Box, read: Callable[[Group, Callable[..., None]], None]
) -> None:
    """Groups on their paper, in millimetres with y down; nothing outside of the window is seen.

    `read` draws the items of a group, each by the function it is given, and says what they are.
    """
    page.setLineJoin(ROUND)
    page.clipPath(_outlined(_corners(window)), stroke=0, fill=0)
    with page.ornamented():
        _box(page, window)
    for group in groups:
        page.saveState()
        if group.clip:
            page.clipPath(_outlined(_corners(group.clip)), stroke=0, fill=0)
        read(group, lambda item: DRAWN[type(item)](page, item))
        page.restoreState()


def _corners(box: Box) -> Outline:
    corners = (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)
    return Outline((corners,))


def _outlined(outline: Outline) -> PDFPathObject:
    """An outline as path operators; their text is kept as long as the outline is."""
    if outline not in _KEPT:
        _KEPT[outline] = " ".join(_operators(part, outline.closed) for part in outline.parts if part)
    return PDFPathObject(code=[_KEPT[outline]])


def _operators(part: tuple[tuple[float, float], ...], closed: bool) -> str:
    start, *rest = part
    more = " ".join([f"{x:.2f} {y:.2f} l" for x, y in rest])
    return f"{start[0]:.2f} {start[1]:.2f} m {more}{' h' if closed else ''}"


def path(page: Canvas, item: Path) -> None:
    """An outline with its fill and stroke."""
    _paint(page, item.fill, item.stroke, item.opacity)
    page.drawPath(
        _outlined(item.outline), stroke=int(item.stroke is not None), fill=int(item.fill is not None), fillMode=EVEN_ODD
    )


def _circle(page: Canvas, item: Circle) -> None:
    _paint(page, item.fill, item.stroke, item.opacity)
    page.circle(item.x, item.y, item.r, stroke=int(item.stroke is not None), fill=int(item.fill is not None))


def _box(page: Canvas, item: Box) -> None:
    _paint(page, item.fill, item.stroke, item.opacity)
    shown = {"stroke": int(item.stroke is not None), "fill": int(item.fill is not None)}
    page.roundRect(item.x, item.y, item.width, item.height, item.radius, **shown) if item.radius else page.rect(
        item.x, item.y, item.width, item.height, **shown
    )


def _hatch(page: Canvas, item: Hatch) -> None:
    """Lines clipped to the outline: a pattern would not survive every office program."""
    if not item.outline.parts:
        return
    drawn = texture(item.pattern)
    page.saveState()
    page.clipPath(_outlined(item.outline), stroke=0, fill=0, fillMode=EVEN_ODD)
    _pen(
        page,
        Stroke(item.colour, drawn.width * item.unit, cap="round" if drawn.round else "butt", opacity=drawn.opacity),
    )
    page.lines(_textured(item))
    page.restoreState()


def _textured(item: Hatch) -> list[Line]:
    kept = _HATCHED.setdefault(item.outline, {})
    key = item.pattern, item.unit
    if key not in kept:
        kept[key] = lines(texture(item.pattern), item.unit, _bounds(item))
    return kept[key]


def _bounds(item: Hatch) -> tuple[float, float, float, float]:
    """The box around a hatch's outline, as far as it can be seen."""
    across, down = zip(*(point for part in item.outline.parts for point in part), strict=True)
    seen = item.within or Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
    return max(min(across), seen.x), max(min(down), seen.y), min(max(across), seen.right), min(max(down), seen.bottom)


def _text(page: Canvas, item: Text) -> None:
    """Letters stand upright in a page whose y runs down; its halo is no text, its spaced letters are one word."""
    page.saveState()
    page.transform(1, 0, 0, -1, item.left, item.y)
    if item.halo:
        page.saveState()
        page.addLiteral(_instead(""))
        _pen(page, Stroke(item.halo, item.size * 0.3, opacity=0.92))
        _letters(page, item, STROKE)
        page.addLiteral("EMC")
        page.restoreState()
    _ink(page, item.colour, 1.0)
    if item.tracking:
        page.addLiteral(_instead(item.text))
    _letters(page, item, FILL)
    if item.tracking:
        page.addLiteral("EMC")
    page.restoreState()


def _instead(text: str) -> str:
    """Begin of letters that are read, searched and copied as a text."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


def _letters(page: Canvas, item: Text, mode: int) -> None:
    written = page.beginText(0, 0)
    written.setFont(fonts.BOLD if item.bold else fonts.REGULAR, item.size)
    written.setTextRenderMode(mode)
    written.setCharSpace(item.tracking * item.size)
    written.textOut(item.text)
    page.drawText(written)


DRAWN: dict[type, Callable[..., None]] = {Path: path, Hatch: _hatch, Circle: _circle, Box: _box, Text: _text}


def _paint(page: Canvas, fill: str | None, stroke: Stroke | None, opacity: float) -> None:
    if fill:
        _ink(page, fill, opacity)
    if stroke:
        _pen(page, stroke)


def _ink(page: Canvas, colour: str, opacity: float) -> None:
    page.setFillColor(_colour(colour))
    page.setFillAlpha(opacity)


def _pen(page: Canvas, stroke: Stroke) -> None:
    page.setStrokeColor(_colour(stroke.colour))
    page.setStrokeAlpha(stroke.opacity)
    page.setLineWidth(round(stroke.width, 4))
    page.setLineCap(ROUND if stroke.cap == "round" else BUTT)
    page.setDash([round(n, 4) for n in stroke.dash])


def _colour(text: str) -> Color:
    return HexColor(text)
