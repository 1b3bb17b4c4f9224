"""One small map of a plate that has several: chosen regions in their tint among pale others, with their marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

import numpy as np

from layers.plates.legend import legend
from layers.plates.map import belts, furniture, ground, islands, marks
from layers.plates.page.boxes import Rect, touches
from layers.plates.page.canvas import Canvas
from layers.plates.page.frame import Frame
from layers.plates.page.plate import Box, Group, Path, Stroke
from layers.scene import own
from layers.scene_types.region import SceneRegion
from layers.scene_types.scene import Scene
from layers.symbols.cartography import LOCAL, SITES

#: Fill of the land around the chosen regions, and of what is chosen where no pole tints it.
AROUND = {"colour": "#E9E7DF", "grey": "#E6E6E6"}
CHOSEN = {"colour": "#FBF3E2", "grey": "#FFFFFF"}
HAIRLINE = {"colour": "#FFFFFF", "grey": "#B4B4B4"}
LAYER = "chosen"
LEAST_M = 40_000.0
ROOM_PX = 20.0
GAP_PX = 12.0
DOKDO_WEIGHS = 500
#: A point of a chosen region counts as so many of others.
CHOSEN_WEIGH = 10
FINE_PX, BOLD_PX = 1.1, 1.6

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Panel:
    """What one map shows.

    Attributes
    ----------
    title, note : str
        Above the map, at the left and at the right; empty where the plate's own title is enough.
    chosen : tuple of (str, str)
        Region ids and their fills.
    scene : Scene
        As docs/scene.md has it, with the features of this map alone.
    bounds : tuple of float
        West, south, east, north of what must be seen, metres in EPSG:5179.
    near : bool
        Whether municipalities are named and every site is shown, whatever the scale.
    """

    title: str
    note: str
    chosen: tuple[tuple[str, str], ...]
    scene: Scene
    bounds: Bounds
    near: bool = False


@dataclass(frozen=True)
class Near(Canvas):
    """A canvas that shows what a map shows when it is near."""

    @property
    def zoom(self) -> float:
        """The web map's zoom that shows as much, at least that from which municipalities are named."""
        return max(super().zoom, LOCAL)


def grid(count: int, width: float, height: float, title: float, gap: float, panels: Iterable[Panel]) -> list[Rect]:
    """The cells of a grid for some maps in a box of the page, row by row, as large as their content allows."""
    found = list(panels)
    choices = [(columns, ceil(count / columns)) for columns in range(1, count + 1)]

    def coarseness(choice: tuple[int, int]) -> float:
        wide, high = _cell(choice, width, height, title, gap)
        return metres(found, wide, high, 0.0) if wide > 0 and high > 0 else float("inf")

    columns, rows = best = min(choices, key=coarseness)
    wide, high = _cell(best, width, height, title, gap)
    places = [(column, row) for row, column in product(range(rows), range(columns))]
    corners = [(column * (wide + gap), row * (high + title + gap) + title) for column, row in places]
    return [(x, y, x + wide, y + high) for x, y in corners]


