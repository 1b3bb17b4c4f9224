"""Administrative codes as places: of regions and of wards, whole or in two columns."""

import re

from geo.region import Region
from layers.naming.answer import Answer
from layers.naming.gazetteer import Gazetteer
from layers.naming.wholes import chosen, part_of

#: 시·도, 시·군·구, 행정동 and the ten digits of 법정동 codes, of which the first five name the municipality.
LENGTHS = (2, 5, 8, 10)
SYSTEMS = ("code_mois", "code_kostat")


def joined(province: str, municipality: str) -> str:
    """One code of two columns: 47 and 110 are 47110, and 47110 may repeat the 47."""
    first, second = (re.sub(r"\.0$", "", text.strip()) for text in (province, municipality))
    return second if len(second) > len(first) + 1 and second.startswith(first) else first + second.zfill(3)


def read(known: Gazetteer, text: str) -> Answer | None:
    """The region of a code; those to choose from where the two systems differ."""
    digits = re.sub(r"\.0$", "", text)
    if not digits.isdecimal() or len(digits) not in LENGTHS:
        return None
    short = digits[:2] if digits[2:].strip("0") == "" else digits[:5]
    ids = sorted({row.id for row in known.regions.rows for system in SYSTEMS if _code(row, system) == short})
    if ids:
        return chosen(known, text, ids)
    city = known.ward_codes.get(short)
    if city is None:
        return None
    found = chosen(known, text, [city[1]])
    return found.with_remarks(part_of(known, city[0], found.regions))


def _code(row: Region, system: str) -> str | None:
    return row.code_mois if system == SYSTEMS[0] else row.code_kostat
