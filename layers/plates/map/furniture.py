"""What a map needs to be read and believed: scale, north, title, dates, sources, fingerprint and QR code."""

from collections.abc import Iterator

from geo.crs import METRES
from layers import labels
from layers.plates.page import qr
from layers.plates.page.boxes import Rect
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Group, Item, Outline, Path, Stroke, Text
from layers.scene import verification
from layers.scene_types.scene import Footnote

STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200)
BAR_PX = 120.0
CORNER_PX = (150.0, 40.0)
LINE = 1.32
QR_PX = 92.0


def frame(canvas: Canvas) -> Group:
    """The line around the map."""
    window, stroke = canvas.window, Stroke(canvas.inks.ink_3, 0.9 * canvas.unit, cap="butt")
    return Group("frame", "furniture", (Box(window.x, window.y, window.width, window.height, None, stroke),))


def corner(canvas: Canvas) -> Rect:
    """The room of scale and north arrow, in the map's lower right corner."""
    width, height = (n * canvas.unit for n in CORNER_PX)
    window = canvas.window
    return window.right - width, window.bottom - height, window.right, window.bottom


def scale_bar(canvas: Canvas) -> Group:
    """Scale bar and north arrow."""
    unit, inks, (_, _, right, bottom) = canvas.unit, canvas.inks, corner(canvas)
    km = max((n for n in STEPS_KM if n * 1000 / canvas.frame.metres <= BAR_PX * unit * 0.8), default=STEPS_KM[0])
    length = km * 1000 / canvas.frame.metres
    end, base = right - 34 * unit, bottom - 12 * unit
    line = Outline(
        (((end - length, base - 5 * unit), (end - length, base), (end, base), (end, base - 5 * unit)),), False
    )
    words = canvas.words
    text = canvas.setter.set(words("km", n=km), "small", end - length / 2, base - 4 * unit, inks.ink, "middle")
    bar = Path(line, stroke=Stroke(inks.ink, 1.2 * unit, cap="butt"))
    return Group("scale", "furniture", (bar, text, *_north(canvas, right - 16 * unit, bottom - 11 * unit)))


def _north(canvas: Canvas, x: float, base: float) -> Iterator[Item]:
    unit, ink = canvas.unit, canvas.inks.ink
    needle = ((x, base - 20 * unit), (x + 5 * unit, base), (x, base - 4 * unit), (x - 5 * unit, base))
    yield Path(Outline((needle,)), ink)
    yield canvas.setter.set("N", "small-bold", x, base - 23 * unit, ink, "middle")


def heading(canvas: Canvas, x: float, y: float, width: float) -> tuple[Group, float]:
    """Title, subtitle, summary, caution; and where they end."""
    inks, scene, setter = canvas.inks, canvas.scene, canvas.setter
    parts = [("title", inks.ink, scene["title"]), ("subtitle", inks.ink_2, scene["subtitle"])]
    parts += [("lead", inks.ink_2, scene["caption"])] if canvas.layers else []
    parts += [("alert", inks.accent, scene["banner"])] if scene["banner"] else []
    parts += [("lead", inks.ink_2, notice) for notice in scene["notices"]]
    unit = canvas.unit
    items: list[Item] = [Box(x, y, 54 * unit, 5 * unit, inks.accent)]
    y += 9 * unit
    for kind, colour, text in parts:
        y += {"title": 4, "subtitle": 3}.get(kind, 5) * unit
        for line in setter.wrap(text, kind, width):
            y += setter.size(kind) * LINE
            items.append(setter.set(line, kind, x, y - 0.3 * setter.size(kind), colour))
    return Group("heading", "text", tuple(items), scene["title"]), y


