"""How alike and how concentrated regions are by what is given out by choice, or why that is not said."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from layers.atlas.atlas import Atlas
from layers.comparison import similarity


def counted_layers(atlas: Atlas) -> list[str]:
    """Ids of the layers whose sectors may be counted together: given out by choice, one place at a time."""
    return [key for key, one in atlas.instruments.items() if one.counted]


def indices(atlas: Atlas, region_ids: Iterable[str], asof: date) -> list[similarity.Index]:
    """How alike and how concentrated regions are, or why that is not said; nothing for a single region."""
    return list(_indices(atlas, tuple(region_ids), asof))


@lru_cache(maxsize=64)
def _indices(atlas: Atlas, region_ids: tuple[str, ...], asof: date) -> tuple[similarity.Index, ...]:
    """As `indices`; kept, since trying every change of a tag takes longer than all the rest of the page."""
    if len(region_ids) < 2:
        return ()
    layers = counted_layers(atlas)
    first, *others = region_ids
    alike = [similarity.similar(atlas, first, others, layers, asof, name) for name in similarity.PAIRS]
    return (*alike, *(similarity.diversity(atlas, region_ids, layers, asof, name) for name in similarity.SINGLE))


@lru_cache(maxsize=64)
def similar_provinces(atlas: Atlas, region_id: str, asof: date) -> similarity.Index:
    """How like a province the others of the day are."""
    others = [one.id for one in atlas.regions.at(asof, "province") if one.id != region_id]
    return similarity.similar(atlas, region_id, others, counted_layers(atlas), asof)
