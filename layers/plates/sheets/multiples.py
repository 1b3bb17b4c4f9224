"""A plate of several maps at one scale, beside one title, one legend and one foot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.boundaries import Boundaries
from layers.plates.legend import pages
from layers.plates.map import furniture
from layers.plates.page.boxes import Rect
from layers.plates.page.canvas import Canvas
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Box, Group, Item, Plate, Stroke
from layers.plates.page.type import Metrics, Setter
from layers.plates.sheets import panel, sheet
from layers.plates.sheets.panel import Panel
from layers.scene_types.scene import Scene
from layers.symbols.inks import THEMES

TITLE_PX, BELOW_PX = 24.0, 8.0


def draw(
    scene: Scene,
    boundaries: Boundaries,
    layout: Layout,
    metrics: Metrics,
    permalink: str,
    panels: Sequence[Panel],
    locator: Panel | None = None,
) -> Plate:
    """The plate of some maps.

    Parameters
    ----------
    scene : Scene
        As docs/scene.md has it: title, summary, the layers of the legend, sources and stamps of the whole plate.
    panels : sequence of Panel
        In reading order; all have the scene's theme and language.
    locator : Panel or None
        Shown at a scale of its own where the grid of the others leaves a cell.

    Its legend runs on over further plates where the page has no room for all of it.

    Raises
    ------
    LegendTooLong
        Not even the shortest legend fits the page.
    """
    state, paper = scene["state"], replace(layout, bleeds=layout.bleeds and len(panels) == 1)
    setter = Setter(metrics, paper.unit, state["lang"])
    canvas = Canvas(scene, boundaries, paper, sheet.NOWHERE, THEMES[state["theme"]], setter)
    width, bottom = paper.width - 2 * paper.margin, paper.height - paper.margin
    foot, floor = furniture.footer(canvas, paper.margin, bottom, width, permalink)
    head, key, box = sheet.arranged(canvas, floor)
    groups = (*_maps(canvas, panels, locator, box), head, *key.groups, foot)
    made = Plate(
        paper.width, paper.height, canvas.inks.paper, scene["title"], scene["caption"], state["lang"], state["theme"],
        state["asof"], scene["fingerprint"], scene["data_version"], permalink, groups,
    )  # fmt: skip
    return made if key.whole else replace(made, more=pages.pages(canvas, made, permalink))


def _maps(canvas: Canvas, panels: Sequence[Panel], locator: Panel | None, box: Rect) -> Iterator[Group]:
    """Every map in its place, all at one scale; the locator where a cell is left; then frames and titles."""
    x, y, width, height = box
    title, below = (TITLE_PX, BELOW_PX) if any(each.title for each in panels) else (0.0, 0.0)
    unit = canvas.unit
    cells = panel.grid(len(panels), width, height - below * unit, title * unit, panel.GAP_PX * unit, panels)
    placed = [(left + x, top + y, right + x, bottom + y) for left, top, right, bottom in cells]
    left, top, right, bottom = placed[0]
    scale = panel.metres(panels, right - left, bottom - top, panel.ROOM_PX * unit)
    shown = list(zip(panels, placed, strict=False))
    drawn = [panel.canvas_of(canvas, each, at, scale) for each, at in shown]
    roomiest = min(reversed(range(len(drawn))), key=lambda number: panel.inset_at(drawn[number])[0])
    for number, (own, each) in enumerate(zip(drawn, panels, strict=True)):
        scaled = number == len(panels) - 1
        yield from panel.groups(own, each, number, scaled, inset=number == roomiest)
    if locator is not None and len(placed) > len(panels):
        own = panel.canvas_of(canvas, locator, placed[-1], _whole(placed[-1], locator, panel.ROOM_PX * unit))
        yield from panel.groups(own, locator, len(panels), scaled=False, inset=False)
        shown.append((locator, placed[-1]))
    yield Group("frame", "furniture", tuple(_frames(canvas, shown)))


def _whole(box: Rect, locator: Panel, room: float) -> float:
    left, top, right, bottom = box
    return panel.metres([locator], right - left, bottom - top, room)


def _frames(canvas: Canvas, shown: Sequence[tuple[Panel, Rect]]) -> Iterator[Item]:
    unit, inks, setter = canvas.unit, canvas.inks, canvas.setter
    for each, (left, top, right, bottom) in shown:
        yield Box(left, top, right - left, bottom - top, None, Stroke(inks.ink_3, 0.9 * unit, cap="butt"))
        if each.title:
            yield setter.set(each.title, "layer", left, top - 7 * unit, inks.ink)
            yield setter.set(each.note, "small", right, top - 7 * unit, inks.ink_2, "end")
