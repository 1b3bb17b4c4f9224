"""Code knows no layer by name: what is said of single layers stands in their definitions."""

import ast
import re
from pathlib import Path

import pytest

from tests.layers_named import LAYERS

ROOT = Path(__file__).parents[1]
SCRIPTS = [
    path
    for pattern in ("web/static/js/**/*.js", "web/templates/**/*.html", "layers/**/*.js")
    for path in ROOT.glob(pattern)
]
PROGRAMS = [path for room in ("geo", "layers", "web") for path in (ROOT / room).rglob("*.py")]
#: Ids that are also something else there: downloads that rows go into, a word of a search, a kind of rows of a package.
OTHERWISE = {
    ("geo/build/population.py", "population"),
    ("layers/collection/synonyms.py", "grdp"),
    ("web/downloads/overlay_kit.py", "exports"),
    ("web/templates/explore.html", "exports"),
    ("web/templates/exports.html", "exports"),
}
QUOTED = re.compile(r"""(["'`])([a-z][a-z-]*)\1""")


def texts(path):
    """Texts that stand alone in a program, a script or a template."""
    if path.suffix == ".py":
        tree = ast.parse(path.read_text(encoding="utf-8"))
        return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {match[2] for match in QUOTED.finditer(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", [*PROGRAMS, *SCRIPTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_layer_stands_in_the_code_by_its_name(path):
    named = {(path.relative_to(ROOT).as_posix(), text) for text in texts(path) & set(LAYERS)}
    assert named <= OTHERWISE


def test_what_is_excused_is_there():
    for name, text in OTHERWISE:
        assert text in texts(ROOT / name)
