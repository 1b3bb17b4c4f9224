"""The events of the time ruler: the source documents, and the days on which the map of provinces changed."""

from dataclasses import dataclass
from datetime import date

from geo.dates import first_day
from layers.atlas import Atlas


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


def events(atlas: Atlas, lang: str) -> list[Event]:
    """Documents with a full text, and boundary changes, by date."""
    return sorted(_documents(atlas, lang) + _changes(atlas, lang), key=lambda event: (event.date, event.kind))


def _documents(atlas, lang):
    return [
        Event(
            date=first_day(document.date).isoformat(),
            kind="document",
            label=getattr(document, f"title_{lang}"),
            sublabel=document.date,
            href=f"/sources/{document.id}",
            provinces=_provinces(atlas, first_day(document.date)),
        )
        for document in atlas.documents.values()
        if document.file
    ]


def _changes(atlas, lang):
    return [
        Event(
            date=day.isoformat(),
            kind="boundary",
            label=_label(begun, lang),
            sublabel=day.isoformat(),
            href=None,
            provinces=_provinces(atlas, day),
        )
        for day, begun in atlas.regions.changes()
    ]


def _label(begun, lang):
    highest = [region for region in begun if region.level == "province"] or begun
    return " · ".join(region.name_ko if lang == "ko" else region.name_en for region in highest)


def _provinces(atlas, day: date) -> int:
    return sum(region.level == "province" for region in atlas.regions.at(day))
