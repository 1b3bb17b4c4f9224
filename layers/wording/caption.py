"""Title, subtitle and caption of a map: computed from counts and dates, never an opinion."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from layers.labels import long_date
from layers.scene_types.layer import SceneLayer
from layers.words.catalogue import words_of

MOST_NAMED = 8
OPEN = ("undecided", "unconfirmed", "name-unknown")


def title(titles: list[str], lang: str, only: str = "") -> str:
    """Title of the map: the first layer and how many more, and the filter in words."""
    words, rest = words_of(lang, "caption"), len(titles) - 1
    if not titles:
        return _with(words["title_none"], only, lang)
    return _with(words("title", first=titles[0], rest=rest) if rest else titles[0], only, lang)


def _with(told: str, only: str, lang: str) -> str:
    """A text with the filter, where there is one."""
    return words_of(lang, "filter")["and"].join(filter(None, (told, only)))


def subtitle(asof: date, provinces: int, shown: int, empty: int, lang: str, only: str = "") -> str:
    """As-of date, number of provinces, of layers shown as the title counts them, and of those with nothing that day."""
    words, day = words_of(lang, "caption"), long_date(asof.isoformat(), lang)
    said = words("subtitle", day=day, provinces=provinces, shown=shown)
    if not empty:
        return _with(said, only, lang)
    without = words_of(lang, "filter")("empty", empty=empty) if only else words("subtitle_empty", empty=empty)
    return _with(said + without, only, lang)


def caption(layers: list[SceneLayer], asof: date, provinces: int, lang: str, only: str = "") -> str:
    """지도 요약문: what is on the map in two to four sentences of counts."""
    words, day = words_of(lang, "caption"), long_date(asof.isoformat(), lang)
    shown = [layer for layer in layers if layer["in_force"]]
    listed = _listed(shown, lang)
    checked = sorted({layer["checked"] for layer in shown if layer["checked"]})
    said = [
        words("opening", day=day, provinces=provinces, shown=len(shown)),
        words_of(lang, "filter")("only", filter=only) if only else "",
        words("layers", listing=listed) if shown else "",
        _checked(checked, lang),
    ]
    return " ".join(filter(None, said))


def _checked(days: Sequence[str], lang: str) -> str:
    """Until when policy was looked after: one day, or the first and last of those that layers have."""
    words = words_of(lang, "caption")
    told = [long_date(day, lang) for day in dict.fromkeys((*days[:1], *days[-1:]))]
    if not told:
        return ""
    return words("checked", day=told[0]) if len(told) == 1 else words("checked_between", first=told[0], last=told[1])


def _listed(layers: Sequence[Mapping[str, Any]], lang: str) -> str:
    """The first layers with their counts, those without one after them, and how many more; no sum over layers."""
    words, rest = words_of(lang, "caption"), len(layers) - MOST_NAMED
    named = [
        f"{layer['title']} {layer['count']}{_open(layer['open'], lang)}"
        for layer in layers[:MOST_NAMED]
        if layer["count"]
    ]
    plain = [layer["title"] for layer in layers[:MOST_NAMED] if not layer["count"]]
    return words["join"].join([*named, *plain, *([words("rest", rest=rest)] if rest > 0 else [])])


def _open(found: Mapping[str, int], lang: str) -> str:
    """How many items of a layer are undecided, unconfirmed, of unknown name."""
    words = words_of(lang, "caption")
    counts = words["open_join"].join(words(name, n=found[name]) for name in OPEN if found.get(name))
    return words("open", counts=counts) if counts else ""


def banner(checked: list[str], asof: date, lang: str) -> str | None:
    """The sentence that says the research ends long before the as-of date; None where nothing is stale."""
    if not checked:
        return None
    until, now = long_date(min(checked), lang), long_date(asof.isoformat(), lang)
    return words_of(lang, "caption")("banner", until=until, now=now)
