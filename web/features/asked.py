"""What a program asks of a collection: a day, a window, conditions, a page of so many features."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from shapely.geometry.base import BaseGeometry
from werkzeug.datastructures import MultiDict

from layers.atlas.atlas import Atlas
from layers.portfolio.filter import Filter
from layers.scene_types.vocabulary import Lang
from web.features import systems
from web.features.conditions import Condition
from web.features.kept import Features
from web.features.queryables import LISTS, NAMES
from web.features.systems import CRS84, SYSTEMS, System
from web.service.mistakes import BadParameter
from web.state.filtering import FILTERS, read_filter
from web.state.state import only, read_day, read_lang

MOST, USUAL = 10_000, 1_000
SEOUL = timezone(timedelta(hours=9))
OPEN = frozenset({"", ".."})
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
FORMS = ("json", "html")
LANGUAGES = ("cql2-text", "cql2-json")
#: Columns that are asked for by name; a filter of the map has the names of two.
COLUMNS = tuple(name for name in NAMES if name not in FILTERS)
OF_PAGES = ("limit", "offset")
OF_ITEMS = (
    "asof", "datetime", "lang", *FILTERS, "bbox", "bbox-crs", "crs", *OF_PAGES, "filter", "filter-lang", "filter-crs",
    "f", *COLUMNS,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One request, read.

    Attributes
    ----------
    window : shapely.Geometry or None
        WGS 84 longitude, latitude.
    equal : mapping of str to str
        Values that columns must have.
    """

    asof: date
    lang: Lang
    filter: Filter
    system: System
    window: BaseGeometry | None
    equal: Mapping[str, str]
    condition: Condition | None
    limit: int
    offset: int

    @property
    def usual(self) -> bool:
        """Whether the first page of a whole collection is meant, as most programs ask for it."""
        narrowed = self.window is not None or self.equal or self.condition is not None
        return not narrowed and (self.offset, self.limit) == (0, USUAL)

    def chosen(self, found: Features) -> list[int]:
        """Which features are meant, all pages together."""
        numbers = range(len(found.ids)) if self.window is None else sorted(found.within(self.window))
        return [number for number in numbers if self._holds(found, number)]

    def page(self, chosen: list[int]) -> list[int]:
        """Those of this page."""
        return chosen[self.offset : self.offset + self.limit]

    def _holds(self, found: Features, number: int) -> bool:
        row = found.properties[number]
        if not all(_has(row.get(name), name, value) for name, value in self.equal.items()):
            return False
        return self.condition is None or self.condition.holds(row, found.shapes[number])


def read(args: MultiDict[str, str], atlas: Atlas, today: date) -> Asked:
    """The request for the features of a collection.

    Raises
    ------
    BadParameter, UnknownParameter
        Naming the parameter, its value and the form it should have.
    """
    only(args, *OF_ITEMS)
    return Asked(
        asof=read_when(args, today),
        lang=read_lang(args),
        filter=read_filter(args, atlas),
        system=read_system(args, "crs"),
        window=_window(args),
        equal={name: args[name] for name in COLUMNS if name in args},
        condition=_condition(args),
        limit=min(_number(args, "limit", USUAL, 1), MOST),
        offset=_number(args, "offset", 0, 0),
    )


def read_when(args: MultiDict[str, str], today: date) -> date:
    """The as-of date of `asof` or `datetime`: an instant is its day in Seoul, an interval the last of its days."""
    text = args.get("datetime")
    if text is None:
        return read_day("asof", args.get("asof"), today)
    if "asof" in args:
        raise BadParameter("datetime", text, "datetime_once")
    first, _, last = text.partition("/")
    begins, ends = _day(first, text), _day(last, text) if "/" in text else _day(first, text)
    if ("/" not in text and first in OPEN) or (begins and ends and begins > ends):
        raise BadParameter("datetime", text, "datetime_form")
    return read_day("datetime", ends.isoformat() if ends else None, max(today, begins or today))


def _day(text: str, whole: str) -> date | None:
    if text in OPEN:
        return None
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text.replace(" ", "+"))  # a plus that nobody wrote as %2B
        if found.tzinfo is None:
            raise ValueError(text)
        return found.astimezone(SEOUL).date()
    except (ValueError, OverflowError) as error:
        raise BadParameter("datetime", whole, "datetime_form") from error


def read_system(args: MultiDict[str, str], name: str) -> System:
    """The reference system of a parameter; CRS84 where there is none."""
    found = systems.named(args.get(name) or CRS84)
    if found is None:
        raise BadParameter(name, args[name], "system_form")
    return found


def _window(args: MultiDict[str, str]) -> BaseGeometry | None:
    system, text = read_system(args, "bbox-crs"), args.get("bbox")
    if text is None:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise BadParameter("bbox", text, "bbox_form") from error
    first, second, third, fourth = (numbers[:2] + numbers[3:5] if len(numbers) == 6 else numbers + [0.0] * 4)[:4]
    if (
        len(numbers) not in (4, 6)
        or not all(abs(each) < FARTHEST for each in numbers)
        or _upside_down((first, second, third, fourth), system)
    ):
        raise BadParameter("bbox", text, "bbox_form")
    return systems.window((first, second, third, fourth), system)


#: No coordinate of the Earth, in degrees or metres, is so large; no number that is none passes either.
FARTHEST = 1e8


def _upside_down(corners: tuple[float, float, float, float], system: System) -> bool:
    """Whether the upper corner lies below the lower, or, outside degrees, left of it."""
    west, south, east, north = (corners[1], corners[0], corners[3], corners[2]) if system.turned else corners
    return south > north or (west > east and system not in DEGREES)


DEGREES = tuple(each for each in SYSTEMS.values() if each.digits == SYSTEMS[CRS84].digits)


def _condition(args: MultiDict[str, str]) -> Condition | None:
    text, language = args.get("filter"), args.get("filter-lang", LANGUAGES[0])
    if language not in LANGUAGES:
        raise BadParameter("filter-lang", language, "filter_language")
    if read_system(args, "filter-crs").address != CRS84:
        raise BadParameter("filter-crs", args["filter-crs"], "filter_system")
    return Condition(text, language) if text is not None else None


def _number(args: MultiDict[str, str], name: str, usual: int, least: int) -> int:
    text = args.get(name)
    if text is None:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) < least:
        raise BadParameter(name, text, f"{name}_form")
    return int(text)


def _has(value: object, name: str, wanted: str) -> bool:
    """Whether a column has a value; of several, one is enough. Numbers are compared as such."""
    if value is None:
        return False
    if isinstance(value, int | float):
        return _same_number(value, wanted)
    return wanted in str(value).split(";") if name in LISTS else str(value) == wanted


def _same_number(value: float, wanted: str) -> bool:
    try:
        return value == float(wanted)
    except ValueError:
        return False
