"""OGC API – Features: every layer as a collection that GIS programs connect to."""
