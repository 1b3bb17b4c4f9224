"""The one mistake that the Python API raises: what was wrong, and the right ids that come nearest."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from geo.errors import AmbiguousRegion, GeoError, UnknownRegion
from layers.errors import LayersError
from web.service.config import BadSetting

CLOSE, MOST = 0.5, 3


class AtlasError(ValueError):
    """Something asked for is not there, or not so on the day.

    Attributes
    ----------
    suggestions : tuple of str
        What may be meant, the nearest first; empty where nothing comes near.
    """

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        self.suggestions = tuple(suggestions)
        super().__init__(message)


def unknown(kind: str, asked: object, known: Iterable[str]) -> AtlasError:
    """The mistake of an id that is none: the nearest ones, or all where none comes near."""
    ids = list(known)
    near = get_close_matches(str(asked), ids, MOST, CLOSE)
    said = f"did you mean {' or '.join(map(repr, near))}?" if near else f"known: {', '.join(ids)}"
    return AtlasError(f"no {kind} {asked!r}; {said}", near)


@contextmanager
def plain() -> Iterator[None]:
    """Turns the mistakes of the rooms below into `AtlasError`, with their words."""
    try:
        yield
    except (UnknownRegion, AmbiguousRegion) as error:
        near = error.suggestions if isinstance(error, UnknownRegion) else error.candidates
        raise AtlasError(str(error), near) from error
    except (GeoError, LayersError, BadSetting, FileNotFoundError) as error:
        raise AtlasError(str(error)) from error
