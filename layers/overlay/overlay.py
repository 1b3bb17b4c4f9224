"""A reader's own rows on a map: one more layer of a scene, marked 사용자 입력 wherever it is shown.

The rows come with a request and leave with its answer; nothing here keeps them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from geo.dates import day
from layers.atlas.atlas import Atlas
from layers.labels import named
from layers.overlay import features
from layers.overlay.rows import GRADE, LAYER, Row
from layers.scene import tile_cells
from layers.scene.rows import of_status
from layers.scene.rows import row as legend_row
from layers.scene.scene import code
from layers.scene.seals import Seals
from layers.scene_types.layer import LegendRow, SceneLayer
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.vocabulary import Lang
from layers.symbols.marks import USER
from layers.words.catalogue import Words, words_of

LONGEST_SOURCE = 60
LAST = 10_000
Drawn = TypeVar("Drawn", bound=Scene)


def with_overlay(atlas: Atlas, scene: Drawn, rows: Sequence[Row]) -> Drawn:
    """A scene (docs/scene.md) with a layer of a reader's rows on top; the scene itself where there are none.

    Title, summary, notices and data version say how many they are, and the fingerprint covers them.
    """
    if not rows:
        return scene
    state, words = scene["state"], words_of(scene["state"]["lang"], "overlay")
    seals, notes = Seals(atlas, state["lang"], state["theme"]), _footnotes(scene["footnotes"], state["lang"], rows)
    counted, statuses = words("counted", n=len(rows)), _statuses(atlas, rows, state["lang"])
    own = _layer(atlas, day(state["asof"]), state["lang"], rows, seals, notes)
    made = scene.copy()
    made["title"] = f"{scene['title']} + {counted}"
    made["caption"] = f"{scene['caption']} {words('caption', n=len(rows), statuses=statuses)}"
    made["layers"] = [*scene["layers"], own]
    made["footnotes"] = [*scene["footnotes"], *notes.values()]
    made["notices"] = [*scene["notices"], words("notice", n=len(rows))]
    made["data_version"] = f"{scene['data_version']} + {counted}"
    made["marks"] = dict(sorted((scene["marks"] | seals.drawn).items()))
    if scene["tiles"]:
        made["tiles"] = tile_cells.with_layer(atlas, scene["regions"], scene["poles"], scene["tiles"], own)
    made["fingerprint"] = code({key: value for key, value in made.items() if key != "geometry"})
    return made


def layer(atlas: Atlas, rows: Sequence[Row], asof: date, lang: Lang) -> tuple[SceneLayer, list[Footnote]]:
    """The layer of the rows alone, and their footnotes."""
    notes = _footnotes((), lang, rows)
    return _layer(atlas, asof, lang, rows, Seals(atlas, lang, "colour"), notes), list(notes.values())


def _footnotes(known: Iterable[Footnote], lang: Lang, rows: Iterable[Row]) -> dict[str, Footnote]:
    """A footnote for each different source, by what is written, numbered on from those that a scene has."""
    words = words_of(lang, "overlay")
    first = max((note["n"] for note in known), default=0) + 1
    written = list(dict.fromkeys(row.source for row in rows))
    return {source: _footnote(number, source, words, rows) for number, source in enumerate(written, first)}


def _footnote(number: int, source: str, words: Words, rows: Iterable[Row]) -> Footnote:
    days = {row.date for row in rows if row.source == source}
    short = source if len(source) <= LONGEST_SOURCE else f"{source[: LONGEST_SOURCE - 1]}…"
    return {
        "n": number,
        "document": f"{LAYER}.{number}",
        "title": words["source_title"] if short == source else source,
        "publisher": words("source", source=short or words["no_source"]),
        "date": days.pop() if len(days) == 1 else None,
        "grade": GRADE,
        "checked": None,
        "href": "",
    }


def _layer(
    atlas: Atlas, asof: date, lang: Lang, rows: Sequence[Row], seals: Seals, notes: dict[str, Footnote]
) -> SceneLayer:
    words, numbers = words_of(lang, "overlay"), [note["n"] for note in notes.values()]
    statuses = Counter(row.status for row in rows)
    return {
        "id": LAYER,
        "title": words["title"],
        "group": LAYER,
        "geometry": "points",
        "order": LAST,
        "shape": USER,
        "notice": words["caution"],
        "count": len(rows),
        "count_text": str(len(rows)),
        "count_note": None,
        "legend": [*_sector_rows(atlas, rows, seals, lang), *_status_rows(atlas, rows, seals, lang)],
        "sources": numbers,
        "source_text": words["sources"],
        "checked": None,
        "stale": False,
        "state_text": None,
        "in_force": True,
        "from": None,
        "features": [*features.features(atlas, asof, lang, rows, seals, notes)],
        "open": {key: statuses[key] for key in ("undecided", "unconfirmed")} | {"name-unknown": 0},
    }


def _status_rows(atlas: Atlas, rows: Iterable[Row], seals: Seals, lang: str) -> list[LegendRow]:
    counts = Counter(row.status for row in rows)
    found = [status for status in atlas.statuses.values() if counts[status.id]]
    return [of_status(one.id, named(one, lang), counts[one.id], seals.user(None, one.id)) for one in found]


def _sector_rows(atlas: Atlas, rows: Sequence[Row], seals: Seals, lang: str) -> list[LegendRow]:
    """A row for each sector that is used, in the status that most of its rows have."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        if row.sector:
            groups.setdefault(row.sector, []).append(row.status)
    found = [atlas.sectors[key] for key in atlas.sectors if key in groups]
    return [
        legend_row(
            "sector",
            named(one, lang),
            len(groups[one.id]),
            seals.user(one.id, Counter(groups[one.id]).most_common(1)[0][0]),
        )
        for one in found
    ]


def _statuses(atlas: Atlas, rows: Iterable[Row], lang: str) -> str:
    """How many rows have which status: 지정 1, 후보 3."""
    counts = Counter(row.status for row in rows)
    found = [one for one in atlas.statuses.values() if counts[one.id]]
    return ", ".join(f"{named(one, lang)} {counts[one.id]}" for one in found)