def footer(canvas: Canvas, x: float, bottom: float, width: float, permalink: str) -> tuple[Group, float]:
    """Sources at the left, dates, fingerprint and QR code at the right, standing on `bottom`; and where they begin."""
    if canvas.layout.beside:
        return Group("footer", "text", ()), bottom
    side = QR_PX * canvas.unit
    checked = verification.address(permalink, canvas.scene["fingerprint"], canvas.scene["data_version"])
    code = Path(qr.outline(checked, x + width - side, bottom - side, side), canvas.inks.ink)
    right = _right(canvas)
    wide = max(canvas.setter.width(text, kind) for kind, text in right)
    left = width - side - wide - 14 * canvas.unit
    lines = _left(canvas, left)
    top = bottom - max(side, len(lines) * _step(canvas))
    items: list[Item] = [code]
    items += _stack(canvas, lines, x, bottom, "start")
    items += _stack(canvas, right, x + width - side - 3 * canvas.unit, bottom, "end")
    rule = Outline((((x, top - 5 * canvas.unit), (x + width, top - 5 * canvas.unit)),), False)
    items.append(Path(rule, stroke=Stroke(canvas.inks.rule, 0.9 * canvas.unit, cap="butt")))
    return Group("footer", "text", tuple(items)), top - 8 * canvas.unit


def _step(canvas: Canvas) -> float:
    return canvas.setter.size("small") * LINE


def _stack(canvas: Canvas, lines: list[tuple[str, str]], x: float, bottom: float, anchor: str) -> list[Text]:
    """Lines upon each other, the last on `bottom`."""
    step, inks = _step(canvas), canvas.inks
    tops = [bottom - (len(lines) - 1 - i) * step - 0.25 * canvas.setter.size("small") for i in range(len(lines))]
    return [
        canvas.setter.set(text, kind, x, y, inks.ink if kind == "small-bold" else inks.ink_2, anchor)
        for (kind, text), y in zip(lines, tops, strict=True)
    ]


def _right(canvas: Canvas) -> list[tuple[str, str]]:
    scene, words, lang = canvas.scene, canvas.words, canvas.setter.lang
    checked = sorted({layer["checked"] for layer in canvas.layers if layer["checked"]})
    days = "~".join(labels.short_date(day, lang) for day in dict.fromkeys((*checked[:1], *checked[-1:])))
    found = [
        ("small-bold", words["name"]),
        ("small", f"{words['asof']} {labels.short_date(scene['state']['asof'], lang)}"),
        ("small", f"{words['checked']} {days}" if days else ""),
        ("small", f"{words['version']} {scene['data_version']}"),
        ("small-bold", f"{words['fingerprint']} {scene['fingerprint']}"),
    ]
    return [(kind, text) for kind, text in found if text]


def _left(canvas: Canvas, width: float) -> list[tuple[str, str]]:
    """Numbered sources, how moved marks are drawn, and whose boundaries these are."""
    setter, words = canvas.setter, canvas.words
    room, geography = 5, (words["moved"], f"{words['boundary']} {words('credit', metres=METRES)}")
    told = () if canvas.scene["tiles"] else geography
    said = [("small", line) for text in told for line in setter.wrap(text, "small", width)]
    sources = _sources(canvas, width, max(2, room - len(said)))
    return [*(("small", line) for line in sources), *said]


def _sources(canvas: Canvas, width: float, most: int) -> list[str]:
    words, cited = canvas.words, {n for layer in canvas.layers for n in layer["sources"]}
    notes = [note for note in canvas.scene["footnotes"] if note["n"] in cited]
    told = [source(note, canvas.setter.lang) for note in notes]
    elsewhere = words["more_sources" if all(note["href"] for note in notes) else "more_unlisted"]
    for shown in range(len(told), -1, -1):
        rest = [elsewhere.format(n=len(told) - shown)] if shown < len(told) else []
        text = f"{words['sources']} " + " · ".join([*told[:shown], *rest])
        lines = canvas.setter.wrap(text, "small", width) if told else []
        if len(lines) <= most:
            return lines
    return []


def source(note: Footnote, lang: str) -> str:
    """A source as the foot of a page names it: number, publisher, date."""
    dated = labels.short_date(note["date"], lang) if note["date"] else ""
    return f"[{note['n']}]\u00a0{note['publisher']} {dated}".strip()
