"""Where two complete lists meet: municipalities that have something of both, up to their last designations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.findings.counting import settled, unfit, until
from layers.findings.finding import BESIDE, COUNTED, Finding, Silent, earliest, few, row
from layers.findings.saying import Pair, listed, phrase
from layers.findings.template import Template
from layers.portfolio.overlaps import municipalities


def meet(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """How many municipalities have an item of both lists, and which; silent where one is not whole or not placed."""
    other = replace(one, layer=one.beside_layer)
    silent = unfit(atlas, one) or unfit(atlas, other)
    first, second = settled(atlas, one, asof), settled(atlas, other, asof)
    if silent or min(len(first), len(second)) < one.least:
        return silent or few(one, min(len(first), len(second)))
    places = [{item.id: municipalities(atlas, item, asof) for item in found} for found in (first, second)]
    if any(not where for found in places for where in found.values()):
        return Silent(one, phrase("reason.unplaced"))
    here, there = ({region for where in found.values() for region in where} for found in places)
    both = [region for region in _in_order(atlas, asof) if region in here & there]
    if len(both) < one.least:
        return few(one, len(both))
    names = [_named(atlas, region, asof) for region in both]
    title = atlas.catalog[str(one.beside_layer)].title
    values = {"what": one.name, "n": len(first), "beside": title, "m": len(second), "k": len(both)}
    days = {"until": until(first), "later": until(second)}
    rows = [row(part, item) for part, item in _met(first, second, places, set(both))]
    return Finding(
        one, asof, phrase("meet.sentence", **values, **days), listed(*names), phrase("formula.meet", **values),
        tuple(rows), {"n": len(first), "m": len(second), "k": len(both)}, earliest([*first, *second]),
    )  # fmt: skip


def _named(atlas: Atlas, region_id: str, asof: date) -> Pair:
    """A municipality after its province, as there are six called 중구."""
    region, province = atlas.regions.get(region_id, asof), atlas.regions.province(region_id, asof)
    above = (f"{province.short(lang)} " if province else "" for lang in ("ko", "en"))
    return Pair(*(before + region.short(lang) for before, lang in zip(above, ("ko", "en"), strict=True)))


def _met(
    first: list[Item], second: list[Item], places: list[dict[str, list[str]]], both: set[str]
) -> list[tuple[str, Item]]:
    """The items that stand in one of the municipalities, the other list's beside."""
    parts = ((COUNTED, first, places[0]), (BESIDE, second, places[1]))
    return [(part, item) for part, found, where in parts for item in found if both & set(where[item.id])]


def _in_order(atlas: Atlas, asof: date) -> list[str]:
    provinces = atlas.regions.at(asof, "province")
    return [child.id for province in provinces for child in atlas.regions.children(province.id, asof)]
