"""The figures of the choropleth that is on, as a column of bars beside the map; in official order, never ranked."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from layers.atlas.atlas import Atlas
from layers.facts.places import NATION
from layers.scene.classes import written
from layers.scene_types.feature import FigureFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.statistics.figures import Indicator
from web.telling.bars import LEVEL

CHOROPLETH = "choropleth"
#: So many regions stand one below the other; the 229 of a statistic by municipality are in the table.
MOST = 20
LENGTH = 1000


@dataclass(frozen=True)
class Bar:
    """A region's figure in words, its length in thousandths of the longest, its shade; None where there is none."""

    region: str
    name: str
    said: str
    length: int | None
    fill: str | None


@dataclass(frozen=True)
class Values:
    """The bars of a layer, its range and the nation in words, and where the nation's line stands for a ratio."""

    title: str
    bars: tuple[Bar, ...]
    low: str
    high: str
    nation: str
    line: int | None
    notes: tuple[str, ...]


def values(atlas: Atlas, scene: Scene) -> Values | None:
    """What the choropleth of a scene shows; None without one, or where it has too many regions for a column."""
    shown = (layer for layer in scene["layers"] if layer["geometry"] == CHOROPLETH and layer["in_force"])
    layer = next((each for each in shown if 0 < len(each["features"]) <= MOST), None)
    return _values(atlas, scene, layer) if layer else None


def _values(atlas: Atlas, scene: Scene, layer: SceneLayer) -> Values | None:
    lang = scene["state"]["lang"]
    figures = cast("list[FigureFeature]", [each for each in layer["features"] if "value" in each])
    known = [each["value"] for each in figures if each["value"] is not None]
    statistic = atlas.catalog[layer["id"]].statistic
    if not known or not statistic:
        return None
    own = atlas.statistics.indicator(statistic)
    whole = _nation(atlas, own, scene)
    most = max(*known, whole or 0.0)
    bars = tuple(
        Bar(
            each["regions"][0],
            scene["regions"][each["regions"][0]]["short"],
            each["short"] or each["role"],
            None if each["value"] is None else round(LENGTH * each["value"] / most),
            each["fill"],
        )
        for each in figures
    )
    low, high = (written(own, value, lang) for value in (min(known), max(known)))
    nation, line = (written(own, whole, lang), round(LENGTH * whole / most)) if whole else ("", None)
    notes = tuple(text for text in (layer["notice"], layer["source_text"]) if text)
    return Values(layer["title"], bars, low, high, nation, line, notes)


def _nation(atlas: Atlas, own: Indicator, scene: Scene) -> float | None:
    """The nation's figure of a ratio, on the day of the scene."""
    figure = atlas.statistics.figure(own.id, NATION, date.fromisoformat(scene["state"]["asof"]))
    return figure.value if figure and own.aggregate != LEVEL else None
