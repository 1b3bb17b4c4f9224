"""Belts and links: what joins places, drawn as lines that are neither roads nor railways."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Outline, Path, Point, Stroke
from layers.scene_types.feature import LineFeature, LinkFeature
from layers.scene_types.layer import SceneLayer

PALENESS = 0.2


@dataclass(frozen=True)
class Strand:
    """One stroke of a pattern, in screen pixels; its tone is the belt's own colour, a pale one, or the casing."""

    tone: str
    width: float
    opacity: float
    dash: tuple[float, ...] = ()


PATTERNS = {
    "belt-spine": (
        Strand("casing", 14, 0.6),
        Strand("pale", 11.5, 0.9),
        Strand("own", 2.4, 1.0),
    ),
    "belt-beads": (
        Strand("casing", 14, 0.6),
        Strand("pale", 11, 0.9),
        Strand("own", 4.6, 1.0, (0.01, 10)),
    ),
    "link": (
        Strand("casing", 3.6, 0.8),
        Strand("own", 1.5, 0.95, (6, 3)),
    ),
}


def strokes(pattern: str | None, colour: str, casing: str, unit: float) -> tuple[Stroke, ...]:
    """A pattern's strokes from the bottom up; a pattern that is not known is drawn as a link."""
    tones = {"own": colour, "pale": pale(colour), "casing": casing}
    return tuple(
        Stroke(tones[each.tone], each.width * unit, tuple(n * unit for n in each.dash), "round", each.opacity)
        for each in PATTERNS.get(pattern or "", PATTERNS["link"])
    )


def pale(colour: str) -> str:
    """A colour with four fifths of white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * PALENESS):02X}" for part in parts)


def courses(canvas: Canvas) -> list[tuple[Point, ...]]:
    """The way of every belt and link on the page."""
    return [course for layer in canvas.layers for _, course in drawn(canvas, layer)]


def drawn(canvas: Canvas, layer: SceneLayer) -> Iterator[tuple[LineFeature | LinkFeature, tuple[Point, ...]]]:
    """The lines of a layer, each with its way on the page."""
    for feature in layer["features"]:
        if feature["kind"] in ("line", "link"):
            closed = feature["kind"] == "line" and feature["closed"]
            path = [*feature["path"], feature["path"][0]] if closed else feature["path"]
            yield feature, tuple(canvas.frame.project(lon, lat) for lon, lat in path)


def groups(canvas: Canvas) -> Iterator[Group]:
    """One group per layer that has lines."""
    for layer in canvas.layers:
        items = [
            Path(Outline((course,), closed=False), stroke=stroke, name=feature["id"])
            for feature, course in drawn(canvas, layer)
            for stroke in strokes(feature["pattern"], feature["colour"], canvas.inks.casing, canvas.unit)
        ]
        if items:
            yield Group(f"belt-{layer['id']}", "belt", tuple(items), layer["title"], canvas.window)
