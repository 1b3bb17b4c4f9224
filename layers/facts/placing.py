"""Place facts: which regions the places of each fact mean, as its document writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from geo.region import RECORD_BEGINS
from layers.errors import AmbiguousPlaceName, Problem, UnknownPlaceName
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.facts.places import Places
from layers.periods import first_day, is_date


def resolve(
    all_facts: Iterable[Fact], known: Mapping[str, Document], all_places: Places
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Region ids by fact id, and the places that could not be resolved."""
    resolved: dict[str, tuple[str, ...]] = {}
    problems = []
    cache: dict[tuple[str, str, date | None], tuple[str, ...] | str] = {}
    for fact in all_facts:
        ids: list[str] = []
        for name in fact.place:
            days = _days(fact, known)
            key = name, fact.topic, days[0]
            if key not in cache:
                cache[key] = _resolve_one(name, fact.topic, days, all_places)
            answer = cache[key]
            if isinstance(answer, str):
                problems.append(Problem(fact.file, fact.row, "place", name, answer))
            else:
                ids += [region for region in answer if region not in ids]
        resolved[fact.id] = tuple(ids)
    return resolved, problems


def _days(fact: Fact, known: Mapping[str, Document]) -> list[date]:
    """Days at which a name may be meant: as the document writes it, else as at the event."""
    document = known.get(fact.document)
    said = [document.date if document else None, fact.valid_from]
    return [max(first_day(day), RECORD_BEGINS) for day in said if day and is_date(day)] or [RECORD_BEGINS]


def _resolve_one(name: str, topic: str, days: list[date], all_places: Places) -> tuple[str, ...] | str:
    said = ""
    for day in days:
        try:
            return all_places.resolve(name, topic, day)
        except (UnknownPlaceName, AmbiguousPlaceName) as error:
            said = said or str(error)
    return said
