"""The wheel: the folders of the checkout under one import root, so that no other package's `web` or `data` is met."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

from setuptools import find_namespace_packages, setup
from setuptools.command.build_py import build_py
from setuptools.command.editable_wheel import editable_wheel
from setuptools.errors import SetupError

IMPORT_ROOT = "industry_atlas"
CODE = ("geo", "layers", "web")
FOLDERS = (*CODE, "seeds", "data")
LEFT_OUT = ("geo.build*", "*.__pycache__")  # the first makes the boundaries of a checkout
ASSETS = Path("web", "static", "vendor", "manifest.json")


def under_root(source: str) -> str:
    """A module's source, in which every absolute import of ours begins with the import root."""
    lines = source.encode().splitlines(keepends=True)
    for line, column in sorted(_places(ast.parse(source)), reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:column] + f"{IMPORT_ROOT}.".encode() + text[column:]
    return b"".join(lines).decode()


def _places(tree: ast.Module):
    """Line and column (in bytes) of the first name of each absolute import of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and _ours(node.module):
            yield node.lineno, node.col_offset + len("from ")
        elif isinstance(node, ast.Import):
            yield from map(_renamed, (alias for alias in node.names if _ours(alias.name)))


def _ours(module: str | None) -> bool:
    return (module or "").partition(".")[0] in CODE


def _renamed(alias: ast.alias) -> tuple[int, int]:
    if alias.asname is None:
        raise SetupError(f"import {alias.name}: write `from … import …`, which also holds under {IMPORT_ROOT}")
    return alias.lineno, alias.col_offset


class UnderRoot(build_py):
    """Copies the packages afresh, with their imports under the root; needs what the asset step makes."""

    def run(self) -> None:
        """Copy everything."""
        if not ASSETS.is_file():
            raise SetupError(f"{ASSETS} is missing: run `make assets` before the wheel is built")
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()

    def build_module(self, module, module_file, package):
        """Copy one module."""
        written, copied = super().build_module(module, module_file, package)
        path = Path(written)
        path.write_bytes(under_root(path.read_text(encoding="utf-8")).encode())
        return written, copied


class NotEditable(editable_wheel):
    """Refused: a checkout is run as it is."""

    def run(self) -> None:
        """Say what to do instead."""
        raise SetupError("a checkout needs no editable install: `make install` puts `atlas` into .venv/bin")


if __name__ == "__main__":
    setup(
        packages=[IMPORT_ROOT]
        + [
            f"{IMPORT_ROOT}.{package}"
            for folder in FOLDERS
            for package in find_namespace_packages(include=[folder, f"{folder}.*"], exclude=LEFT_OUT)
        ],
        package_dir={IMPORT_ROOT: IMPORT_ROOT} | {f"{IMPORT_ROOT}.{folder}": folder for folder in FOLDERS},
        package_data={"": ["*"]},
        exclude_package_data={"": ["*.py", "*.md"]},
        cmdclass={"build_py": UnderRoot, "editable_wheel": NotEditable},
    )
