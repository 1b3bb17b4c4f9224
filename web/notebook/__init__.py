"""The atlas in Python: tables and plain Folium layers for notebooks and scripts (docs/python.md)."""
