"""Marks as the scene draws them, read back into outlines, circles and letters of a plate."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from layers.plates.page.plate import Circle, Item, Outline, Path, Stroke, Text
from layers.plates.page.type import Metrics

SIDE = 24.0
NUMBER = re.compile(r"-?\d*\.?\d+")
STEP = re.compile(r"([MLHZ])([^MLHZ]*)")
MOVE = re.compile(r"translate\(([^)]*)\) scale\(([^)]*)\)")


@dataclass(frozen=True)
class Stamp:
    """One mark at a place.

    Attributes
    ----------
    drawing : str
        SVG of the mark, 24 × 24.
    side : float
        Millimetres.
    """

    drawing: str
    x: float
    y: float
    side: float

    def items(self, metrics: Metrics) -> tuple[Item, ...]:
        """The mark's shapes in millimetres of the page."""
        return tuple(self._item(part, metrics) for part in _parts(self.drawing))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        scale = self.side / SIDE
        return round(self.x + (x - SIDE / 2) * scale, 3), round(self.y + (y - SIDE / 2) * scale, 3)

    def _item(self, part: ElementTree.Element, metrics: Metrics) -> Item:
        drawn: dict[str, Callable[[ElementTree.Element, Metrics], Item]] = {
            "path": self._path,
            "circle": self._circle,
            "text": self._text,
        }
        return drawn[_name(part)](part, metrics)

    def _path(self, part: ElementTree.Element, metrics: Metrics) -> Path:
        outline, factor = _outline(part)
        moved = tuple(tuple(self._at(*point) for point in points) for points in outline.parts)
        fill, opacity = _fill(part)
        return Path(Outline(moved, outline.closed), fill, self._stroke(part, factor), opacity)

    def _circle(self, part: ElementTree.Element, metrics: Metrics) -> Circle:
        x, y = self._at(float(part.get("cx", 0)), float(part.get("cy", 0)))
        return Circle(x, y, float(part.get("r", 0)) * self.side / SIDE, _fill(part)[0], self._stroke(part, 1))

    def _text(self, part: ElementTree.Element, metrics: Metrics) -> Text:
        x, y = self._at(float(part.get("x", 0)), float(part.get("y", 0)))
        size, said = float(part.get("font-size", 12)) * self.side / SIDE, part.text or ""
        return Text(x, y, said, size, metrics.width(said, size, True), part.get("fill", ""), True, "middle")

    def _stroke(self, part: ElementTree.Element, factor: float) -> Stroke | None:
        colour = part.get("stroke")
        if colour is None:
            return None
        scale = self.side / SIDE
        dash = tuple(float(n) * scale for n in NUMBER.findall(part.get("stroke-dasharray", "")))
        width = float(part.get("stroke-width", 1)) * scale * factor
        opacity = float(part.get("stroke-opacity", 1))
        return Stroke(colour, round(width, 3), dash, part.get("stroke-linecap", "butt"), opacity)


@lru_cache(maxsize=2048)
def _parts(drawing: str) -> tuple[ElementTree.Element, ...]:
    return tuple(ElementTree.fromstring(drawing))


def _name(part: ElementTree.Element) -> str:
    return part.tag.rpartition("}")[2]


def _fill(part: ElementTree.Element) -> tuple[str | None, float]:
    fill = part.get("fill")
    return (None if fill in (None, "none") else fill), float(part.get("fill-opacity", 1))


def _outline(part: ElementTree.Element) -> tuple[Outline, float]:
    """The path's points in the mark's own box, its scaling about its centre done."""
    data = part.get("d", "")
    points = _points(data)
    match = MOVE.match(part.get("transform", ""))
    if not match:
        return Outline(points, "Z" in data), 1.0
    (x, y), factor = map(float, match[1].split()), float(match[2])
    scaled = tuple(tuple((x + (px - x) * factor, y + (py - y) * factor) for px, py in line) for line in points)
    return Outline(scaled, "Z" in data), factor


@lru_cache(maxsize=2048)
def _points(data: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    lines: list[list[tuple[float, float]]] = []
    for command, numbers in STEP.findall(data):
        values = [float(number) for number in NUMBER.findall(numbers)]
        if command == "M":
            lines.append([(values[0], values[1])])
        elif command == "H":
            lines[-1].append((values[0], lines[-1][-1][1]))
        elif command == "L":
            lines[-1].append((values[0], values[1]))
    return tuple(map(tuple, lines))
