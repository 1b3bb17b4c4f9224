"""What was confirmed of a year: decisions beside bids and wishes, never one sum, nor one over unlike instruments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from geo.region import RECORD_BEGINS
from layers.agenda.blocks import APPLIED, DECISION, OFFICIAL, PROPOSED, SUPPORTED, blocks, grade
from layers.atlas.atlas import Atlas
from layers.atlas.items import checked_until
from layers.facts.facts import Fact
from layers.findings.finding import BESIDE, COUNTED, REST, Finding, Silent, row
from layers.findings.saying import Day, Pair, listed, phrase
from layers.findings.template import Template
from layers.periods import last_day
from layers.portfolio.changes import Change, changes

#: What is counted of a year, each block apart.
COUNTED_APART = (DECISION, SUPPORTED, APPLIED, PROPOSED)


def change(atlas: Atlas, one: Template, asof: date) -> Finding | Silent:
    """Decisions, bids and wishes from the year's first day to the day until which every layer was looked after."""
    published = [layer for layer in atlas.instruments if layer not in atlas.own.owners]
    checked = [day for layer in published if (day := checked_until(atlas, str(atlas.catalog[layer].topic), asof))]
    if not checked:
        return Silent(one, phrase("reason.none"))
    until = min(map(last_day, checked))
    first, last = max(date(asof.year, 1, 1), RECORD_BEGINS), min(asof, until)
    if asof <= first:
        return Silent(one, phrase("reason.begins", day=Day(first.isoformat())))
    if last <= first:
        return Silent(one, phrase("reason.unread", checked=Day(until.isoformat())))
    told_items = [each for each in changes(atlas, first, last).items if each.layer_id in published]
    found = {block.key: block for block in blocks(atlas, told_items, last)}
    parted = ([change for line in found[key].lines for change in line.changes] for key in COUNTED_APART)
    settled, supported, bids, wishes = parted
    decided = [*settled, *supported]
    if not (decided or bids or wishes):
        return Silent(one, phrase("reason.nothing_changed"))
    a, b, c = len(decided), len(bids), len(wishes)
    days = {"first": Day(first.isoformat()), "last": Day(last.isoformat())}
    by_layer = Counter(each.layer_id for each in decided)
    told = [phrase("counted", name=atlas.catalog[key].title, n=n) for key, n in by_layer.items()]
    after = phrase("change.after", last=days["last"]) if last < asof else None
    parts = ((COUNTED, decided), (REST, [*bids, *wishes]))
    rows = [row(part, each.item, value=_status(atlas, str(each.after))) for part, some in parts for each in some]
    rows += [row(BESIDE, each.item, fact) for each in decided for fact in _official(atlas, each, first, last)]
    asked = {"from": first.isoformat(), "to": last.isoformat()}
    sought = {"bids": b, "wishes": c}
    if _alike(atlas, by_layer):
        sentence, detail = phrase("change.sentence", a=a, b=b, c=c, **days), listed(*told, after)
        formula, numbers = phrase("formula.change", a=a, b=b, c=c), {"decisions": a, **sought}
    else:
        each = listed(*told, by="comma")
        sentence, detail = phrase("change.apart", a=each, b=b, c=c, **days), listed(after)
        formula, numbers = phrase("formula.change", a=each, b=b, c=c), {**by_layer, **sought}
    return Finding(one, asof, sentence, detail, formula, tuple(rows), numbers, last.isoformat(), asked)


def _alike(atlas: Atlas, layers: Iterable[str]) -> bool:
    """Whether instruments are of one kind and ground, so that their decisions may be counted together."""
    return len({(atlas.instruments[layer].kind, atlas.instruments[layer].ground) for layer in layers}) <= 1


def _official(atlas: Atlas, each: Change, first: date, last: date) -> list[Fact]:
    """What a ministry says of a decision within the period, where its status is told by others."""
    if grade(atlas, each.item) == OFFICIAL:
        return []
    own = (fact for fact in each.item.facts if atlas.documents[fact.document].grade == OFFICIAL)
    return [fact for fact in own if first <= atlas.event(fact) <= last]


def _status(atlas: Atlas, status: str) -> Pair:
    return Pair(atlas.statuses[status].ko, atlas.statuses[status].en)
