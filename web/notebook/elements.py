"""Parts of Folium maps that need Leaflet alone: what a shape says, panes, hatches, headings.

Folium's own popups are made with jQuery, and its tooltips stand in scripts as they come. Here every text is HTML whose
letters are escaped, as a string in which neither a script nor a template can begin (`literal`).
"""

from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template
from markupsafe import Markup, escape

from layers.symbols.textures import Texture, texture
from web.map.folium_map import literal

#: Panes of our layers from the bottom up, each with its height among Leaflet's own (tiles 200, overlays 400).
PANES = {"atlas-ground": 310, "atlas-areas": 320, "atlas-hatches": 330, "atlas-borders": 340, "atlas-belts": 350}
GROUND, AREAS, HATCHES, BORDERS, BELTS = PANES


def plain_name(text: str) -> str:
    """A text as HTML for Folium's own templates, in which it is no element and no expression."""
    return str(escape(text)).replace("{", "&#123;").replace("}", "&#125;").replace("`", "&#96;")


def map_of(element: Element) -> str:
    """Name of the map that an element is on, whatever groups lie between."""
    above = element._parent
    while above is not None and not isinstance(above, folium.Map):
        above = above._parent
    if above is None:
        raise TypeError("add the layer to a folium.Map before it is rendered")
    return str(above.get_name())


class Said(MacroElement):
    """What a shape or mark says when it is pointed at and when it is pressed."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        {{ this._parent.get_name() }}.bindTooltip({{ this.tooltip }}, {sticky: true})
            .bindPopup({{ this.popup }}, {maxWidth: 300, maxHeight: 320});
        {% endmacro %}
    """)

    def __init__(self, tooltip: Markup, popup: Markup) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasSaid"
        self.tooltip, self.popup = literal(tooltip), literal(popup)


class Panes(MacroElement):
    """The panes of our layers on the map that a group is on; made once for each map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        {% for name, height in this.panes.items() %}
        ({{ this.map }}.getPane("{{ name }}") || {{ this.map }}.createPane("{{ name }}")).style.zIndex = "{{ height }}";
        {% endfor %}
        {% endmacro %}
    """)
    panes = PANES

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasPanes"

    @property
    def map(self) -> str:
        """Name of the map."""
        return map_of(self)


class Hatches(MacroElement):
    """The patterns that fills of a group name, as SVG in the page; each stands there once."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        {% for id, pattern in this.patterns %}
        document.getElementById("{{ id }}") || document.body.insertAdjacentHTML("beforeend", {{ pattern }});
        {% endfor %}
        {% endmacro %}
    """)

    def __init__(self, used: set[tuple[str, str]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasHatches"
        self.patterns = [(hatch_id(*one), literal(_pattern(*one))) for one in sorted(used)]


def hatch_id(kind: str, colour: str) -> str:
    """Id of the pattern of a hatch in a colour."""
    return f"atlas-hatch-{kind}-{colour.removeprefix('#')}"


def _pattern(kind: str, colour: str) -> str:
    """The SVG that holds a pattern and shows nothing itself."""
    drawn: Texture = texture(kind)
    path = "".join(f"M{x0} {y0}L{x1} {y1}" for x0, y0, x1, y1 in drawn.strokes)
    return (
        '<svg width="0" height="0" style="position:absolute" aria-hidden="true" focusable="false"><defs>'
        f'<pattern id="{hatch_id(kind, colour)}" width="{drawn.size}" height="{drawn.size}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate({drawn.turn})"><path d="{path}" fill="none" '
        f'stroke="{colour}" stroke-width="{drawn.width}" stroke-opacity="{drawn.opacity}" '
        f'stroke-linecap="{"round" if drawn.round else "butt"}"/></pattern></defs></svg>'
    )


class Corner(MacroElement):
    """A box of HTML in a corner of the map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.control({position: {{ this.position | tojson }}});
        {{ this.get_name() }}.onAdd = function () {
            var box = L.DomUtil.create("div", "atlas-box");
            box.style.cssText = {{ this.style | tojson }};
            box.innerHTML = {{ this.content }};
            L.DomEvent.disableClickPropagation(box);
            L.DomEvent.disableScrollPropagation(box);
            return box;
        };
        {{ this.get_name() }}.addTo({{ this._parent.get_name() }});
        {{ this.more }}
        {% endmacro %}
    """)
    style = (
        "box-sizing:border-box;max-width:292px;max-height:46vh;overflow:auto;padding:8px 10px;background:#FFFFFFF0;"
        "color:#1A222C;border:1px solid #D9D6CB;font:12px/1.45 Pretendard,'Noto Sans KR','Malgun Gothic',sans-serif"
    )

    def __init__(self, html: Markup, position: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasBox"
        self._html, self.position = html, position

    @property
    def content(self) -> str:
        """What stands in the box, as a string of the script."""
        return literal(self.html())

    @property
    def more(self) -> str:
        """What the script does besides."""
        return ""

    def html(self) -> Markup:
        """What stands in the box."""
        return self._html


class Fitted(MacroElement):
    """Shows the whole country between what stands at the sides of a wide map; a narrow one folds its list of layers."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        (function (map) {
            var wide = map.getSize().x > 900, side = wide ? 300 : 8;
            if (!wide) {{ this.folded.get_name() }}.collapse();
            map.fitBounds({{ this.bounds | tojson }}, {paddingTopLeft: [side, 8], paddingBottomRight: [side, 8]});
        })({{ this._parent.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, bounds: list[tuple[float, float]], folded: folium.LayerControl) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasFitted"
        self.bounds, self.folded = bounds, folded


def polygon(path: list[Any], **options: Any) -> folium.Polygon:
    """Several polygons with their holes as one shape: Folium itself takes one ring, or one polygon; Leaflet all."""
    made = folium.Polygon(path[0][0], **options)
    made.locations = path
    return made


def in_pane(shape: Any, pane: str, interactive: bool = True) -> Any:
    """A Folium shape in one of our panes; its options are what Leaflet gets."""
    shape.options |= {"pane": pane, "interactive": interactive}
    return shape
