"""A reader's own rows as data: a collection with the columns of every other, cited as theirs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from shapely import Point

from layers.atlas.atlas import Atlas
from layers.collection.build import COLUMNS, Collection
from layers.collection.build import Row as DataRow
from layers.overlay.overlay import layer
from layers.overlay.rows import GRADE, LAYER, Row
from layers.scene_types.feature import Feature
from layers.scene_types.scene import Footnote
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of


def collection(atlas: Atlas, rows: Sequence[Row], asof: date, lang: Lang) -> Collection:
    """The rows as a layer at a date: a point each, for every region of a row without coordinates its anchor."""
    drawn, notes = layer(atlas, rows, asof, lang)
    cited = {note["n"]: note for note in notes}
    return Collection(
        id=LAYER,
        title=words_of(lang, "overlay")["title"],
        description=words_of(lang, "overlay")("notice", n=len(rows)),
        asof=asof.isoformat(),
        lang=lang,
        vintage=atlas.regions.vintage(asof),
        data_version=atlas.data_version,
        columns=COLUMNS,
        rows=tuple(_row(atlas, feature, cited[feature["sources"][0]], asof, lang) for feature in drawn["features"]),
    )


def _row(atlas: Atlas, feature: Feature, note: Footnote, asof: date, lang: str) -> DataRow:
    place = Point(feature["lon"], feature["lat"]) if "lon" in feature else None
    names = [atlas.regions.latest(region).name(lang) for region in feature["regions"]]
    told = {
        **feature,
        "layer": LAYER,
        "region_names": names,
        "event_date": feature["date"],
        "document": LAYER,
        "title": note["title"],
        "publisher": note["publisher"],
        "date": None,
        "grade": GRADE,
        "flags": [LAYER],
        "basis": LAYER,
        "asof": asof.isoformat(),
        "data_version": atlas.data_version,
    }
    return DataRow(place, {column: _flat(told.get(column)) for column in COLUMNS})


def _flat(value: Any) -> str | float | int | None:
    return ";".join(map(str, value)) if isinstance(value, list | tuple) else value
