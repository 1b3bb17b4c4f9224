"""One mark of the map: shape says which instrument, the seal which sector, solidity how sure.

Panel, map, legend, tables and exports use this one drawing: an SVG with presentation attributes only, so that it is
whole under a strict content policy, in a photocopy and in an office file.
"""

from xml.sax.saxutils import escape

from layers.errors import UnknownShape, UnknownSolidity
from layers.scene_types.vocabulary import Hatch
from layers.symbols import palette
from layers.symbols.marks import SHAPES, Shape, across, hatching, lower_half, path

FONT = "Pretendard Variable, Pretendard, Malgun Gothic, sans-serif"
DASH = "4 2.4"
WIDTH_OF_SEAL = {0: 1.0, 1: 1.0, 2: 0.72}

HATCHES: dict[str, Hatch] = {
    "undecided": "undecided",
    "unconfirmed": "unconfirmed",
    "proposed": "proposed",
    "applied": "proposed",
    "candidate": "candidate",
    "considered": "considered",
}
NO_DATA: Hatch = "no-data"
HALF_OPACITY = 0.32


def _solid(shape: Shape, colour: str) -> str:
    return f'<path d="{path(shape.corners)}" fill="{colour}" stroke="#FFFFFF" stroke-width="0.8"/>'


def _stroked(shape: Shape, colour: str, width: float, extra: str = "", fill: str = palette.PAPER) -> str:
    return (
        f'<path d="{path(shape.corners)}" fill="{fill}" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linejoin="round"{extra}/>'
    )


def _half(shape: Shape, colour: str) -> str:
    lower = f'<path d="{path(lower_half(shape.corners))}" fill="{colour}" fill-opacity="{HALF_OPACITY:g}"/>'
    return _stroked(shape, colour, 2.4) + lower


def _outline(shape: Shape, colour: str) -> str:
    return _stroked(shape, colour, 1.8)


def _dashed(shape: Shape, colour: str, dash: str = DASH) -> str:
    return _stroked(shape, colour, 1.8, f' stroke-dasharray="{dash}"')


def _long_dashed(shape: Shape, colour: str) -> str:
    return _dashed(shape, colour, "8 2.4")


def _short_dashed(shape: Shape, colour: str) -> str:
    return _dashed(shape, colour, "2.2 2.2")


def _dotted(shape: Shape, colour: str) -> str:
    return _stroked(shape, colour, 1.9, ' stroke-dasharray="0.1 3" stroke-linecap="round"')


def _hatched(shape: Shape, colour: str) -> str:
    lines = (
        f'<path d="{hatching(shape.corners)}" fill="none" stroke="{colour}" stroke-width="0.9" stroke-opacity="0.6"/>'
    )
    return _stroked(shape, colour, 1.2) + lines


def _struck(shape: Shape, colour: str) -> str:
    return _stroked(shape, palette.GREY_INK, 1.2, fill=palette.STRUCK)


BODIES = {
    "solid": _solid,
    "half": _half,
    "outline": _outline,
    "dashed": _dashed,
    "dotted": _dotted,
    "hatched": _hatched,
    "question": _dotted,
    "struck": _struck,
}
OF_STATUS = {"applied": _long_dashed, "proposed": _short_dashed}
"""Dashed things that are no candidates: a bid has long dashes, a wish short ones."""
FRONTS = {"solid": palette.PAPER, "half": palette.INK}
GREY_BODIES = {"question", "struck", "hatched"}
SEAL_OF = {"question": "?"}
FRAME = (
    '<path d="M0.9 6.4L0.9 0.9L6.4 0.9M17.6 0.9L23.1 0.9L23.1 6.4M23.1 17.6L23.1 23.1L17.6 23.1M6.4 23.1L0.9 23.1'
    f'L0.9 17.6" fill="none" stroke="{palette.INK}" stroke-width="1.7" stroke-linecap="round"/>'
)
STRIKES = {"ended": "M2 22L22 2", "not-selected": "M2 22L22 2M2 2L22 22"}
UNSTRUCK = ("fulfilled",)
"""What ended because its aim was met: grey as all that ended, and not struck through."""


