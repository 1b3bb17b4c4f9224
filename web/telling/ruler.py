"""The events of the time ruler: source documents, days on which the map of provinces changed, and what they open."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from geo.dates import day
from layers.atlas.atlas import Atlas
from layers.labels import pick
from layers.portfolio.filter import Filter
from layers.presets.opening import day_of, holding, known_layers
from layers.presets.preset import Preset
from layers.scene_types.vocabulary import Lang
from web.service.language import LANGUAGES
from web.state.drawing import Drawing
from web.state.filtering import FILTERS
from web.state.state import PageState
from web.telling.opening.scenes import opens


class Stop(TypedDict):
    """What a day opens: a document's always its scene, another day only where nothing that is on holds an item.

    `layers` are those that hold one that day; None for a document's.
    """

    layers: list[str] | None
    opens: dict[str, Any]


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


def stops(source: Drawing, today: date) -> dict[str, Stop]:
    """What each day that the ruler leads to opens, by ISO date; the last day is today."""
    documents = {day_of(source.atlas, one): one for one in source.presets if one.document}
    days = {date.fromisoformat(event.date) for event in events(source.atlas, LANGUAGES[0])}
    return {on.isoformat(): _stop(source, on, documents.get(on), today) for on in sorted({*days, today})}


def _stop(source: Drawing, on: date, own: Preset | None, today: date) -> Stop:
    scene = own or (_first(source) if on == today else holding(source.atlas, source.presets, on))
    said = {**(opens(source, scene) if scene else {}), "asof": on.isoformat()}
    return {"layers": None if own else list(known_layers(source.atlas, on)), "opens": said}


def _first(source: Drawing) -> Preset | None:
    return next(iter(source.presets), None)


def ways(held: Mapping[str, Stop], state: PageState) -> dict[str, str]:
    """The query of each stop from a state: its scene's, or the state's own where its layers hold something that day."""
    return {on: _query(stop, state) for on, stop in held.items()}


def _query(stop: Stop, state: PageState) -> str:
    scene, said = state.scene, stop["opens"]
    keeps = set(stop["layers"] or ()) & set(scene.layers) or "layers" not in said
    if keeps:
        return state.query(asof=date.fromisoformat(said["asof"]))
    chosen = Filter(*(tuple((said[name] or "").split(",")) if said[name] else () for name in FILTERS))
    layers, on = tuple(said["layers"]), date.fromisoformat(said["asof"])
    return state.query(layers=layers, asof=on, filter=chosen, view=said["view"])
