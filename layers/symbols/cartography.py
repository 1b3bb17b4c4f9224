"""What every map draws alike, printed or in a browser: places of names, signs of islands, steps of zoom, hatches.

The values stand in `cartography.json`, which the scripts import too (docs/plates.md). Places are WGS 84 longitude and
latitude; pixels are those of a screen.
"""

import json
from collections.abc import Sequence
from pathlib import Path

DRAWN = json.loads(Path(__file__).with_name("cartography.json").read_text(encoding="utf-8"))

Place = tuple[float, float]


def _places(found: Sequence[Sequence[float]]) -> tuple[Place, ...]:
    return tuple((each[0], each[1]) for each in found)


_AT = {name: island["at"] for name, island in DRAWN["islands"].items()}
DOKDO, ULLEUNGDO, MARADO = _places([_AT[name] for name in ("dokdo", "ulleungdo", "marado")])
#: Islands with a name on every map, and how far below its place a name stands, in pixels.
ISLANDS = {name: (place, DRAWN["islands"][name]["gap_px"]) for name, place in
           (("dokdo", DOKDO), ("ulleungdo", ULLEUNGDO))}  # fmt: skip
#: The municipality of both.
ULLEUNG: str = DRAWN["islets"]["region"]
#: 독도 as two islets of one size, in pixels around its place; from this zoom on the land itself is large enough.
ISLETS = tuple(_places(part) for part in DRAWN["islets"]["parts"])
ISLETS_UNTIL_ZOOM: float = DRAWN["islets"]["until_zoom"]
ISLETS_ROOM_PX: Place = tuple(DRAWN["islets"]["room_px"])
INSET_PX: Place = tuple(DRAWN["inset"]["px"])
#: West, east, south and north of what the inset shows, in degrees.
INSET = tuple(float(DRAWN["inset"][side]) for side in ("west", "east", "south", "north"))
#: Where the names of seas and of North Korea may stand, the best place first.
SEAS = {name: _places(found) for name, found in DRAWN["seas"].items()}
NORTH_KOREA = _places(DRAWN["north"])
#: The line between: dashes and width in pixels.
MDL_DASH_PX: tuple[float, ...] = tuple(DRAWN["mdl"]["dash"])
MDL_PX: float = DRAWN["mdl"]["width"]
#: The ends of the country: every whole map holds them.
EXTREMES = _places(list(DRAWN["country"]["extremes"].values()))
#: Zooms from which poles and roles, sites, and municipalities are shown; those a map may have.
NATIONAL, SITES, LOCAL = (float(DRAWN["zoom"][step]) for step in ("national", "sites", "local"))
LEAST_ZOOM, MOST_ZOOM = DRAWN["zoom"]["least"], DRAWN["zoom"]["most"]
#: Where a map begins, and how far its middle may be moved: (west, east), (south, north).
CENTRE: Place = tuple(DRAWN["window"]["centre"])
LONGITUDES, LATITUDES = ((DRAWN["window"][low], DRAWN["window"][high]) for low, high in
                         (("west", "east"), ("south", "north")))  # fmt: skip
#: Statuses in the order in which marks find their room.
SOLID_FIRST: tuple[str, ...] = tuple(DRAWN["solid_first"])


def mark_px(zoom: float) -> float:
    """Side of a mark in pixels at a zoom."""
    return next(size for begins, size in DRAWN["zoom"]["mark_px"] if zoom >= begins)
