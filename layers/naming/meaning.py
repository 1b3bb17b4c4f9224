"""From a place as people write it to what it means on a day; `web/static/js/overlay/places.js` reads the same way.

A whole name is looked for first, then several names, then the longest known beginning, then complexes by a part of
their name. What is left unread is said in a remark; no point and no borders are made up.
"""

import re
import unicodedata
from datetime import date

from geo import names
from geo.errors import NotYetRegion
from layers.atlas.atlas import Atlas
from layers.naming import beginnings, codes
from layers.naming.answer import Answer
from layers.naming.beginnings import complex_city
from layers.naming.gazetteer import Gazetteer, gazetteer, spelled
from layers.naming.wholes import whole
from layers.reading.rules import RULES

_RULES = RULES["places"]
POSTCODE, AFTER = (re.compile(_RULES[key]) for key in ("postcode", "after"))
BETWEEN = re.compile(f"\\s*[{re.escape(_RULES['between'])}]\\s*|{_RULES['joined']}")
#: A part of a complex's name must have so many letters, and may mean so many regions.
LEAST, MOST = 3, 6


def means(atlas: Atlas, text: str, asof: date) -> Answer:
    """What a written place means on a day; never an exception."""
    known, written = gazetteer(atlas, asof), cleaned(text)
    if not written:
        return Answer(written)
    first = whole(known, written) or codes.read(known, written) or whole(known, AFTER.sub("", written))
    if first is not None and not first.begins:
        return first
    others = (_several(known, written), beginnings.longest(known, written), _part_of_a_complex(known, written))
    return next((found for found in others if found is not None), first or Answer(written))


def cleaned(text: str) -> str:
    """A place on one line with single blanks, without a postcode before it."""
    line = " ".join(unicodedata.normalize("NFKC", text).split())
    return POSTCODE.sub("", line).strip(" ,.;")


def _several(known: Gazetteer, written: str) -> Answer | None:
    """Several names with a separator between them, all of them known: 용인·평택."""
    parts = [part for part in BETWEEN.split(written) if part]
    if len(parts) < 2:
        return None
    found: list[Answer] = []
    for part in parts:
        one = whole(known, part) or beginnings.longest(known, part)
        if one is not None and one.candidates and found:
            one = _beside(known, one, found[0].regions)
        if one is None or not one.known:
            return None
        found.append(one)
    ids = dict.fromkeys(region for one in found for region in one.regions)
    inner = tuple(one for one in ids if not any(one in names.above(known.regions, other) for other in ids))
    return Answer(written, inner, tuple(note for one in found for note in one.remarks))


def _beside(known: Gazetteer, one: Answer, regions: tuple[str, ...]) -> Answer | None:
    """Of a name of several regions the one in the province of what stands before it: 경남 창원·고성."""
    around = set(regions).union(*(names.above(known.regions, region) for region in regions)) - {"korea"}
    inside = [each for each in one.candidates if around & names.above(known.regions, each)]
    return Answer(one.written, _on(known, inside[0]), one.remarks) if len(inside) == 1 else None


def _on(known: Gazetteer, region_id: str) -> tuple[str, ...]:
    try:
        return tuple(row.id for row in known.regions.successors(region_id, known.day))
    except NotYetRegion:
        return ()


def _part_of_a_complex(known: Gazetteer, written: str) -> Answer | None:
    """A complex by a part of its name, or a longer name that holds one: its region, or those to choose from."""
    wanted = spelled(written)
    if len(wanted) < LEAST or beginnings.COMPLEX.match(wanted):
        return None
    found = tuple(
        dict.fromkeys(
            region
            for name, (_, regions) in known.sites.items()
            if wanted in name or (len(name) > LEAST and name in wanted)
            for region in regions
        )
    )
    if len(found) == 1:
        return Answer(written, found, (complex_city(known, written, found),))
    return Answer(written, candidates=found) if 1 < len(found) <= MOST else None
