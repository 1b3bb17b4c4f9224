"""Which page and how many pixels an export may ask for."""

from layers.plates.page.layout import LAYOUTS, Layout
from web.service.mistakes import BadParameter

DEFAULT_LAYOUT = "slide"
SMALLEST_PX, LARGEST_PX = 320, 7680
DEFAULT_PX = 1920
SCALES = (1, 2, 3, 4)


def read_layout(args) -> Layout:
    """The page asked for, a slide by default.

    Raises
    ------
    BadParameter
        No such page.
    """
    name = args.get("layout") or DEFAULT_LAYOUT
    if name not in LAYOUTS:
        raise BadParameter("layout", name, "layout_form")
    return LAYOUTS[name]


def read_width_px(args, layout: Layout) -> int:
    """The picture's width in pixels: `width` times `scale`.

    Raises
    ------
    BadParameter
        Not a whole number, or a side of the picture would be longer than 8K.
    """
    width = _number(args, "width", DEFAULT_PX, SMALLEST_PX, LARGEST_PX)
    pixels = width * _number(args, "scale", SCALES[0], SCALES[0], SCALES[-1])
    if pixels * max(1.0, layout.height / layout.width) > LARGEST_PX:
        raise BadParameter("width", f"{width} × {args.get('scale') or 1}", "size_form")
    return pixels


def _number(args, name, default, low, high):
    text = args.get(name)
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not low <= int(text[:9]) <= high:
        raise BadParameter(name, text, f"{name}_form")
    return int(text)
