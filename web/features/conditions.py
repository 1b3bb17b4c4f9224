"""Conditions of the Common Query Language (CQL2, text and JSON) on the rows of a layer: its basic part and boxes.

`cql2` reads the text. What a condition means is decided here, with SQL's three values: a comparison with what is empty
is neither true nor false, and the row is left out.
"""

import json
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import cql2
import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from web.features.queryables import LISTS, NAMES
from web.service.mistakes import BadParameter

#: A reader of nested brackets may look at each again for every one around it: neither long nor deep ones are read.
LONGEST, DEEPEST = 1000, 6
QUOTED = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"")
GEOMETRY = "geometry"
Truth = bool | None
Node = Any
Row = Mapping[str, Any]
#: A part of a condition, read once and asked of every row: what it stands for there.
Part = Callable[[Row], Any]


class Condition:
    """A condition that was read.

    Raises
    ------
    BadParameter
        It is too long or too deep, is none of the language, or names a column or an operation that there is not.
    """

    def __init__(self, text: str, notation: str):
        self._text = text
        node = self._read(notation)
        self._check(node)
        self._truth = self._made(node)

    def holds(self, properties: Mapping[str, Any], geometry: BaseGeometry | None) -> bool:
        """Whether a row fulfils it; `geometry` in WGS 84 longitude, latitude."""
        return self._truth({**properties, GEOMETRY: geometry}) is True

    def _read(self, notation: str) -> Node:
        if len(self._text) > LONGEST or _depth(self._text) > DEEPEST:
            raise self._wrong("filter_long")
        try:
            read = cql2.parse_json(self._text) if notation == "cql2-json" else cql2.parse_text(self._text)
            return read.to_json()
        except Exception as error:  # the reader raises no class of its own for every mistake
            raise self._wrong("filter_form") from error

    def _check(self, node: Node) -> None:
        if isinstance(node, Mapping) and "property" in node and node["property"] not in (*NAMES, GEOMETRY):
            raise self._wrong("filter_column")
        if isinstance(node, Mapping) and "op" in node:
            self._check_operation(node)
        for part in _parts(node):
            self._check(part)

    def _made(self, node: Node) -> Part:
        try:
            return _truth(node)
        except Exception as error:  # of a shape or a day, whichever cannot be read
            raise self._wrong("filter_form") from error

    def _check_operation(self, node: Node) -> None:
        if node["op"] not in OPERATIONS or len(node["args"]) < LEAST_ARGUMENTS.get(node["op"], 2):
            raise self._wrong("filter_operation")

    def _wrong(self, form: str) -> BadParameter:
        return BadParameter("filter", self._text[:60], form)


def _depth(text: str) -> int:
    """How many brackets stand open at once; what is quoted aside."""
    open_now = deepest = 0
    for letter in QUOTED.sub("", text):
        open_now += letter in "(["
        open_now -= letter in ")]"
        deepest = max(deepest, open_now)
    return deepest


def _parts(node: Node) -> Sequence[Node]:
    if isinstance(node, Mapping):
        return node.get("args", ())
    return node if isinstance(node, list) else ()


def _truth(node: Node) -> Part:
    """A part as a condition: what is neither true nor false in a row, is None there."""
    if isinstance(node, Mapping) and "op" in node:
        return OPERATIONS[node["op"]](node["args"])
    part = _value(node)

    def truth(row: Row) -> Truth:
        found = part(row)
        return found if isinstance(found, bool) else None

    return truth


def _value(node: Node) -> Part:
    """What a part stands for: a column's value, a text, a number, a day, a geometry. Constants are read here."""
    if isinstance(node, Mapping) and "property" in node:
        return _column(node["property"])
    if isinstance(node, Mapping) and "op" in node:
        return _truth(node)
    constant = _constant(node)
    return lambda row: constant


def _column(name: str) -> Part:
    if name not in LISTS:
        return lambda row: row.get(name)
    return lambda row: None if row.get(name) is None else tuple(str(row[name]).split(";"))


def _constant(node: Node) -> Any:
    """A day that the calendar has, a geometry that closes, or what JSON has."""
    if not isinstance(node, Mapping):
        return node
    if "date" in node:
        return date.fromisoformat(node["date"]).isoformat()
    if "timestamp" in node:
        return str(node["timestamp"])
    found = box(*map(float, node["bbox"])) if "bbox" in node else shape(json.loads(json.dumps(node)))
    shapely.prepare(found)
    return found


