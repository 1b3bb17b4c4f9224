"""The events of the time ruler: the source documents, and the days on which the map of provinces changed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from geo.dates import day
from layers.atlas.atlas import Atlas
from layers.labels import pick
from layers.scene_types.vocabulary import Lang


@dataclass(frozen=True)
class Event:
    """One tick of the ruler.

    Attributes
    ----------
    date : str
        ISO date, the day that the tick goes to.
    kind : str
        `document` or `boundary`.
    provinces : int
        How many provinces there are from this day on.
    """

    date: str
    kind: str
    label: str
    sublabel: str
    href: str | None
    provinces: int


def events(atlas: Atlas, lang: Lang) -> list[Event]:
    """Documents with a full text, and boundary changes, by date."""
    return sorted(_documents(atlas, lang) + _changes(atlas, lang), key=lambda event: (event.date, event.kind))


def _documents(atlas, lang):
    return [
        Event(
            date=day(document.date).isoformat(),
            kind="document",
            label=pick(lang, document.short_ko, document.short_en) or pick(lang, document.title_ko, document.title_en),
            sublabel=document.date,
            href=f"/sources/{document.id}",
            provinces=_provinces(atlas, day(document.date)),
        )
        for document in atlas.documents.values()
        if document.file
    ]


def _changes(atlas, lang):
    return [
        Event(
            date=first.isoformat(),
            kind="boundary",
            label=_label(begun, lang),
            sublabel=first.isoformat(),
            href=None,
            provinces=_provinces(atlas, first),
        )
        for first, begun in sorted(_begun(atlas.regions.rows).items())
    ]


def _begun(rows):
    """Provinces and municipalities by the day on which they begin with this name or in this province."""
    days = defaultdict(list)
    for row in rows:
        if row.valid_from and row.level in ("province", "municipality"):
            days[row.valid_from].append(row)
    return days


def _label(begun, lang):
    highest = [region for region in begun if region.level == "province"] or begun
    return " · ".join(region.name(lang) for region in highest)


def _provinces(atlas, on: date) -> int:
    return len(atlas.regions.at(on, "province"))
