"""The colours of the map: pole tints, the choropleth ramp, area classes and the ink of both themes.

Region tints are pale, keep clear of the hues of the large parties and differ from their neighbours in lightness;
a sector's colour lives in ``seeds/sectors.csv``. No meaning rests on hue alone.
"""

from dataclasses import dataclass

INK = "#1A222C"
GREY_INK = "#626C77"
STRUCK = "#EDECE6"
PAPER = "#FFFFFF"


@dataclass(frozen=True)
class Tint:
    """Colours of one pole: pale fill, deep label colour, and the fill of the grey theme."""

    fill: str
    deep: str
    grey: str


POLES = {
    "pole-capital": Tint("#EEF0F4", "#56606E", "#F2F2F2"),
    "pole-gangwon": Tint("#C8DDBD", "#365F2D", "#DADADA"),
    "pole-jungbu": Tint("#DFC88E", "#684A0E", "#C6C6C6"),
    "pole-daegyeong": Tint("#F3EDE3", "#6A5240", "#F2F2F2"),
    "pole-dongnam": Tint("#A3CFC9", "#124F4A", "#C6C6C6"),
    "pole-jeonbuk": Tint("#E6D8E8", "#64406E", "#DADADA"),
    "pole-honam": Tint("#F2F3CE", "#5F6410", "#F2F2F2"),
    "pole-jeju": Tint("#F3DDC6", "#7A4A1C", "#DADADA"),
}
SPECIAL = frozenset({"pole-gangwon", "pole-jeonbuk", "pole-jeju"})
UNKNOWN_POLE = Tint("#F6F3EA", "#48535F", "#F2F2F2")

RAMP = ("#F1EFD9", "#C5DAC1", "#86B8AE", "#4A8593", "#2B4F6B")
GREY_RAMP = ("#F0F0F0", "#D2D2D2", "#A8A8A8", "#787878", "#444444")

AREA = ("#8FA0A8", "#DDE0DC", "#BAC3C4")
GREY_AREA = ("#9A9A9A", "#DFDFDF", "#BEBEBE")

SINGLE_COLOUR = {"colour": "#48535F", "grey": INK}

TABLES = {"colour": {"ramp": RAMP, "area": AREA}, "grey": {"ramp": GREY_RAMP, "area": GREY_AREA}}


def tint(pole: str, theme: str) -> tuple[str, str]:
    """Fill and deep colour of a pole in a theme, as hex."""
    found = POLES.get(pole, UNKNOWN_POLE)
    return (found.grey, INK) if theme == "grey" else (found.fill, found.deep)


def ramp(theme: str) -> tuple[str, ...]:
    """The five choropleth classes, light to dark, as hex."""
    return TABLES[theme]["ramp"]


def area(theme: str) -> tuple[str, ...]:
    """The fills of an area layer's classes, first to third, as hex."""
    return TABLES[theme]["area"]


def ink(colour: str, theme: str) -> str:
    """A sector's colour, or plain ink in the grey theme."""
    return INK if theme == "grey" else colour
