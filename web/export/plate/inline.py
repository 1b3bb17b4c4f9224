"""A map as SVG inside a page: every outline once, letters in the page's own font, nothing that its policy refuses."""

import re
from collections import Counter
from collections.abc import Iterable
from xml.sax.saxutils import escape

from layers.plates.page.plate import Box, Group, Hatch, Item, Path, Text
from layers.plates.sheets.screen import Screen
from web.export.plate import svg

PREFIX = "first"
#: What is no larger on a smaller map, and so has no room there.
FINE = ("mark", "label")
#: The group whose outlines are the provinces.
LAND = "land"
#: What a browser does not need to read the numbers of path data.
QUOTED = {'"': "&quot;"}
NEEDLESS = re.compile(r"(?<![\d.])0(?=\.)| (?=-)|(?<=\.\d) (?=0?\.)|(?<=\.\d\d) (?=0?\.)")


def write(screen: Screen, title: str) -> str:
    """The picture as an `<svg>` element; equal pictures are equal text.

    Its data say what a script needs to lay it where the web map will draw the same: the country's box, the middle and
    zoom of the state's view, pixels of a millimetre and the zoom it is drawn at.
    """
    kept = {data: f"{PREFIX}-{n}" for n, data in enumerate(_shared(screen.groups))}
    shapes = "".join(f'<path id="{name}" d="{short(data)}"/>' for data, name in kept.items())
    middle = "" if screen.middle is None else " ".join(f"{n:.3f}" for n in screen.middle)
    return (
        f'<svg class="first-picture" id="{PREFIX}-picture" viewBox="0 0 {screen.width:g} {screen.height:g}" role="img" '
        f'aria-label="{escape(title, QUOTED)}" data-country="{_numbers(screen.country)}" '
        f'data-window="{_numbers(screen.window)}" '
        f'data-middle="{middle}" data-unit="{screen.unit:g}" data-zoom="{screen.zoom:g}">'
        f"<defs>{shapes}{_patterns(screen)}</defs>"
        f"<g>{''.join(_group(group, kept) for group in screen.groups)}</g></svg>"
    )


def write_inset(screen: Screen) -> str:
    """The islands of the picture as an `<svg>` element of their own, without the frame that the page gives them."""
    if screen.inset is None:
        return ""
    box = screen.inset_box
    drawn = "".join(_item(item, {}) for item in screen.inset.items if not isinstance(item, Box))
    return (
        f'<svg viewBox="{_numbers((box.x, box.y, box.width, box.height))}" role="img" '
        f'aria-label="{escape(screen.inset.title)}">{drawn}</svg>'
    )


def short(data: str) -> str:
    """Path data without the zeros and spaces that it can be read without."""
    return NEEDLESS.sub("", data)


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{n:.3f}" for n in values)


def _shared(groups: Iterable[Group]) -> list[str]:
    """The outlines that are drawn more than once, as path data, in the order in which they are first drawn."""
    drawn = Counter(
        svg.data(each.outline) for group in groups for each in group.items if isinstance(each, Path | Hatch)
    )
    return [data for data, times in drawn.items() if times > 1]


def _group(group: Group, kept: dict[str, str]) -> str:
    drawn = "".join(_item(item, kept, group.id == LAND) for item in group.items)
    if group.kind not in FINE:
        return drawn
    told = f' data-of="{escape(group.of, QUOTED)}" data-at="{group.at[0]:.2f} {group.at[1]:.2f}"' if group.of else ""
    return f'<g class="{PREFIX}-{group.kind}"{told}>{drawn}</g>'


def _item(item: Item, kept: dict[str, str], is_pressed: bool = False) -> str:
    """One thing drawn; of the land that may be pressed, with its region."""
    if isinstance(item, Text):
        return _text(item)
    if isinstance(item, Path | Hatch):
        data = svg.data(item.outline)
        look = f'{_look(item)} data-region="{item.name}"' if is_pressed else _look(item)
        return f'<use href="#{kept[data]}"{look}/>' if data in kept else f'<path d="{short(data)}"{look}/>'
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
    turn = f' transform="rotate({item.turn:.2f} {item.x:.2f} {item.middle:.2f})"' if item.turn else ""
    return (
        f'<text x="{item.x:.2f}" y="{item.y:.2f}" font-size="{item.size:.3g}"{anchor}{weight}{spacing}{halo}{turn} '
        f'fill="{item.colour}">{escape(item.text)}</text>'
    )
