"""울릉도 and 독도: two islets of one size in place, and the inset that shows both."""

from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Group, Item, Outline, Path, Point, Stroke

DOKDO = (131.8668, 37.2426)
ULLEUNGDO = (130.865, 37.5)
ULLEUNG = "gyeongbuk.ulleung"
FIXED_UNTIL_ZOOM = 11
ISLETS = (
    ((-6.2, 3.2), (-4.4, -1.6), (-3.0, -2.6), (-1.2, 3.2)),
    ((0.6, 3.2), (1.8, -0.6), (3.4, -3.4), (4.6, -1.8), (6.4, 3.2)),
)
INSET_PX = (136.0, 76.0)
WEST, EAST, SOUTH, NORTH = 130.56, 132.12, 37.0, 37.86
GROWN = 2.1
INSET_GAP_PX = 12.0
WIDEST_MM = 8.0


def in_place(canvas: Canvas) -> Group:
    """독도 on the map, as one shape, in the colour of 울릉군; nothing where the land itself is large enough."""
    shown = () if canvas.zoom >= FIXED_UNTIL_ZOOM else (_islets(canvas, canvas.frame.project(*DOKDO)),)
    return Group("dokdo", "ground", shown, canvas.words["dokdo"], canvas.window)


def inset_box(canvas: Canvas) -> Box:
    """Where the inset stands: in the map's upper right corner, over the sea."""
    width, height, gap = (n * canvas.unit for n in (*INSET_PX, INSET_GAP_PX))
    return Box(canvas.frame.x + canvas.frame.width - width - gap, canvas.frame.y + gap, width, height)


def inset(canvas: Canvas) -> Group:
    """Both islands in one small frame, as on the map."""
    box, unit, words = inset_box(canvas), canvas.unit, canvas.words
    inks, setter = canvas.inks, canvas.setter
    frame = Box(box.x, box.y, box.width, box.height, inks.sea, Stroke(inks.ink_3, 0.9 * unit), 3 * unit)
    (ux, uy), (dx, dy) = _within(box, *ULLEUNGDO), _within(box, *DOKDO)
    room = setter.width(words["ulleungdo"], "island") / 2 + 5 * unit
    halo = inks.shallows[-1] if inks.shallows else inks.paper
    items: list[Item] = [
        frame,
        Path(_ulleungdo(canvas, ux, uy), tint(canvas), _edge(canvas), name=ULLEUNG),
        _islets(canvas, (dx, dy)),
        setter.set(words["ulleungdo"], "island", max(ux, box.x + room), uy - 14 * unit, inks.ink, "middle", halo),
        setter.set(words["dokdo"], "island", dx, dy - 9 * unit, inks.ink, "middle", halo),
    ]
    return Group("inset", "furniture", tuple(items), f"{words['ulleungdo']} · {words['dokdo']}")


def _within(box: Box, lon: float, lat: float) -> Point:
    return (
        box.x + (lon - WEST) / (EAST - WEST) * box.width,
        box.y + (NORTH - lat) / (NORTH - SOUTH) * box.height,
    )


def _ulleungdo(canvas: Canvas, x: float, y: float) -> Outline:
    """The larger island, at a size of its own, around a point of the inset."""
    main = _main_island(canvas)
    left, right = min(p[0] for p in main), max(p[0] for p in main)
    top, bottom = min(p[1] for p in main), max(p[1] for p in main)
    factor = 19 * canvas.unit / max(right - left, bottom - top)
    middle = (left + right) / 2, (top + bottom) / 2
    moved = tuple((x + (px - middle[0]) * factor, y + (py - middle[1]) * factor) for px, py in main)
    return Outline((moved,))


def _main_island(canvas: Canvas) -> tuple[Point, ...]:
    parts = canvas.land.whole("municipalities", ULLEUNG).parts
    return max(parts, key=lambda part: max(p[0] for p in part) - min(p[0] for p in part))


def _islets(canvas: Canvas, at: Point) -> Path:
    moved = tuple(tuple((at[0] + x * canvas.unit, at[1] + y * canvas.unit) for x, y in part) for part in ISLETS)
    return Path(Outline(moved), tint(canvas), _edge(canvas), name=ULLEUNG)


def _edge(canvas: Canvas) -> Stroke:
    return Stroke(canvas.inks.ink_2, (1.5 if _chosen(canvas) else 1.0) * canvas.unit)


def _own(canvas: Canvas) -> set[str]:
    province = canvas.scene["regions"].get("gyeongbuk")
    return {ULLEUNG, "gyeongbuk", province["pole"] or "korea", "korea"} if province else {ULLEUNG, "gyeongbuk", "korea"}


def _chosen(canvas: Canvas) -> bool:
    return canvas.scene["state"]["focus"] in _own(canvas) - {"korea"}


def tint(canvas: Canvas) -> str:
    """The fill that 울릉군 has on the map."""
    own = _own(canvas)
    fills = [
        feature["fill"]
        for layer in canvas.layers
        for feature in layer["features"]
        if feature["kind"] == "area" and feature["fill"] and own.intersection(feature["regions"])
    ]
    return fills[-1] if fills else canvas.inks.land
