"""The peers' pages, as their own documentation would have one write them, with Leaflet from our host.

Folium also links jQuery, Bootstrap, Awesome Markers and Font Awesome. None of these pages needs them, so they are left
out, which makes the peers lighter than they come.
"""

from __future__ import annotations

import re

import folium

from tests.peers.content import Content

CENTRE, ZOOM = (36.0, 128.0), 7
REMOTE = re.compile(r'<(?:script src|link rel="stylesheet" href)="https?://[^"]*"\s*/?>(?:</script>)?\s*')
LINES = {"color": "#8894a0", "weight": 0.6, "fillColor": "#e8edf2", "fillOpacity": 0.6}
OUTLINES = {"color": "#44505c", "weight": 1.2, "fill": False}


def plain(content: Content, leaflet: str) -> str:
    """A plain Folium page: two GeoJson layers, circle markers, tooltips and a layer control."""
    page = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None)
    tooltip = folium.GeoJsonTooltip(["name"])
    folium.GeoJson(
        content.municipalities, name="municipalities", style_function=lambda _: LINES, tooltip=tooltip
    ).add_to(page)
    folium.GeoJson(content.provinces, name="provinces", style_function=lambda _: OUTLINES).add_to(page)
    points = folium.FeatureGroup("points").add_to(page)
    for name, point in zip(content.points["name"], content.points.geometry, strict=True):
        folium.CircleMarker((point.y, point.x), radius=4, tooltip=name).add_to(points)
    folium.LayerControl().add_to(page)
    return localised(page, leaflet)


def explore(content: Content, leaflet: str) -> str:
    """A page by `GeoDataFrame.explore()`: three frames on one map, tooltips and a layer control."""
    page = content.municipalities.explore(
        tiles=None, location=CENTRE, zoom_start=ZOOM, tooltip="name", style_kwds=LINES
    )
    content.provinces.explore(m=page, tooltip=False, highlight=False, style_kwds=OUTLINES)
    if len(content.points):
        content.points.explore(m=page, tooltip="name", marker_kwds={"radius": 4})
    folium.LayerControl().add_to(page)
    return localised(page, leaflet)


def localised(page: folium.Map, leaflet: str) -> str:
    """The rendered page with its remote links replaced by ours."""
    return REMOTE.sub("", page.get_root().render()).replace("<head>", "<head>" + leaflet, 1)
