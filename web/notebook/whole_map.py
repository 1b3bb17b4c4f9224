"""A whole Folium map of a state in one page that asks no other host, and that page as a file."""

from collections.abc import Iterator
from typing import Any

import folium
from branca.element import Element, Figure
from markupsafe import Markup, escape

from layers.atlas.atlas import Atlas
from layers.scene.scene import State, draw
from layers.symbols.cartography import CENTRE, COUNTRY, LEAST_ZOOM, MOST_ZOOM
from layers.symbols.inks import THEMES
from layers.words.catalogue import words_of
from web.notebook.elements import Corner, Fitted
from web.notebook.ground import borders, ground
from web.notebook.groups import LayerGroup, groups, turned
from web.notebook.legend import Legend
from web.one_file import inline

TOLERANCE_M = 400
#: What the page of a file may load: what stands in it.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
LOOK = (
    ".leaflet-container{{background:{sea};font:12px/1.45 Pretendard,'Noto Sans KR','Malgun Gothic',sans-serif}}"
    "@media(max-width:640px){{.atlas-box{{max-width:62vw!important;max-height:22vh!important}}}}"
    ".leaflet-popup-content{{margin:10px 12px}}"
)
HEADING = Markup('<strong style="font-size:14px">{}</strong><br>{}')


class WholeMap(folium.Map):
    """A `folium.Map` whose page holds Leaflet itself; what is added to it brings its own files, or none.

    Its lists of scripts and styles are its own: those of the class are every map's.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []


def drawn(atlas: Atlas, state: State) -> folium.Map:
    """The map of a state: ground, layers, borders, heading, legend, layer control."""
    scene, inks, words = draw(atlas, state), THEMES[state.theme], words_of(state.lang, "notebook")
    page = WholeMap(
        location=CENTRE[::-1], tiles=None, zoom_start=7, min_zoom=LEAST_ZOOM, max_zoom=MOST_ZOOM, zoom_snap=0.25,
        attribution_control=False, font_size="0.8rem",
    )  # fmt: skip
    made = [one for one in groups(atlas, state, 1.0, TOLERANCE_M) if isinstance(one, LayerGroup)]
    told = (scene["subtitle"], scene["banner"], words("version", version=scene["data_version"]))
    heading = HEADING.format(scene["title"], Markup("<br>").join(filter(None, told)))
    control = folium.LayerControl("topleft", collapsed=False)
    parts = (
        ground(atlas, state.asof, state.lang, state.theme, TOLERANCE_M),
        *made,
        borders(atlas, "province", state.asof, state.lang, state.theme, TOLERANCE_M),
        Corner(heading, "topleft"),
        control,
        Legend(made),
        Fitted([turned(corner) for corner in COUNTRY], control),
    )
    for each in parts:
        each.add_to(page)
    _dressed(page, scene["title"], inks.sea)
    return page


def _dressed(page: folium.Map, title: str, sea: str) -> None:
    """Leaflet and the look of the map, inside the page's head."""
    head = _figure(page).header
    leaflet = inline.style("leaflet.css").text + LOOK.format(sea=sea)
    head.add_child(Element("{% raw %}<style>" + leaflet + "</style>{% endraw %}"), name="leaflet-style")
    head.add_child(Element("{% raw %}<script>" + inline.script("leaflet.js") + "</script>{% endraw %}"), name="leaflet")
    head.add_child(Element(f"{{% raw %}}<title>{escape(title)}</title>{{% endraw %}}"), name="title")


def _figure(page: folium.Map) -> Figure:
    figure = page.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("a folium map hangs in a branca Figure; pin folium 0.20 and branca 0.8")
    return figure


def file_of(atlas: Atlas, state: State) -> str:
    """The page of a state as one file: equal states of equal data are equal texts."""
    page = drawn(atlas, state)
    for number, element in enumerate(_tree(page)):
        element._id = f"{number:032x}"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return (
        _figure(page)
        .render()
        .replace("<html>", f'<html lang="{state.lang}">', 1)
        .replace("<head>", f"<head>{policy}", 1)
    )


def _tree(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from _tree(child)
