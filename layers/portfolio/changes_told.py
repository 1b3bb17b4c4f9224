"""Which changes a reader asked for, where they are, and in which words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from geo.dates import day
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.portfolio.changes import POLE, Administrative, Changes
from layers.portfolio.filter import EVERY, Filter


def milestones(atlas: Atlas) -> tuple[date, ...]:
    """Days of the full documents, earliest first."""
    return tuple(sorted(day(document.date) for document in atlas.documents.values() if document.file))


def narrowed(atlas: Atlas, found: Changes, layer: str | None, region: str | None, wanted: Filter = EVERY) -> Changes:
    """The changes of a layer, of items that a filter holds, and of a province with what lies in it and its pole.

    Raises
    ------
    UnknownLayer, geo.errors.UnknownRegion
    """
    if layer is None and region is None and not wanted:
        return found
    if layer is not None:
        atlas.catalog[layer]
    inside = _inside(atlas, region, found.last)
    items, unsure = (
        tuple(one for one in each if layer in (None, one.layer_id) and wanted.holds(one.item) and inside(one.regions))
        for each in (found.items, found.unsure)
    )
    areas = (
        () if layer or wanted else tuple(one for one in each if inside((one.region,)))
        for each in (found.administrative, found.poles)
    )
    administrative, poles = areas
    return replace(found, items=items, unsure=unsure, administrative=administrative, poles=poles, narrowed=True)


def _inside(atlas: Atlas, region: str | None, on: date) -> Callable[[tuple[str, ...]], bool]:
    """Whether one of some regions is a region, lies in it or is its pole on a day; always without a region."""
    if region is None:
        return lambda region_ids: True
    here = {one.id for one in atlas.regions.successors(region, on)}
    wanted = here | {pole.id for key in here if (pole := atlas.regions.pole(key, on)) is not None}
    return lambda region_ids: bool(wanted & {*region_ids, *provinces(atlas, region_ids, on)})


def provinces(atlas: Atlas, region_ids: tuple[str, ...], on: date) -> list[str]:
    """The provinces of some regions on a day; poles and the nation as they are."""
    now = [region.id for key in region_ids for region in atlas.regions.successors(key, on)]
    above = [atlas.regions.province(key, on) or atlas.regions.get(key, on) for key in now]
    return list(dict.fromkeys(region.id for region in above))


def where(atlas: Atlas, on: date, lang: str) -> Callable[[tuple[str, ...]], str]:
    """A function that names the regions of a change, provinces once each."""

    def named(region_ids: tuple[str, ...]) -> str:
        return " · ".join(atlas.regions.latest(key).short(lang) for key in provinces(atlas, region_ids, on))

    return named


def said(atlas: Atlas, one: Administrative, last: date, lang: str) -> str:
    """What became of a region, or what it was made of, or which of its attributes differ."""
    before, after = one.before, one.after
    if before is not None and after is not None:
        pairs = [(_word(atlas, before, what, lang), _word(atlas, after, what, lang)) for what in one.what]
        return " · ".join(dict.fromkeys(f"{old} → {new}" for old, new in pairs if old != new))
    if one.level == POLE:
        return ", ".join(each.short(lang) for each in atlas.regions.children(one.region, last))
    others = atlas.regions.predecessors(one.region) if after else atlas.regions.successors(one.region, last)
    named = ", ".join(each.name(lang) for each in others)
    return f"{'←' if after else '→'} {named}" if named else ""


def _word(atlas: Atlas, region: Region, what: str, lang: str) -> str:
    value = region.name(lang) if what.startswith("name_") else getattr(region, what)
    return atlas.regions.latest(value).short(lang) if what in ("parent", "pole") and value else value or "–"
