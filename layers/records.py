"""Read tables and YAML of the data set as strings, and say exactly what cannot be read."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from layers.errors import Problem

#: What an address of a source may be: a page of the web, nothing that a browser would run.
ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?", re.IGNORECASE)
ADDRESS_FORM = "is no address of a page; write it with https:// or http://"
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Row:
    """One row of a table: cells by column, empty cells are None."""

    file: str
    number: int
    cells: Mapping[str, str | None]

    def __getitem__(self, column: str) -> str | None:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """Cell of a column that an older table may lack."""
        return self.cells.get(column)

    def text(self, column: str) -> str:
        """Cell as text, empty when unknown."""
        return self.cells[column] or ""

    def several(self, column: str) -> tuple[str, ...]:
        """Cell split at `;`, blanks dropped."""
        return several(self.cells[column])

    def problem(self, column: str, message: str, value: str | None = None) -> Problem:
        """A problem with this row's cell."""
        shown = self.cells.get(column) if value is None else value
        return Problem(self.file, self.number, column, shown or "", message)


def several(cell: str | None) -> tuple[str, ...]:
    """Values of a `;`-separated cell, blanks dropped."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def shown_path(path: Path) -> str:
    """Path as messages name it: the file with its two folders, never a machine path."""
    return "/".join(path.parts[-3:]) if path.is_absolute() else path.as_posix()


def decode(path: Path) -> tuple[str, list[Problem]]:
    """Text of a UTF-8 file, with or without BOM, in NFC."""
    if not path.is_file():
        return "", [Problem(shown_path(path), None, "file", "", "is missing")]
    raw = path.read_bytes()
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        return "", [_undecodable(path, raw, error)]


def _undecodable(path: Path, raw: bytes, error: UnicodeDecodeError) -> Problem:
    line = raw[: error.start].count(b"\n") + 1
    try:
        raw.decode("cp949")
    except UnicodeDecodeError:
        return Problem(shown_path(path), line, "encoding", "?", "is not UTF-8; save it as UTF-8")
    message = "is written in CP949 (EUC-KR); save it as UTF-8 (CSV UTF-8)"
    return Problem(shown_path(path), line, "encoding", "cp949", message)


def read_table(path: Path, columns: Sequence[str], optional: Collection[str] = ()) -> tuple[list[Row], list[Problem]]:
    """Rows of a CSV whose header is exactly `columns`, of which it may lack the optional ones: their cells are None.

    A row's number is the line it begins on, the header being line 1.
    """
    text, problems = decode(path)
    if problems:
        return [], problems
    name = shown_path(path)
    try:
        lines = list(_numbered(text))
    except csv.Error as error:
        return [], [Problem(name, None, "csv", str(error), "is not a readable CSV")]
    header = [cell.strip() for cell in lines[0][1]] if lines else []
    given = [column for column in columns if column not in optional or column in header]
    if header != given:
        return [], [_wrong_header(name, header, given)]
    return _rows(name, lines[1:], given, dict.fromkeys(columns))


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def _wrong_header(name: str, header: Sequence[str], columns: Sequence[str]) -> Problem:
    missing = [column for column in columns if column not in header]
    extra = [column for column in header if column not in columns]
    said = f"missing {missing}, not known {extra}" if missing or extra else "wrong order"
    right = ",".join(columns)
    return Problem(name, 1, "columns", ",".join(header), f"{said}; the header must be {right}")


def _rows(
    name: str, lines: Iterable[tuple[int, list[str]]], columns: Sequence[str], empty: Mapping[str, None]
) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            problems.append(_wrong_width(name, number, cells, columns))
            continue
        known = {c: cell.strip() or None for c, cell in zip(columns, cells, strict=True)}
        rows.append(Row(name, number, {**empty, **known}))
        problems += [rows[-1].problem(column, ADDRESS_FORM) for column in columns if _strange(column, known[column])]
    return rows, problems


def _strange(key: str, value: Any) -> bool:
    """Whether a cell or key that holds the address of a page holds something else."""
    named = key == "url" or key.endswith("_url")
    return named and isinstance(value, str) and value != "" and not ADDRESS.fullmatch(value)


def _wrong_width(name: str, number: int, cells: Sequence[str], columns: Sequence[str]) -> Problem:
    message = f"has {len(cells)} cells, must have {len(columns)}; quote cells that hold a comma"
    return Problem(name, number, "row", cells[0], message)


def read_yaml(path: Path) -> tuple[Any, list[Problem]]:
    """YAML of strings, lists and mappings: no scalar is converted, no duplicate key is lost."""
    text, problems = decode(path)
    if problems:
        return None, problems
    name = shown_path(path)
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        said = getattr(error, "problem", None) or "unreadable"
        return None, [Problem(name, line, "yaml", said, "is not YAML; mend this line")]
    found: list[Problem] = []
    try:
        return _plain(node, name, found), found
    except RecursionError:
        return None, [Problem(name, None, "yaml", "*", "refers to itself or is nested too deep; write it out")]


def _plain(node: Any, name: str, found: list[Problem]) -> Any:
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, found) for child in node.value]
    return _mapping(node, name, found)


def _mapping(node: Any, name: str, found: list[Problem]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in plain:
            line = key_node.start_mark.line + 1
            found.append(Problem(name, line, key, key, "stands twice; keep one"))
        plain[key] = _plain(value_node, name, found)
        if _strange(key, plain[key]):
            found.append(Problem(name, value_node.start_mark.line + 1, key, plain[key], ADDRESS_FORM))
    return plain
