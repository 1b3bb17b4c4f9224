"""The map of a scene as a browser will draw it, for a page to show before its scripts have come."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.boundaries import Boundaries
from layers.plates.map import belts, ground, islands, marks
from layers.plates.page.canvas import Canvas
from layers.plates.page.frame import Frame, on_screen
from layers.plates.page.layout import SCREEN, SCREEN_ZOOM
from layers.plates.page.plate import Box, Group, Path, Stroke
from layers.plates.page.type import Metrics, Setter
from layers.scene_types.scene import Scene
from layers.symbols.cartography import COUNTRY, LATITUDES, LONGITUDES, MDL_PX, OVERLAID, ULLEUNG, Place
from layers.symbols.inks import THEMES

WINDOW = tuple(zip(LONGITUDES, LATITUDES, strict=True))
#: How far the edge of the pale water may be from where a stroke along the coast would end.
FINE_PX = 0.8
Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Screen:
    """A map on a frame of the web map.

    Attributes
    ----------
    width, height : float
        Of the frame, in millimetres of a plate.
    unit : float
        Millimetres of a pixel at `zoom`.
    country : tuple of float
        Left, top, right and bottom of what the whole map fits into a window.
    window : tuple of float
        The same of what the web map may be moved over.
    middle : tuple of float or None
        Where the middle of the state's own view is, and at which zoom; None for the whole country.
    groups : tuple of Group
        Bottom to top.
    inset : Group or None
        울릉도 and 독도 in a frame of their own, of which `inset_box` is the place and size; None without that land.
    """

    width: float
    height: float
    unit: float
    zoom: float
    country: Rect
    window: Rect
    middle: tuple[float, float, float] | None
    groups: tuple[Group, ...]
    inset: Group | None
    inset_box: Box


def draw(scene: Scene, boundaries: Boundaries, metrics: Metrics, view: str | None) -> Screen:
    """The picture of a scene of the land, with the names and marks that a national map has room for.

    Parameters
    ----------
    view : str or None
        `zoom/latitude/longitude`, as in the address.
    """
    state = scene["state"]
    frame = on_screen(SCREEN.width, SCREEN.height, SCREEN_ZOOM, SCREEN.unit)
    setter = Setter(metrics, SCREEN.unit, state["lang"])
    canvas = Canvas(scene, boundaries, SCREEN, frame, THEMES[state["theme"]], setter)
    return Screen(
        SCREEN.width, SCREEN.height, SCREEN.unit, SCREEN_ZOOM, _box(frame, *COUNTRY), _box(frame, *WINDOW),
        _middle(canvas, view), tuple(_groups(canvas)), _inset(canvas), islands.inset_box(canvas),
    )  # fmt: skip


def _inset(canvas: Canvas) -> Group | None:
    return islands.inset(canvas) if ULLEUNG in canvas.land.ids("municipalities") else None


def _box(frame: Frame, south_west: Place, north_east: Place) -> Rect:
    left, bottom = frame.project(*south_west)
    right, top = frame.project(*north_east)
    return left, top, right, bottom


def _middle(canvas: Canvas, view: str | None) -> tuple[float, float, float] | None:
    if view is None:
        return None
    zoom, lat, lon = map(float, view.split("/"))
    return *canvas.frame.project(lon, lat), zoom


def _groups(canvas: Canvas) -> Iterator[Group]:
    """The map's groups; the provinces' outlines are coast and land at once, so that they are sent once."""
    yield Group("sea", "ground", tuple(_sea(canvas)))
    yield Group("land", "ground", tuple(_land(canvas)))
    yield from ground.areas(canvas)
    yield Group("borders", "border", (*ground.province_borders(canvas), *_line(canvas)))
    yield islands.in_place(canvas)
    yield from belts.groups(canvas)
    yield from marks.groups(canvas, [_box(canvas.frame, *each) for each in OVERLAID])


def _sea(canvas: Canvas) -> Iterator[Path]:
    for colour, width in zip(canvas.inks.shallows, ground.SHALLOWS_PX, strict=False):
        reach = width / 2 * canvas.unit
        yield Path(canvas.shallows.around("coast", ground.is_coast, reach, FINE_PX * canvas.unit), colour)
    yield from ground.neighbours(canvas)


def _line(canvas: Canvas) -> Iterator[Path]:
    """The line between North and South on a casing, as the land lies over what is behind it."""
    for line in ground.dividing_line(canvas):
        yield Path(line.outline, stroke=Stroke(canvas.inks.casing, (MDL_PX + 1.8) * canvas.unit, cap="butt"))
        yield line


def _land(canvas: Canvas) -> Iterator[Path]:
    shore = Stroke(canvas.inks.coast, ground.COAST_PX * 2 * canvas.unit)
    for province in canvas.land.ids("provinces"):
        yield Path(canvas.land.area("provinces", province), canvas.inks.land, shore, name=province)
