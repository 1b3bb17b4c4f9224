"""The example notebook and the examples of its document run from the top and show what they say."""

import re

import nbformat

from geo.crs import METRES
from tests.notebooks import EXAMPLE, executed
from tests.test_imports import ROOT

RESULTS = 10


def test_the_example_is_kept_without_outputs():
    notebook = nbformat.read(EXAMPLE, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(cells) == RESULTS
    assert [cell for cell in cells if cell.outputs or cell.execution_count] == []


def test_the_blocks_of_the_document_run_one_after_the_other(tmp_path, monkeypatch):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    known = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), known)
    assert len(blocks) == 2
    assert known["complexes"].crs == METRES
    assert (tmp_path / "own.html").is_file()


def test_the_example_runs_and_every_cell_shows_something(tmp_path):
    shown = executed(ROOT, tmp_path)
    assert len(shown) == RESULTS
    assert "2025-12-17" in shown[0]
    assert "did you mean 'growth-engines'" in "".join(shown)
    assert shown[-1] == "(17, 16)"
