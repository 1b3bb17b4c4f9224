"""Where a row lies: by its shape or coordinates, by a code, by the name of a region or an address."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from geo import names
from geo.boundaries import Boundaries
from geo.crs import METRES, WGS84, shapes_to
from geo.errors import AmbiguousRegion, GeoError
from geo.parts import Parts
from geo.regions import Regions
from layers.facts.places import NATION, NATION_NAMES
from layers.own.sources.columns import Columns
from layers.own.sources.table import Record
from layers.reading import coordinates
from layers.reading.rules import RULES, system_of, systems_around

SYSTEMS = {"mois": ("code_mois",), "kostat": ("code_kostat",), "code": ("code_mois", "code_kostat")}
CODE_LENGTHS = (2, 5, 8, 10)
ADDRESS_WORDS = 3
M_PER_KM = 1000
#: A region that an outline only brushes is none of its regions.
LEAST_SHARE = 0.05


#: A point, how far something reaches from it in km, and the regions that it covers.
Drawn = tuple[tuple[float, float] | None, float, tuple[str, ...]]


class NoPlace(Exception):
    """A row has no place, or one that cannot be read: the column, the cell and the words that say why."""

    def __init__(self, key: str, value: str, word: str, **values: object):
        super().__init__(word)
        self.key, self.value, self.word, self.values = key, value, word, values


@dataclass(frozen=True)
class Spot:
    """Where something is: ids of its regions, and its point in WGS 84 with how far it reaches, where it has one."""

    regions: tuple[str, ...]
    lon: float | None = None
    lat: float | None = None
    radius_km: float = 0.0

    @property
    def wide(self) -> bool:
        """Whether the point is the middle of an area or a line."""
        return self.radius_km > 0


@dataclass(frozen=True)
class Ground:
    """What rows are placed on, as of a day."""

    regions: Regions
    boundaries: Boundaries
    parts: Parts
    day: date

    def spot(self, record: Record, at: Columns, given: str | None) -> Spot:
        """Where a row lies; `given` is the system of its coordinates in metres. Raises NoPlace."""
        named = self._named(record.cells, at)
        point, reach, ids = self._drawn(record, at, given)
        if point is None:
            if not named:
                raise NoPlace("place", "", "no_place")
            return Spot(named)
        if not ids and not named:
            raise NoPlace("place", f"{point[0]:.5f}, {point[1]:.5f}", "at_sea")
        if ids and named and not self._agree(ids, named):
            raise NoPlace("place", ", ".join(named), "elsewhere", here=", ".join(ids))
        return Spot(ids or named, *point, reach)

    def _agree(self, ids: Sequence[str], named: Sequence[str]) -> bool:
        wider = {each for one in ids for each in (one, *names.above(self.regions, one))}
        return bool(wider & set(named))

    def _drawn(self, record: Record, at: Columns, given: str | None) -> Drawn:
        if record.shape is not None:
            return self._of_shape(_sound(record.shape))
        x, y, system = _written(record.cells, at, given)
        if x is None or y is None:
            return None, 0.0, ()
        point = _in_degrees(x, y, system)
        found = self.boundaries.at(*point, self.day)
        return point, 0.0, (found,) if found else ()

    def _of_shape(self, shape: shapely.Geometry) -> tuple[tuple[float, float], float, tuple[str, ...]]:
        """A point of the shape, how far the shape reaches from it, and the regions that it covers."""
        middle = shape if shape.geom_type == "Point" else shape.representative_point()
        point = _within(middle.x, middle.y)
        if shape.geom_type == "Point":
            found = self.boundaries.at(*point, self.day)
            return point, 0.0, (found,) if found else ()
        here, ids = self.boundaries.at(*point, self.day), self._covered(shape)
        return point, _reach(shape, middle), (here, *(one for one in ids if one != here)) if here else ids

    def _covered(self, shape: shapely.Geometry) -> tuple[str, ...]:
        frame = self.boundaries.frame("municipality", self.day, 60).geometry
        near = frame[frame.intersects(shape)]
        measure = shapely.area if shape.area else shapely.length
        whole = float(measure(shape))
        parts = [(float(measure(shapely.intersection(one, shape))), key) for key, one in near.items()]
        return tuple(str(key) for part, key in sorted(parts, reverse=True) if not whole or part / whole >= LEAST_SHARE)

    def _named(self, cells: Sequence[str], at: Columns) -> tuple[str, ...]:
        """Regions by a code, by names, by the first words of an address; none where no column says any."""
        code = _code(cells, at)
        if code is not None:
            return self._coded(*code)
        for field, text in _texts(cells, at):
            return self._by_name(field, text) if field != "address" else self._addressed(text)
        return ()

    def _coded(self, field: str, text: str) -> tuple[str, ...]:
        digits = re.sub(r"\.0$", "", text)
        if not (digits.isascii() and digits.isdecimal()) or len(digits) not in CODE_LENGTHS:
            raise NoPlace(field, text, "no_code")
        short = digits[:2] if not digits[2:].strip("0") else digits[:5]
        ids = {row.id for row in self.regions.rows for one in SYSTEMS[field] if getattr(row, one) == short}
        ids |= {ward.municipality for ward in self.parts.wards if ward.code == short and field != "kostat"}
        narrowed = names.narrowed(self.regions, sorted(ids), self.day) if ids else []
        if len(narrowed) > 1:
            raise NoPlace(field, text, "two_codes", known=", ".join(narrowed))
        if not narrowed:
            raise NoPlace(field, text, "no_code")
        return self._today(narrowed)

    def _by_name(self, field: str, text: str) -> tuple[str, ...]:
        found: list[str] = []
        for name in filter(None, map(str.strip, re.split(r"[;,]", text))):
            found += [NATION] if name in NATION_NAMES else self._resolved(field, name)
        return tuple(dict.fromkeys(found))

    def _resolved(self, field: str, name: str) -> list[str]:
        try:
            return [one.id for one in names.resolve(self.regions, name, self.day)]
        except AmbiguousRegion as error:
            raise NoPlace(field, name, "ambiguous", known=", ".join(error.candidates)) from error
        except GeoError as error:
            raise NoPlace(
                field, name, "unknown_place", known=", ".join(getattr(error, "suggestions", ())) or "-"
            ) from error

    def _addressed(self, text: str) -> tuple[str, ...]:
        """The municipality of an address, by its first words."""
        words = text.replace(",", " ").split()
        for size in range(min(ADDRESS_WORDS, len(words)), 0, -1):
            try:
                found = names.resolve(self.regions, " ".join(words[:size]), self.day)
            except GeoError:
                continue
            if (
                size > 1
                or len(words) == 1
                or not words[1].endswith(("시", "군", "구"))
                or found[0].id.endswith("sejong")
            ):
                return tuple(one.id for one in found)
        raise NoPlace("address", text, "no_address")

    def _today(self, ids: Sequence[str]) -> tuple[str, ...]:
        try:
            return tuple(dict.fromkeys(row.id for one in ids for row in self.regions.successors(one, self.day)))
        except GeoError as error:
            raise NoPlace("code", ", ".join(ids), "not_yet") from error


def _reach(shape: shapely.Geometry, middle: shapely.Geometry) -> float:
    """How far the corners of a shape are at most from a point, in km."""
    whole, point = shapes_to(np.array([shape, middle]), METRES)
    away = shapely.get_coordinates(whole) - shapely.get_coordinates(point)
    return round(max(float(np.hypot(*away.T).max()) / M_PER_KM, 0.01), 3)


def _sound(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape, which is one; raises NoPlace."""
    if shape.is_empty:
        raise NoPlace("geometry", shape.geom_type, "no_shape")
    if not shape.is_valid:
        raise NoPlace("geometry", shapely.is_valid_reason(shape), "invalid")
    return shape


