"""A map as SVG inside a page: every outline once, letters in the page's own font, nothing that its policy refuses."""

from collections import Counter
from collections.abc import Iterable
from xml.sax.saxutils import escape

from layers.plates.page.plate import Group, Hatch, Item, Path, Text
from layers.plates.sheets.screen import Screen
from web.export.plate import svg

PREFIX = "first"
#: What is no larger on a smaller map, and so has no room there.
FINE = ("mark", "label")


def write(screen: Screen, title: str) -> str:
    """The picture as an `<svg>` element; equal pictures are equal text.

    Its data say what a script needs to lay it where the web map will draw the same: the country's box, the middle and
    zoom of the state's view, pixels of a millimetre and the zoom it is drawn at.
    """
    kept = {data: f"{PREFIX}-{n}" for n, data in enumerate(_shared(screen.groups))}
    shapes = "".join(f'<path id="{name}" d="{data}"/>' for data, name in kept.items())
    middle = "" if screen.middle is None else " ".join(f"{n:.3f}" for n in screen.middle)
    return (
        f'<svg class="first-picture" id="{PREFIX}-picture" viewBox="0 0 {screen.width:g} {screen.height:g}" role="img" '
        f'aria-label="{escape(title, {chr(34): "&quot;"})}" data-country="{_numbers(screen.country)}" '
        f'data-window="{_numbers(screen.window)}" '
        f'data-middle="{middle}" data-unit="{screen.unit:g}" data-zoom="{screen.zoom:g}">'
        f"<defs>{shapes}{_patterns(screen)}</defs>"
        f"<g>{''.join(_group(group, kept) for group in screen.groups)}</g></svg>"
    )


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{n:.3f}" for n in values)


def _shared(groups: Iterable[Group]) -> list[str]:
    """The outlines that are drawn more than once, as path data, in the order in which they are first drawn."""
    drawn = Counter(
        svg.data(each.outline) for group in groups for each in group.items if isinstance(each, Path | Hatch)
    )
    return [data for data, times in drawn.items() if times > 1]


def _group(group: Group, kept: dict[str, str]) -> str:
    drawn = "".join(_item(item, kept) for item in group.items)
    return f'<g class="{PREFIX}-{group.kind}">{drawn}</g>' if group.kind in FINE else drawn


def _item(item: Item, kept: dict[str, str]) -> str:
    if isinstance(item, Text):
        return _text(item)
    if isinstance(item, Path | Hatch):
        data = svg.data(item.outline)
        return f'<use href="#{kept[data]}"{_look(item)}/>' if data in kept else f'<path d="{data}"{_look(item)}/>'
    return svg.DRAWN[type(item)](item)


def _look(item: Path | Hatch) -> str:
    if isinstance(item, Hatch):
        return f' fill="url(#{PREFIX}-{svg.pattern_id(item)})"'
    return svg.paint(item.fill, item.stroke, item.opacity)


def _patterns(screen: Screen) -> str:
    found = {svg.pattern_id(each): each for group in screen.groups for each in group.items if isinstance(each, Hatch)}
    return "".join(svg.pattern(f"{PREFIX}-{name}", each) for name, each in sorted(found.items()))


def _text(item: Text) -> str:
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    weight = ' font-weight="700"' if item.bold else ""
    spacing = f' letter-spacing="{item.tracking * item.size:.3g}"' if item.tracking else ""
    halo = f' stroke="{item.halo}" stroke-width="{item.size * 0.3:.3g}"' if item.halo else ""
    return (
        f'<text x="{item.x:.2f}" y="{item.y:.2f}" font-size="{item.size:.3g}"{anchor}{weight}{spacing}{halo} '
        f'fill="{item.colour}">{escape(item.text)}</text>'
    )
