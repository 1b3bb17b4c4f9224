"""The first page of a whole collection, as most programs ask for it: written, packed and told apart once."""

from datetime import date

from layers.atlas.atlas import Atlas
from layers.keeping import MB, Shelf
from layers.portfolio.filter import Filter
from layers.scene_types.vocabulary import Lang
from web.features import kept
from web.features.answers import GEOJSON, HTML, address, link
from web.features.asked import USUAL
from web.features.systems import CRS84
from web.service.compression import Ready, made_ready
from web.state.filtering import written

FIRST_PAGES = Shelf(
    "whole collections", 16 * MB, "layer, day, language, filter, reference system, host, encoding",
    lambda ready: len(ready.body),
)  # fmt: skip


@FIRST_PAGES
def first_page(
    atlas: Atlas, layer_id: str, asof: date, lang: Lang, chosen: Filter, system: str, host: str, encoding: str | None
) -> Ready:
    """All features of a layer at a date, as many as a page has; its links say in full what was asked for.

    Parameters
    ----------
    host : str
        The root of the service as this request has it, which the links begin with.

    Raises
    ------
    layers.errors.UnknownLayer
    """
    found = kept.features(atlas, layer_id, asof, lang, chosen, system)
    own = {"asof": asof.isoformat(), "lang": lang, "crs": None if system == CRS84 else system, **written(chosen)}
    named = {name: value for name, value in own.items() if value is not None}

    def here(rel: str, media_type: str, **changes: str) -> dict[str, str]:
        return link(rel, media_type, address(f"api/collections/{layer_id}/items", root=host, **named, **changes))

    links = [here("self", GEOJSON, f="json"), here("alternate", HTML, f="html")]
    if len(found.ids) > USUAL:
        links.append(here("next", GEOJSON, f="json", offset=str(USUAL), limit=str(USUAL)))
    first = found.written[:USUAL]
    head = found.head | {"links": links, "numberMatched": len(found.ids), "numberReturned": len(first)}
    return made_ready(kept.joined(head, first, host), encoding)