def _code(cells: Sequence[str], at: Columns) -> tuple[str, str] | None:
    pair = [at.cell(cells, field) for field in ("province_code", "municipality_code")]
    if all(pair):
        first, second = (re.sub(r"\.0$", "", text) for text in pair)
        whole = second if len(second) > len(first) + 1 and second.startswith(first) else first + second.zfill(3)
        return "code", whole
    return next(((field, text) for field in ("mois", "kostat", "code") if (text := at.cell(cells, field))), None)


def _texts(cells: Sequence[str], at: Columns) -> list[tuple[str, str]]:
    """Columns that name a region, the surest first."""
    province, municipality = (at.cell(cells, field) for field in ("province", "municipality"))
    joined = " ".join(filter(None, (province, municipality)))
    named = (("region", at.cell(cells, "region")), ("municipality", joined), ("address", at.cell(cells, "address")))
    return [(field, text) for field, text in named if text]


def _written(cells: Sequence[str], at: Columns, given: str | None) -> tuple[float | None, float | None, str | None]:
    """x, y and the system of a row's coordinates; None where it has none. Raises NoPlace."""
    named = at.cell(cells, "crs")
    system = system_of(named) if named else given
    if named and system is None:
        raise NoPlace("crs", named, "unknown_crs", known=", ".join(RULES["systems"]))
    pair = at.cell(cells, "point")
    if pair:
        found = coordinates.pair(pair)
        if found is None:
            raise NoPlace("point", pair, "no_point")
        return found[0], found[1], system_of(coordinates.srid(pair) or "") or system
    texts = [at.cell(cells, field) for field in ("lon", "lat")]
    if not any(texts):
        return None, None, None
    lon, lat = (coordinates.degrees(text) if text else math.nan for text in texts)
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise NoPlace("lon, lat", ", ".join(texts), "no_numbers")
    return lon, lat, system


def _in_degrees(x: float, y: float, system: str | None) -> tuple[float, float]:
    """A pair of numbers as WGS 84 longitude and latitude within Korea; raises NoPlace."""
    if max(abs(x), abs(y)) < RULES["metres_from"]:
        return _within(x, y)
    if system in (None, WGS84):
        fitting = systems_around(x, y)
        raise NoPlace("crs", f"{x:g}, {y:g}", "metres", known=", ".join(fitting) or "-")
    lon, lat = coordinates.in_degrees(str(system), np.array([[x, y]]))[0]
    return _within(float(lon), float(lat), f"{x:g}, {y:g}")


def _within(lon: float, lat: float, written: str = "") -> tuple[float, float]:
    (west, east), (south, north) = (RULES["systems"][WGS84][axis] for axis in ("x", "y"))
    shown = written or f"{lon:g}, {lat:g}"
    if west <= lat <= east and south <= lon <= north:
        raise NoPlace("lon, lat", shown, "swapped")
    if not (west <= lon <= east and south <= lat <= north):
        raise NoPlace("lon, lat", shown, "outside")
    return round(lon, 6), round(lat, 6)
