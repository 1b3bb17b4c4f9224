"""What lies where: complete lists of one instrument, counted up to the day of their last designation."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo.region import Region
from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import OPEN
from layers.atlas.items import Item, items, standing
from layers.facts.facts import REPORTED_ONLY
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.findings.deciding import stale
from layers.findings.finding import COUNTED, REST, UNKNOWN, Finding, Silent, earliest, few, row
from layers.findings.saying import Day, Pair, listed, phrase
from layers.findings.template import Template
from layers.periods import last_day
from layers.portfolio.portfolio import regions_inside

SOLID = "solid"


def topic(atlas: Atlas, one: Template) -> str:
    """The topic of a template's layer."""
    return str(atlas.catalog[str(one.layer)].topic)


def settled(atlas: Atlas, one: Template, asof: date) -> list[Item]:
    """Items that are designated, selected, approved or decided, by more than an indirect source."""
    found = items(atlas, topic(atlas, one), asof)
    return [
        each for each in found if atlas.statuses[each.status].solidity == SOLID and grade(atlas, each) < INDIRECT_GRADE
    ]


def unfit(atlas: Atlas, one: Template) -> Silent | None:
    """Silence where a list is no whole one that is open to every region."""
    known = atlas.instruments[str(one.layer)]
    if known.allocation != OPEN:
        return Silent(one, phrase("reason.quota"))
    return None if known.complete else Silent(one, phrase("reason.incomplete"))


def until(found: list[Item]) -> Day:
    """The day of the last designation, to which the sentence is closed."""
    return Day(max((str(item.date) for item in found if item.date), key=last_day))


def _provinces(atlas: Atlas, item: Item, asof: date) -> set[str]:
    above = [atlas.regions.province(key, asof) for key in item.regions]
    return {region.id for region in above if region is not None}


