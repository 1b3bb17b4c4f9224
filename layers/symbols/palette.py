"""The colours of the map: pole tints, the choropleth ramp, area classes and the ink of both themes.

Region tints are pale, keep clear of the hues of the large parties and differ from their neighbours to every eye and on
a photocopy (`palette_check` holds all colours to that); a sector's colour lives in ``seeds/sectors.csv``. No meaning
rests on hue alone.
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
    "pole-jungbu": Tint("#DFC88E", "#684A0E", "#C3C3C3"),
    "pole-daegyeong": Tint("#F3EDE3", "#6A5240", "#F2F2F2"),
    "pole-dongnam": Tint("#A3CFC9", "#124F4A", "#C3C3C3"),
    "pole-jeonbuk": Tint("#E9D4E5", "#64406E", "#DADADA"),
    "pole-honam": Tint("#F2F3CE", "#5F6410", "#F2F2F2"),
    "pole-jeju": Tint("#F3DDC6", "#7A4A1C", "#DADADA"),
}
BORDERS = (
    ("pole-capital", "pole-gangwon"), ("pole-capital", "pole-jungbu"), ("pole-gangwon", "pole-jungbu"),
    ("pole-gangwon", "pole-daegyeong"), ("pole-jungbu", "pole-daegyeong"), ("pole-jungbu", "pole-jeonbuk"),
    ("pole-jeonbuk", "pole-daegyeong"), ("pole-jeonbuk", "pole-dongnam"), ("pole-jeonbuk", "pole-honam"),
    ("pole-dongnam", "pole-daegyeong"), ("pole-dongnam", "pole-honam"),
)  # fmt: skip
"""Poles that share a border, two by two."""
SPECIAL = frozenset({"pole-gangwon", "pole-jeonbuk", "pole-jeju"})
UNKNOWN_POLE = Tint("#F6F3EA", "#48535F", "#F2F2F2")

RAMP = ("#F1EFD9", "#C5DAC1", "#86B8AE", "#427C8A", "#2B4F6B")
GREY_RAMP = ("#F7F7F7", "#C7C7C7", "#9F9F9F", "#707070", "#414141")

#: Cells by how many points they hold: the palest is seen on plain land too.
DENSITY = (*RAMP[1:], "#152A3C")
GREY_DENSITY = (*GREY_RAMP[1:], "#171717")

AREA = ("#93969E", "#BFC1CB", "#62646C")
GREY_AREA = ("#8E8E8E", "#DEDEDE", "#B3B3B3")

#: The one region that a page is about, whatever its pole: warmer and darker than plain land in both themes.
CHOSEN = {"colour": "#EBD9AE", "grey": "#D2D2D2"}

#: How much of a colour its pale tone keeps.
PALENESS = 0.2

SINGLE_COLOUR = {"colour": "#48535F", "grey": INK}

TABLES = {
    "colour": {"ramp": RAMP, "area": AREA, "density": DENSITY},
    "grey": {"ramp": GREY_RAMP, "area": GREY_AREA, "density": GREY_DENSITY},
}


def tint(pole: str, theme: str) -> tuple[str, str]:
    """Fill and deep colour of a pole in a theme, as hex."""
    found = POLES.get(pole, UNKNOWN_POLE)
    return (found.grey, INK) if theme == "grey" else (found.fill, found.deep)


def ramp(theme: str) -> tuple[str, ...]:
    """The five choropleth classes, light to dark, as hex."""
    return TABLES[theme]["ramp"]


def density(theme: str) -> tuple[str, ...]:
    """The five classes of cells by the number of their points, light to dark, as hex."""
    return TABLES[theme]["density"]


def area(theme: str) -> tuple[str, ...]:
    """The fills of an area layer's classes, first to third, as hex."""
    return TABLES[theme]["area"]


def ink(colour: str, theme: str) -> str:
    """A sector's colour, or plain ink in the grey theme."""
    return INK if theme == "grey" else colour


def pale(colour: str) -> str:
    """A colour with four fifths of white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * PALENESS):02X}" for part in parts)
