"""The legend of Folium layers: each layer's rows with their signs, seen while the layer is on."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from layers.scene_types.layer import LegendRow, SceneLayer, Swatch
from layers.symbols.inks import THEMES
from layers.symbols.palette import pale
from layers.symbols.textures import swatch_path, texture
from layers.words.catalogue import words_of
from web.notebook.elements import Corner, map_of

if TYPE_CHECKING:
    from web.notebook.groups import LayerGroup

INKS = THEMES["colour"]
SHEET = Markup('<svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-hidden="true" focusable="false">{2}</svg>')
RECT = Markup('<rect x=".5" y=".5" width="21" height="13" fill="{}" stroke="#A8A79E"/>')
LINES = Markup('<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linecap="{}"/>')
STROKE = Markup(
    '<path d="M4 7H30" fill="none" stroke="{}" stroke-width="{}" stroke-dasharray="{}" stroke-linecap="{}"/>'
)
RING = Markup('<circle cx="12" cy="12" r="{:.1f}" fill="none" stroke="{}" stroke-width="1.4" stroke-dasharray="3 2"/>')
#: Of the largest bubble in pixels, and what of its radius the sign of a row has.
LARGEST_PX, ROOM_PX = 30, 11
PART = Markup(
    '<div id="{}"><strong>{}</strong> {}<ul style="list-style:none;margin:2px 0 8px;padding:0">{}</ul>{}</div>'
)
ROW = Markup('<li style="display:flex;gap:6px;align-items:center">{}<span>{}{}</span></li>')


class Legend(Corner):
    """The legend of some groups on one map."""

    def __init__(self, groups: Sequence["LayerGroup"], position: str = "bottomright") -> None:
        super().__init__(Markup(""), position)
        self._name, self._groups = "AtlasLegend", list(groups)

    def html(self) -> Markup:
        """The parts of the groups, which are called as the map calls them."""
        return Markup("").join(map(self._part, self._groups))

    def _part(self, group: "LayerGroup") -> Markup:
        return part(group.layer, group.marks, self._place(group), group.lang)

    def _place(self, group: "LayerGroup") -> str:
        return f"legend-{group.get_name()}"

    @property
    def more(self) -> str:
        """The script that shows the part of each group while the map has it."""
        shown = ", ".join(f'["{self._place(one)}", "{one.get_name()}"]' for one in self._groups)
        return (
            f"(function (map) {{ var show = function () {{ [{shown}].forEach(function (pair) {{ "
            "var part = document.getElementById(pair[0]), group = window[pair[1]]; "
            'if (part) part.style.display = group && map.hasLayer(group) ? "" : "none"; }); }; '
            'map.on("layeradd layerremove", show); map.whenReady(function () { setTimeout(show, 0); }); })'
            f"({map_of(self)});"
        )


def part(layer: SceneLayer, marks: Mapping[str, str], place: str, lang: str) -> Markup:
    """The legend of one layer: title, count, rows, what is not settled, whose word it is."""
    rows = Markup("").join(_row(row, marks) for row in layer["legend"])
    source = words_of(lang, "notebook")("of_source", source=layer["source_text"]) if layer["source_text"] else ""
    said = [one for one in (layer["state_text"], layer["notice"], source) if one]
    below = Markup("").join(Markup('<div style="color:#48535F;margin:-6px 0 8px">{}</div>').format(one) for one in said)
    return PART.format(place, layer["title"], layer["count_text"], rows, below)


def _row(row: LegendRow, marks: Mapping[str, str]) -> Markup:
    swatch = row["swatch"]
    sign = Markup(marks[row["mark"]]) if row["mark"] else SIGNS[swatch["kind"]](swatch) if swatch else Markup("")
    count = "" if row["count"] is None else f" {row['count']}"
    return ROW.format(sign, row["label"], count)


def _filled(swatch: Swatch) -> Markup:
    return SHEET.format(22, 14, RECT.format(swatch["colour"] or INKS.paper))


def _hatched(swatch: Swatch) -> Markup:
    kind = swatch["pattern"] or "undecided"
    drawn = texture(kind)
    lines = LINES.format(swatch_path(kind, 22, 14), INKS.ink_2, drawn.width, "round" if drawn.round else "butt")
    return SHEET.format(22, 14, RECT.format(swatch["colour"] or INKS.paper) + lines)


def _line(swatch: Swatch) -> Markup:
    colour = swatch["colour"] or INKS.ink_2
    band = STROKE.format(pale(colour), 11, "none", "round")
    return SHEET.format(
        34, 14, band + STROKE.format(colour, *STROKES.get(swatch["pattern"] or "link", STROKES["link"]))
    )


def _bubble(swatch: Swatch) -> Markup:
    radius = swatch.get("size", LARGEST_PX / 2) * ROOM_PX / LARGEST_PX
    return SHEET.format(24, 24, RING.format(radius, swatch["colour"] or INKS.ink_2))


#: Width, dashes and ends of the stroke that stands for a line.
STROKES = {"belt-spine": (2.4, "none", "round"), "belt-beads": (4.4, "0 8", "round"), "link": (1.5, "6 3", "butt")}
SIGNS: dict[str, Callable[[Swatch], Markup]] = {
    "fill": _filled,
    "class": _filled,
    "hatch": _hatched,
    "line": _line,
    "bubble": _bubble,
}
