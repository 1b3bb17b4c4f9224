"""The names on a region's map: its parts, its neighbours, the seas and the islands."""

from collections.abc import Iterator

import shapely

from layers.plates.map import gazetteer
from layers.plates.map.names import Name, Place
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Outline

SHIFTS = ((0, 0), (0, -9), (0, 9), (-12, 0), (12, 0), (-12, -10), (12, -10), (-12, 10), (12, 10), (0, -18), (0, 18))
SMALLEST_PX = 16.0
PARTS = {"pole": "provinces", "province": "municipalities", "municipality": "municipalities", "nation": "provinces"}
KIND = {"provinces": "province", "municipalities": "municipality"}


def wanted(canvas: Canvas, region: str) -> list[Name]:
    """Names of a region's map, most important first."""
    own = {one for _, one in canvas.parts(region)}
    level = PARTS[_level(canvas, region)]
    return [
        *gazetteer.islands(canvas),
        *_parts(canvas, level, own, region),
        *gazetteer.seas(canvas),
        *_neighbours(canvas, own),
    ]


def _level(canvas: Canvas, region: str) -> str:
    if region == "korea":
        return "nation"
    return "pole" if region in canvas.scene["poles"] else canvas.scene["regions"][region]["level"]


def _parts(canvas: Canvas, level: str, own: set[str], region: str) -> Iterator[Name]:
    """What the region consists of; of a municipality, itself and those around it."""
    province = canvas.land.province_of()
    for one in canvas.land.ids(level):
        around = _level(canvas, region) == "municipality" and _seen(canvas, level, one)
        if one in own or province.get(one) in own or around:
            colour = canvas.inks.ink if one in own or province.get(one) in own else canvas.inks.ink_3
            yield from _name(canvas, level, one, KIND[level], colour)


def _neighbours(canvas: Canvas, own: set[str]) -> Iterator[Name]:
    """Provinces around it, paler than its own parts."""
    regions = canvas.scene["regions"]
    for one in canvas.land.ids("provinces"):
        if one not in own and not any(regions[each]["parent"] == one for each in own if each in regions):
            yield from _name(canvas, "provinces", one, "province", canvas.inks.ink_3)


def _seen(canvas: Canvas, level: str, one: str) -> bool:
    return bool(canvas.land.area(level, one).parts)


def _name(canvas: Canvas, level: str, one: str, kind: str, colour: str) -> Iterator[Name]:
    at = _middle(canvas, canvas.land.area(level, one))
    if at is None:
        return
    places = tuple(Place(at.x + dx * canvas.unit, at.y + dy * canvas.unit, "middle") for dx, dy in SHIFTS)
    yield Name(kind, ((canvas.scene["regions"][one]["short"], kind),), places, colour, gap=3.0)


def _middle(canvas: Canvas, outline: Outline) -> shapely.Point | None:
    """Where the largest part of an outline that shows is widest; None where too little of it shows for a name."""
    frame, least = canvas.frame, SMALLEST_PX * canvas.unit
    window = shapely.box(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    rings = [shapely.make_valid(shapely.Polygon(part)).intersection(window) for part in outline.parts if len(part) > 3]
    widest = max(rings, key=shapely.area, default=shapely.Polygon())
    holes = [ring for ring in rings if ring is not widest and widest.contains(ring)]
    parts = [
        one for one in shapely.get_parts(widest.difference(shapely.union_all(holes))) if one.geom_type == "Polygon"
    ]
    largest = max(parts, key=lambda part: part.area, default=None)
    if largest is None or largest.area < least * least:
        return None
    return shapely.Point(shapely.maximum_inscribed_circle(largest, tolerance=0.5).coords[0])
