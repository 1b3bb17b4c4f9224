"""A reader's rows as an export request carries them, read strictly: what cannot be used is named by row and field."""

import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from layers.atlas.atlas import Atlas
from layers.overlay.rows import Row
from layers.periods import is_date
from layers.portfolio.joining import EXTENT
from web.service.mistakes import BadParameter

FIELDS = ("name", "regions", "lon", "lat", "status", "sector", "date", "source", "note")
MOST_ROWS, LONGEST, MOST_REGIONS = 500, 300, 10
NAMED = "overlay"
LINE_ENDS = frozenset("\t\n\r\v\f\u2028\u2029")


def read_rows(text: str, atlas: Atlas) -> tuple[Row, ...]:
    """The rows of a request's body, at least one.

    Raises
    ------
    BadParameter
        Naming the row and the field, its value and the form it should have.
    """
    try:
        given = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadParameter(NAMED, _shown(text), "overlay_form") from error
    rows = given.get("rows", given.get(NAMED)) if isinstance(given, dict) else given
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_ROWS:
        size = f"[{len(rows)}]" if isinstance(rows, list) else type(rows).__name__
        raise BadParameter(NAMED, size, "overlay_form")
    read = tuple(_row(f"{NAMED}[{number}]", row, atlas) for number, row in enumerate(rows, 1))
    places = sum(row.places for row in read)
    if places > MOST_ROWS:
        raise BadParameter(NAMED, f"{len(read)} → {places}", "overlay_form")
    return read


def _no_number(text: str) -> None:
    raise ValueError(text)


def _row(where: str, given: Any, atlas: Atlas) -> Row:
    if not isinstance(given, dict):
        raise BadParameter(where, _shown(given), "overlay_row_form")
    unknown = next((key for key in given if key not in FIELDS), None)
    if unknown is not None:
        raise BadParameter(f"{where}.{_shown(unknown)}", _shown(given[unknown]), "overlay_fields_form")
    regions, place = _regions(where, given, atlas), _place(where, given)
    if not regions and place == (None, None):
        raise BadParameter(f"{where}.regions", "", "overlay_place_form")
    return Row(
        name=_text(where, given, "name", needed=True),
        regions=regions,
        lon=place[0],
        lat=place[1],
        status=_known(where, given, "status", atlas.statuses) or "",
        sector=_known(where, given, "sector", atlas.sectors, needed=False),
        date=_date(where, given),
        source=_text(where, given, "source"),
        note=_text(where, given, "note"),
    )


def _text(where: str, given: Mapping[str, Any], field: str, needed: bool = False) -> str:
    """One line of printable text; what cannot be printed is left out."""
    value = given.get(field)
    if value is not None and not isinstance(value, str):
        raise BadParameter(f"{where}.{field}", _shown(value), "overlay_text_form")
    text = printable(value or "")
    if len(text) > LONGEST or (needed and not text):
        raise BadParameter(f"{where}.{field}", _shown(text), "overlay_text_form")
    return text


def printable(text: str) -> str:
    """A text on one line, without control characters, halves of characters and marks that turn its direction."""
    spaced = "".join(" " if letter in LINE_ENDS else letter for letter in unicodedata.normalize("NFC", text))
    kept = "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cc", "Cs", "Cf", "Co", "Cn"))
    return " ".join(kept.split())


def _known(
    where: str, given: Mapping[str, Any], field: str, known: Mapping[str, Any], needed: bool = True
) -> str | None:
    value = given.get(field)
    if value in (None, "") and not needed:
        return None
    if not isinstance(value, str) or value not in known:
        raise BadParameter(f"{where}.{field}", _shown(value), f"overlay_{field}_form")
    return value


def _date(where: str, given: Mapping[str, Any]) -> str | None:
    value = given.get("date")
    if value in (None, ""):
        return None
    if not isinstance(value, str) or not value.isascii() or not is_date(value):
        raise BadParameter(f"{where}.date", _shown(value), "overlay_date_form")
    return value


def _regions(where: str, given: Mapping[str, Any], atlas: Atlas) -> tuple[str, ...]:
    value = given.get("regions") or []
    if not isinstance(value, list) or len(value) > MOST_REGIONS:
        raise BadParameter(f"{where}.regions", _shown(value), "overlay_regions_form")
    for region in value:
        if not isinstance(region, str) or region not in atlas.regions:
            raise BadParameter(f"{where}.regions", _shown(region), "overlay_regions_form")
    return tuple(dict.fromkeys(value))


def _place(where: str, given: Mapping[str, Any]) -> tuple[float, float] | tuple[None, None]:
    if given.get("lon") is None and given.get("lat") is None:
        return None, None
    lon, lat = (_degrees(where, given, field, *limits) for field, limits in zip(("lon", "lat"), EXTENT, strict=True))
    return lon, lat


def _degrees(where: str, given: Mapping[str, Any], field: str, low: float, high: float) -> float:
    value = given.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadParameter(f"{where}.{field}", _shown(value), "overlay_lonlat_form")
    return round(float(value), 6)


def _shown(value: Any) -> str:
    """What was given, short and on one line."""
    text = printable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return text if len(text) <= 40 else f"{text[:39]}…"
