"""The atlas beside its peers: plain Folium, `explore()` and hand-written Leaflet, with the same content."""
