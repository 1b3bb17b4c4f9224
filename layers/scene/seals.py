"""The marks of one map, each drawn once and named by a key."""

from layers.atlas.atlas import Atlas
from layers.labels import pick
from layers.symbols import palette
from layers.symbols.marks import USER
from layers.symbols.symbology import mark
from layers.words.catalogue import words_of

PLAIN = "plain"


def told_sector(atlas: Atlas, sector: str | None, status: str) -> str | None:
    """The sector that a mark tells; one of unconfirmed things tells none, as its seal is a question mark."""
    return None if atlas.statuses[status].solidity == "question" else sector


class Seals:
    """Draws marks as they are asked for.

    Parameters
    ----------
    atlas : Atlas
    lang : {'ko', 'en'}
        Language of the seals.
    theme : {'colour', 'grey'}
    """

    def __init__(self, atlas: Atlas, lang: str, theme: str):
        self._atlas = atlas
        self._lang = lang
        self._theme = theme
        self.drawn: dict[str, str] = {}

    def key(self, shape: str, sector: str | None, status: str) -> str:
        """Key of the mark of a sector's thing with a status."""
        sector = told_sector(self._atlas, sector, status)
        name = f"{shape}.{sector or PLAIN}.{status}"
        self.drawn.setdefault(name, self._draw(shape, self._seal(sector), self._colour(sector), status))
        return name

    def user(self, sector: str | None, status: str) -> str:
        """Key of the mark of what a reader put in; without a sector its seal says that it is input."""
        name = f"{USER}.{sector or PLAIN}.{status}"
        seal = self._seal(sector) or words_of(self._lang, "layer")["user_seal"]
        self.drawn.setdefault(name, self._draw(USER, seal, self._colour(sector), status))
        return name

    def count(self, shape: str, number: int, status: str) -> str:
        """Key of the badge that says how many things stand at one anchor."""
        name = f"{shape}.count-{number}.{status}"
        self.drawn.setdefault(name, self._draw(shape, str(number), palette.SINGLE_COLOUR[self._theme], status))
        return name

    def _draw(self, shape: str, seal: str, colour: str, status: str) -> str:
        return mark(shape, seal, colour, self._atlas.statuses[status].solidity, status)

    def _seal(self, sector: str | None) -> str:
        if sector is None:
            return ""
        found = self._atlas.sectors[sector]
        return pick(self._lang, found.seal_ko, found.seal_en)

    def _colour(self, sector: str | None) -> str:
        if sector is None:
            return palette.SINGLE_COLOUR[self._theme]
        return palette.ink(self._atlas.sectors[sector].colour, self._theme)
