"""What is decided next: deadlines that moved or stand, and bids whose outcome is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, is_stale, standing
from layers.facts.facts import CONTRADICTED, Fact
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.findings.finding import BESIDE, COUNTED, REST, Finding, Row, Silent, earliest, few, row
from layers.findings.saying import Day, Pair, listed, phrase
from layers.findings.template import Template
from layers.periods import last_day
from layers.wording.deadlines import MOVED, dated, how, others

OPEN = (UNDECIDED, UNCONFIRMED)
APPLIED = "applied"


def stale(one: Template, checked: str, asof: date) -> Silent | None:
    """Silence of a sentence about the present whose rows were checked too long ago."""
    return Silent(one, phrase("reason.stale", checked=Day(checked))) if is_stale(checked, asof) else None


def moved(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """That a decision's deadline was moved, and for how many of its units it is still open."""
    units, silent = _units(atlas, one, asof)
    if silent:
        return silent
    earlier = {unit.id: _moved_from(atlas, unit) for unit in units}
    if not any(earlier.values()):
        return Silent(one, phrase("reason.not_moved"))
    turns = {(fact.due if fact else None, dated(atlas, unit)[-1].due) for unit in units for fact in [earlier[unit.id]]}
    newer = dated(atlas, units[0])[-1]
    if len(turns) > 1 or len({unit.status for unit in units}) > 1:
        return Silent(one, phrase("reason.differing"))
    if atlas.documents[newer.document].grade > 1:
        return Silent(one, phrase("reason.unofficial"))
    was, now = next(iter(turns))
    before = [row(REST, unit, earlier[unit.id], Day(str(was))) for unit in units]
    numbers = {"n": len(units), "was": was, "now": now}
    said = _quoted(was), _quoted(now)
    sentence = phrase("moved.sentence", was=said[0], now=said[1], **_common(atlas, one, units, newer, asof))
    return _finding(atlas, one, asof, units, sentence, numbers, before)


def awaited(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """Until when a decision is to be made, where its deadline has not been moved."""
    units, silent = _units(atlas, one, asof)
    if silent:
        return silent
    if any(_moved_from(atlas, unit) for unit in units):
        return Silent(one, phrase("reason.moved"))
    dues = {dated(atlas, unit)[-1].due for unit in units}
    if len(dues) > 1 or len({unit.status for unit in units}) > 1:
        return Silent(one, phrase("reason.differing"))
    due = str(next(iter(dues)))
    passed = last_day(due) < asof
    sentence = phrase(
        "awaited.passed" if passed else "awaited.sentence",
        due=Day(due),
        **_common(atlas, one, units, dated(atlas, units[0])[-1], asof),
    )
    found = _finding(atlas, one, asof, units, sentence, {"n": len(units), "due": due}, [])
    return replace(found, tag="passed") if passed else found


def _units(atlas: Atlas, one: Template, asof: date) -> tuple[list[Item], Silent | None]:
    """Items of the layer that are to be decided by a day; or why nothing can be said of them."""
    known = [item for item in standing(atlas, _topic(atlas, one), asof) if item.status_fact.draws]
    units = [item for item in known if item.status in OPEN and dated(atlas, item)]
    if len(units) < one.least:
        return [], few(one, len(units))
    if any(CONTRADICTED in fact.flags for unit in units for fact in dated(atlas, unit)):
        return [], Silent(one, phrase("reason.contradicted"))
    return units, stale(one, earliest(units), asof)


def _moved_from(atlas: Atlas, unit: Item) -> Fact | None:
    now = str(dated(atlas, unit)[-1].due)
    return next((fact for fact in reversed(others(atlas, unit)) if how(fact, now) == MOVED), None)


def _quoted(day: str | None) -> Any:
    return phrase("quoted", day=Day(str(day)))


def _common(atlas: Atlas, one: Template, units: list[Item], newer: Fact, asof: date) -> dict[str, Any]:
    document = atlas.documents[newer.document]
    by = Pair(document.publisher_ko, document.publisher_en)
    state = _state(units, str(newer.due), asof)
    unit = phrase(f"unit.{one.unit}", n=len(units))
    return {"what": one.name, "by": by, "day": Day(document.date), "units": unit, "state": state}


def _state(units: list[Item], due: str, asof: date) -> Any:
    """How units stand; of what is due after the last look, since when no outcome is known."""
    if units[0].status == UNCONFIRMED and last_day(due) >= asof:
        return phrase("state.unheard", checked=Day(earliest(units)))
    return phrase(f"state.{units[0].status}")


def _finding(
    atlas: Atlas,
    one: Template,
    asof: date,
    units: list[Item],
    sentence: Any,
    numbers: dict[str, Any],
    before: list[Row],
) -> Finding:
    beside = [
        item
        for item in standing(atlas, _topic(atlas, one), asof)
        if one.beside_status and item.status == one.beside_status
    ]
    rows = [row(COUNTED, unit, dated(atlas, unit)[-1], phrase(f"state.{unit.status}")) for unit in units]
    rows += [*before, *(row(BESIDE, item) for item in beside)]
    formula = phrase("formula.open", n=len(units), units=phrase(f"unit.{one.unit}", n=len(units)))
    return Finding(one, asof, sentence, _beside(atlas, beside), formula, tuple(rows), numbers, earliest(units))


def _beside(atlas: Atlas, beside: list[Item]) -> Any:
    """Wishes of regions beside the decision: told as such, with the day until which they were looked for."""
    counts = Counter(item.regions[0] for item in beside if item.regions)
    told = [phrase("counted", name=_short(atlas, key), n=n) for key, n in counts.items()]
    return phrase("moved.beside", listed=listed(*told), checked=Day(earliest(beside))) if told else phrase("none")


def _short(atlas: Atlas, region: str) -> Pair:
    known = atlas.regions.latest(region)
    return Pair(known.short("ko"), known.short("en"))


def due(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """How many bids are confirmed, and that their outcome is not known; no day where a lead says another."""
    found = standing(atlas, _topic(atlas, one), asof)
    bids = [item for item in found if item.status == APPLIED]
    if len(bids) < one.least:
        return few(one, len(bids))
    silent = stale(one, earliest(bids), asof)
    if silent:
        return silent
    days = {item.due for item in bids}
    doubted = any(CONTRADICTED in item.flags or _doubted(item) for item in found)
    passed = any(day is None or last_day(day) < asof for day in days)
    firm = len(days) == 1 and not doubted and not passed
    values = {"what": one.name, "n": len(bids), "checked": Day(earliest(bids))}
    sentence = phrase("due.firm", due=Day(str(next(iter(days)))), **values) if firm else phrase("due.neutral", **values)
    counts = Counter(item.sector for item in bids)
    told = [
        phrase("counted", name=Pair(atlas.sectors[key].ko, atlas.sectors[key].en), n=n)
        for key, n in counts.items()
        if key
    ]
    detail = phrase("due.detail", listed=listed(*told))
    rows = tuple(row(COUNTED, item, value=phrase("state.applied")) for item in bids)
    formula = phrase("formula.bids", n=len(bids))
    return Finding(one, asof, sentence, detail, formula, rows, {"n": len(bids), "firm": firm}, earliest(bids))


def _doubted(item: Item) -> bool:
    return any(CONTRADICTED in fact.flags and fact.due for fact in item.facts)


def _topic(atlas: Atlas, one: Template) -> str:
    return str(atlas.catalog[str(one.layer)].topic)
