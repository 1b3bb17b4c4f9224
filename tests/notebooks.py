"""The example notebook, executed by a kernel that finds the atlas in one folder and nothing of the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLE = Path(__file__).parents[1] / "examples" / "atlas.ipynb"


def executed(atlas: Path, folder: Path) -> list[str]:
    """What the cells of the example show, as plain text; raises CellExecutionError where one fails.

    Parameters
    ----------
    atlas : Path
        What the kernel imports from.
    folder : Path
        Where it runs.
    """
    notebook = nbformat.read(EXAMPLE, as_version=4)
    nbformat.validate(notebook)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    client.execute(env=os.environ | {"PYTHONPATH": str(atlas)})
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output["data"]["text/plain"] for output in outputs if output["output_type"] == "execute_result"]