def _compared(compare: Callable[[Any, Any], bool]) -> Callable[[Sequence[Node]], Part]:
    """A comparison of two values of one kind; one value of a list is enough."""

    def made(args: Sequence[Node]) -> Part:
        left, right = (_value(each) for each in args[:2])

        def truth(row: Row) -> Truth:
            one, other = left(row), right(row)
            if one is None or other is None:
                return None
            pairs = [(each, against) for each in _each(one) for against in _each(other) if _alike(each, against)]
            return any(compare(*pair) for pair in pairs) if pairs else compare is operator.ne

        return truth

    return made


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _alike(one: Any, other: Any) -> bool:
    """Whether two values are two texts or two numbers: nothing else has an order."""
    return isinstance(one, str) if isinstance(other, str) else isinstance(other, NUMBER) and isinstance(one, NUMBER)


NUMBER = (int, float)


def _and(args: Sequence[Node]) -> Part:
    return _first(False, [_truth(each) for each in args])


def _or(args: Sequence[Node]) -> Part:
    return _first(True, [_truth(each) for each in args])


def _first(deciding: bool, parts: Sequence[Part]) -> Part:
    """What decides where one part is it; else unknown where one part is unknown, else the opposite."""

    def truth(row: Row) -> Truth:
        unknown = False
        for part in parts:
            found = part(row)
            if found is deciding:
                return deciding
            unknown = unknown or found is None
        return None if unknown else not deciding

    return truth


def _not(args: Sequence[Node]) -> Part:
    part = _truth(args[0])

    def truth(row: Row) -> Truth:
        found = part(row)
        return None if found is None else not found

    return truth


def _like(args: Sequence[Node]) -> Part:
    value, pattern = _value(args[0]), args[1]
    form = re.compile(_form(pattern), re.DOTALL) if isinstance(pattern, str) else None

    def truth(row: Row) -> Truth:
        found = value(row)
        return None if found is None or form is None else any(form.fullmatch(str(one)) for one in _each(found))

    return truth


def _form(pattern: str) -> str:
    """A pattern as a regular expression that never goes back: each piece is taken where it comes first.

    `%` is any text, `_` any letter, and a backslash before them the letter itself.
    """
    pieces = [""]
    for escaped, letter in ESCAPED.findall(pattern):
        if letter == "%":
            pieces.append("")
        else:
            pieces[-1] += "." if letter == "_" else re.escape(escaped or letter)
    first, *following = pieces
    if not following:
        return first
    *between, last = following
    return first + "".join(f"(?>.*?{piece})" for piece in between if piece) + f".*{last}"


ESCAPED = re.compile(r"\\([%_\\])|(.)", re.DOTALL)


def _between(args: Sequence[Node]) -> Part:
    value, low, high = args[:3]
    return _and([{"op": ">=", "args": [value, low]}, {"op": "<=", "args": [value, high]}])


def _in(args: Sequence[Node]) -> Part:
    """Of texts and numbers alone it is a look-up: there may be hundreds."""
    if not isinstance(args[1], list):
        return lambda row: None
    if not all(isinstance(each, (str, *NUMBER)) for each in args[1]):
        return _or([{"op": "=", "args": [args[0], each]} for each in args[1]])
    value, wanted = _value(args[0]), frozenset(args[1])

    def truth(row: Row) -> Truth:
        found = value(row)
        return (
            None if found is None else any(isinstance(each, (str, *NUMBER)) and each in wanted for each in _each(found))
        )

    return truth


def _is_null(args: Sequence[Node]) -> Part:
    value = _value(args[0])
    return lambda row: value(row) is None


def _intersects(args: Sequence[Node]) -> Part:
    left, right = (_value(each) for each in args[:2])

    def truth(row: Row) -> Truth:
        one, other = left(row), right(row)
        if not (isinstance(one, BaseGeometry) and isinstance(other, BaseGeometry)):
            return None
        return bool(shapely.intersects(other, one))  # a constant is prepared, and most often written second

    return truth


OPERATIONS: Mapping[str, Callable[[Sequence[Node]], Part]] = {
    "and": _and,
    "or": _or,
    "not": _not,
    "=": _compared(operator.eq),
    "<>": _compared(operator.ne),
    "<": _compared(operator.lt),
    "<=": _compared(operator.le),
    ">": _compared(operator.gt),
    ">=": _compared(operator.ge),
    "like": _like,
    "between": _between,
    "in": _in,
    "isNull": _is_null,
    "s_intersects": _intersects,
}
LEAST_ARGUMENTS = {"not": 1, "isNull": 1, "between": 3, "and": 1, "or": 1}
