"""Sums and tables of one designation: what share of a printed whole, and which measures a table gives."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, in_force
from layers.facts.facts import Fact
from layers.facts.places import NATION
from layers.findings.counting import settled
from layers.findings.finding import BESIDE, COUNTED, REST, Finding, Row, Silent, earliest, few, row
from layers.findings.saying import Day, Listed, Pair, Won, listed, phrase
from layers.findings.template import Template
from layers.labels import MONEY
from layers.periods import last_day
from layers.portfolio.complexes import Complex, complexes
from layers.words.qualifiers import parsed

INVESTMENT = "investment"
#: Values that cannot stand in a sum: disputed, of another thing or time, changed since, or only heard of.
UNFIT = frozenset({"contradicted", "other-extent", "changed", "reported-only", "inferred"})
PRINTED = re.compile(r"([\d,.]+) ?(조 ?원|억 ?원)")
NEAR = 0.5


def share(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """What part of the investment planned at one designation is one item's, where every value is known."""
    members = [item for item in settled(atlas, one, asof) if item.date == one.on]
    if len(members) < one.least or one.item not in {item.id for item in members}:
        return few(one, len(members))
    values = {item.id: _stated(item) for item in members}
    missing = [item for item in members if len({_won(fact) for fact in values[item.id]}) != 1]
    if missing:
        return Silent(one, phrase("reason.missing", n=len(members), k=len(missing)))
    amounts = {key: _won(facts[0]) for key, facts in values.items()}
    whole, printed = round(sum(amounts.values()), 4), _printed(atlas, one, asof)
    if printed is None or abs(whole - printed) > NEAR:
        return Silent(one, phrase("reason.sum"))
    own = next(item for item in members if item.id == one.item)
    percent = round(100 * amounts[own.id] / whole, 1)
    said = {
        "what": one.name,
        "n": len(members),
        "on": Day(str(one.on)),
        "whole": Won(whole),
        "own": Won(amounts[own.id]),
    }
    sentence = phrase("share.sentence", percent=percent, where=_where(atlas, own), **said)
    beside = _known(atlas, one.beside, asof)
    detail = phrase("share.beside", **_other(atlas, beside)) if beside else phrase("share.detail")
    parts = {item.id: COUNTED if item.id == own.id else REST for item in members}
    rows = [row(parts[item.id], item, values[item.id][0], Won(amounts[item.id])) for item in members]
    rows += [row(parts[item.id], item) for item in members]
    rows += [_row(fact) for fact in (_known(atlas, one.printed, asof), beside) if fact]
    formula = phrase("formula.share", own=Won(amounts[own.id]), whole=Won(whole), percent=percent, printed=Won(printed))
    numbers = {"n": len(members), "whole": whole, "own": amounts[own.id], "percent": percent}
    return Finding(one, asof, sentence, detail, formula, tuple(rows), numbers, earliest(members))


def _stated(item: Item) -> list[Fact]:
    return [fact for fact in item.facts if fact.claim == INVESTMENT and fact.value and not UNFIT & {*fact.flags}]


def _won(fact: Fact) -> float:
    """The amount of a claim in 100 million won."""
    found = parsed(str(fact.value))
    return round((found.number if found else 0.0) * MONEY.get(str(fact.unit), 0), 4)


def _known(atlas: Atlas, key: str | None, asof: date) -> Fact | None:
    return next((fact for fact in atlas.facts if fact.id == key and in_force(atlas, fact, asof)), None)


def _printed(atlas: Atlas, one: Template, asof: date) -> float | None:
    """The whole as its source prints it, among the terms of the row's evidence."""
    fact = _known(atlas, one.printed, asof)
    found = [PRINTED.fullmatch(term) for term in (fact.evidence if fact else ())]
    return next((float(one[1].replace(",", "")) * MONEY[one[2]] for one in found if one), None)


def _where(atlas: Atlas, own: Item) -> Listed:
    regions = [atlas.regions.latest(key) for key in own.original_regions]
    return listed(*(Pair(each.short("ko"), each.short("en")) for each in regions), by="dot")


def _other(atlas: Atlas, fact: Fact) -> dict[str, Any]:
    document = atlas.documents[fact.document]
    return {"day": Day(document.date), "value": Won(_won(fact)), "until": str(fact.due)}


def _row(fact: Fact) -> Row:
    value = Won(_won(fact)) if fact.unit in MONEY else "; ".join(fact.evidence)
    return Row(BESIDE, fact.id, Pair(fact.subject_ko, fact.subject_en), value, fact, fact.item)


def plan(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """How many complexes of a table's own day have one of some measures in it, and how many have all."""
    known = atlas.instruments[str(one.layer)]
    document = atlas.documents[str(known.source)]
    if not known.complete:
        return Silent(one, phrase("reason.incomplete"))
    if last_day(document.date) > asof and atlas.event(atlas.by_document[document.id][0]) > asof:
        return Silent(one, phrase("reason.not_yet", day=Day(document.date)))
    found = [each for each in complexes(atlas, (NATION,), asof) if each.layer == known.serves]
    there = [each for each in found if last_day(str(each.item.date)) <= last_day(document.date)]
    later = [each for each in found if each not in there and atlas.statuses[each.item.status].solidity == "solid"]
    there = [each for each in there if atlas.statuses[each.item.status].solidity == "solid"]
    have = {each.item.id: _measures(each, one, document.id) for each in there}
    n, some = len(there), [key for key, measures in have.items() if measures]
    both = [key for key, measures in have.items() if len(measures) == len(one.measures)]
    if n < one.least or not some:
        return few(one, len(some))
    names = [phrase(f"measure.{key}") for key in one.measures]
    values = {
        "day": Day(document.date),
        "what": atlas.catalog[str(known.serves)].title,
        "n": n,
        "m": len(some),
        "both": len(both),
    }
    sentence = phrase("plan.all" if len(some) == n else "plan.some", measures=listed(*names, by="or"), **values)
    only = Counter(measures[0] for measures in have.values() if len(measures) == 1)
    told = [phrase("only", name=phrase(f"measure.{key}"), n=only[key]) for key in one.measures if only[key]]
    after = phrase("plan.later", n=len(later), day=Day(str(later[-1].item.date))) if later else None
    rows = [
        row(COUNTED, each.secured[key], value=phrase(f"measure.{key}")) for each in there for key in have[each.item.id]
    ]
    rows += [row(REST, each.item) for each in there]
    numbers = {"n": n, "m": len(some), "both": len(both), "later": len(later), **only}
    checked = earliest([each.item for each in there])
    formula = phrase("formula.plan", n=n, m=len(some), both=len(both))
    return Finding(one, asof, sentence, listed(*told, after), formula, tuple(rows), numbers, checked)


def _measures(each: Complex, one: Template, document: str) -> list[str]:
    """Which of the measures the document's own table gives a complex."""
    return [key for key in one.measures if key in each.secured and each.secured[key].status_fact.document == document]
