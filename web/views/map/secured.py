"""Complexes on one slide beside what a document of theirs plans to secure for them: power and water by its own day."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.documents import Document
from layers.facts.facts import CONTRADICTED, OF_CLAIM, Fact
from layers.facts.places import NATION
from layers.findings.finding import Finding
from layers.periods import last_day
from layers.portfolio.complexes import Complex, complexes
from layers.quantities import term
from layers.scene_types.vocabulary import Lang
from layers.wording.details import value_of
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Row
from web.service.language import translator
from web.views.account import digested

INVESTMENT, POWER, WATER = "investment", "power", "water"
SHARES = (0.37, 0.21, 0.21, 0.21)
#: What stands behind a value of several places; the other sign behind one beside which there is another.
DOUBLE_DAGGER = "‡"
PLAIN, DIGITS = re.compile(r"\d+(\.\d+)?"), 2
UNSURE = frozenset({CONTRADICTED, *OF_CLAIM})


@dataclass(frozen=True)
class Secured:
    """The complexes of a layer by item, the document that plans for them, and the language that they are told in."""

    atlas: Atlas
    found: Mapping[str, Complex]
    document: Document
    lang: Lang

    @property
    def columns(self) -> tuple[Column, ...]:
        """Name, investment, power and water; the last two say the day of their document."""
        t, words = translator(self.lang), words_of(self.lang, "account")
        told = (words("of_day", what=t(kind), day=self._day) for kind in (POWER, WATER))
        unit = self._unit and term(self._unit, self.lang)
        invested = words("in_unit", what=words["invested"], unit=unit) if unit else words["invested"]
        heads = (words_of(self.lang, "document")["item"], invested, *told)
        return tuple(Column(head, share, at > 0) for at, (head, share) in enumerate(zip(heads, SHARES, strict=True)))

    def row(self, key: str, name: str) -> Row:
        """A complex by the name that it has on the map."""
        one = self.found[key]
        return self._short(one, name), self._invested(one), self._power(one), self._water(one)

    def notes(self, shown: Collection[str], said: Sequence[Finding]) -> tuple[str, ...]:
        """On what the investment rests, on what power and water, and what the signs in the cells of items mean."""
        words = words_of(self.lang, "account")
        basis = [one.detailed(self.lang) for one in said if one.template.kind == "share"]
        signs = {digested.DAGGER: "another_extent", DOUBLE_DAGGER: "one_cell"}
        cells = " ".join(str(cell) for key in shown for cell in self.row(key, key)[1:])
        meant = [f"{sign} {words[key]}" for sign, key in signs.items() if sign in cells]
        return (
            *(words("invested_note", text=text) for text in basis),
            words("secured_note", day=self._day),
            *([". ".join(meant)] if meant else ()),
        )

    @property
    def _day(self) -> str:
        return labels.short_date(self.document.date, self.lang)

    def _short(self, one: Complex, name: str) -> str:
        own, shorter = self.atlas.short_names.get(one.item.id), self.atlas.catalog[one.layer].short
        return (own and own.name(self.lang)) or (shorter.of(name, self.lang) if shorter else name)

    def _invested(self, one: Complex) -> str:
        stated = one.stated.get(INVESTMENT)
        differ = any(fact.claim == INVESTMENT and UNSURE & {*fact.flags} for fact in one.item.facts)
        return digested.dagger(self._amount(stated), differ) if stated else self._unknown

    def _amount(self, stated: Fact) -> str:
        """The number alone where the heading says the unit of all."""
        return f"{round(float(str(stated.value)), DIGITS):g}" if self._unit else value_of(stated, self.lang)

    @cached_property
    def _unit(self) -> str:
        """The unit of every stated investment; empty where they differ or one is no plain number."""
        stated = [one.stated[INVESTMENT] for one in self.found.values() if INVESTMENT in one.stated]
        units = {str(fact.unit) for fact in stated}
        return units.pop() if len(units) == 1 and all(PLAIN.fullmatch(str(fact.value)) for fact in stated) else ""

    def _power(self, one: Complex) -> str:
        """How much, where it is printed; what one cell gives to several places bears a sign."""
        measure = one.secured.get(POWER)
        if measure is None:
            return self._unplanned(one)
        value = value_of(measure.status_fact, self.lang)
        sign = DOUBLE_DAGGER if len(measure.original_regions) > 1 else ""
        return f"{value}{sign}" if value else self._planned(measure)

    def _water(self, one: Complex) -> str:
        """That there is a plan: what is printed of it is money, if anything."""
        measure = one.secured.get(WATER)
        return self._planned(measure) if measure else self._unplanned(one)

    def _planned(self, measure: Item) -> str:
        return labels.named(self.atlas.statuses[measure.status], self.lang)

    def _unplanned(self, one: Complex) -> str:
        """A complex that is later than the document could not be in it."""
        later = last_day(str(one.item.date)) > last_day(self.document.date)
        return words_of(self.lang, "account")["outside"] if later else self._unknown

    @property
    def _unknown(self) -> str:
        return words_of(self.lang, "state")["unconfirmed"]


def secured(atlas: Atlas, layer: str, asof: date, lang: Lang) -> Secured | None:
    """The complexes of a layer, if on that day another layer whose list is whole plans power or water for some."""
    source = _source(atlas, layer)
    if source is None:
        return None
    found = {one.item.id: one for one in complexes(atlas, (NATION,), asof) if one.layer == layer}
    return Secured(atlas, found, source, lang) if any(one.secured for one in found.values()) else None


def _source(atlas: Atlas, layer: str) -> Document | None:
    """The document whose table is the whole list of what serves the complexes of a layer."""
    serving = [one for one in atlas.instruments.values() if one.serves == layer and one.complete and one.source]
    return atlas.documents[str(serving[0].source)] if serving else None
