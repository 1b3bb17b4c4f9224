"""What a browser needs to read names of places as `layers/naming/` does: regions, spellings, codes, the gazetteer."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from geo.errors import NotYetRegion
from geo.region import Region
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.naming.gazetteer import gazetteer
from layers.words.catalogue import words_of

CODES: dict[str, Callable[[Region], str | None]] = {
    "mois": lambda region: region.code_mois,
    "kostat": lambda region: region.code_kostat,
    "iso": lambda region: region.iso_3166_2,
}


def ids(atlas: Atlas) -> list[str]:
    """Every region that is or was."""
    return list(dict.fromkeys(row.id for row in atlas.regions.rows))


def region(atlas: Atlas, region_id: str, asof: date, lang: str) -> dict[str, Any]:
    """What a region is called, what it lies in; `on` are those of the day that it stands for."""
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
    return found


def _named(atlas: Atlas, region: Region, lang: str) -> str:
    """A municipality's name with its province's, as there are six called Jung-gu."""
    if region.level != "municipality" or not region.parent:
        return region.name(lang)
    parent = atlas.regions.latest(region.parent).short(lang)
    return words_of(lang, "layer")("in_province", province=parent, name=region.name(lang))


def places(atlas: Atlas, asof: date) -> dict[str, Any]:
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


def spellings(atlas: Atlas) -> dict[str, list[str]]:
    """Ids of the regions that are written so on any day, by folded spelling."""
    return {spelling: sorted(found) for spelling, found in atlas.regions.spellings.items()}


def codes(atlas: Atlas) -> dict[str, dict[str, list[str]]]:
    """Ids of regions by their codes, by system."""
    return {system: _coded(atlas, code) for system, code in CODES.items()}


def _coded(atlas: Atlas, code: Callable[[Region], str | None]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in atlas.regions.rows:
        written = code(row)
        if written:
            found[fold(written)].add(row.id)
    return {written: sorted(ids) for written, ids in sorted(found.items())}
