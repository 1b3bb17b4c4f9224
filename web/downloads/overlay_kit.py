"""What a browser needs to read a reader's rows without asking: names, codes and places of regions, words and marks."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from geo.errors import NotYetRegion
from geo.region import Region
from geo.spelling import fold
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.keeping import MB, Shelf
from layers.naming.gazetteer import gazetteer
from layers.overlay.rows import LAYER
from layers.portfolio.joining import EXTENT
from layers.reading.rules import RULES
from layers.scene.seals import Seals
from layers.words.catalogue import words_of
from web.downloads.overlay_rows import LONGEST, MOST_REGIONS, MOST_ROWS
from web.export.formats import DOCUMENTS, FORMATS, MAP_FORMATS
from web.service.language import translator

TEXT, PLACE = "overlay_", "place_"
CODES: dict[str, Callable[[Region], str | None]] = {
    "mois": lambda region: region.code_mois,
    "kostat": lambda region: region.code_kostat,
    "iso": lambda region: region.iso_3166_2,
}
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
        "regions": {region_id: _region(atlas, region_id, asof, lang) for region_id in _ids(atlas)},
        "spellings": {spelling: sorted(ids) for spelling, ids in atlas.regions.spellings.items()},
        "codes": {system: _codes(atlas, code) for system, code in CODES.items()},
        "statuses": [{"id": one.id, "ko": one.ko, "en": one.en} for one in atlas.statuses.values()],
        "places": _places(atlas, asof),
        "rules": RULES,
        "sectors": [{"id": one.id, "ko": one.ko, "en": one.en} for one in atlas.sectors.values()],
        "marks": _marks(atlas, lang, theme),
        "words": words_of(lang, "overlay"),
        "texts": {
            **{key.removeprefix(TEXT): text for key, text in translator(lang).items() if key.startswith(TEXT)},
            **{key: text for key, text in words_of(lang, "note").items() if key.startswith(PLACE)},
        },
    }


def _ids(atlas: Atlas) -> list[str]:
    return list(dict.fromkeys(row.id for row in atlas.regions.rows))


def _region(atlas: Atlas, region_id: str, asof: date, lang: str) -> dict[str, Any]:
    regions, latest = atlas.regions, atlas.regions.latest(region_id)
    try:
        on, begins = [region.id for region in regions.successors(region_id, asof)], None
    except NotYetRegion:
        on, begins = [], regions.span(region_id)[0].valid_from
    found = {"name": _named(atlas, latest, lang), "level": latest.level, "above": _above(atlas, region_id), "on": on}
    if begins:
        return found | {"from": begins.isoformat()}
    if notice := regions.notice(region_id, asof):
        return found | {"until": notice.last_day.isoformat()}
    return found | (_place(atlas, region_id, asof) if on == [region_id] else {})


def _named(atlas: Atlas, region: Region, lang: str) -> str:
    """A municipality's name with its province's, as there are six called Jung-gu."""
    if region.level != "municipality" or not region.parent:
        return region.name(lang)
    parent = atlas.regions.latest(region.parent).short(lang)
    return words_of(lang, "layer")("in_province", province=parent, name=region.name(lang))


def _places(atlas: Atlas, asof: date) -> dict[str, Any]:
    """Wards, towns, areas and sites by name, as `layers/naming/` compares them."""
    known = gazetteer(atlas, asof)
    named = {name: [one.written, one.regions, one.area, one.reason] for name, one in known.named.items()}
    return {
        "wards": known.wards,
        "ward_codes": known.ward_codes,
        "towns": known.towns,
        "named": named,
        "sites": known.sites,
    }


def _above(atlas: Atlas, region_id: str) -> list[str]:
    """Every region that it has ever belonged to."""
    direct = {owner for row in atlas.regions.span(region_id) for owner in (row.parent, row.pole) if owner}
    return sorted(direct.union(*(_above(atlas, owner) for owner in direct)))


def _place(atlas: Atlas, region_id: str, asof: date) -> dict[str, Any]:
    """Where its mark stands, and a municipality's radius in km; nothing for the nation."""
    at = anchors.anchor(atlas, region_id, asof)
    if at is None:
        return {}
    if anchors.level(atlas, region_id) != "municipality":
        return {"at": at}
    return {"at": at, "radius_km": anchors.radius_km(atlas, region_id, asof)}


def _codes(atlas: Atlas, code: Callable[[Region], str | None]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in atlas.regions.rows:
        written = code(row)
        if written:
            found[fold(written)].add(row.id)
    return {written: sorted(ids) for written, ids in sorted(found.items())}


def _marks(atlas: Atlas, lang: str, theme: str) -> dict[str, str]:
    """The mark of every sector, and of none, with every status."""
    seals = Seals(atlas, lang, theme)
    for status in atlas.statuses:
        for sector in (None, *atlas.sectors):
            seals.user(sector, status)
    return seals.drawn
