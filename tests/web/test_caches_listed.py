"""Every cache is in docs/caches.md with its bound, and what a client invents does not make them grow past it."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from layers.keeping import MB, SHELVES, shelves
from web.service.hosts import MOST

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
LISTED = (ROOT / "docs" / "caches.md").read_text(encoding="utf-8")
KEEPING = {"lru_cache", "cache", "cached", "cachedmethod", "LRUCache", "WeakKeyDictionary", "WeakValueDictionary"}
FIRST_DAY, COUNT = date(2024, 6, 1), 500


def rows(head: str) -> list[list[str]]:
    """Cells of the table of the document below a heading."""
    table = LISTED.partition(f"## {head}\n")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def keeps(node: ast.AST) -> bool:
    """Whether an expression names a way to keep values."""
    return any(
        (isinstance(each, ast.Name) and each.id in KEEPING)
        or (isinstance(each, ast.Attribute) and each.attr in KEEPING and isinstance(each.value, ast.Name))
        for each in ast.walk(node)
    )


def makes(node: ast.AST) -> bool:
    """Whether an expression calls one of them."""
    return any(isinstance(each, ast.Call) and keeps(each.func) for each in ast.walk(node))


def named(tree: ast.AST) -> list[str]:
    """What the caches of a module are called: the function that is decorated, or the name that is assigned to."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(keeps, node.decorator_list)):
            found.append(node.name)
        elif isinstance(node, ast.Assign) and makes(node.value):
            found += [ast.unparse(target).removeprefix("self.") for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value and makes(node.value):
            found.append(ast.unparse(node.target).removeprefix("self."))
    return found


def caches() -> set[str]:
    """Every cache of the code, as `layers/periods.py first_day`."""
    return {
        f"{path.relative_to(ROOT).as_posix()} {name}"
        for part in ("geo", "layers", "web")
        for path in sorted((ROOT / part).rglob("*.py"))
        for name in named(ast.parse(path.read_text(encoding="utf-8")))
    }


def test_every_cache_with_few_keys_is_listed_with_what_bounds_it():
    listed = {f"{path} {name}": why for path, name, why in rows("Small ones")}
    assert sorted(listed) == sorted(caches() - {"layers/keeping.py kept"})
    assert all(listed.values())


def test_a_cache_that_is_not_listed_would_be_found():
    text = "@lru_cache(maxsize=3)\ndef one(): ...\n@functools.cache\ndef two(): ...\nthree = lru_cache(4)(one)"
    assert named(ast.parse(text)) == ["one", "two", "three"]


def test_every_shelf_is_listed_with_its_limit_and_key(app):
    found = [[each.name, f"{each.limit / MB:g}", each.key] for each in shelves() if each.name != "for a test"]
    assert [row[:3] for row in rows("Shelves")] == found


def test_the_document_says_what_all_shelves_may_hold_together(app):
    assert f"{sum(each.limit for each in shelves()) / MB:g} MB together" in LISTED


def test_caches_count_what_they_hold(client):
    client.get("/?asof=2025-11-29")
    client.get("/?asof=2025-11-29")
    text = client.get("/metrics").get_data(as_text=True)
    told = {what: float(value) for what, value in re.findall(r'atlas_cache_(\w+)\{cache="pages"\} (\S+)', text)}
    assert told["limit_bytes"] == SHELVES["pages"].limit
    assert 0 < told["bytes"] <= told["limit_bytes"]
    assert told["entries"] >= 1
    assert told["hits"] >= 1


@pytest.fixture
def emptied(app):
    """A client of a service that keeps nothing yet."""
    for each in shelves():
        each.clear()
    return app.test_client()


def test_hosts_that_a_client_invents_are_answered_and_not_kept_for(emptied):
    def keys():
        return sum(each.entries for each in shelves())

    for number in range(MOST):
        emptied.get("/?asof=2025-11-29", base_url=f"http://known{number}.example/")
    before = keys()
    for number in range(COUNT):
        answer = emptied.get("/embed?asof=2025-11-29", base_url=f"http://host{number}.example/")
        assert f"//host{number}.example/" in answer.get_data(as_text=True)
    assert keys() - before <= 1 + MOST  # the scene, and pages for hosts that were there before


def test_days_that_a_client_asks_for_do_not_fill_memory(emptied):
    for number in range(COUNT):
        answer = emptied.get(f"/scene.json?layers=battery-triangle&asof={FIRST_DAY + timedelta(days=number)}")
        assert answer.status_code == 200
        assert all(each.held <= each.limit for each in shelves())
