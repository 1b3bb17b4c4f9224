"""The tile grid: every province an equal tile at about its place, so that the small ones can be read on a slide.

`data/tiles.csv` is hand-set; a merged province spans the tiles of those it was made of, so that no other tile moves.
Without the file, or where a province of a day has no row in it, the provinces stand in their official order.
"""

from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.tile_table import Tile

WIDE = 4


def tiles(atlas: Atlas, asof: date) -> tuple[Tile, ...]:
    """The tiles of a day, in the provinces' official order."""
    provinces = [region.id for region in atlas.regions.at(asof, "province")]
    known = {each.tile.region: each.tile for each in atlas.tiles if each.stands(asof)}
    if not set(provinces) <= set(known):
        return tuple(Tile(region, n // WIDE, n % WIDE) for n, region in enumerate(provinces))
    return tuple(known[region] for region in provinces)
