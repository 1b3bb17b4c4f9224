"""Figures in five shades: quintiles of the regions by value, and the regions without a figure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.anchors import at_level
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.scene.features import Pen
from layers.scene.rows import hatched, row, shaded
from layers.scene_types.feature import Feature, FigureFeature
from layers.scene_types.layer import LegendRow
from layers.statistics.figures import Figure, Indicator
from layers.symbols import palette
from layers.symbols.symbology import NO_DATA
from layers.words.catalogue import words_of
from layers.words.forms import number

DIGITS = re.compile(r"-?[\d.,]*\d%?")
CLASSES = 5


@dataclass(frozen=True)
class Shading:
    """Figures of an indicator at a date, and the class of each region that has one (0 lowest, 4 highest)."""

    indicator: Indicator
    figures: Mapping[str, Figure | None]
    classes: Mapping[str, int]

    @property
    def years(self) -> tuple[str, ...]:
        """Years of the figures shown, in order."""
        return tuple(sorted({figure.year for figure in self.figures.values() if figure}))


def shading(atlas: Atlas, definition: Definition, asof: date) -> Shading:
    """Figures and quintiles of a statistic layer at a date."""
    name = str(definition.statistic)
    regions = at_level(atlas, definition.level, asof)
    figures = {region: atlas.statistics.figure(name, region, asof) for region in regions}
    return Shading(atlas.statistics.indicator(name), figures, quintiles(known(figures)))


def known(figures: Mapping[str, Figure | None]) -> dict[str, float]:
    """The values there are, by region."""
    return {region: figure.value for region, figure in figures.items() if figure and figure.value is not None}


def quintiles(values: Mapping[str, float]) -> dict[str, int]:
    """Class 0 to 4 of each key by the rank of its value; equal values share the lower class."""
    ranked = sorted(values.values())
    return {key: ranked.index(value) * CLASSES // len(ranked) for key, value in values.items()}


def written(own: Indicator, value: float, lang: str) -> str:
    """A figure with its unit, in the reader's way of counting."""
    words = words_of(lang, "units")
    if f"figure.{own.unit}" in words:
        return words(f"figure.{own.unit}", n=value)
    return f"{number(value, own.decimals)} {own.unit}"


def features(pen: Pen, definition: Definition, shade: Shading) -> list[Feature]:
    """One area for each region, in the regions' official order."""
    return [_feature(pen, definition, shade, region) for region in shade.figures]


def _feature(pen: Pen, definition: Definition, shade: Shading, region: str) -> FigureFeature:
    figure, number = shade.figures[region], shade.classes.get(region)
    value = figure.value if figure else None
    told = words_of(pen.lang, "legend")["not_available"] if value is None else written(shade.indicator, value, pen.lang)
    return {
        "id": f"{definition.id}.{region}",
        "kind": "area",
        "regions": [region],
        "label": pen.names.get(region, region),
        "role": told,
        "detail": f"{figure.year}" if figure else "",
        "status": None,
        "status_label": None,
        "flags": [],
        "flag_labels": [],
        "notes": [figure.note(pen.lang)] if figure and figure.notes else [],
        "sector": None,
        "sector_label": None,
        "date": figure.year if figure else None,
        "due": None,
        "sources": [pen.footnotes.statistic(figure.source, definition.id)] if figure else [],
        "href": f"/layers/{definition.id}#{definition.id}.{region}",
        "fill": None if number is None else palette.ramp(pen.theme)[number],
        "hatch": NO_DATA if number is None else None,
        "class": number,
        "value": value,
        "unit": shade.indicator.unit,
        "short": "" if value is None else _digits(told),
    }


def _digits(told: str) -> str:
    """The number of a written figure alone, as a map has room for it: its unit stands in the legend."""
    found = DIGITS.search(told)
    return found[0] if found else told


def legend(pen: Pen, shade: Shading) -> list[LegendRow]:
    """Rows of the five classes with their range and count, and of the regions without a figure."""
    rows = [_class_row(pen, shade, number) for number in range(CLASSES)]
    missing = len(shade.figures) - len(shade.classes)
    if missing:
        rows.append(row("class", words_of(pen.lang, "legend")["not_available"], missing, None, hatched(NO_DATA)))
    return [each for each in rows if each["count"]]


def _class_row(pen: Pen, shade: Shading, number: int) -> LegendRow:
    inside = [value for region, value in known(shade.figures).items() if shade.classes[region] == number]
    swatch = shaded(palette.ramp(pen.theme)[number])
    if not inside:
        return row("class", "", 0, None, swatch)
    ends = [written(shade.indicator, value, pen.lang) for value in (min(inside), max(inside))]
    return row("class", labels.between(dict.fromkeys(ends), pen.lang), len(inside), None, swatch)
