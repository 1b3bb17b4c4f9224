"""What every map draws alike, printed or in a browser: places of names, signs of islands, steps of zoom, hatches.

The values stand in `cartography.json`, which the scripts import too. Places are WGS 84 longitude and latitude; pixels
are those of a screen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DRAWN = json.loads(Path(__file__).with_name("cartography.json").read_text(encoding="utf-8"))

Place = tuple[float, float]


def _place(found: Sequence[float]) -> Place:
    return found[0], found[1]


def _places(found: Sequence[Sequence[float]]) -> tuple[Place, ...]:
    return tuple(map(_place, found))


DOKDO, ULLEUNGDO, MARADO = (_place(DRAWN["islands"][name]["at"]) for name in ("dokdo", "ulleungdo", "marado"))
#: Islands with a name on every map, each with its place and how far below it the name stands, in pixels.
ISLANDS: dict[str, tuple[Place, float]] = {
    name: (_place(island["at"]), island["gap_px"]) for name, island in DRAWN["islands"].items() if "gap_px" in island
}
#: The municipality of both.
ULLEUNG: str = DRAWN["islets"]["region"]
#: 독도 as two islets of one size, in pixels around its place; from this zoom on the land itself is large enough.
ISLETS = tuple(map(_places, DRAWN["islets"]["parts"]))
ISLETS_UNTIL_ZOOM: float = DRAWN["islets"]["until_zoom"]
ISLETS_ROOM_PX = _place(DRAWN["islets"]["room_px"])
#: Size of the inset, and the west, east, south and north of what it shows.
INSET_PX = _place(DRAWN["inset"]["px"])
INSET = tuple(float(DRAWN["inset"][side]) for side in ("west", "east", "south", "north"))
#: Where the names of seas and of North Korea may stand, the best place first.
SEAS = {name: _places(found) for name, found in DRAWN["seas"].items()}
NORTH_KOREA = _places(DRAWN["north"])
#: The line between: dashes and width in pixels, where its name may stand.
MDL_DASH_PX: tuple[float, ...] = tuple(DRAWN["mdl"]["dash"])
MDL_PX: float = DRAWN["mdl"]["width"]
MDL_NAMES = _places(DRAWN["mdl"]["names"])
#: South-west and north-east corners of what a page's title and legend may lie over on its map of the whole country.
OVERLAID = tuple(((west, south), (east, north)) for west, south, east, north in DRAWN["overlaid"])
#: The ends of the country: every whole map holds them.
EXTREMES = _places(list(DRAWN["country"]["extremes"].values()))
_ROOM = DRAWN["country"]["room"]
#: South-west and north-east corner of what a whole map fits into its window, with room for signs of one size.
COUNTRY = (
    (min(lon for lon, _ in EXTREMES) - _ROOM["west"], min(lat for _, lat in EXTREMES) - _ROOM["south"]),
    (max(lon for lon, _ in EXTREMES) + _ROOM["east"], max(lat for _, lat in EXTREMES) + _ROOM["north"]),
)
#: Zooms from which poles and roles, sites, and municipalities are shown; the least and the most of a map.
NATIONAL, SITES, LOCAL = (float(DRAWN["zoom"][step]) for step in ("national", "sites", "local"))
LEAST_ZOOM, MOST_ZOOM = DRAWN["zoom"]["least"], DRAWN["zoom"]["most"]
#: Where the middle of a map is at first, and how far it may be moved.
CENTRE = _place(DRAWN["window"]["centre"])
LONGITUDES = DRAWN["window"]["west"], DRAWN["window"]["east"]
LATITUDES = DRAWN["window"]["south"], DRAWN["window"]["north"]
#: Statuses in the order in which marks find their room.
SOLID_FIRST: tuple[str, ...] = tuple(DRAWN["solid_first"])
#: How far a mark may be moved from its place, ring by ring, in pixels.
REACH_PX: tuple[float, ...] = tuple(DRAWN["reach_px"])


@dataclass(frozen=True)
class Callouts:
    """Names away from their marks: the circles on which they may stand, in pixels, and the places on each.

    Attributes
    ----------
    away : float
        What a pixel of distance costs.
    listed : int
        So many names under one count stand in a list.
    """

    radii_px: tuple[float, ...]
    turns: int
    away: float
    listed: int


CALLOUTS = Callouts(**{**DRAWN["callouts"], "radii_px": tuple(DRAWN["callouts"]["radii_px"])})


def mark_px(zoom: float) -> float:
    """Side of a mark in pixels at a zoom."""
    return next(size for begins, size in DRAWN["zoom"]["mark_px"] if zoom >= begins)
