"""A plate as native shapes of a slide: every region, complex and node one shape with its name, grouped by layer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from layers.plates.page.plate import Box, Circle, Group, Hatch, Item, Path, Plate, Text
from layers.scene_types.scene import Scene
from web.export.document.plain_text import plain
from web.export.slides import drawingml
from web.export.slides import names as slide_names
from web.export.slides import text as slide_text
from web.export.slides.clip import clipped
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.names import Names, short
from web.export.slides.text import LONGEST_NAME, Letters

LAND = "#F6F3EA"
SLACK, WIDEST_PITCH = 1.12, 1.6
RISE = 0.4
GAP_MM = 3.0
NEAR = 1.2
PANEL = re.compile(r"(.*?)(?:\.(\d+))?", re.DOTALL)
"""Id of a group and, where a plate has several maps, the number of its map."""


@dataclass
class Drawing:
    """One slide's map while it is drawn.

    Attributes
    ----------
    edge : float
        How far right the text of the heading may run, in millimetres.
    fills : dict of str
        The last fill of everything that has a name.
    """

    ids: Ids
    names: Names
    edge: float
    permalink: str
    fills: dict[str, str] = field(default_factory=dict)


def shapes(plate: Plate, scene: Scene | None, ids: Ids) -> list[Shape]:
    """The plate's groups from the bottom up, those of one layer together; a map's are named by its scene."""
    names = slide_names.names(scene) if scene else slide_names.nameless(plate.lang)
    drawing = Drawing(ids, names, heading_edge(plate), plate.permalink)
    bundles: dict[tuple[str, str], list[Shape]] = {}
    for panel, group in map(_parted, plate.groups):
        each = _uncovered(group, plate)
        shape = _group(drawing, each) if each.items else None
        if shape:
            bundles.setdefault((panel, slide_names.bundle(drawing.names, each)), []).append(shape)
    named = ((name, found) for (_, name), found in bundles.items())
    made = (drawingml.group(ids, name, name, found) if len(found) > 1 else found[0] for name, found in named)
    return [shape for shape in made if shape]


def _parted(group: Group) -> tuple[str, Group]:
    """Which of a plate's maps a group is of, and the group by the id that it has on every map.

    Each map covers what is below it, so the groups of one are never moved below those of another.
    """
    stem, panel = PANEL.fullmatch(group.id).groups()  # type: ignore[union-attr]  # every id has a stem
    return panel or "", replace(group, id=stem) if panel else group


def _uncovered(group: Group, plate: Plate) -> Group:
    """Plain land without what a layer tints: a region is one shape, not one under another."""
    if group.id != "land":
        return group
    tinted = {id(item.outline) for each in plate.groups if each.kind == "area" for item in _tints(each)}
    kept = (item for item in group.items if not (isinstance(item, Path) and id(item.outline) in tinted))
    return replace(group, items=tuple(kept))


def _tints(group: Group) -> Iterator[Path]:
    return (item for item in group.items if isinstance(item, Path) and item.fill)


def heading_edge(plate: Plate) -> float:
    """How far right a heading may run: to the map where it stands beside it, or to the margin."""
    start, margin = _leftmost(plate, "heading"), min(_leftmost(plate, "heading"), _leftmost(plate, "footer"))
    frames = (item.x for group in plate.groups if group.id == "frame" for item in group.items if isinstance(item, Box))
    beside = [x - GAP_MM for x in frames if x > start + GAP_MM]
    return min([*beside, plate.width - margin])


def _leftmost(plate: Plate, group_id: str) -> float:
    """Where the texts of a group begin."""
    found = (group for group in plate.groups if group.id == group_id)
    return min((item.left for group in found for item in group.items if isinstance(item, Text)), default=0.0)


def _group(drawing: Drawing, group: Group) -> Shape | None:
    title = slide_names.title(drawing.names, group)
    layer = group.id.removeprefix("area-").removeprefix("hatch-")
    items = list(clipped(_merged(drawing, group)))
    found: list[Shape] = []
    at = 0
    while at < len(items):
        used = _together(items[at:], group)
        found += _drawn(drawing, title, layer, items[at : at + used], items[:at])
        at += used
    if len(found) == 1 and group.kind in ("label", "furniture"):
        return found[0]
    return drawingml.group(drawing.ids, short(title) if group.kind == "mark" else title, title, found)


def _together(items: list[Item], group: Group) -> int:
    """How many items from the first on become one shape: the lines of a paragraph, a label with its count, or one."""
    if group.kind not in ("legend", "text"):
        return 1
    for follows in (_below, _beside):
        count = 1
        while count < len(items) and follows(items[count - 1], items[count]):
            count += 1
        if count > 1:
            return count
    return 1


def _below(one: Item, other: Item) -> bool:
    if not (isinstance(one, Text) and isinstance(other, Text)):
        return False
    same = (one.x, one.size, one.colour, one.bold, one.anchor) == (
        other.x,
        other.size,
        other.colour,
        other.bold,
        other.anchor,
    )
    return same and one.size < other.y - one.y < WIDEST_PITCH * one.size


def _beside(one: Item, other: Item) -> bool:
    if not (isinstance(one, Text) and isinstance(other, Text)):
        return False
    return (one.y, one.size) == (other.y, other.size) and 0 < other.left - one.left - one.width < NEAR * one.size


def _drawn(drawing: Drawing, title: str, layer: str, items: list[Item], before: list[Item]) -> Iterator[Shape]:
    first = items[0]
    if isinstance(first, Text):
        yield _text(drawing, title, [item for item in items if isinstance(item, Text)])
    else:
        yield from DRAWN[type(first)](drawing, title, layer, first, before)


def _text(drawing: Drawing, title: str, lines: list[Text]) -> Shape:
    """One text box, wider than the product's own font needs, as another font is drawn."""
    first, last = lines[0], lines[-1]
    step = lines[1].y - first.y if last.y > first.y else first.size * 1.3
    flows = title == drawing.names.words["heading"]
    needed = max(line.left + line.width for line in lines) - min(line.left for line in lines)
    width = drawing.edge - first.x if flows else needed * SLACK + first.size
    left = first.x - {"start": 0.0, "middle": width / 2, "end": width}[first.anchor]
    top, bottom = first.y - first.size * RISE - step / 2, last.y - first.size * RISE + step / 2
    text = plain(" ".join(line.text for line in lines))
    alt = text if title == text else f"{title}: {text}"
    box, said = (left, top, left + width, bottom), _said_in(lines, step, flows)
    return slide_text.text_box(drawing.ids, text[:LONGEST_NAME], alt, box, said, "t" if flows else "ctr")


