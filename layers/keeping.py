"""What a process keeps to answer faster: a few named shelves, each with a bound in bytes, all in one table.

A value goes on a shelf under the arguments it was made of. Nothing is kept that is larger than its shelf, and what was
asked for longest ago goes first. Equal values asked for at one time are made once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import partial, wraps
from threading import Condition
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

MB = 1_000_000
#: What a key and its place in the tables take, about.
ENTRY_BYTES = 1_000
SHARED: tuple[type, ...] = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)
P = ParamSpec("P")
R = TypeVar("R")


class Passing:
    """What passes with a request, such as a reader's rows: nothing is kept that was made of it."""


class PassingText(Passing, str):
    """A text that passes, such as a host name that anyone may invent."""


def weight(value: object, shared: tuple[type, ...] = ()) -> int:
    """Bytes of a value and of all that hangs on it, without code and without objects of some classes."""
    left_out, seen, total = (*SHARED, *shared), set(), 0
    found: list[object] = [value]
    while found:
        each = found.pop()
        if id(each) not in seen and not isinstance(each, left_out):
            seen.add(id(each))
            total += sys.getsizeof(each)
            found += gc.get_referents(each)
    return total


@dataclass(frozen=True, eq=False)
class Shelf:
    """One place where values are kept.

    Attributes
    ----------
    name : str
        As `/metrics` and docs/caches.md call it.
    limit : int
        Bytes that all its values together may take.
    key : str
        What they are kept under, in words.
    weigh : callable
        Bytes of one value.
    of : callable
        The key of a call; its arguments, unless they are too large to be a key.
    """

    name: str
    limit: int
    key: str
    weigh: Callable[[Any], int] = weight
    of: Callable[..., Hashable] = hashkey
    _cache: LRUCache[Hashable, Any] = field(init=False, repr=False)
    _free: Condition = field(init=False, repr=False, default_factory=Condition)
    _functions: list[Any] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_cache", LRUCache(self.limit, lambda value: self.weigh(value) + ENTRY_BYTES))
        SHELVES[self.name] = self

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """The function with its results kept here; asked with something `Passing` it is called each time."""
        kept = cached(self._cache, partial(self._key, function), condition=self._free, info=True)(function)
        self._functions.append(kept)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            passing = any(isinstance(each, Passing) for each in (*args, *kwargs.values()))
            return function(*args, **kwargs) if passing else kept(*args, **kwargs)

        return asked

    def _key(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Hashable:
        return function, self.of(*args, **kwargs)

    @property
    def held(self) -> int:
        """Bytes that its values take now."""
        return int(self._cache.currsize)

    @property
    def entries(self) -> int:
        """How many there are."""
        return len(self._cache)

    @property
    def hits(self) -> int:
        """How often a value was found."""
        return sum(each.cache_info().hits for each in self._functions)

    @property
    def misses(self) -> int:
        """How often it had to be made."""
        return sum(each.cache_info().misses for each in self._functions)

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._free:
            self._cache.clear()


SHELVES: dict[str, Shelf] = {}


def shelves() -> Iterable[Shelf]:
    """All of them, by name."""
    return [SHELVES[name] for name in sorted(SHELVES)]
