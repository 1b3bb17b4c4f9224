"""Findings on a day: every template tried in order, the first six that hold told, the others silent with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from layers.atlas.atlas import Atlas
from layers.errors import UnknownFinding
from layers.findings import changing, counting, deciding, measuring, meeting, summing
from layers.findings.finding import Finding, Silent
from layers.findings.saying import phrase
from layers.findings.template import NATION, REGION, Template, fitting, of_atlas
from layers.keeping import MB, Shelf

#: So many are told at most; with fewer than FEW the page says which were silent.
MOST, FEW = 6, 3
RULES: Mapping[str, Callable[..., Finding | Silent]] = {
    "moved": deciding.moved,
    "awaited": deciding.awaited,
    "due": deciding.due,
    "share": summing.share,
    "plan": summing.plan,
    "count": counting.count,
    "field": counting.field,
    "roles": counting.roles,
    "upto": counting.upto,
    "lack": counting.lack,
    "meet": meeting.meet,
    "change": changing.change,
    "level": measuring.level,
    "quotient": measuring.quotient,
}


@dataclass(frozen=True)
class Findings:
    """What can be said on a day: `told` in order, at most six; `more` that hold too; `silent` with their reasons."""

    asof: date
    told: tuple[Finding, ...]
    more: tuple[Finding, ...]
    silent: tuple[Silent, ...]

    @property
    def few(self) -> bool:
        """Whether so few hold that the page says which were silent."""
        return len(self.told) < FEW

    def one(self, key: str) -> Finding | Silent:
        """The finding of a template, or why there is none; raises UnknownFinding."""
        every: tuple[Finding | Silent, ...] = (*self.told, *self.more, *self.silent)
        for each in every:
            if each.template.id == key:
                return each
        known = [each.template.id for each in every]
        raise UnknownFinding(f"no finding {key!r}; known: {', '.join(known)}").about(key, known)


def findings(
    atlas: Atlas, asof: date, region: str | None = None, templates: Sequence[Template] | None = None
) -> Findings:
    """What can be said of the country on a day, or of one region.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    if templates is None:
        return _of_release(atlas, asof, region)
    return _tried(atlas, asof, region, templates)


@Shelf("findings", 4 * MB, "day, region")
def _of_release(atlas: Atlas, asof: date, region: str | None) -> Findings:
    """As `findings`, by the release's own templates; kept, since every first page asks for them."""
    return _tried(atlas, asof, region, of_atlas(atlas))


def _tried(atlas: Atlas, asof: date, region: str | None, templates: Sequence[Template]) -> Findings:
    here: dict[str, Any] = {} if region is None else {"region": atlas.regions.get(region, asof)}
    about = NATION if region is None else REGION
    asked = [one for one in fitting(atlas, templates) if one.about == about]
    found = [_told(atlas, one, here, asof) for one in asked]
    holding = tuple(each for each in found if isinstance(each, Finding))
    silent = tuple(each for each in found if isinstance(each, Silent))
    return Findings(asof, holding[:MOST], holding[MOST:], silent)


def _told(atlas: Atlas, one: Template, here: dict[str, Any], asof: date) -> Finding | Silent:
    """What a template says on a day, but for those that an organisation does not want told."""
    if one.id in atlas.own.silent:
        return Silent(one, phrase("reason.own_folder"))
    return _rule(atlas, one, here)(asof=asof)


def _rule(atlas: Atlas, one: Template, here: dict[str, Any]) -> Callable[..., Finding | Silent]:
    return partial(RULES[one.kind], atlas, one, **here)
