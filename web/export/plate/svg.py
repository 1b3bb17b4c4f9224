"""A plate as SVG: text as text, the product's font inside, one named group for everything that has a name."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape, quoteattr

from layers.plates.page.plate import Box, Circle, Group, Hatch, Outline, Path, Plate, Stroke, Text
from layers.symbols.textures import texture
from web.export.document import fonts

LONG = 120
FINE = 'transform="scale(.01)"'
_KEPT: WeakKeyDictionary[Outline, str] = WeakKeyDictionary()


def write(plate: Plate) -> bytes:
    """The plate as an SVG document; equal plates are equal bytes."""
    letters = frozenset("".join(text.text for text in plate.texts()))
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{plate.width:g}mm" height="{plate.height:g}mm" '
        f'viewBox="0 0 {plate.width:g} {plate.height:g}" lang="{plate.lang}" role="img" '
        f'font-family="{fonts.FAMILIES}" font-kerning="none" stroke-linejoin="round">\n',
        f"<title>{escape(plate.title)}</title>\n<desc>{escape(plate.description)}</desc>\n",
        f"<metadata>{escape(_about(plate))}</metadata>\n",
        f"<defs>{fonts.embedded(letters)}{''.join(_patterns(plate))}{''.join(_clips(plate))}</defs>\n",
        f'<rect width="{plate.width:g}" height="{plate.height:g}" fill="{plate.paper}"/>\n',
        *(_group(group) for group in plate.groups if group.items),
        "</svg>\n",
    ]
    return "".join(parts).encode("utf-8")


def _about(plate: Plate) -> str:
    return f"as of {plate.asof}; data {plate.data_version}; fingerprint {plate.fingerprint}; {plate.permalink}"


def _group(group: Group) -> str:
    clip = f' clip-path="url(#{_clip_id(group.clip)})"' if group.clip else ""
    title = f"<title>{escape(group.title)}</title>" if group.title else ""
    return f"<g id={quoteattr(group.id)}{clip}>{title}{''.join(DRAWN[type(item)](item) for item in group.items)}</g>\n"


def data(outline: Outline) -> str:
    """An outline as path data; kept as long as the outline is."""
    if outline not in _KEPT:
        end = "z" if outline.closed else ""
        _KEPT[outline] = "".join([_part(part) + end for part in outline.parts if part])
    return _KEPT[outline]


def _part(part: tuple[tuple[float, float], ...]) -> str:
    """One part: its first point, then steps from point to point in hundredths of a millimetre."""
    points = [(round(x * 100), round(y * 100)) for x, y in part]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    return f"M{points[0][0] / 100:g} {points[0][1] / 100:g}l" + " ".join(
        [f"{dx / 100:g} {dy / 100:g}" for dx, dy in steps]
    )


def _path(item: Path) -> str:
    name = f" data-region={quoteattr(item.name)}" if item.name else ""
    rule = ' fill-rule="evenodd"' if item.fill else ""
    return f'<path d="{data(item.outline)}"{rule}{paint(item.fill, item.stroke, item.opacity)}{name}/>'


def _hatch(item: Hatch) -> str:
    return f'<path d="{data(item.outline)}" fill="url(#{pattern_id(item)})" fill-rule="evenodd"/>'


def _circle(item: Circle) -> str:
    return (
        f'<circle cx="{item.x:.2f}" cy="{item.y:.2f}" r="{item.r:.3g}"{paint(item.fill, item.stroke, item.opacity)}/>'
    )


def _box(item: Box) -> str:
    size = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
    corner = f' rx="{item.radius:.2f}"' if item.radius else ""
    return f"<rect {size}{corner}{paint(item.fill, item.stroke, item.opacity)}/>"


def _text(item: Text) -> str:
    """A text as wide as it was measured, whatever font stands in; a halo is the same letters, broad, below it.

    Not every program knows `paint-order`: one that does not would paint the halo over the letters. It is set in
    hundredths of a millimetre, as LibreOffice measures letters in whole units of its drawing.
    """
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    trail = item.tracking * item.size
    x = item.x + (trail / 2 if item.anchor == "middle" else 0.0)
    weight = ' font-weight="700"' if item.bold else ""
    spacing = f' letter-spacing="{_fine(trail)}"' if item.tracking else ""
    length = f' textLength="{_fine(item.width + trail)}" lengthAdjust="spacingAndGlyphs"' if len(item.text) > 1 else ""
    size = f'font-size="{_fine(item.size)}"'
    set_as = f'{FINE} x="{_fine(x)}" y="{_fine(item.y)}" {size}{weight}{anchor}{spacing}{length}'
    letters = escape(item.text)
    return _halo(item, set_as, letters) + f'<text {set_as} fill="{item.colour}">{letters}</text>'


def _fine(millimetres: float) -> str:
    return f"{millimetres * 100:.0f}"


def _halo(item: Text, set_as: str, letters: str) -> str:
    """The letters painted broad in the colour of the paper; no text of its own to readers."""
    if not item.halo:
        return ""
    broad = f'stroke="{item.halo}" stroke-width="{_fine(item.size * 0.3)}" stroke-opacity="0.92"'
    return f'<text {set_as} fill="{item.halo}" {broad} aria-hidden="true">{letters}</text>'


DRAWN: dict[type, Callable[..., str]] = {Path: _path, Hatch: _hatch, Circle: _circle, Box: _box, Text: _text}


def paint(fill: str | None, stroke: Stroke | None, opacity: float) -> str:
    """Fill and stroke as attributes."""
    veil = f' fill-opacity="{opacity:g}"' if fill and opacity < 1 else ""
    return f' fill="{fill or "none"}"{veil}{_stroke(stroke) if stroke else ""}'


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{" ".join(f"{n:.3g}" for n in stroke.dash)}"' if stroke.dash else ""
    cap = ' stroke-linecap="round"' if stroke.cap == "round" else ""
    veil = f' stroke-opacity="{stroke.opacity:g}"' if stroke.opacity < 1 else ""
    return f' stroke="{stroke.colour}" stroke-width="{stroke.width:.3g}"{dash}{cap}{veil}'


def _patterns(plate: Plate) -> Iterator[str]:
    hatches = {pattern_id(item): item for item in plate.items() if isinstance(item, Hatch)}
    return (pattern(name, item) for name, item in sorted(hatches.items()))


def pattern_id(item: Hatch) -> str:
    """What a hatch is called: its pattern and colour."""
    return f"hatch-{item.pattern}-{item.colour.removeprefix('#')}"


def pattern(name: str, item: Hatch) -> str:
    """A pattern; one of lines without end has a long cell, as viewers leave a seam where cells meet."""
    drawn = texture(item.pattern)
    across = drawn.size * (LONG if any((x0, x1) == (0, drawn.size) for x0, _, x1, _ in drawn.strokes) else 1)
    down = drawn.size * (LONG if any((y0, y1) == (0, drawn.size) for _, y0, _, y1 in drawn.strokes) else 1)
    ends = ((x0, y0, x1 if x0 or x1 < drawn.size else across, y1 if y0 or y1 < drawn.size else down)
            for x0, y0, x1, y1 in drawn.strokes)  # fmt: skip
    lines = "".join(f"M{x0:g} {y0:g}L{x1:g} {y1:g}" for x0, y0, x1, y1 in ends)
    cap = ' stroke-linecap="round"' if drawn.round else ""
    return (
        f'<pattern id="{name}" width="{across:g}" height="{down:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({item.unit:g}) rotate({drawn.turn:g})"><path d="{lines}" fill="none" '
        f'stroke="{item.colour}" stroke-width="{drawn.width:g}" stroke-opacity="{drawn.opacity:g}"{cap}/></pattern>'
    )


def _clips(plate: Plate) -> Iterator[str]:
    clips = {_clip_id(group.clip): group.clip for group in plate.groups if group.clip}
    return (f'<clipPath id="{name}">{_box(clip)}</clipPath>' for name, clip in clips.items())


def _clip_id(clip: Box) -> str:
    return f"clip-{clip.x:.0f}-{clip.y:.0f}-{clip.width:.0f}-{clip.height:.0f}"
