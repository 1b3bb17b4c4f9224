"""What a browser needs to read a reader's rows without asking: names, codes and places of regions, words and marks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.keeping import MB, Shelf
from layers.naming import carried
from layers.overlay.rows import LAYER
from layers.portfolio.joining import EXTENT
from layers.reading.rules import RULES
from layers.scene.seals import Seals
from layers.words.catalogue import words_of
from web.downloads.overlay_rows import LONGEST, MOST_REGIONS, MOST_ROWS
from web.export.formats import DOCUMENTS, FORMATS, MAP_FORMATS
from web.service.language import translator

TEXT, PLACE = "overlay_", "place_"
CARRYING: dict[str, Iterable[str]] = {"map": {**MAP_FORMATS, **DOCUMENTS}, "compare": DOCUMENTS, "data": FORMATS}
"""The files that carry rows, by kind."""


@Shelf("overlay kits", 4 * MB, "day, language, theme")
def kit(atlas: Atlas, asof: date, lang: str, theme: str) -> dict[str, Any]:
    """The kit of a day; `spellings` are folded (`geo.spelling.fold`), regions point to those of the day in `on`."""
    return {
        "layer": LAYER,
        "lang": lang,
        "exports": [f"/export/{kind}.{name}" for kind, names in CARRYING.items() for name in names],
        "limits": {"rows": MOST_ROWS, "regions": MOST_REGIONS, "letters": LONGEST, "extent": EXTENT},
        "regions": {region_id: _region(atlas, region_id, asof, lang) for region_id in carried.ids(atlas)},
        "spellings": carried.spellings(atlas),
        "codes": carried.codes(atlas),
        "statuses": [{"id": one.id, "ko": one.ko, "en": one.en} for one in atlas.statuses.values()],
        "places": carried.places(atlas, asof),
        "rules": RULES,
        "sectors": [{"id": one.id, "ko": one.ko, "en": one.en} for one in atlas.sectors.values()],
        "marks": _marks(atlas, lang, theme),
        "words": words_of(lang, "overlay"),
        "texts": {
            **{key.removeprefix(TEXT): text for key, text in translator(lang).items() if key.startswith(TEXT)},
            **{key: text for key, text in words_of(lang, "note").items() if key.startswith(PLACE)},
        },
    }


def _region(atlas: Atlas, region_id: str, asof: date, lang: str) -> dict[str, Any]:
    found = carried.region(atlas, region_id, asof, lang)
    return found | (_place(atlas, region_id, asof) if found["on"] == [region_id] else {})


def _place(atlas: Atlas, region_id: str, asof: date) -> dict[str, Any]:
    """Where its mark stands, and a municipality's radius in km; nothing for the nation."""
    at = anchors.anchor(atlas, region_id, asof)
    if at is None:
        return {}
    if anchors.level(atlas, region_id) != "municipality":
        return {"at": at}
    return {"at": at, "radius_km": anchors.radius_km(atlas, region_id, asof)}


def _marks(atlas: Atlas, lang: str, theme: str) -> dict[str, str]:
    """The mark of every sector, and of none, with every status."""
    seals = Seals(atlas, lang, theme)
    for status in atlas.statuses:
        for sector in (None, *atlas.sectors):
            seals.user(sector, status)
    return seals.drawn