def _cell(choice: tuple[int, int], width: float, height: float, title: float, gap: float) -> tuple[float, float]:
    columns, rows = choice
    return (width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows - title


def metres(panels: Iterable[Panel], width: float, height: float, room: float) -> float:
    """Metres on the ground per millimetre at which every panel's regions fit a frame with `room` around them."""
    spans = [(max(east - west, LEAST_M), max(north - south, LEAST_M)) for west, south, east, north in _bounds(panels)]
    return max(max(across / (width - 2 * room), up / (height - 2 * room)) for across, up in spans)


def _bounds(panels: Iterable[Panel]) -> Iterator[Bounds]:
    return (panel.bounds for panel in panels)


def canvas_of(plate: Canvas, panel: Panel, box: Rect, scale: float) -> Canvas:
    """The canvas of a panel in a box of the page at a scale, in metres per millimetre."""
    left, top, right, bottom = box
    west, south, east, north = panel.bounds
    frame = Frame(left, top, right - left, bottom - top, (west + east) / 2, (south + north) / 2, scale)
    theme = panel.scene["state"]["theme"]
    inks = replace(plate.inks, land=AROUND[theme], municipality=HAIRLINE[theme])
    made = Near if panel.near else Canvas
    return made(_scene(panel, frame), plate.boundaries, plate.layout, frame, inks, plate.setter)


def _scene(panel: Panel, frame: Frame) -> Scene:
    """The panel's scene with the chosen regions as a layer of areas below all others, and names of what it shows."""
    layer = own.layer(LAYER, "") | {"features": [own.area(region, "", region, fill) for region, fill in panel.chosen]}
    regions = {key: _named(region, frame) for key, region in panel.scene["regions"].items()}
    return panel.scene | {"regions": regions, "layers": [layer, *panel.scene["layers"]]}


def _named(region: SceneRegion, frame: Frame) -> SceneRegion:
    """The region; without a place for its name where that is outside the map."""
    if not region["label"]:
        return region
    x, y = frame.project(*(region["leader"] or region["label"]))
    seen = frame.x < x < frame.x + frame.width and frame.y < y < frame.y + frame.height
    return region if seen else region | {"label": None}


def groups(canvas: Canvas, panel: Panel, number: int, scaled: bool, inset: bool) -> Iterator[Group]:
    """The groups of a panel, bottom to top; `scaled` adds scale bar and north, `inset` 울릉도 and 독도."""
    corner = inset_at(canvas)[1] if inset else None
    taken = [*([_box(corner)] if corner else []), *([furniture.corner(canvas)] if scaled else [])]
    for group in _drawn(canvas, panel, taken):
        yield replace(group, id=f"{group.id}.{number}" if number else group.id, title=group.title or panel.title)
    if corner:
        yield _moved(islands.inset(canvas), islands.inset_box(canvas), corner)
    if scaled:
        yield furniture.scale_bar(canvas)


def _drawn(canvas: Canvas, panel: Panel, taken: list[Rect]) -> Iterator[Group]:
    yield ground.sea(canvas)
    yield ground.land(canvas)
    yield from ground.areas(canvas)
    yield ground.borders(canvas)
    yield islands.in_place(_focused(canvas, next((one for one, _ in panel.chosen), None)))
    for number, (region, _) in enumerate(panel.chosen):
        yield _chosen(canvas, region, number)
    yield from belts.groups(canvas)
    yield from marks.groups(canvas, taken)


def _chosen(canvas: Canvas, region: str, number: int) -> Group:
    """The outline of a chosen region, thinner where islands would run together."""
    drawn = ground.selection(_focused(canvas, region))
    width = (FINE_PX if canvas.frame.zoom(canvas.unit) < SITES else BOLD_PX) * canvas.unit
    lines = [item for item in drawn.items if isinstance(item, Path)][-1:]
    items = tuple(Path(line.outline, stroke=Stroke(canvas.inks.ink, width)) for line in lines)
    return replace(drawn, id=f"{drawn.id}-{number}" if number else drawn.id, items=items)


def _focused(canvas: Canvas, region: str | None) -> Canvas:
    scene = canvas.scene
    return replace(canvas, scene=scene | {"state": scene["state"] | {"focus": region}})


def inset_at(canvas: Canvas) -> tuple[int, Box]:
    """Where the inset hides least land, the chosen regions' above all, and how much: the upper right corner first."""
    box, window, gap = islands.inset_box(canvas), canvas.window, islands.INSET_GAP_PX * canvas.unit
    left, low = window.x + gap, window.bottom - gap - box.height
    corners = [box, replace(box, x=left), replace(box, y=low), replace(box, x=left, y=low)]
    chosen, land = _places(canvas, _chosen_regions(canvas)), _places(canvas, _provinces(canvas))
    hidden = [(CHOSEN_WEIGH * _under(chosen, one) + _under(land, one) + _hidden(canvas, one), one) for one in corners]
    return min(hidden, key=lambda found: found[0])


def _under(places: np.ndarray, corner: Box) -> int:
    """How many points, (n, 2), lie under a box."""
    across = (corner.x < places[:, 0]) & (places[:, 0] < corner.right)
    return int((across & (corner.y < places[:, 1]) & (places[:, 1] < corner.bottom)).sum())


def _hidden(canvas: Canvas, corner: Box) -> int:
    """What 독도 and the scale weigh where a box would hide them."""
    x, y = canvas.frame.project(*islands.DOKDO)
    dokdo = touches((x, y, x, y), _box(corner))
    return DOKDO_WEIGHS * dokdo + 10 * DOKDO_WEIGHS * touches(furniture.corner(canvas), _box(corner))


def _chosen_regions(canvas: Canvas) -> list[str]:
    chosen = next(layer for layer in canvas.layers if layer["id"] == LAYER)["features"]
    return [feature["regions"][0] for feature in chosen]


def _provinces(canvas: Canvas) -> list[str]:
    return [key for key, region in canvas.scene["regions"].items() if region["level"] == "province"]


def _places(canvas: Canvas, regions: list[str]) -> np.ndarray:
    """Points of the outlines of some regions on the page, (n, 2)."""
    parts = [part for region in regions for one in canvas.parts(region) for part in _outline(canvas, one)]
    return np.array([point for part in parts for point in part], dtype=float).reshape(-1, 2)


def _outline(canvas: Canvas, part: tuple[str, str]) -> tuple[tuple[tuple[float, float], ...], ...]:
    return canvas.land.area(*part).parts


def _box(box: Box) -> Rect:
    return box.x, box.y, box.right, box.bottom


def _moved(group: Group, old: Box, new: Box) -> Group:
    items = (legend.moved(item, new.x - old.x, new.y - old.y) for item in group.items)
    return replace(group, items=tuple(items))
