"""Names on small maps: of parts, of the provinces around and of the far islands, where no mark and no name stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import shapely

from layers.plates.page.boxes import Rect
from layers.scene_types.vocabulary import Lang
from layers.symbols.cartography import DOKDO, ULLEUNGDO
from layers.words.catalogue import words_of
from web.telling.sketching.sketches import UNIT_M, Spot, Window, metres_at

PART, AROUND, ISLAND, SPOT, SEA = "part", "around", "island", "spot", "sea"
#: Height of a name as a share of the window's width.
SIZE = 0.0125
#: Parts narrower than this share of the window's width are not named; provinces around need so much room in it.
NARROWEST, ROOM = 0.035, 0.06
#: The islands far off, with their places.
ISLANDS = (("ulleungdo", ULLEUNGDO), ("dokdo", DOKDO))
#: Where a name may stand, in heights of it from its place; first the nearest.
SHIFTS = ((0, 0), (0, 1.5), (0, -1.5), (0, 2.6), (0, -2.6), (2, 1.2), (-2, 1.2), (2, -1.2), (-2, -1.2), (3, 0), (-3, 0))
#: A name below its island, above it, or to its left.
BELOW = ((0, 1.9), (0, -1.3), (-1.2, 1.9), (-3.5, 0.3))
#: Width of a letter in heights.
LETTER = {"hangul": 0.95, "latin": 0.56}
#: The same of 한글, of Latin letters and figures, and of a blank, for what has all of them.
WIDE, NARROW, BLANK = 0.88, 0.56, 0.28


@dataclass(frozen=True)
class Name:
    """A name with the middle of its foot, in units of the map; `kind` is part, around, island, spot or sea."""

    text: str
    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Wish:
    """A name that wants to stand at a place, and where else it may."""

    text: str
    at: tuple[float, float]
    kind: str
    shifts: Sequence[tuple[float, float]] = SHIFTS


def placed(
    wishes: Iterable[Wish],
    spots: Iterable[Spot],
    window: Window,
    lang: Lang,
    share: float = SIZE,
    keep: Iterable[Rect] = (),
) -> tuple[Name, ...]:
    """Names in the order of the wishes, each at its first free spot; one that has none is left out.

    `share` is the height of a name over the window's width, `keep` what else no name may touch.
    """
    size = window.width * share
    taken = [shapely.box(s.x - s.side / 2, s.y - s.side / 2, s.x + s.side / 2, s.y + s.side / 2) for s in spots]
    taken += [shapely.box(*box) for box in (*keep, scale_corner(window, size))]
    edge = shapely.box(window.left, window.top, window.left + window.width, window.top + window.height)
    found: list[Name] = []
    for wish in wishes:
        for dx, dy in wish.shifts:
            x, y = wish.at[0] + dx * size, wish.at[1] + dy * size
            box = _box(wish.text, x, y, size, lang)
            if edge.contains(box) and not any(box.intersects(other) for other in taken):
                found.append(Name(wish.text, x, y, wish.kind))
                taken.append(box)
                break
    return tuple(found)


def scale_corner(window: Window, size: float) -> Rect:
    """The corner in which the scale bar and its length stand."""
    low, reach = window.top + window.height, window.scale_km * 1000 / UNIT_M + 6 * size
    return window.left, low - 2.2 * size, window.left + reach, low


def rooms(names: Iterable[Name], size: float, lang: Lang) -> list[Rect]:
    """What names of a height take."""
    return [_box(name.text, name.x, name.y, size, lang).bounds for name in names]


def _box(text: str, x: float, y: float, size: float, lang: Lang) -> shapely.Polygon:
    half = len(text) * size * LETTER[words_of(lang, "language")["script"]] / 2
    return shapely.box(x - half, y - 0.9 * size, x + half, y + 0.25 * size)


def of_spots(spots: Iterable[Spot], size: float) -> list[Wish]:
    """Wishes for the names of marks: right of it, left, below or above; `size` is a name's height."""
    return [Wish(spot.label, (spot.x, spot.y), SPOT, _beside(spot, size)) for spot in spots]


def _beside(spot: Spot, size: float) -> tuple[tuple[float, float], ...]:
    reach = spot.side / size / 2
    across = reach + _half(spot.label) + 0.2
    return ((across, 0.33), (-across, 0.33), (0, reach + 1), (0, -reach - 0.35))


def _half(text: str) -> float:
    """Half the width of a text, in heights of its letters."""
    return sum(BLANK if each == " " else WIDE if each > "\u1100" else NARROW for each in text) / 2


def of_parts(shapes: Mapping[str, shapely.Geometry], names: Mapping[str, str], window: Window) -> list[Wish]:
    """Wishes for names of parts that are wide enough, by id; shapes are in EPSG:5179 metres."""
    wide = {key: shapes[key] for key in names if key in shapes and sqrt(shapes[key].area) >= _width(window, NARROWEST)}
    return [Wish(names[key], _place(shape), PART) for key, shape in wide.items()]


def of_around(shapes: Mapping[str, shapely.Geometry], names: Mapping[str, str], window: Window) -> list[Wish]:
    """Wishes for names of the provinces around, in the middle of what the window shows of them."""
    box = tuple(each * UNIT_M for each in (window.left, -window.top - window.height))
    corner = tuple(each * UNIT_M for each in (window.left + window.width, -window.top))
    seen = {key: shapely.clip_by_rect(shapes[key], *box, *corner) for key in names if key in shapes}
    roomy = {key: shape for key, shape in seen.items() if sqrt(shape.area) >= _width(window, ROOM)}
    return [Wish(names[key], _place(shape), AROUND) for key, shape in roomy.items()]


def of_islands(lang: Lang) -> list[Wish]:
    """Wishes for the names of 울릉도 and 독도."""
    words = words_of(lang, "plate")
    return [Wish(words[key], _units(*metres_at(*place)), ISLAND, BELOW) for key, place in ISLANDS]


def _width(window: Window, share: float) -> float:
    return share * window.width * UNIT_M


def _place(shape: shapely.Geometry) -> tuple[float, float]:
    largest = max(shapely.get_parts(shape), key=shapely.area)
    point = largest.representative_point()
    return _units(point.x, point.y)


def _units(east: float, north: float) -> tuple[float, float]:
    return east / UNIT_M, -north / UNIT_M
