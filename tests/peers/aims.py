"""What the comparison measures against what, and how far ahead the atlas means to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """One line of the report: a figure of the atlas over the same (after a colon, another) of a peer, and its most."""

    name: str
    figure: str
    peer: str
    most: float

    def is_measured(self, figures: dict[str, dict[str, float]]) -> bool:
        """Whether both of its figures are there: a run may be limited to a part."""
        own, _, other = self.figure.partition(":")
        return own in figures["atlas"] and (other or own) in figures.get(self.peer, {})

    def line(self, figures: dict[str, dict[str, float]]) -> str:
        """`name: value (aim ≤ most)`, with a mark where the aim is missed."""
        own, _, other = self.figure.partition(":")
        ratio = figures["atlas"][own] / figures[self.peer][other or own]
        verdict = "" if ratio <= self.most else " — missed"
        return f"{self.name}: {ratio:.3f} (aim ≤ {self.most:.3g}){verdict}"


#: What is measured of the first seconds beside a hand-written page, which draws the same or leaves all names out.
FIRST = (
    ("the map's picture drawn", "pictured_ms:drawn_ms", 1.0),
    ("the map's picture drawn in the office", "office_pictured_ms:office_ms", 0.5),
    ("the map's picture told as seen", "painted_ms:drawn_ms", 1.0),
    ("the map's picture told as seen in the office", "office_painted_ms:office_ms", 0.5),
    ("interactive, the first press on the land answered", "pressed_ms", 1.5),
    ("interactive in the office", "office_pressed_ms", 1.5),
    ("taken over, the land following a drag", "dragged_ms", 1.5),
    ("taken over in the office", "office_dragged_ms", 1.5),
)
FLOORS = {"floor with names": "with the names of the map", "floor": "without any name"}

AIMS = (
    Aim("bytes over the wire, of plain Folium with the original geometry", "bytes", "folium, original", 0.1),
    Aim("bytes over the wire, of explore() with the original geometry", "bytes", "explore, original", 0.1),
    Aim("bytes over the wire, of explore() with the simplified geometry", "bytes", "explore, simplified", 0.75),
    Aim("server time per page, of explore() with the original geometry", "server_ms", "explore, original", 0.02),
    Aim("server time per page, of explore() with the simplified geometry", "server_ms", "explore, simplified", 0.02),
    Aim("drawn, of explore() with the original geometry", "drawn_ms", "explore, original", 0.5),
    Aim("drawn, of explore() with the simplified geometry", "drawn_ms", "explore, simplified", 0.8),
    Aim("drawn, of hand-written Leaflet", "drawn_ms", "floor", 1.15),
    Aim("drawn in the office, of explore() with the original geometry", "office_ms", "explore, original", 0.5),
    Aim("drawn in the office, of explore() with the simplified geometry", "office_ms", "explore, simplified", 0.8),
    Aim("drawn in the office, of hand-written Leaflet", "office_ms", "floor", 1.15),
    *(
        Aim(f"{title}, of hand-written Leaflet {drawn}", figure, peer, most)
        for peer, drawn in FLOORS.items()
        for title, figure, most in FIRST
    ),
    Aim("the data set read and checked, of its files parsed alone", "read_s", "parsing alone", 6),
    Aim("warm start, of python -c 'import geopandas, folium'", "start_s", "imports", 1.5),
)

FIGURES = {
    "server_ms": ("server time per page", "ms", 1),
    "bytes": ("bytes over the wire without fonts", "kB", 1e-3),
    "font_bytes": ("bytes of fonts", "kB", 1e-3),
    "drawn_ms": ("drawn", "ms", 1),
    "pictured_ms": ("picture of the map drawn", "ms", 1),
    "office_pictured_ms": ("picture of the map drawn in the office", "ms", 1),
    "painted_ms": ("picture of the map told as seen", "ms", 1),
    "office_painted_ms": ("picture of the map told as seen in the office", "ms", 1),
    "office_ms": ("drawn in the office", "ms", 1),
    "pressed_ms": ("first press on the land answered", "ms", 1),
    "office_pressed_ms": ("first press on the land answered in the office", "ms", 1),
    "dragged_ms": ("land following a drag", "ms", 1),
    "office_dragged_ms": ("land following a drag in the office", "ms", 1),
    "marks": ("elements on the map", "", 1),
    "heap_bytes": ("JavaScript heap", "MB", 1e-6),
    "read_s": ("data set read", "ms", 1e3),
    "start_s": ("start", "s", 1),
    "memory_bytes": ("memory of the server", "MB", 1e-6),
}


def report(figures: dict[str, dict[str, float]]) -> list[str]:
    """Every figure, then every aim, one line each."""
    lines = []
    for key, (title, unit, scale) in FIGURES.items():
        known = {name: values[key] for name, values in figures.items() if key in values}
        lines += [f"{title}, {name}: {value * scale:.4g} {unit}".rstrip() for name, value in known.items()]
    return [*lines, *(aim.line(figures) for aim in AIMS if aim.is_measured(figures))]