def count(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """How many items of a complete list lie outside some provinces."""
    silent = unfit(atlas, one)
    found = settled(atlas, one, asof)
    if silent or len(found) < one.least:
        return silent or few(one, len(found))
    where = {item.id: _provinces(atlas, item, asof) for item in found}
    left_out = set(one.without)
    if any(not here or (here & left_out and here - left_out) for here in where.values()):
        return Silent(one, phrase("reason.unplaced"))
    outside = [item for item in found if not where[item.id] & left_out]
    inside = [item for item in found if where[item.id] & left_out]
    area, n, m = phrase(f"area.{one.area}"), len(found), len(outside)
    values = {"what": one.name, "n": n, "m": m, "area": area, "until": until(found)}
    rows = (*(row(COUNTED, item) for item in outside), *(row(REST, item) for item in inside))
    rest = listed(*(Pair(item.subject_ko, item.subject_en) for item in inside))
    detail = phrase("count.detail", rest=rest) if inside else phrase("none")
    formula = phrase("formula.of", m=m, n=n)
    return Finding(
        one, asof, phrase("count.sentence", **values), detail, formula, rows, {"n": n, "m": m}, earliest(found)
    )


def upto(atlas: Atlas, one: Template, asof: date, region: Region) -> Finding | Silent:
    """How many items of a complete list a region has, up to the last designation."""
    silent, found, own = _of_region(atlas, one, asof, region)
    if silent or not own:
        return silent or Silent(one, phrase("reason.none_here"))
    values = {"where": _name(region), "what": one.name, "n": len(own), "until": until(found)}
    rows = tuple(row(COUNTED, item) for item in own)
    detail = listed(*(Pair(item.subject_ko, item.subject_en) for item in own))
    formula = phrase("formula.of", m=len(own), n=len(found))
    numbers = {"n": len(own), "all": len(found)}
    return Finding(one, asof, phrase("upto.sentence", **values), detail, formula, rows, numbers, earliest(found))


def lack(atlas: Atlas, one: Template, asof: date, region: Region) -> Finding | Silent:
    """That a region has no item of a complete list, and what of a next round is not known."""
    silent, found, own = _of_region(atlas, one, asof, region)
    if silent or own:
        return silent or Silent(one, phrase("reason.some_here", n=len(own)))
    waiting = [item for item in standing(atlas, topic(atlas, one), asof) if item.status in (UNDECIDED, UNCONFIRMED)]
    checked = earliest(waiting or found)
    silent = stale(one, checked, asof)
    if silent:
        return silent
    values = {"where": _name(region), "what": one.name, "until": until(found)}
    sentence = phrase("lack.sentence", **values)
    if waiting:
        state = phrase(f"state.{waiting[0].status}")
        sentence = phrase("lack.next", next=Pair(waiting[0].subject_ko, waiting[0].subject_en), state=state, **values)
    rows = (*(row(REST, item) for item in found), *(row(UNKNOWN, item) for item in waiting))
    formula = phrase("formula.of", m=0, n=len(found))
    return Finding(one, asof, sentence, phrase("none"), formula, rows, {"n": 0, "all": len(found)}, checked)


def _of_region(atlas: Atlas, one: Template, asof: date, region: Region) -> tuple[Silent | None, list[Item], list[Item]]:
    silent, found = unfit(atlas, one), settled(atlas, one, asof)
    if not silent and len(found) < one.least:
        silent = few(one, len(found))
    if not silent and region.id in atlas.instruments[str(one.layer)].not_for:
        silent = Silent(one, phrase("reason.not_for"))
    here = {region.id, *regions_inside(atlas, [region.id], asof)}
    own = [item for item in found if not here.isdisjoint(item.regions)]
    return silent, found, own


def _name(region: Region) -> Pair:
    return Pair(region.name("ko"), region.name("en"))


def field(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """In how many provinces of a reform's own day an industry of a field was confirmed."""
    found, on = items(atlas, topic(atlas, one), asof), last_day(str(one.on))
    if on > asof or not found:
        return Silent(one, phrase("reason.not_yet", day=Day(str(one.on))))
    not_for = atlas.instruments[str(one.layer)].not_for
    provinces = [region for region in atlas.regions.at(on, "province") if region.id not in not_for]
    having = [item for item in found if one.sector in (item.sector, item.sector2)]
    sure = [item for item in having if item.status != UNCONFIRMED and grade(atlas, item) < INDIRECT_GRADE]
    unsure = [item for item in having if item not in sure]
    yes = {key for item in sure for key in item.original_regions}
    maybe = {key for item in unsure for key in item.original_regions} - yes
    n, m = len(provinces), len(yes)
    if 100 * m < one.percent * n:
        return Silent(one, phrase("reason.part", m=m, n=n, percent=one.percent))
    if m + len(maybe) >= n:
        return Silent(one, phrase("reason.unknown_turns", m=m, n=n, k=len(maybe)))
    told = [
        _doubted(region, [item for item in unsure if region.id in item.original_regions])
        for region in provinces
        if region.id in maybe
    ]
    sector = atlas.sectors[str(one.sector)]
    area = phrase(f"area.{one.area}") if one.area else ""
    values: dict[str, Any] = {
        "year": str(one.on)[:4],
        "area": area,
        "n": n,
        "m": m,
        "what": one.name,
        "sector": Pair(sector.ko, sector.en),
    }
    sentence = (
        phrase("field.unsure", unsure=listed(*told, by="comma"), **values)
        if maybe
        else phrase("field.sentence", **values)
    )
    numbers = {"n": n, "m": m, "unknown": len(maybe), "items": len(sure), "all": len(found)}
    checked = earliest(found)
    after = phrase("field.after", checked=Day(checked)) if asof > last_day(checked) else ""
    detail = phrase("field.detail", items=len(sure), all=len(found), after=after)
    rows = (*(row(COUNTED, each) for each in sure), *(row(UNKNOWN, each, value=_doubt(each)) for each in unsure))
    return Finding(one, asof, sentence, detail, phrase("formula.provinces", m=m, n=n), rows, numbers, checked)


def _doubted(region: Region, found: list[Item]) -> Any:
    """A province whose only items of the field are unconfirmed or indirectly confirmed."""
    state = phrase("state.indirect" if any(map(_heard_of, found)) else "state.uncertain")
    return phrase("doubted", where=Pair(region.short("ko"), region.short("en")), state=state)


def _doubt(item: Item) -> Any:
    return phrase("state.indirect" if _heard_of(item) else "state.uncertain")


def _heard_of(item: Item) -> bool:
    """Whether an indirect source tells of it, so that it is more than not found."""
    return item.status != UNCONFIRMED or REPORTED_ONLY in item.flags


def roles(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """Which role documents print for which place of a layer."""
    found = [
        each
        for each in items(atlas, topic(atlas, one), asof)
        if each.status_fact.role and grade(atlas, each) < INDIRECT_GRADE
    ]
    if len({key for item in found for key in item.original_regions}) < one.least:
        return few(one, len(found))
    told = [
        phrase("role", where=_place(atlas, item, asof), role=Pair(item.status_fact.role, item.status_fact.role_en))
        for item in found
    ]
    sentence = phrase("roles.sentence", what=one.name, listed=listed(*told))
    rows = tuple(row(COUNTED, item, value=Pair(item.status_fact.role, item.status_fact.role_en)) for item in found)
    formula, numbers = phrase("formula.roles", n=len(found)), {"n": len(found)}
    return Finding(one, asof, sentence, phrase("roles.detail"), formula, rows, numbers, earliest(found))


def _place(atlas: Atlas, item: Item, asof: date) -> Any:
    """The place as it was called, with the name it had where its district is no more."""
    region = atlas.regions.latest(item.original_regions[0])
    short = Pair(region.short("ko"), region.short("en"))
    if region.id in item.regions:
        return short
    return phrase("former_place", short=short, name=Pair(region.name("ko"), region.name("en")))
