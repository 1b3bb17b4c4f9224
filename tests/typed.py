"""Whether plain values are what a type says: every key of a typed dictionary there and no other, all the way down."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

NUMBERS = {float: (float, int), int: (int,)}


def problems(value: Any, hint: Any, where: str = "value") -> list[str]:
    """What is wrong with a value, with the way to it; empty where it is as the type says."""
    return list(_problems(value, hint, where))


def _problems(value: Any, hint: Any, where: str) -> Iterator[str]:
    origin = get_origin(hint)
    if is_typeddict(hint):
        yield from _keys(value, hint, where)
    elif origin in (Union, UnionType):
        yield from _one_of(value, get_args(hint), where)
    elif origin is Literal:
        yield from () if value in get_args(hint) else [f"{where}: {value!r} is none of {get_args(hint)}"]
    elif origin is list:
        yield from _each(value, get_args(hint)[0], where)
    elif origin is tuple:
        yield from _parts(value, get_args(hint), where)
    elif origin is dict:
        yield from _members(value, get_args(hint), where)
    elif not _is_plain(value, hint):
        yield f"{where}: {value!r} is no {hint}"


def _is_plain(value: Any, hint: Any) -> bool:
    if hint in (None, NoneType):
        return value is None
    return isinstance(value, NUMBERS.get(hint, hint)) and (hint is bool or not isinstance(value, bool))


def _keys(value: Any, hint: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: {value!r} is no {hint.__name__}"
        return
    yield from (f"{where}: lacks {key}" for key in hint.__required_keys__ - value.keys())
    hints = get_type_hints(hint)
    yield from (f"{where}: has {key}, which {hint.__name__} does not" for key in value.keys() - hints.keys())
    for key in value.keys() & hints.keys():
        yield from _problems(value[key], hints[key], f"{where}.{key}")


def _one_of(value: Any, hints: tuple[Any, ...], where: str) -> Iterator[str]:
    """Nothing where one of the types fits; else what is wrong with the nearest."""
    found = [problems(value, hint, where) for hint in hints]
    yield from min(found, key=len)


def _each(value: Any, hint: Any, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where}: {value!r} is no list"
        return
    for at, each in enumerate(value):
        yield from _problems(each, hint, f"{where}[{at}]")


def _parts(value: Any, hints: tuple[Any, ...], where: str) -> Iterator[str]:
    """A tuple, or the list that JSON makes of it."""
    if not isinstance(value, list | tuple) or len(value) != len(hints):
        yield f"{where}: {value!r} is no tuple of {len(hints)}"
        return
    for at, (each, hint) in enumerate(zip(value, hints, strict=True)):
        yield from _problems(each, hint, f"{where}[{at}]")


def _members(value: Any, hints: tuple[Any, ...], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: {value!r} is no dict"
        return
    for key, each in value.items():
        yield from _problems(key, hints[0], f"{where}.{key}")
        yield from _problems(each, hints[1], f"{where}.{key}")


def fields(hint: Any) -> set[str]:
    """Every key that a type names, in what it holds too."""
    inner = hint
    if get_origin(inner) is NotRequired:
        (inner,) = get_args(inner)
    if is_typeddict(inner):
        hints = get_type_hints(inner)
        return set(hints).union(*(fields(each) for each in hints.values()))
    return set().union(*(fields(each) for each in get_args(inner)))
