"""Code that runs from a checkout and, under another import root, from a wheel; and the one list of what it needs."""

from __future__ import annotations

import ast
import re
import sys
from configparser import ConfigParser
from importlib import metadata, util
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from setuptools.errors import SetupError

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for name in ("industry_atlas", "geo", "layers", "web") for path in (ROOT / name).rglob("*.py"))
SERVED = [path for path in MODULES if not path.is_relative_to(ROOT / "geo" / "build")]
DOTTED = re.compile(r"(?:geo|layers|web)(?:\.\w+)+(?::\w+)?")


@pytest.fixture(scope="module")
def build():
    """The code that builds the wheel."""
    spec = util.spec_from_file_location("wheel_of_the_atlas", ROOT / "setup.py")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("from web import api\n", "from industry_atlas.web import api\n"),
        ("from layers.errors import Problem as P\n", "from industry_atlas.layers.errors import Problem as P\n"),
        ("x = '가'; from geo import crs\n", "x = '가'; from industry_atlas.geo import crs\n"),
        ("import os, geo.crs as crs\n", "import os, industry_atlas.geo.crs as crs\n"),
        ("def f():\n    from web import (\n        a,\n    )\n",
         "def f():\n    from industry_atlas.web import (\n        a,\n    )\n"),
        ("from . import web\nfrom .web import x\n", "from . import web\nfrom .web import x\n"),
        ("import website\nfrom data import x\n", "import website\nfrom data import x\n"),
        ('"""\nfrom web import api\n"""\n', '"""\nfrom web import api\n"""\n'),
    ],
)  # fmt: skip
def test_absolute_imports_of_ours_move_under_the_root(build, here, there):
    assert build.under_root(here) == there
    assert build.under_root(there) == there


def test_an_import_that_cannot_be_moved_is_refused(build):
    with pytest.raises(SetupError, match=r"import layers\.errors: write `from"):
        build.under_root("import layers.errors\n")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_can_be_moved(build, path):
    """Also says that no string holds the dotted name of a module of ours: such a name is true in a checkout alone."""
    tree = ast.parse(build.under_root(path.read_text(encoding="utf-8")))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if DOTTED.fullmatch(text) and _is_module(text.partition(":")[0])] == []


def test_every_dynamic_import_begins_with_its_own_package():
    calls = [(path, call) for path in SERVED for call in _dynamic_imports(path)]
    assert calls
    assert [(path.name, call.lineno) for path, call in calls if not _is_relative(call)] == []


def test_setup_and_lock_files_read_one_list():
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    assert settings["options"]["install_requires"] == "file: requirements.in"
    wanted = [Requirement(line) for line in _lines("requirements.in")]
    locked = dict(re.findall(r"^([\w-]+)==([\w.]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    assert [str(each) for each in wanted if locked.get(each.name.lower(), "") not in each.specifier] == []


#: Imported where it is installed, and told to be missing elsewhere.
WHERE_INSTALLED = {"pyarrow"}


def test_all_that_is_imported_is_in_the_list():
    found = metadata.packages_distributions()
    imported = (
        {name for path in SERVED for name in _imported(path)}
        - {"geo", "layers", "web"}
        - sys.stdlib_module_names
        - WHERE_INSTALLED
    )
    brought = _brought({Requirement(line).name.lower() for line in (*_lines("requirements.in"), *_extras())})
    assert imported
    assert [name for name in sorted(imported) if not {_plain(each) for each in found.get(name, ())} & brought] == []


def _lines(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _extras():
    """What a wheel asks for where one of its extras is wanted."""
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return [line for lines in settings["options.extras_require"].values() for line in lines.split()]


def _is_module(dotted):
    path = ROOT.joinpath(*dotted.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def _dynamic_imports(path):
    names = {"import_module", "__import__", "find_spec", "run_module"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
            yield node


def _is_relative(call):
    """Whether what is imported is written as an f-string that begins with `__name__` or `__package__`."""
    first = call.args[0]
    begins = first.values[0].value if isinstance(first, ast.JoinedStr) else first
    return isinstance(begins, ast.Name) and begins.id in ("__name__", "__package__")


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]


def _brought(names):
    """The distributions of these names and all that they bring along."""
    reached, waiting = set(), set(names)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        wanted = (Requirement(text) for text in metadata.requires(name) or ())
        waiting |= {
            _plain(each.name) for each in wanted if not each.marker or each.marker.evaluate({"extra": ""})
        } - reached
    return reached


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()
