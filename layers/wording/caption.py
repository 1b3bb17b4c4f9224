"""Title, subtitle and caption of a map: computed from counts and dates, never an opinion."""

from collections.abc import Callable
from datetime import date
from typing import Any

from layers.labels import long_date, particle
from layers.scene_types.layer import SceneLayer

MOST_NAMED = 8


def title(titles: list[str], lang: str) -> str:
    """Title of the map: the first layer and how many more."""
    if not titles:
        return "시·도 지도" if lang == "ko" else "Map of provinces"
    rest = len(titles) - 1
    if not rest:
        return titles[0]
    return f"{titles[0]} 외 {rest}개 층" if lang == "ko" else f"{titles[0]} and {rest} more"


def subtitle(asof: date, provinces: int, shown: int, lang: str) -> str:
    """As-of date, number of provinces, number of layers on."""
    day = long_date(asof.isoformat(), lang)
    if lang == "ko":
        return f"{day} 기준 · {provinces}개 시·도 · 켠 층 {shown}"
    return f"As of {day} · {provinces} provinces · {shown} layer{'' if shown == 1 else 's'} on"


def caption(layers: list[SceneLayer], asof: date, provinces: int, lang: str) -> str:
    """지도 요약문: what is on the map in two to four sentences of counts."""
    parts = SENTENCES[lang]
    day = long_date(asof.isoformat(), lang)
    shown = [layer for layer in layers if layer["in_force"]]
    said = [parts["opening"](day, provinces, len(shown))]
    if shown:
        said.append(parts["layers"](shown))
    said += parts["open"](_open_counts(shown))
    checked = sorted({layer["checked"] for layer in shown if layer["checked"]})
    if checked:
        said.append(parts["checked"](long_date(checked[0], lang)))
    return " ".join(said)


def _open_counts(layers: list[SceneLayer]) -> dict[str, int]:
    """How many items are undecided, unconfirmed, of unknown name."""
    found = {"undecided": 0, "unconfirmed": 0, "name-unknown": 0}
    for layer in layers:
        for name, count in layer["open"].items():
            found[name] += count
    return found


def _opening_ko(day: str, provinces: int, shown: int) -> str:
    return f"{day} 기준 {provinces}개 시·도 지도이며 층 {shown}개를 켰다."


def _layers_ko(layers: list[SceneLayer]) -> str:
    named = [f"{layer['title']} {layer['count']}" for layer in layers[:MOST_NAMED] if layer["count"]]
    plain = [layer["title"] for layer in layers[:MOST_NAMED] if not layer["count"]]
    rest = len(layers) - MOST_NAMED
    listing = ", ".join([*named, *plain]) + (f", 그 밖의 층 {rest}개" if rest > 0 else "")
    return f"{particle(listing, '이/가')} 있다."


def _open_ko(counts: dict[str, int]) -> list[str]:
    words = {"undecided": "미정", "unconfirmed": "미확인", "name-unknown": "명칭 미확인"}
    said = [f"{words[name]} {count}건" for name, count in counts.items() if count]
    return [f"이 가운데 {', '.join(said)}이다."] if said else []


def _checked_ko(day: str) -> str:
    return f"정책 자료는 {day}까지 확인했다."


def _opening_en(day: str, provinces: int, shown: int) -> str:
    return f"Map of {provinces} provinces as of {day} with {shown} layer{'' if shown == 1 else 's'} on."


def _layers_en(layers: list[SceneLayer]) -> str:
    named = [f"{layer['title']} {layer['count']}" for layer in layers[:MOST_NAMED] if layer["count"]]
    plain = [layer["title"] for layer in layers[:MOST_NAMED] if not layer["count"]]
    rest = len(layers) - MOST_NAMED
    more = [f"{rest} more layers"] if rest > 0 else []
    return f"It shows {'; '.join([*named, *plain, *more])}."


def _open_en(counts: dict[str, int]) -> list[str]:
    words = {"undecided": "undecided", "unconfirmed": "not confirmed", "name-unknown": "of unknown name"}
    said = [f"{count} {words[name]}" for name, count in counts.items() if count]
    return [f"Of these, {', '.join(said)}."] if said else []


def _checked_en(day: str) -> str:
    return f"Policy sources were checked until {day}."


SENTENCES: dict[str, dict[str, Callable[..., Any]]] = {
    "ko": {"opening": _opening_ko, "layers": _layers_ko, "open": _open_ko, "checked": _checked_ko},
    "en": {"opening": _opening_en, "layers": _layers_en, "open": _open_en, "checked": _checked_en},
}


def banner(checked: list[str], asof: date, lang: str) -> str | None:
    """The sentence that says the research ends long before the as-of date; None where nothing is stale."""
    if not checked:
        return None
    until, now = long_date(min(checked), lang), long_date(asof.isoformat(), lang)
    if lang == "ko":
        return f"정책 자료는 {until}까지 확인했다. 기준일 {now}까지 그 뒤에 나온 결정은 이 지도에 없을 수 있다."
    return f"Policy sources were checked until {until}; decisions after that, up to {now}, may be missing."
