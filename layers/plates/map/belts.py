"""Belts and links: what joins places, drawn as lines that are neither roads nor railways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Outline, Path, Point, Stroke
from layers.scene_types.feature import LineFeature, LinkFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.reading import placed
from layers.scene_types.vocabulary import Position, Ring
from layers.symbols import palette

FADED = (0.75, 0.5, 0.28)
"""How much is seen of the dashes of an open end, outwards."""
DASH_PX = 2.4
CAPSULE_PX = (25.0, 22.2)
TRACT_PX = 1.6


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
    tones = {"own": colour, "pale": palette.pale(colour), "casing": casing}
    return tuple(
        Stroke(tones[each.tone], each.width * unit, tuple(n * unit for n in each.dash), "round", each.opacity)
        for each in PATTERNS.get(pattern or "", PATTERNS["link"])
    )


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
    """One group per layer that has lines, with the capsules of its corners; one for the ground that nodes are."""
    for layer in canvas.layers:
        items = [item for feature, course in drawn(canvas, layer) for item in _line(canvas, feature, course)]
        if items:
            yield Group(f"belt-{layer['id']}", "belt", tuple(items), layer["title"], canvas.window)
        grounds = [ring for node in placed(layer["features"]) if (ring := node["tract"])]
        tracts = [item for ring in grounds for item in _tract(canvas, layer, ring)]
        if tracts:
            yield Group(f"tract-{layer['id']}", "belt", tuple(tracts), layer["title"], canvas.window)


def _line(canvas: Canvas, feature: LineFeature | LinkFeature, course: tuple[Point, ...]) -> Iterator[Path]:
    inks, unit, colour = canvas.inks, canvas.unit, feature["colour"]
    for stroke in strokes(feature["pattern"], colour, inks.casing, unit):
        yield Path(Outline((course,), closed=False), stroke=stroke, name=feature["id"])
    if feature["kind"] == "link":
        return
    for dash, seen in zip(feature["faded"], FADED, strict=False):
        yield Path(_outline(canvas, dash), stroke=Stroke(colour, DASH_PX * unit, opacity=seen))
    if feature["corner"]:
        for tone, width in zip((colour, palette.pale(colour)), CAPSULE_PX, strict=True):
            yield Path(_outline(canvas, feature["corner"]), stroke=Stroke(tone, width * unit))


def _tract(canvas: Canvas, layer: SceneLayer, ring: Ring) -> Iterator[Path]:
    colour = next((each["colour"] for each in layer["features"] if each["kind"] == "line"), canvas.inks.ink)
    yield Path(_outline(canvas, ring, closed=True), palette.pale(colour), Stroke(colour, TRACT_PX * canvas.unit))


def _outline(canvas: Canvas, path: Sequence[Position], *, closed: bool = False) -> Outline:
    return Outline((tuple(canvas.frame.project(lon, lat) for lon, lat in path),), closed)
