"""Figures of official statistics: a nation and the span of its provinces, and where a quotient passes 1."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from datetime import date
from typing import Any

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.comparison.quotients import Quotient, together
from layers.facts.places import NATION
from layers.findings.finding import COUNTED, REST, Finding, Row, Silent
from layers.findings.saying import Listed, Pair, listed, phrase
from layers.findings.template import Template
from layers.quantities import term
from layers.statistics.figures import Figure
from layers.statistics.ranks import is_superseded
from layers.words.forms import number


def level(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """A figure of the nation and its span over the provinces, of one year and of no replaced vintage."""
    indicator = str(atlas.catalog[str(one.layer)].statistic)
    provinces = atlas.regions.at(asof, "province")
    found = {region.id: atlas.statistics.figure(indicator, region.id, asof) for region in provinces}
    nation = atlas.statistics.figure(indicator, NATION, asof)
    known = {key: figure for key, figure in found.items() if figure is not None and figure.value is not None}
    if nation is None or nation.value is None or len(known) < len(provinces):
        return Silent(one, phrase("reason.no_figure"))
    if len({figure.year for figure in (*known.values(), nation)}) > 1:
        return Silent(one, phrase("reason.years"))
    if any(is_superseded(figure) or _replaced(atlas, figure) for figure in (*known.values(), nation)):
        return Silent(one, phrase("reason.replaced", year=nation.year))
    values, decimals = (
        [float(figure.value or 0) for figure in known.values()],
        atlas.statistics.indicator(indicator).decimals,
    )
    told = {
        name: number(value, decimals) for name, value in (("x", nation.value), ("a", min(values)), ("b", max(values)))
    }
    said = atlas.statistics.indicator(indicator)
    sentence = phrase("level.sentence", what=Pair(said.ko, said.en), year=nation.year, unit=nation.unit, **told)
    rows = (
        _figure(COUNTED, nation, atlas.regions.latest(NATION)),
        *(_figure(REST, known[each.id], each) for each in provinces),
    )
    numbers = {"x": nation.value, "a": min(values), "b": max(values)}
    return Finding(one, asof, sentence, phrase("level.detail"), phrase("formula.level", n=len(known)), rows, numbers)


def _replaced(atlas: Atlas, figure: Figure) -> bool:
    """Whether the note of the indicator's own source says that its vintage was replaced by a later one."""
    source = atlas.statistics.sources[figure.source]
    return bool(source.vintage and "대체됨" in source.vintage and figure.year in source.vintage)


def _figure(part: str, figure: Figure, region: Region) -> Row:
    name = Pair(region.short("ko"), region.short("en"))
    value = f"{number(float(figure.value or 0))}{figure.unit}"
    return Row(part, f"{figure.indicator}/{figure.region}/{figure.year}", name, value, table=figure.source)


def of_division(code: str, known: Mapping[Region, Quotient], over: Sized) -> dict[str, Any]:
    """What a sentence says of a KSIC division: name, code and year, how many regions it is known of, and over 1 in."""
    one = next(iter(known.values()))
    name = Pair(one.name_ko, term(one.name_ko, "en"))
    return {"name": name, "code": code, "year": one.year, "n": len(known), "m": len(over)}


def quotient(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """In which provinces the quotient of one industry passes 1 by workers and by shipments alike."""
    code = str(one.industry)
    provinces = atlas.regions.at(asof, "province")
    if code not in {division for _, division, _ in atlas.surveys.divisions}:
        return Silent(one, phrase("reason.no_figure"))
    found = {region: together(atlas, (code,), region.id, asof) for region in provinces}
    if None in found.values():
        return Silent(one, phrase("reason.no_figure"))
    known = {region: each for region, each in found.items() if each is not None}
    if any(_above(each) is None for each in known.values()):
        return Silent(one, phrase("reason.withheld", n=sum(_above(each) is None for each in known.values())))
    if any(len({*sides}) > 1 for each in known.values() if (sides := _above(each))):
        return Silent(one, phrase("reason.measures"))
    over = [region for region, each in known.items() if _above(each) == (True, True)]
    names = listed(*(Pair(each.short("ko"), each.short("en")) for each in over), by="dot")
    values = {**of_division(code, known, over), "listed": names}
    rows = tuple(_quotient(COUNTED if region in over else REST, each, region) for region, each in known.items())
    formula = phrase("formula.quotient")
    return Finding(
        one,
        asof,
        phrase("quotient.sentence", **values),
        _heads(known, over),
        formula,
        rows,
        {"n": len(known), "m": len(over)},
    )


def _above(each: Quotient) -> tuple[bool, bool] | None:
    """Whether workers and shipments are above the nation's; None where a count is withheld."""
    if each.lq_workers is None or each.lq_turnover is None:
        return None
    return each.lq_workers > 1, each.lq_turnover > 1


def _heads(known: dict[Region, Quotient], over: list[Region]) -> Listed:
    return listed(
        *(phrase("workers", where=Pair(each.short("ko"), each.short("en")), n=known[each].workers) for each in over)
    )


def _quotient(part: str, each: Quotient, region: Region) -> Row:
    value = phrase(
        "quotient.row",
        workers=number(each.lq_workers or 0, 2),
        turnover=number(each.lq_turnover or 0, 2),
        n=each.workers,
    )
    return Row(part, f"{each.code}/{region.id}/{each.year}", Pair(region.short("ko"), region.short("en")), value)