def _scaled(shape: Shape, scale: float, colour: str, width: float, extra: str = "") -> str:
    x, y = shape.centre
    move = f"translate({x:g} {y:g}) scale({scale:g}) translate({-x:g} {-y:g})"
    return (
        f'<path d="{path(shape.corners)}" transform="{move}" fill="none" stroke="{colour}" '
        f'stroke-width="{width / scale:.2f}"{extra}/>'
    )


def _keyline(shape: Shape, front: str) -> str:
    return _scaled(shape, 0.8, front, 1)


def _dashed_keyline(shape: Shape, front: str) -> str:
    return _scaled(shape, 0.8, front, 1.1, ' stroke-dasharray="5 2.6"')


def _ticks(shape: Shape, front: str) -> str:
    """Two short strokes beside the seal, inside the outline."""
    level = shape.centre[1]
    left, right = across(shape.corners, level)
    data = f"M{left + 1.2:g} {level:g}L{left + 3.2:g} {level:g}M{right - 3.2:g} {level:g}L{right - 1.2:g} {level:g}"
    return f'<path d="{data}" fill="none" stroke="{front}" stroke-width="1.7"/>'


def _base_line(shape: Shape, front: str) -> str:
    level = min(shape.baseline + 2.4, 20.8)
    return f'<path d="M7.5 {level:g}H16.5" fill="none" stroke="{front}" stroke-width="1.5"/>'


TRIMS = {"decided": _keyline, "approved": _dashed_keyline, "selected": _ticks, "completed": _base_line}


def _seal(shape: Shape, seal: str, colour: str) -> str:
    size = shape.size * WIDTH_OF_SEAL.get(len(seal), 0.56)
    baseline = shape.baseline - (shape.size - size) * 0.36
    return (
        f'<text x="12" y="{baseline:.1f}" font-size="{size:.1f}" font-weight="700" font-family="{FONT}" '
        f'text-anchor="middle" fill="{colour}">{escape(seal)}</text>'
    )


def _dot(front: str) -> str:
    return f'<circle cx="12" cy="12" r="3.6" fill="{front}"/>'


def _inside(shape: Shape, seal: str, front: str, solidity: str) -> str:
    ring = _scaled(shape, shape.inner, front, 1.1) if shape.inner else ""
    if shape.dot and solidity != "question":
        return ring + _dot(front)
    return ring + (_seal(shape, SEAL_OF.get(solidity, seal), front) if seal or solidity == "question" else "")


def _strike(status: str) -> str:
    lines = STRIKES.get(status, STRIKES["ended"])
    return f'<path d="{lines}" fill="none" stroke="{palette.GREY_INK}" stroke-width="1.6"/>'


def mark(shape: str, seal: str = "", colour: str = palette.INK, solidity: str = "solid", status: str = "") -> str:
    """One mark as an SVG text.

    Parameters
    ----------
    shape : str
        A key of `layers.symbols.marks.SHAPES`.
    seal : str
        Zero to three letters that name the sector, or a count.
    colour : str
        Hex colour of the sector.
    solidity : str
        solid, half, outline, dashed, dotted, hatched, question or struck.
    status : str
        Status id; those that share a solidity differ in a trim, their dashes or how they are struck.

    Raises
    ------
    UnknownShape, UnknownSolidity
    """
    if shape not in SHAPES:
        raise UnknownShape(f"symbol.shape: '{shape}' is no shape; choose from {', '.join(SHAPES)}")
    if solidity not in BODIES:
        raise UnknownSolidity(f"solidity: '{solidity}' is not known; choose from {', '.join(BODIES)}")
    drawn = SHAPES[shape]
    tone = palette.GREY_INK if solidity in GREY_BODIES else colour
    front = FRONTS.get(solidity, tone)
    trim = TRIMS[status](drawn, front) if status in TRIMS and solidity == "solid" and not drawn.dot else ""
    frame = FRAME if drawn.framed else ""
    body = OF_STATUS[status] if solidity == "dashed" and status in OF_STATUS else BODIES[solidity]
    strike = _strike(status) if solidity == "struck" and status not in UNSTRUCK else ""
    content = frame + body(drawn, tone) + trim + _inside(drawn, seal, front, solidity) + strike
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" '
        f'aria-hidden="true" focusable="false">{content}</svg>'
    )
