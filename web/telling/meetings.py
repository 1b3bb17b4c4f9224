"""Where designations meet, as a page and as data: narrowed, named, and one line for each thing that a place holds."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.region import Region
from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison.meetings import CRISIS, KINDS, Meeting, meetings
from layers.portfolio.overlaps import MUNICIPALITY, SITE
from layers.wording import sources
from layers.wording.details import label, role, status_label
from layers.words.catalogue import words_of
from web.export.data.comma_separated import cell

COLUMNS = (
    "level", "place", "place_name", "province", "province_name", "kind", "layer", "layer_title", "instrument", "item",
    "name", "role", "status", "status_label", "date", "document", "source", "grade", "checked",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a reader narrows the list to: a kind that stands there, a province or municipality, an instrument."""

    kind: str | None = None
    region: str | None = None
    layer: str | None = None

    def pairs(self) -> dict[str, str]:
        """The parameters that say it."""
        told = {"kind": self.kind, "region": self.region, "layer": self.layer}
        return {name: value for name, value in told.items() if value}


#: Nothing that narrows it.
EVERY = Asked()


def kinds(lang: str) -> dict[str, str]:
    """What the kinds are called."""
    words = words_of(lang, "meeting")
    return {kind: words[kind] for kind in KINDS}


def asked_for(atlas: Atlas, asof: date, asked: Asked) -> list[Meeting]:
    """The places where designations meet that pass what was asked."""
    return [one for one in meetings(atlas, asof) if _passes(atlas, one, asked)]


def _passes(atlas: Atlas, one: Meeting, asked: Asked) -> bool:
    place = one.id if one.level != SITE else atlas.sites[one.id].region
    return (
        (asked.kind is None or bool(one.held.get(asked.kind)))
        and (asked.region is None or asked.region in (place, one.province))
        and (asked.layer is None or asked.layer in one.layers)
    )


@dataclass(frozen=True)
class Held:
    """A province with its municipalities and sites where designations meet; no province for sites of none."""

    province: Region | None
    municipalities: tuple[Meeting, ...]
    sites: tuple[Meeting, ...]

    @property
    def id(self) -> str:
        """The province's id."""
        return self.province.id if self.province else "nowhere"

    @property
    def places(self) -> tuple[Meeting, ...]:
        """Both, municipalities first."""
        return (*self.municipalities, *self.sites)

    def having(self, kind: str) -> int:
        """How many of its municipalities have something of a kind."""
        return sum(bool(one.held.get(kind)) for one in self.municipalities)


def by_province(atlas: Atlas, found: Iterable[Meeting], asof: date) -> list[Held]:
    """The places under their provinces in official order, those of none last."""
    groups: dict[str | None, list[Meeting]] = {region.id: [] for region in atlas.regions.at(asof, "province")}
    for one in found:
        groups.setdefault(one.province, []).append(one)
    return [
        Held(
            atlas.regions.get(key, asof) if key else None,
            tuple(one for one in own if one.level == MUNICIPALITY),
            tuple(one for one in own if one.level == SITE),
        )
        for key, own in groups.items()
        if own
    ]


def shown_kinds(found: Iterable[Meeting]) -> list[str]:
    """Kinds that some place has; a column without any is left out."""
    every = list(found)
    return [kind for kind in KINDS if any(one.held.get(kind) for one in every)]


def name(atlas: Atlas, one: Meeting, lang: str) -> str:
    """What a place is called."""
    if one.level == SITE:
        return labels.pick(lang, atlas.sites[one.id].name_ko, atlas.sites[one.id].name_en)
    return atlas.regions.latest(one.id).name(lang)


def by_layer(one: Meeting, kind: str) -> list[tuple[str, list[Item]]]:
    """What a place holds of a kind, by layer in catalogue order."""
    found: dict[str, list[Item]] = {}
    for layer, item in one.held.get(kind, ()):
        found.setdefault(layer, []).append(item)
    return list(found.items())


def instruments(atlas: Atlas, one: Meeting, kind: str, lang: str) -> list[str]:
    """What a place's instruments of a kind are called: by the tier in a crisis, never shortened, else by layer."""
    held = one.held.get(kind, ())
    tiers = [role(item, lang) if kind == CRISIS else "" for _, item in held]
    titles = [atlas.catalog[layer].title[lang] for layer, _ in held]
    return list(dict.fromkeys(tier or title for tier, title in zip(tiers, titles, strict=True)))


def lines(atlas: Atlas, found: Iterable[Meeting], lang: str) -> Iterator[dict[str, Any]]:
    """One line for each thing that each place holds."""
    for one in found:
        for kind in KINDS:
            for layer, item in one.held.get(kind, ()):
                yield _line(atlas, one, kind, layer, item, lang)


def _line(atlas: Atlas, one: Meeting, kind: str, layer: str, item: Item, lang: str) -> dict[str, Any]:
    fact = item.status_fact
    document = atlas.documents[fact.document]
    values = (
        one.level, one.id, name(atlas, one, lang), one.province,
        atlas.regions.latest(one.province).name(lang) if one.province else None, kind, layer,
        atlas.catalog[layer].title[lang], fact.instrument, item.id, label(item, lang), role(item, lang) or None,
        item.status, status_label(item, atlas.statuses[item.status], lang), item.date, document.id,
        f"{sources.publisher(document, lang)}, {sources.title(document, lang)}", document.grade, item.checked,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def as_data(atlas: Atlas, found: Sequence[Meeting], lang: str) -> list[dict[str, Any]]:
    """The places as data: of each the number of instruments by kind, never added up, and what they are."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in lines(atlas, found, lang):
        told.setdefault((line["level"], line["place"]), []).append(line)
    return [
        {
            "level": one.level,
            "id": one.id,
            "name": name(atlas, one, lang),
            "province": one.province,
            "instruments": {kind: len(one.instruments(kind)) for kind in KINDS if one.held.get(kind)},
            "items": [_of_item(line) for line in told[one.level, one.id]],
        }
        for one in found
    ]


def _of_item(line: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in line.items() if key in COLUMNS[5:]}


def as_csv(atlas: Atlas, found: Iterable[Meeting], lang: str) -> str:
    """The lines as CSV; a text that a spreadsheet would run as a formula is led by an apostrophe."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for line in lines(atlas, found, lang):
        writer.writerow({key: cell("" if value is None else value) for key, value in line.items()})
    return text.getvalue()
