"""One region on one page: its map at the left, what is known of it in lines at the right."""

from dataclasses import replace

from geo.boundaries import Boundaries
from layers.plates.brief import lines as brief_lines
from layers.plates.brief import map
from layers.plates.brief.canvas import BriefCanvas
from layers.plates.map import furniture
from layers.plates.page.layout import Layout
from layers.plates.page.plate import Box, Group, Item, Plate
from layers.plates.page.type import Metrics, Setter
from layers.plates.sheets.sheet import NOWHERE
from layers.scene_types.brief import BriefScene
from layers.symbols.inks import THEMES

MAP_SHARE, GUTTER_PX, TITLE_SHARE = 0.43, 26.0, 0.88


def draw(scene: BriefScene, boundaries: Boundaries, layout: Layout, metrics: Metrics, permalink: str) -> Plate:
    """The page of a brief.

    Parameters
    ----------
    scene : BriefScene
        As `layers.brief.scene.scene` makes it.
    layout : Layout
        A page that is wider than high.
    permalink : str
        The address that shows the same; the QR code holds it.
    """
    canvas = _canvas(scene, boundaries, layout, metrics)
    margin, wide = layout.margin, layout.width - 2 * layout.margin
    foot, floor = furniture.footer(canvas, margin, layout.height - margin, wide, permalink)
    edge = layout.width * MAP_SHARE
    drawn = map.canvas_of(canvas, Box(0.0, 0.0, edge, floor), scene["brief"]["region"])
    x = edge + GUTTER_PX * canvas.unit
    width = layout.width - margin - x
    head, end = _heading(canvas, x, width)
    lines = brief_lines.fitted(canvas, x, end + 7 * canvas.unit, width, floor - 3 * canvas.unit)
    groups = (*map.groups(drawn, scene["brief"]["region"]), head, *lines, foot)
    return _plate(canvas, groups, permalink)


def _heading(canvas: BriefCanvas, x: float, width: float) -> tuple[Group, float]:
    """Title, subtitle, notices and caution, and where they end; a title has room for a wider typeface."""
    scene, setter, inks, unit = canvas.scene, canvas.setter, canvas.inks, canvas.unit
    parts = [
        ("title", inks.ink, scene["title"], TITLE_SHARE * width),
        ("subtitle", inks.ink_2, scene["subtitle"], width),
    ]
    parts += [("lead", inks.ink_2, notice, width) for notice in scene["notices"]]
    parts += [("alert", inks.accent, scene["banner"], width)] if scene["banner"] else []
    items: list[Item] = [Box(x, 0.0, 54 * unit, 5 * unit, inks.accent)]
    y = 12 * unit
    for kind, colour, text, room in parts:
        y += 2.5 * unit
        for line in setter.wrap(text, kind, room):
            y += setter.size(kind) * furniture.LINE
            items.append(setter.set(line, kind, x, y - 0.3 * setter.size(kind), colour))
    return Group("heading", "text", tuple(items), scene["title"]), y


def figure(scene: BriefScene, boundaries: Boundaries, layout: Layout, metrics: Metrics, permalink: str) -> Plate:
    """The map alone, as high as it is wide, for a document that says the rest in words."""
    canvas = _canvas(scene, boundaries, replace(layout, height=layout.width * 0.72), metrics)
    page = canvas.layout
    box = Box(page.margin, page.margin, page.width - 2 * page.margin, page.height - 2 * page.margin)
    drawn = map.canvas_of(canvas, box, scene["brief"]["region"])
    return _plate(canvas, tuple(map.groups(drawn, scene["brief"]["region"])), permalink)


def _canvas(scene: BriefScene, boundaries: Boundaries, layout: Layout, metrics: Metrics) -> BriefCanvas:
    setter = Setter(metrics, layout.unit, scene["state"]["lang"])
    return BriefCanvas(scene, boundaries, layout, NOWHERE, THEMES[scene["state"]["theme"]], setter)


def _plate(canvas: BriefCanvas, groups: tuple[Group, ...], permalink: str) -> Plate:
    scene, page, state = canvas.scene, canvas.layout, canvas.scene["state"]
    return Plate(
        page.width, page.height, canvas.inks.paper, scene["title"], scene["caption"], state["lang"], state["theme"],
        state["asof"], scene["fingerprint"], scene["data_version"], permalink, groups,
    )  # fmt: skip
