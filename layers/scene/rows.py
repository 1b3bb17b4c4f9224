"""Rows of a legend and the signs in them that are no marks."""

from layers.scene_types.layer import LegendRow, Swatch
from layers.scene_types.vocabulary import Hatch, LegendBy, LinePattern
from layers.symbols.sizes import bubble_px


def row(
    by: LegendBy, label: str, count: int | None, mark: str | None = None, swatch: Swatch | None = None
) -> LegendRow:
    """One row; `by` says what it counts."""
    return {"label": label, "count": count, "mark": mark, "swatch": swatch, "by": by}


def of_status(
    status: str, label: str, count: int | None, mark: str | None = None, swatch: Swatch | None = None
) -> LegendRow:
    """The row of one status."""
    return row("status", label, count, mark, swatch) | {"status": status}


def filled(colour: str) -> Swatch:
    """The sign of an area."""
    return {"kind": "fill", "colour": colour, "pattern": None}


def shaded(colour: str) -> Swatch:
    """The sign of a class of figures."""
    return {"kind": "class", "colour": colour, "pattern": None}


def hatched(pattern: Hatch) -> Swatch:
    """The sign of what is not settled, or of regions without a figure."""
    return {"kind": "hatch", "colour": None, "pattern": pattern}


def lined(colour: str, pattern: LinePattern | None) -> Swatch:
    """The sign of a belt or a link."""
    return {"kind": "line", "colour": colour, "pattern": pattern}


def bubble(colour: str, megawatt: float) -> Swatch:
    """The sign of a measure of power."""
    return {"kind": "bubble", "colour": colour, "pattern": None, "size": bubble_px(megawatt)}
