"""Korea Industry Atlas in Python: Korea's industrial policy as tables and Folium layers (docs/python.md).

What is named in `__all__` keeps its meaning within a major version. It is read when it is first asked for: the command
line and the service import this package too, and start without it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from web.notebook.public import AtlasError, DatedAtlas, Place, open_atlas

    __version__: str

__all__ = ["AtlasError", "DatedAtlas", "Place", "__version__", "open_atlas"]


def __getattr__(name: str) -> Any:
    """A public name, from the room that holds it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        from web.service.version import version

        return version()
    from web.notebook import public

    return getattr(public, name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
