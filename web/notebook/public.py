"""The names that the package gives away; each keeps its meaning within a major version."""

from web.notebook.mistakes import AtlasError
from web.notebook.opened import DatedAtlas, open_atlas
from web.notebook.place import Place

__all__ = ["AtlasError", "DatedAtlas", "Place", "open_atlas"]
