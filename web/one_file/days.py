"""On which days the map can change: between two of them, a layer and the regions stay as they are."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from geo.region import RECORD_BEGINS
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import STALE_AFTER
from layers.facts.facts import NATIONAL_FIGURES, Fact
from layers.periods import first_day, last_day
from layers.wording.details import remarked

ONE_DAY = timedelta(days=1)


def of_regions(atlas: Atlas) -> list[date]:
    """Days from which a region, a name or a set of boundaries is another, the first of the record included."""
    rows = atlas.regions.rows
    begun = [row.valid_from for row in rows if row.valid_from]
    ended = [row.valid_to + ONE_DAY for row in rows if row.valid_to]
    return recorded([RECORD_BEGINS, *begun, *ended])


def of_what_is_found(atlas: Atlas) -> list[date]:
    """Days from which a search finds other regions or other figures of the nation."""
    figures = atlas.by_topic.get(NATIONAL_FIGURES, ())
    ended = [last_day(fact.valid_to) + ONE_DAY for fact in figures if fact.valid_to]
    return recorded([*(atlas.event(fact) for fact in figures), *ended, *of_regions(atlas)])


def of_layer(atlas: Atlas, definition: Definition) -> list[date]:
    """Days from which a layer can be another one, in order."""
    if definition.statistic:
        own = of_figures(atlas, [definition.statistic])
    else:
        own = [day for fact in atlas.by_topic.get(str(definition.topic), ()) for day in _of_fact(atlas, fact)]
    return recorded([*own, *of_regions(atlas)])


def of_figures(atlas: Atlas, indicators: Iterable[str]) -> list[date]:
    """Days on which a figure of some indicators was published, and those of the regions."""
    names = {name for indicator in indicators for name in _parts(atlas, indicator)}
    ids = {row.id for row in atlas.regions.rows}
    figures = [one for name in names for region in ids for one in atlas.statistics.published(name, region, date.max)]
    return recorded([*(figure.published for figure in figures if figure.published), *of_regions(atlas)])


def recorded(days: Iterable[date]) -> list[date]:
    """The days of our record, each once, in order."""
    return sorted({day for day in days if day >= RECORD_BEGINS})


def _of_fact(atlas: Atlas, fact: Fact) -> Iterator[date]:
    """When a fact begins, ends, comes due, is no longer looked after, is called stale, and its remark tells more."""
    checked = last_day(atlas.checked(fact))
    confirmed = first_day(fact.published or atlas.documents[fact.document].date)  # until then 이후 자료로 확인 is told
    yield from (atlas.event(fact), confirmed, checked + ONE_DAY, checked + STALE_AFTER + ONE_DAY)
    yield from (last_day(text) + ONE_DAY for text in (fact.valid_to, fact.due) if text)
    yield from remarked(fact)


def _parts(atlas: Atlas, indicator: str) -> list[str]:
    """An indicator and those that it is computed from."""
    own = atlas.statistics.indicator(indicator)
    return [name for name in (indicator, own.numerator, own.denominator) if name]
