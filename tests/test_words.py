"""Words stand in one home: every key is used, every used key is there, and nothing else asks which language it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.words.catalogue import FIRST, sections

ROOT = Path(__file__).parents[1]
PYTHON = [path for name in ("geo", "layers", "web", "assets") for path in sorted((ROOT / name).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "web" / "templates").rglob("*.html"))
READING = ROOT / "layers" / "reading" / "rules.json"
SCRIPTS = sorted((ROOT / "web" / "static" / "js").rglob("*.js"))
#: Sections that a `words` of an unknown owner can be.
OWNED = ("account", "brief", "caption", "document", "layer", "overlay", "plate", "units")
CALLED = {"t": "page", "note": "note"}
OF_CALL = {"translator": "page", "spoken": "script"}
#: Keys that no source names, because a value of the data or of a table is part of them.
DYNAMIC = {
    "api": r"of_\w+",  # as parameters are called
    "account": r"(unknown|lapsed|indirect)_note|shade_(decision|applied)",
    "agenda": r"(counted|block|about)\..+",
    "column": r".+",  # as the tables of the data package call them
    "changes": r"level\..+",
    "package": r"(in|example)_\w+",  # as the data page lists them
    "meaning": r".+",  # as the section `term` has them
    "status_meaning": r".+",  # as seeds/statuses.csv has them
    "term": r".+",  # listed as they stand
    "finding": r"(label|unit|area|name|measure|state|reason|formula)\..+|beside\.(undecided|unconfirmed)",
    "plate": r"\w+_sea",  # as layers/symbols/cartography.json calls them
    "script": r"\w+_sea",
    "own": r"(owner|source)_form|of_\w+",
    "page": r"grade_\d|(http|unread)_\d+|\w+_form",
    "units": r"(claim|qualified)\..+",
}
ASKS = re.compile(r"""\blang\w*["'\])]* *[!=]=+ *["']|[!=]=+ *["'](?:ko|en)["']|\[["'](?:ko|en)["']\]""")
#: Where the language is asked for all the same, with how often; this list may only get shorter.
EXCEPTIONS = {
    "geo/region.py": 1,  # which columns of the data a language reads
    "layers/atlas/totals.py": 2,  # both columns of a total
    "web/cli/listing.py": 2,  # the list of layers, in both languages side by side
    "web/static/js/type.js": 1,  # how wide letters are set
}


def named_somewhere() -> set[str]:
    """Every string of the Python code and the templates, and every word of the scripts."""
    strings = {
        node.value
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    quoted = {one for path in TEMPLATES for one in re.findall(r"'([\w.-]+)'", path.read_text("utf-8"))}
    rules = re.findall(r"\w+", READING.read_text("utf-8"))
    return (
        strings
        | quoted
        | set(rules)
        | {one for path in SCRIPTS for one in re.findall(r"[\w-]+", path.read_text("utf-8"))}
    )


def asked_for() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Where, of which sections, and by which pattern texts are asked for."""
    for path in PYTHON:
        tree = ast.parse(path.read_text("utf-8"))
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef):
                local = dict(_assigned(scope))
                for node in ast.walk(scope):
                    yield from ((f"{path.relative_to(ROOT)}:{node.lineno}", *one) for one in _asked(node, local))
    for path in TEMPLATES:
        for key, more in re.findall(r"\bt\('([\w-]+)'( ~)?", path.read_text("utf-8")):
            yield path.name, ("page",), re.escape(key) + (".+" if more else "")


def _assigned(scope: ast.FunctionDef) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that are given a section in a function."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs = zip(target.elts, value.elts, strict=True) if _paired(target, value) else [(target, value)]
            for name, given in pairs:
                if isinstance(name, ast.Name) and (found := _section(given, {})):
                    yield name.id, found


def _paired(target: ast.expr, value: ast.expr) -> bool:
    return isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts)


def _section(node: ast.expr, local: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The sections that an expression can be."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "words_of" and isinstance(node.args[1], ast.Constant):
            return (str(node.args[1].value),)
        return (OF_CALL[node.func.id],) if node.func.id in OF_CALL else ()
    if isinstance(node, ast.Name):
        return local.get(node.id, ())
    return OWNED if isinstance(node, ast.Attribute) and node.attr == "words" else ()


def _asked(node: ast.AST, local: dict[str, tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, ast.Subscript):
        owner, key = node.value, node.slice
    elif isinstance(node, ast.Call) and node.args:
        owner, key = node.func, node.args[0]
    else:
        return
    called = isinstance(node, ast.Call) and isinstance(owner, ast.Name) and CALLED.get(owner.id)
    found = (called,) if called else _section(owner, local)
    yield from ((found, pattern) for pattern in _patterns(key) if found)


def _patterns(key: ast.expr) -> Iterator[str]:
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield re.escape(key.value)
    elif isinstance(key, ast.JoinedStr):
        yield "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in key.values)
    elif isinstance(key, ast.IfExp):
        yield from _patterns(key.body)
        yield from _patterns(key.orelse)


def joined() -> dict[str, list[str]]:
    """Patterns of keys that are put together, by section."""
    every = [(owner, pattern) for _, owners, pattern in asked_for() for owner in owners if ".+" in pattern]
    return {section: [pattern for owner, pattern in every if owner == section] for section in sections()[FIRST]}


def unused(dynamic: dict[str, str]) -> list[str]:
    named, patterns = named_somewhere(), joined()
    named |= {f"{prefix}{one}" for one in named for prefix in ("overlay_", "overlay_why_")}
    return [
        f"{section}.{key}"
        for section, texts in sections()[FIRST].items()
        for key in texts
        if key not in named
        and not any(re.fullmatch(pattern, key) for pattern in (*patterns[section], dynamic.get(section, "-")))
    ]


def test_every_key_is_used():
    assert unused(DYNAMIC) == []


def test_every_used_key_is_there():
    every = sections()[FIRST]
    asked = set(asked_for())
    missing = [
        f"{where}: {pattern} of {' or '.join(owners)}"
        for where, owners, pattern in asked
        if not any(re.fullmatch(pattern, key) for owner in owners for key in every[owner])
    ]
    assert len(asked) > 500
    assert missing == []


def test_keys_named_as_dynamic_are_there():
    every = sections()[FIRST]
    assert all(any(re.fullmatch(pattern, key) for key in every[section]) for section, pattern in DYNAMIC.items())


def test_only_the_named_places_ask_which_language_it_is():
    found = {
        path.relative_to(ROOT).as_posix(): len(ASKS.findall(path.read_text("utf-8")))
        for path in (*PYTHON, *TEMPLATES, *SCRIPTS)
    }
    assert {name: count for name, count in found.items() if count} == EXCEPTIONS


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ('if lang == "ko":', True),
        ("{% if lang != 'en' %}", True),
        ('x if state["lang"] == "ko" else y', True),
        ('document.documentElement.lang === "ko"', True),
        ('texts["ko"]', True),
        ("words_of(lang, 'page')", False),
        ("changes.lang == other.lang", False),
    ],
)
def test_what_asks_for_a_language_is_seen(line, asks):
    assert bool(ASKS.search(line)) is asks
