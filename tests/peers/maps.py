"""The peers' pages, as their own documentation would have one write them, served from our host as they come."""

from __future__ import annotations

import re
from collections.abc import Mapping

import folium
import geopandas

from tests.peers.content import TOLD, Content

CENTRE, ZOOM = (36.0, 128.0), 7
LINES = {"color": "#8894a0", "weight": 0.6, "fillColor": "#e8edf2", "fillOpacity": 0.6}
OUTLINES = {"color": "#44505c", "weight": 1.2, "fill": False}
ITEMS = {"color": "#1f4e9c", "weight": 1.5, "fillOpacity": 0.2}
FIELDS = [*TOLD, "notes"]
LINK = re.compile(
    r'(?P<start><(?:script src|link rel="stylesheet" href)=")(?P<url>https?://[^"]*)(?P<end>"\s*/?>(?:</script>)?)'
)


def plain(content: Content, files: Mapping[str, str]) -> str:
    """A plain Folium page: GeoJson layers with tooltips and popups, and a layer control."""
    page = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None)
    names = folium.GeoJsonTooltip(["name"])
    folium.GeoJson(content.municipalities, name="municipalities", style_function=lambda _: LINES, tooltip=names).add_to(
        page
    )
    folium.GeoJson(content.provinces, name="provinces", style_function=lambda _: OUTLINES).add_to(page)
    for title, frame in content.layers.items():
        _items(title, frame).add_to(page)
    folium.LayerControl().add_to(page)
    return localised(page, files)


def _items(title: str, frame: geopandas.GeoDataFrame) -> folium.GeoJson:
    return folium.GeoJson(
        frame,
        name=title,
        style_function=lambda _: ITEMS,
        marker=folium.CircleMarker(radius=5),
        tooltip=folium.GeoJsonTooltip(["label"]),
        popup=folium.GeoJsonPopup(FIELDS),
    )


def explore(content: Content, files: Mapping[str, str]) -> str:
    """A page by `GeoDataFrame.explore()`: one frame after the other on one map, and a layer control."""
    page = content.municipalities.explore(
        tiles=None, location=CENTRE, zoom_start=ZOOM, tooltip="name", style_kwds=LINES, name="municipalities"
    )
    content.provinces.explore(m=page, tooltip=False, highlight=False, style_kwds=OUTLINES, name="provinces")
    for title, frame in content.layers.items():
        frame.explore(
            m=page, name=title, tooltip="label", popup=FIELDS, style_kwds=ITEMS, marker_kwds={"radius": 5}, legend=False
        )
    folium.LayerControl().add_to(page)
    return localised(page, files)


def localised(page: folium.Map, files: Mapping[str, str]) -> str:
    """The rendered page with each remote file replaced by the same file of our host, or left out where there is none.

    Parameters
    ----------
    page
        The map.
    files
        Our address of a remote file, by the end of its name, e.g. `bootstrap.min.css`.
    """

    def replaced(link: re.Match[str]) -> str:
        ours = files.get(link["url"].rpartition("/")[2])
        return f"{link['start']}{ours}{link['end']}" if ours else ""

    return LINK.sub(replaced, page.get_root().render())
