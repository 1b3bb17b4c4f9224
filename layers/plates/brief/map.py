"""The map of a brief: the region, its neighbours paler, and at most six numbered sites."""

from collections.abc import Iterator
from dataclasses import replace
from math import cos, pi, sin

from layers.plates.brief import frame as brief_frame
from layers.plates.brief import names as brief_names
from layers.plates.brief.canvas import BriefCanvas
from layers.plates.map import furniture, ground, islands, marks, names
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.plate import Box, Circle, Group, Item, Stroke
from layers.plates.page.stamps import Stamp
from layers.scene_types.brief import BriefSite

SIDE_PX, DISK_PX = 23.0, 8.2
REACH_PX = (0, 14, 22, 30, 40, 52, 66, 84, 104)
TURNS = 12
LEAST_RING_PX = 6.0
OUTLINE_PX, KEY_PX = 1.3, 9.0


def canvas_of(canvas: BriefCanvas, box: Box, region: str) -> BriefCanvas:
    """The canvas whose frame shows a region in a box."""
    return replace(canvas, frame=brief_frame.fitted(canvas, box, region))


def groups(canvas: BriefCanvas, region: str) -> Iterator[Group]:
    """The groups of the map, bottom to top."""
    has_islands = brief_frame.holds_islands(canvas)
    corner = islands.inset_box(canvas) if has_islands else brief_frame.locator_box(canvas, region)
    taken = Taken([(corner.x, corner.y, corner.right, corner.bottom), furniture.corner(canvas)])
    key = _key(canvas)
    taken.hard.append((key.x, key.y, key.right, key.bottom))
    placed = list(_placed(canvas, taken))
    found = names.placed(canvas, brief_names.wanted(canvas, region), taken)
    yield ground.sea(canvas)
    yield ground.land(canvas)
    yield from ground.areas(canvas)
    yield ground.borders(canvas)
    yield islands.in_place(canvas)
    yield ground.selection(canvas, OUTLINE_PX)
    yield Group("errors", "mark", tuple(_errors(canvas)), clip=canvas.window)
    yield Group("leaders", "label", tuple(_leaders(canvas, placed)), clip=canvas.window)
    yield from (marks.label(canvas, i, each) for i, each in enumerate(found))
    yield from (_site(canvas, site, box) for site, box in placed)
    yield furniture.frame(canvas)
    yield islands.inset(canvas) if has_islands else brief_frame.locator(canvas, region)
    yield furniture.scale_bar(canvas)
    yield _key_group(canvas, key)


def _key(canvas: BriefCanvas) -> Box:
    """The small box that says how numbers and circles are read, in the lower left corner."""
    setter, unit = canvas.setter, canvas.unit
    width = setter.width(canvas.scene["brief"]["reading"], "small") + 2 * KEY_PX * unit
    height = setter.size("small") * 1.3 + KEY_PX * unit
    x, bottom = canvas.frame.x + KEY_PX * unit, canvas.frame.y + canvas.frame.height - KEY_PX * unit
    return Box(x, bottom - height, width, height, canvas.inks.paper, Stroke(canvas.inks.ink_3, 0.6 * unit), 2 * unit)


def _key_group(canvas: BriefCanvas, key: Box) -> Group:
    baseline = key.bottom - KEY_PX * 0.5 * canvas.unit - 0.4 * canvas.setter.size("small")
    text = canvas.scene["brief"]["reading"]
    said = canvas.setter.set(text, "small", key.x + KEY_PX * canvas.unit, baseline, canvas.inks.ink_2)
    return Group("key", "furniture", (key, said), text)


def _sites(canvas: BriefCanvas) -> list[BriefSite]:
    return canvas.scene["brief"]["sites"]


def _placed(canvas: BriefCanvas, taken: Taken) -> Iterator[tuple[BriefSite, Rect]]:
    """Sites each with a box of its own, at their place or as near as there is room."""
    frame, unit = canvas.frame, canvas.unit
    window = frame.x, frame.y, frame.x + frame.width, frame.y + frame.height
    width, height = (SIDE_PX + 1.5 * DISK_PX) * unit, SIDE_PX * unit
    for site in _sites(canvas):
        x, y = frame.project(site["lon"], site["lat"])
        boxes = [around(x + dx * unit, y + dy * unit, width, height) for dx, dy in _offsets()]
        free = [box for box in boxes if inside(box, window) and taken.free(box, unit)]
        box = (free or boxes)[0]
        taken.hard.append(box)
        yield site, box


def _offsets() -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    for radius in REACH_PX[1:]:
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS - pi / 4
            yield radius * cos(angle), radius * sin(angle)


def _errors(canvas: BriefCanvas) -> Iterator[Item]:
    """How far off each place may be, as a dashed circle."""
    unit, ink = canvas.unit, canvas.inks.ink_2
    for site in _sites(canvas):
        radius = (site["radius_km"] or 0.0) * 1000 / canvas.frame.metres
        if radius >= LEAST_RING_PX * unit:
            dash = Stroke(ink, 0.9 * unit, (3 * unit, 2 * unit), "butt")
            yield Circle(*canvas.frame.project(site["lon"], site["lat"]), radius, None, dash)


def _leaders(canvas: BriefCanvas, placed: list[tuple[BriefSite, Rect]]) -> Iterator[Item]:
    for site, (left, top, right, bottom) in placed:
        at = canvas.frame.project(site["lon"], site["lat"])
        middle = (left + right) / 2, (top + bottom) / 2
        if middle != at:
            yield from marks.leader(canvas, middle, at, site["kind"] == "ring")


def _site(canvas: BriefCanvas, site: BriefSite, box: Rect) -> Group:
    """An item's mark with its number."""
    side, radius = SIDE_PX * canvas.unit, DISK_PX * canvas.unit
    left, top, right, _ = box
    y = top + side / 2
    stamp = Stamp(canvas.mark(site["mark"]), left + side / 2, y, side).items(canvas.setter.metrics)
    title = f"{site['number']}. {site['label']} ({site['status_label']})"
    items = (*stamp, *disk(canvas, site["number"], right - radius, y))
    return Group(f"site-{site['number']}", "mark", items, title, canvas.window)


def disk(canvas: BriefCanvas, number: int, x: float, y: float, scale: float = 1.0) -> tuple[Item, ...]:
    """A number on a disk."""
    inks, radius = canvas.inks, DISK_PX * canvas.unit * scale
    setter = replace(canvas.setter, scale=scale)
    text = setter.set(str(number), "number", x, y + setter.size("number") * 0.36, inks.paper, "middle")
    return Circle(x, y, radius, inks.ink, Stroke(inks.casing, canvas.unit)), text
