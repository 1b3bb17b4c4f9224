"""The part of the country that a region's map shows, and the small map that says where in the country it lies."""

from collections.abc import Iterator

from layers.plates.brief.canvas import BriefCanvas
from layers.plates.map import islands
from layers.plates.page import linework
from layers.plates.page.frame import Frame, whole
from layers.plates.page.plate import Box, Circle, Group, Item, Path, Point, Stroke

ROOM = 0.075
LEAST_METRES = 45.0
TRIAL = whole(0.0, 0.0, 100.0, 100.0, 0.0)
LOCATOR_PX = (104.0, 112.0)
GAP_PX, ISLET_PX = 12.0, 1.6


def fitted(canvas: BriefCanvas, box: Box, region: str) -> Frame:
    """The frame in a box that holds the whole of a region, with room around it and never nearer than 45 m per mm."""
    if region == "korea":
        return whole(box.x, box.y, box.width, box.height, ROOM * box.width)
    land = linework.land(canvas.boundaries, canvas.scene["vintage"], TRIAL)
    points = [point for level, one in canvas.parts(region) for part in land.whole(level, one).parts for point in part]
    (left, top), (right, bottom) = (tuple(map(pick, zip(*points, strict=True))) for pick in (min, max))
    room = 1 - 2 * ROOM
    metres = max(
        (right - left) * TRIAL.metres / (box.width * room), (bottom - top) * TRIAL.metres / (box.height * room)
    )
    east, north = _metres((left + right) / 2, (top + bottom) / 2)
    return Frame(box.x, box.y, box.width, box.height, east, north, max(metres, LEAST_METRES))


def _metres(x: float, y: float) -> Point:
    """Metres of a point of the trial page."""
    across, down = TRIAL.middle
    return TRIAL.east + (x - across) * TRIAL.metres, TRIAL.north - (y - down) * TRIAL.metres


def holds_islands(canvas: BriefCanvas) -> bool:
    """Whether the region of the map has 울릉도 and 독도."""
    region = canvas.scene["brief"]["region"]
    return region in ("korea", islands.ULLEUNG) or _above_ulleung(canvas, region)


def _above_ulleung(canvas: BriefCanvas, region: str) -> bool:
    parts = {one for _, one in canvas.parts(region)}
    return canvas.land.province_of().get(islands.ULLEUNG) in parts


def locator_box(canvas: BriefCanvas, region: str) -> Box:
    """Where the small map stands: in the upper corner where it covers less of the region, the right one if equal."""
    frame, (width, height, gap) = canvas.frame, (n * canvas.unit for n in (*LOCATOR_PX, GAP_PX))
    corners = (frame.x + frame.width - width - gap, frame.x + gap)
    boxes = [Box(x, frame.y + gap, width, height) for x in corners]
    points = [point for level, one in canvas.parts(region) for part in canvas.land.area(level, one).parts
              for point in part]  # fmt: skip
    sites = [canvas.frame.project(site["lon"], site["lat"]) for site in canvas.scene["brief"]["sites"]]
    return min(boxes, key=lambda box: (_within(box, sites), _within(box, points)))


def _within(box: Box, points: list[Point]) -> int:
    return sum(box.x < x < box.right and box.y < y < box.bottom for x, y in points)


def locator(canvas: BriefCanvas, region: str) -> Group:
    """The whole country with the region in it, 독도 as two points of its own."""
    box = locator_box(canvas, region)
    inks, unit = canvas.inks, canvas.unit
    frame = whole(box.x, box.y, box.width, box.height, 6 * unit)
    land = linework.land(canvas.boundaries, canvas.scene["vintage"], frame)
    line = Stroke(inks.ink_3, 0.3 * unit)
    items: list[Item] = [Box(box.x, box.y, box.width, box.height, inks.sea, Stroke(inks.ink_3, 0.9 * unit), 3 * unit)]
    items += [Path(land.whole("provinces", one), inks.paper, line, name=one) for one in land.ids("provinces")]
    items += [Path(land.whole(level, one), inks.accent, name=one) for level, one in canvas.parts(region)]
    items += _dots(canvas, frame)
    return Group("locator", "furniture", tuple(items), canvas.scene["brief"]["name"])


def _dots(canvas: BriefCanvas, frame: Frame) -> Iterator[Item]:
    ink = Stroke(canvas.inks.ink_2, 0.5 * canvas.unit)
    x, y = frame.project(*islands.DOKDO)
    for shift in (-ISLET_PX, ISLET_PX):
        yield Circle(x + shift * canvas.unit, y, ISLET_PX * 0.8 * canvas.unit, canvas.inks.paper, ink)
