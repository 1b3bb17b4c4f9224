"""The Folium map: a shell whose assets are local, whose ids are fixed and whose bytes repeat.

Folium builds the map and its list of layers; the geometry and the items travel once, as cached JSON, and are drawn by
`static/js`. Everything of Folium that the atlas touches is in this module.
"""

from dataclasses import dataclass

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from layers.symbols.cartography import CENTRE, LATITUDES, LEAST_ZOOM, LONGITUDES, MOST_ZOOM

SOUTH, NORTH = LATITUDES
WEST, EAST = LONGITUDES
BOUNDS = {"min_lat": SOUTH, "max_lat": NORTH, "min_lon": WEST, "max_lon": EAST}


@dataclass(frozen=True)
class MapParts:
    """What a page needs of a map: its element and its one inline script."""

    html: str
    script: str


def literal(text: str) -> str:
    """A text as a string of a script, in which no HTML and no template can begin.

    Folium renders an element's script, and then once more as a template: a brace of ours would be read as code.
    """
    return htmlsafe_json_dumps(text).replace("{", "\\u007b").replace("}", "\\u007d")


class LayerElement(MacroElement):
    """One layer in Folium's tree; in the page an entry that the drawing code looks up."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        atlas.layers.push({"id": {{ this.id_literal }}, "title": {{ this.title_literal }}});
        {% endmacro %}
    """)

    def __init__(self, layer_id: str, title: str):
        super().__init__()
        self._name = "AtlasLayer"
        self._id = layer_id
        self.id_literal = literal(layer_id)
        self.title_literal = literal(title)


class AtlasMap(folium.Map):
    """A `folium.Map` without tiles, links, style elements or random ids.

    The class-level lists of scripts and styles are its own and empty: Folium's `add_js_link` edits the list of the
    class, and would leak into every other map of the process.
    """

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []

    _template = Template("""
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name() | tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        window.atlas = {layers: [], map: L.map({{ this.get_name() | tojson }}, {
            center: {{ this.location | tojson }},
            crs: L.CRS.{{ this.crs }},
            ...{{ this.options | tojavascript }}
        })};
        {% endmacro %}
    """)

    def __init__(self, **options):
        super().__init__(
            location=CENTRE[::-1],
            tiles=None,
            zoom_start=7,
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            maxZoom=MOST_ZOOM,
            minZoom=LEAST_ZOOM,
            max_bounds=True,
            **BOUNDS,
            **options,
        )
        self._id = "atlas"


class ComparedMap(AtlasMap):
    """One of several maps of a page; it is made only when a reader asks for moving maps."""

    _template = Template("""
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name() | tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        (window.atlas ??= {maps: []}).maps.push(() => L.map({{ this.get_name() | tojson }}, {
            center: {{ this.location | tojson }},
            crs: L.CRS.{{ this.crs }},
            ...{{ this.options | tojavascript }}
        }));
        {% endmacro %}
    """)

    def __init__(self, number: int):
        super().__init__(scroll_wheel_zoom=False, zoom_animation=False)
        self._id = f"compared{number}"


def compared_maps(count: int) -> list[MapParts]:
    """So many maps of one page: each element, and a script that lets a reader's choice make it."""
    return [_parts(ComparedMap(number)) for number in range(1, count + 1)]


def explore_map(layers) -> MapParts:
    """The map of the explore page.

    Parameters
    ----------
    layers : iterable of (str, str)
        Id and title of every layer of the catalogue, in its order.
    """
    return _filled(AtlasMap(), layers)


def embedded_map(layers) -> MapParts:
    """The map of an embedded page, which leaves the wheel to the page around it until it is pressed."""
    return _filled(AtlasMap(scroll_wheel_zoom=False), layers)


def _filled(shell: AtlasMap, layers) -> MapParts:
    for layer_id, title in layers:
        LayerElement(layer_id, title).add_to(shell)
    return _parts(shell)


def _parts(shell: folium.Map) -> MapParts:
    figure = shell.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("a folium map hangs in a branca Figure; pin folium 0.20 and branca 0.8")
    shell.render()
    return MapParts(
        html=figure.html.render().strip(),
        script="\n".join(line.strip() for line in figure.script.render().splitlines() if line.strip()),
    )
