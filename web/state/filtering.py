"""The filter of an address: `sector=` and `status=`, ids of their tables."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from werkzeug.datastructures import MultiDict

from layers.atlas.atlas import Atlas
from layers.collection.synonyms import plain
from layers.facts.sectors import Sector
from layers.facts.statuses import Status
from layers.portfolio.filter import Filter
from web.service.mistakes import UnknownChoice

#: Parameters of a filter.
FILTERS = ("sector", "status")
MOST_NEAR, LEAST_LIKE = 3, 0.4


def read_filter(args: MultiDict[str, str], atlas: Atlas) -> Filter:
    """The filter in the query arguments, in the order of the tables.

    Raises
    ------
    UnknownChoice
        Naming the parameter, its value and the ids that look most like it.
    """
    return Filter(
        _chosen("sector", args.getlist("sector"), atlas.sectors),
        _chosen("status", args.getlist("status"), atlas.statuses),
    )


def written(chosen: Filter) -> dict[str, str | None]:
    """The parameters that restore a filter; None for what lets everything pass."""
    return {"sector": ",".join(chosen.sectors) or None, "status": ",".join(chosen.statuses) or None}


def listed(values: Sequence[str]) -> list[str]:
    """The parts of `a,b`, or of several values as the form without scripts sends them, each once."""
    return list(dict.fromkeys(part for text in values for part in text.split(",") if part))


def _chosen(name: str, values: Sequence[str], table: Mapping[str, Sector | Status]) -> tuple[str, ...]:
    wanted = listed(values)
    for one in wanted:
        if one not in table:
            raise UnknownChoice(name, one, likest(one, {key: (key, row.ko, row.en) for key, row in table.items()}))
    return tuple(key for key in table if key in wanted)


def likest(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Ids whose names look most like a text, words that mean the same compared as one; none where none does."""
    likeness = {key: max(_likeness(text, name) for name in several) for key, several in names.items()}
    near = sorted((key for key in names if likeness[key] >= LEAST_LIKE), key=lambda key: -likeness[key])
    return tuple(near[:MOST_NEAR])


def _likeness(text: str, name: str) -> float:
    return SequenceMatcher(None, plain(text), plain(name)).ratio()
