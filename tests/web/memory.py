"""What can be reached from the memory that outlives a request, searched for what a reader wrote."""

import gc
import sys
from collections.abc import Iterable, Iterator
from functools import _lru_cache_wrapper
from types import FrameType, ModuleType

#: The tests' own modules hold what they look for.
TESTING = ("tests", "_pytest", "pytest", "pluggy", "hypothesis", "playwright")
LEAVES = (str, bytes, bytearray)
CLOSED = (ModuleType, FrameType, _lru_cache_wrapper)


def roots() -> Iterator[tuple[str, object]]:
    """Every global of every module but the tests', and every cache of a function wherever it hangs."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in (*TESTING, "__main__", "conftest"):
            yield from ((f"{name}.{key}", value) for key, value in list(vars(module).items()))
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and not str(each.__module__).startswith(TESTING):
            yield from ((f"{each.__module__}.{each.__qualname__}", value) for value in gc.get_referents(each))


def reached(found: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str | bytes | bytearray]]:
    """All texts that hang on some objects, with the root from which they were reached.

    What other roots hold is theirs: globals of modules, and what the caches of functions keep.
    """
    seen = {id(vars(module)) for module in list(sys.modules.values())}
    todo = list(found)
    seen |= {id(sys.modules), id(seen), id(todo)}
    while todo:
        name, each = todo.pop()
        if isinstance(each, LEAVES):
            yield name, each
            continue
        if id(each) in seen or isinstance(each, CLOSED):
            continue
        seen.add(id(each))
        todo.extend((name, other) for other in gc.get_referents(each))


def holding(words: Iterable[str], answers: Iterable[bytes] = ()) -> set[str]:
    """The roots from which a text with one of some words can be reached, or one of some answers as it was sent."""
    forms = [form for word in words for form in _forms(word)]
    texts = [form for form in forms if isinstance(form, str)]
    bodies = [form for form in forms if isinstance(form, bytes)]
    sent = set(answers)
    gc.collect()
    found = set()
    for name, each in reached(roots()):
        if isinstance(each, str):
            held = any(text in each for text in texts)
        else:
            held = bytes(each) in sent or any(body in each for body in bodies)
        if held:
            found.add(name)
    return found


def _forms(word: str) -> list[str | bytes]:
    """A word as text and as the bytes of the encodings that files are written in."""
    return [word, *(word.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "cp949"))]
