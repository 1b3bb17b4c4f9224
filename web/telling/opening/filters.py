"""The control that filters the map: the sectors and the statuses to choose among, and what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from layers import labels
from layers.atlas.atlas import Atlas
from layers.portfolio.filter import Filter
from layers.words.catalogue import words_of


@dataclass(frozen=True)
class Choice:
    """An option; several that an address names together are one."""

    id: str
    label: str


@dataclass(frozen=True)
class Control:
    """One list of options: `sector` or `status`, and the value it stands at."""

    name: str
    choices: tuple[Choice, ...]
    value: str


def controls(atlas: Atlas, chosen: Filter, lang: str) -> tuple[Control, Control]:
    """The lists of sectors and of statuses."""
    return (
        _control("sector", atlas.sectors, chosen.sectors, lang),
        _control("status", atlas.statuses, chosen.statuses, lang),
    )


def _control(name: str, table: Mapping[str, labels.Named], chosen: tuple[str, ...], lang: str) -> Control:
    told = {key: labels.named(row, lang) for key, row in table.items()}
    several = [Choice(",".join(chosen), words_of(lang, "filter")["join"].join(told[key] for key in chosen))]
    single = tuple(Choice(key, label) for key, label in told.items())
    return Control(name, (*(several if len(chosen) > 1 else ()), *single), ",".join(chosen))
