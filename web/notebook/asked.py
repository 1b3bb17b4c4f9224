"""What a caller asks for, read: layers, regions, days, reference systems, languages."""

from collections.abc import Iterable
from datetime import date

from geo.crs import ASKED
from geo.dates import day
from geo.names import resolve
from geo.region import RECORD_BEGINS
from layers.atlas.atlas import Atlas
from layers.scene_types.vocabulary import Lang
from web.notebook.mistakes import AtlasError, plain, unknown
from web.service.config import LAST_DAY
from web.service.language import LANGUAGES

Names = str | Iterable[str]


def several(names: Names) -> tuple[str, ...]:
    """One name or several, each once."""
    return tuple(dict.fromkeys([names] if isinstance(names, str) else names))


def layer(atlas: Atlas, layer_id: str) -> str:
    """The id of a layer; raises AtlasError with the nearest one."""
    if layer_id not in atlas.catalog:
        raise unknown("layer", layer_id, atlas.catalog)
    return layer_id


def layers(atlas: Atlas, names: Names | None) -> tuple[str, ...]:
    """Ids of layers in the order of the catalogue; those of the first visit where none is said."""
    if names is None:
        return atlas.catalog.defaults()
    wanted = {layer(atlas, one) for one in several(names)}
    return tuple(one for one in atlas.catalog if one in wanted)


def regions(atlas: Atlas, names: Names, asof: date) -> tuple[str, ...]:
    """Ids on a day of regions written as ids or names; a region that has ended stands for its successors."""
    with plain():
        found = [region.id for name in several(names) for region in resolve(atlas.regions, name, asof)]
    return tuple(dict.fromkeys(found))


def asof(given: date | str) -> date:
    """The day; raises AtlasError for what is none, and for days outside of the record."""
    if isinstance(given, str) and given.count("-") != 2:
        raise AtlasError(f"date {given!r}: write a day such as '2025-12-17'")
    with plain():
        found = day(given)
    if not RECORD_BEGINS <= found <= LAST_DAY:
        raise AtlasError(f"date {found}: the record runs from {RECORD_BEGINS} to {LAST_DAY}")
    return found


def language(lang: str) -> Lang:
    """The id of a language that there are words of."""
    if lang not in LANGUAGES:
        raise unknown("language", lang, LANGUAGES)
    return lang


def system(crs: int | str) -> str:
    """A reference system as programs name it, from its number, the number as text, or with its authority before it."""
    number = str(crs).upper().removeprefix("EPSG:")
    if number not in ASKED:
        raise unknown("reference system", f"EPSG:{number}", (f"EPSG:{one}" for one in ASKED))
    return ASKED[number]
