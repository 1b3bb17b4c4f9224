"""Coordinates as cells write them: degrees, also with minutes and seconds, pairs in one cell, metres of a system."""

import math
import re
import unicodedata

import numpy as np

from geo.crs import lonlat_from
from layers.reading.rules import RULES

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SIDES = re.compile(r"^[NEne]|^(?:북위|동경)|[NEne]$")
PARTS = re.compile(
    r"(\d{1,3})(?:°|도|d|:|-| )\s*(\d{1,2}(?:\.\d+)?)(?:['′’`´]|분|m|:|-| )?\s*"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′|초|s)?)?",
    re.IGNORECASE,
)
ANGLE_SIGNS = re.compile(r"[\s°º˚도′’'분″”\"초]")
WKT_POINT = re.compile(r"(?:SRID=(\d+);)?\s*POINT\s*(?:ZM?|M)?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)*\s*\)", re.IGNORECASE)
WKT_SHAPE = re.compile(
    r"\s*(?:SRID=\d+;)?\s*(MULTI(?:POINT|LINESTRING|POLYGON)|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\b\s*(?:ZM?|M)?\s*\(",
    re.IGNORECASE,
)
LABELS = re.compile(r"위도|경도|latitude|longitude|lat|lon|lng|geo(?=:)|[:=]", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;/]\s*")
HALVES = re.compile(r"(\S+)\s+(\S+)")
BY_LETTERS = re.compile(r"(.+[NEne북동])\s*(.+)")
#: Numbers below are degrees, of which Korea's latitudes are smaller than its longitudes.
DEGREES_BELOW = 1000
SIXTY = 60


def number(text: str) -> float:
    """A number as spreadsheets and people write it; NaN where it is none."""
    plain = re.sub(r"[\s°º˚도]", "", unicodedata.normalize("NFKC", text))
    whole = plain.replace(",", "") if GROUPED.fullmatch(plain) else plain
    return float(whole) if NUMBER.fullmatch(whole) else math.nan


def degrees(text: str) -> float:
    """Degrees as a number, also from degrees, minutes and seconds; NaN where they are none."""
    signs = text.replace("º", "°").replace("˚", "°")
    plain = SIDES.sub("", unicodedata.normalize("NFKC", signs).strip()).strip()
    parts = PARTS.fullmatch(plain)
    if parts is None:
        return number(plain)
    whole, minutes, seconds = (float(part or 0) for part in parts.groups())
    return whole + minutes / SIXTY + seconds / SIXTY**2 if minutes < SIXTY and seconds < SIXTY else math.nan


def joined_degrees(whole: str, minutes: str, seconds: str) -> float:
    """Degrees of three cells, of which the last or the last two may be blank; NaN where they are none."""
    if not minutes.strip() and not seconds.strip():
        return degrees(whole)
    whole, minutes, seconds = (ANGLE_SIGNS.sub("", cell) or "0" for cell in (whole, minutes, seconds))
    return degrees(f"{whole}° {minutes}' {seconds}\"")


def pair(text: str) -> tuple[float, float] | None:
    """Two numbers of one cell, x first: "lat, lon" by where they lie, POINT and metres as written; None where none."""
    point = WKT_POINT.fullmatch(text.strip())
    if point is not None:
        x, y = number(point[2]), number(point[3])
        return None if math.isnan(x) or math.isnan(y) else (x, y)
    halves = _halves(re.sub(r"^[\s(\[{]+|[\s)\]}]+$", "", LABELS.sub(" ", text)))
    if len(halves) != 2:
        return None
    first, second = map(degrees, halves)
    if math.isnan(first) or math.isnan(second):
        return None
    return (second, first) if first < second < DEGREES_BELOW else (first, second)


def shape_kind(text: str) -> str | None:
    """The kind of a shape in WKT that is no point (`POLYGON`), or None."""
    found = WKT_SHAPE.match(text)
    return found[1].upper() if found is not None else None


def srid(text: str) -> str | None:
    """The number of the system that a POINT names."""
    point = WKT_POINT.fullmatch(text.strip())
    return point[1] if point is not None else None


def _halves(plain: str) -> list[str]:
    parts = [part for part in BETWEEN.split(plain) if part]
    if len(parts) == 2 or (len(parts) == 3 and not math.isnan(number(parts[2]))):
        return parts[:2]
    found = HALVES.fullmatch(plain) or BY_LETTERS.fullmatch(plain)
    return list(found.groups()) if found else []


def in_degrees(system: str, xy: np.ndarray) -> np.ndarray:
    """Points of an (n, 2) array, x to the east first, of a system of the rules in WGS 84 longitude and latitude."""
    return lonlat_from(xy, RULES["systems"][system]["proj"])
