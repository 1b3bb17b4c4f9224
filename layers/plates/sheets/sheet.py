"""The plate of a scene on a page: where title, map, legend and foot stand, and everything on them."""

from collections.abc import Iterator
from dataclasses import replace

from geo.boundaries import Boundaries
from layers.errors import LegendTooLong
from layers.plates.legend import legend, pages
from layers.plates.legend.forms import FORMS, ON_SLIDES, Form, continued, first_of
from layers.plates.legend.legend import Legend
from layers.plates.map import belts, furniture, ground, islands, marks
from layers.plates.page.canvas import Canvas
from layers.plates.page.frame import Frame, whole, window
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Group, Plate
from layers.plates.page.type import Metrics, Setter
from layers.plates.tiles import map
from layers.scene_types.scene import Scene
from layers.symbols.inks import THEMES

ROOM_PX = 18.0
LOWEST_MAP = 0.42
GAP_PX = 14.0
#: Height that a legend beside the text of a slide may take.
LEGEND_PX = 150.0
NOWHERE = Frame(0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0)


def draw(
    scene: Scene,
    boundaries: Boundaries,
    layout: Layout,
    metrics: Metrics,
    permalink: str,
    view: str | None = None,
) -> Plate:
    """The plate of a scene.

    Parameters
    ----------
    scene : Scene
        As docs/scene.md has it.
    boundaries : Boundaries
        Where the topologies are read.
    layout : Layout
    metrics : Metrics
        Widths of the letters of the font that the writers use.
    permalink : str
        The address that shows the same map; the QR code holds it.
    view : str or None
        `zoom/latitude/longitude` of the map's middle, WGS 84 degrees; None shows the whole country.

    Raises
    ------
    LegendTooLong
        So many layers are on that their legend does not fit the page.
    """
    state = scene["state"]
    setter = Setter(metrics, layout.unit, state["lang"])
    canvas = Canvas(scene, boundaries, layout, NOWHERE, THEMES[state["theme"]], setter)
    foot, floor = furniture.footer(
        canvas, layout.margin, layout.height - layout.margin, layout.width - 2 * layout.margin, permalink
    )
    head, key, box = arranged(canvas, floor)
    frame = _frame(canvas, box, view)
    groups = (*_map(replace(canvas, frame=frame)), head, *key.groups, foot)
    made = Plate(
        layout.width, layout.height, canvas.inks.paper, scene["title"], scene["caption"], state["lang"], state["theme"],
        state["asof"], scene["fingerprint"], scene["data_version"], permalink, groups,
    )  # fmt: skip
    return made if key.whole else replace(made, more=pages.pages(canvas, made, permalink))


Boxed = tuple[float, float, float, float]
Arranged = tuple[Group, Legend, Boxed]


def arranged(canvas: Canvas, floor: float) -> Arranged:
    """Title, legend and the map's box above `floor`; raises LegendTooLong."""
    if canvas.layout.beside:
        return _alone(canvas)
    return (_side if canvas.layout.side else _stacked)(canvas, floor)


def _alone(canvas: Canvas) -> Arranged:
    """The map at the right as high as the page, and a short legend that may be moved, without a title."""
    layout, unit = canvas.layout, canvas.unit
    key = _fitting(canvas, layout.margin, 0.0, layout.column, LEGEND_PX * unit, (2, 1), 1.1, ON_SLIDES)
    left, edge = layout.margin + layout.column + 24 * unit, 0.0 if layout.bleeds else layout.margin
    box = left, edge, layout.width - edge - left, layout.height - 2 * edge
    return Group("heading", "text", ()), replace(key, whole=True), box


def _side(canvas: Canvas, floor: float) -> Arranged:
    """Title and legend in a column at the left, the map at the right."""
    layout, unit = canvas.layout, canvas.unit
    x, width = layout.margin, layout.column
    head, end = furniture.heading(canvas, x, layout.margin * (0.0 if layout.bleeds else 1.0), width)
    top = end + GAP_PX * unit
    key = _fitting(canvas, x, top, width, floor - top - 4 * unit, (1, 2))
    left = x + width + 24 * unit
    above = 0.0 if layout.bleeds else layout.margin
    right = layout.width if layout.bleeds else layout.width - layout.margin
    return head, key, (left, above, right - left, floor - above)


def _stacked(canvas: Canvas, floor: float) -> Arranged:
    """Title, map and legend below each other; the map takes what the legend leaves."""
    layout, unit = canvas.layout, canvas.unit
    x, width = layout.margin, layout.width - 2 * layout.margin
    head, end = furniture.heading(canvas, x, layout.margin, width)
    top, gap = end + GAP_PX * unit, GAP_PX * unit
    room = floor - top - gap - 4 * unit
    key = _fitting(canvas, x, 0.0, width, room - layout.height * LOWEST_MAP, (3, 4), largest=1.0)
    high = room - key.height
    begin = top + high + gap
    groups = tuple(replace(each, items=tuple(legend.moved(i, 0.0, begin) for i in each.items)) for each in key.groups)
    return head, replace(key, groups=groups), (x, top, width, high)


def _fitting(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    columns: tuple[int, ...],
    largest: float = 1.3,
    forms: tuple[Form, ...] = FORMS,
) -> Legend:
    """The legend in the longest form that fits, as large as it may be; of the shortest as many layers as fit.

    Raises
    ------
    LegendTooLong
        Not even one layer has room.
    """

    def tried(form: Form, short: Canvas) -> Legend | None:
        counts = (*columns, *(columns[-1] + n + 1 for n in range(form.columns)))
        made = (legend.fitted(short, x, y, width, height, count, (form.smallest, largest)) for count in counts)
        return max((each for each in made if each), key=lambda each: each.scale, default=None)

    for form in forms:
        found = tried(form, form.of(canvas) if form.whole else continued(form.of(canvas)))
        if found:
            return replace(found, whole=form.whole)
    shortest = forms[-1].of(canvas)
    for most in range(len(canvas.layers) - 1, 0, -1):
        found = tried(forms[-1], first_of(shortest, most))
        if found:
            return replace(found, whole=False)
    raise LegendTooLong(f"{len(canvas.layers)} layers on the page '{canvas.layout.id}'; right: fewer, or a larger page")


def _frame(canvas: Canvas, box: Boxed, view: str | None) -> Frame:
    return window(*box, view, canvas.unit) if view else whole(*box, ROOM_PX * canvas.unit)


def _map(canvas: Canvas) -> Iterator[Group]:
    """The map's groups, bottom to top: the tiles where the scene has them, else the land."""
    tiles = canvas.scene["tiles"]
    return map.groups(canvas, tiles) if tiles else _land(canvas)


def _land(canvas: Canvas) -> Iterator[Group]:
    inset = islands.inset_box(canvas)
    taken = ((inset.x, inset.y, inset.right, inset.bottom), furniture.corner(canvas))
    yield ground.sea(canvas)
    yield ground.land(canvas)
    yield from ground.areas(canvas)
    yield ground.borders(canvas)
    yield islands.in_place(canvas)
    yield ground.selection(canvas)
    yield from belts.groups(canvas)
    yield from marks.groups(canvas, taken)
    yield furniture.frame(canvas)
    yield islands.inset(canvas)
    yield furniture.scale_bar(canvas)