def _said_in(lines: list[Text], step: float, flows: bool) -> str:
    """The lines as one paragraph: run on where it may flow, beside each other, or broken as on the plate."""
    first, align = lines[0], {"start": "l", "middle": "ctr", "end": "r"}[lines[0].anchor]
    if len(lines) > 1 and lines[1].y == first.y:
        runs = [slide_text.run(plain(line.text) + " " * (line is not lines[-1]), _letters(line)) for line in lines]
        return slide_text.paragraph_of("".join(runs), align)
    texts = [plain(line.text) for line in lines]
    return slide_text.paragraph(
        [" ".join(texts)] if flows else texts, _letters(first), align, step if len(lines) > 1 else None
    )


def _letters(text: Text) -> Letters:
    return Letters(text.size, text.colour, text.bold, text.tracking, text.halo)


def _called(drawing: Drawing, title: str, layer: str, item: Path | Hatch) -> tuple[str, str]:
    """Name and alt text of an outline: its region's, the QR code's, or those of its group."""
    words = drawing.names.words
    if item.name:
        return drawing.names.of(item.name), drawing.names.alt(layer, item.name)
    if title == words["foot"] and isinstance(item, Path) and item.fill:
        return words["qr"], f"{words['qr']}: {drawing.permalink}"
    return short(title), title


def _path(drawing: Drawing, title: str, layer: str, item: Path, before: list[Item]) -> Iterator[Shape]:
    name, alt = _called(drawing, title, layer, item)
    if item.outline.parts:
        painted = drawingml.fill(item.fill, item.opacity) if item.outline.closed else drawingml.fill(None)
        yield drawingml.freeform(drawing.ids, name, alt, item.outline, painted, drawingml.line(item.stroke))


def _hatch(drawing: Drawing, title: str, layer: str, item: Hatch, before: list[Item]) -> Iterator[Shape]:
    """A region with its texture on its tint, as one shape."""
    name, alt = _called(drawing, title, layer, item)
    painted = drawingml.hatch(item.pattern, item.colour, _ground(drawing, item, before))
    yield drawingml.freeform(drawing.ids, name, alt, item.outline, painted, drawingml.line(None))


def _ground(drawing: Drawing, item: Hatch, before: list[Item]) -> str:
    """The colour under a texture: of the region, of the region it lies in, of the box below it, or of plain land."""
    parent = drawing.names.parents.get(item.name, "")
    under = [each.fill for each in before[-1:] if isinstance(each, Box) and each.fill]
    return drawing.fills.get(item.name) or drawing.fills.get(parent) or (under[0] if under and under[0] else LAND)


def _circle(drawing: Drawing, title: str, layer: str, item: Circle, before: list[Item]) -> Iterator[Shape]:
    yield drawingml.ellipse(drawing.ids, short(title), title, item)


def _box(drawing: Drawing, title: str, layer: str, item: Box, before: list[Item]) -> Iterator[Shape]:
    yield drawingml.rectangle(drawing.ids, short(title), title, item)


DRAWN: dict[type, Callable[..., Iterator[Shape]]] = {Path: _path, Hatch: _hatch, Circle: _circle, Box: _box}


def _merged(drawing: Drawing, group: Group) -> Group:
    """The group without the plain tints that a texture covers: tint and texture become one shape."""
    drawing.fills.update(
        (item.name, item.fill) for item in group.items if isinstance(item, Path) and item.name and item.fill
    )
    textured = {(item.name, id(item.outline)) for item in group.items if isinstance(item, Hatch) and item.name}
    kept = (item for item in group.items if not (isinstance(item, Path) and (item.name, id(item.outline)) in textured))
    return replace(group, items=tuple(kept))
