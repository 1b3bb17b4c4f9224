"""A point as people write it: a latitude and a longitude in one cell, in either order."""

import re

#: A number of degrees, and what may stand around it: 36.08, 36.08°N, 북위 36.08도.
DEGREES = r"(?:북위|동경|위도|경도)?\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*[°도]?\s*[NE북동]?"
PAIR = re.compile(rf"{DEGREES}[\s,;]+{DEGREES}", re.IGNORECASE)


def point_in(text: str) -> tuple[float, float] | None:
    """Longitude and latitude, WGS 84 degrees, of a text that is a pair of numbers; None for another text.

    In Korea neither can be the other: the longitude is the greater.
    """
    found = PAIR.fullmatch(text.strip())
    if found is None:
        return None
    first, second = sorted((float(found[1]), float(found[2])))
    return second, first
