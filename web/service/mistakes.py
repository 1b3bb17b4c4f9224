"""The mistakes that a request can make, the status each is answered with, and what is said of it."""

from collections.abc import Mapping

from geo import errors as geo
from layers import errors as layers
from web.service.language import translator
from web.service.naming import meant

#: Letters of an unknown value that are repeated.
MOST_SHOWN = 60


class WebError(Exception):
    """The root of the mistakes that a request can make."""


class BadParameter(WebError):
    """A query parameter has a value that cannot be used.

    Parameters
    ----------
    name, value : str
        The parameter as it was written.
    form : str
        Key of the text that says what would be right.
    """

    def __init__(self, name: str, value: str, form: str):
        super().__init__(f"{name}={value!r}")
        self.name, self.value, self.form = name, value, form


class UnknownChoice(BadParameter):
    """A query parameter names something that a table does not have.

    Parameters
    ----------
    suggestions : tuple of str
        Ids that look like it.
    called : mapping of str to str
        Where its page alone knows the table: every id with its name in the reader's language.
    """

    def __init__(self, name: str, value: str, suggestions: tuple[str, ...], called: Mapping[str, str] | None = None):
        super().__init__(name, value, f"{name}_form")
        self.suggestions, self.called = suggestions, called or {}


class UnknownParameter(WebError):
    """A query parameter that the address does not have."""


class UnknownFormat(WebError):
    """A download format that is not in the table of formats."""


class UnknownPage(WebError):
    """An address of a briefing that no view has."""


class UnknownFeature(WebError):
    """A feature that a collection does not have at a date; those of an item that stands at several sites are named."""


class UnknownTile(WebError):
    """A tile at a zoom or place that no set of tiles has."""


class UnknownGeometry(WebError):
    """A boundary file that is not, or no longer, served under this name."""


class ForeignAddress(WebError):
    """An address handed to oEmbed that is not one of this service's maps."""


class UnknownOembedFormat(WebError):
    """A format of oEmbed answers that is not implemented."""


class ForeignHost(WebError):
    """A request under another name than the service's."""


class BadHost(WebError):
    """A request whose host or scheme is none, from its own headers or those of a proxy."""


class BadLetters(WebError):
    """An address with control characters in it."""


class Busy(WebError):
    """All that may be made at one time is being made; the other is to come again after so many seconds."""

    def __init__(self, seconds: int):
        super().__init__(str(seconds))
        self.seconds = seconds


STATUS = {
    BadParameter: 400,
    UnknownChoice: 400,
    UnknownParameter: 400,
    UnknownFormat: 404,
    UnknownFeature: 404,
    UnknownTile: 404,
    UnknownGeometry: 404,
    ForeignAddress: 404,
    UnknownOembedFormat: 501,
    UnknownPage: 404,
    ForeignHost: 421,
    BadHost: 400,
    BadLetters: 400,
    Busy: 503,
    layers.BrokenTiles: 404,
    layers.UnreachableDatabase: 503,
    layers.RefusingDatabase: 503,
    layers.UnknownLayer: 404,
    layers.UnknownDocument: 404,
    layers.UnknownSector: 404,
    layers.UnknownFinding: 404,
    layers.UnknownItem: 404,
    layers.LegendTooLong: 400,
    geo.UnknownRegion: 404,
    geo.NotYetRegion: 404,
    geo.AmbiguousRegion: 400,
    geo.MissingBoundaries: 503,
    geo.BrokenBoundaries: 503,
    layers.TooFewRegions: 400,
    layers.TooManyRegions: 400,
    layers.BadPeriod: 400,
    layers.BadCoordinates: 400,
    layers.SwappedCoordinates: 400,
    layers.AtSea: 404,
    layers.OutsideKorea: 404,
}


def detail(error: Exception, lang: str, for_people: bool = False) -> str:
    """A mistake of the table in a reader's words; as it says itself where there are none.

    People choose among what a name may mean; programs are told the ids.
    """
    t = translator(lang)
    if isinstance(error, UnknownChoice) and for_people:
        return t(f"none_of_{error.name}", what=error.value[:MOST_SHOWN])
    if isinstance(error, UnknownChoice):
        near = ", ".join(error.suggestions or error.called) or "–"
        return t("unknown_choice", name=error.name, value=error.value[:MOST_SHOWN], form=t(error.form), near=near)
    if isinstance(error, BadParameter):
        return t("bad_parameter", name=error.name, value=error.value, form=t(error.form))
    key = f"error_{type(error).__name__}"
    return t(key, what=_asked(error) if for_people else meant(error)) if key in translator(lang) else str(error)


def _asked(error: Exception) -> str:
    """The word that was asked for where choices or a list stand below, else all that is known of the mistake."""
    several = any(getattr(error, name, ()) for name in ("candidates", "suggestions", "known"))
    return str(getattr(error, "word", ""))[:MOST_SHOWN] if several else meant(error)
