"""Points of a CSV file, thousands at a time: what applies at each, written beside it, no row dropped."""

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from errno import ENOENT
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import pandas as pd

from layers.atlas.atlas import Atlas
from layers.portfolio.joining import COLUMNS, join, standings
from web.cli import point_axes, point_columns, point_file
from web.cli.point_columns import PROJECTED, Columns
from web.cli.point_file import ENCODINGS, Numbered, encoding_of, records
from web.service.mistakes import WebError

#: Rows read, joined and written together: memory does not grow with the file.
CHUNK = 50_000
NAMES = ("municipality_name", "province_name")
#: Of the items, in their order: status, since when, until when it was looked up.
STANDING = ("statuses", "since", "checked")
DEGREES = ("lon", "lat")
ORDERED = (*COLUMNS[:3], *NAMES, "items", *STANDING, "problem")
DISTANCES = ("nearest_site", "distance_km", "radius_km")
TOO_MANY = "too-many-cells"
#: So many row numbers are named of each problem.
NAMED = 5
LOOK = "x and y of these rows would lie on land either way round: placed as headed"
CHOOSE = "these numbers look like metres: nothing is placed until --crs says of which system"


class SameFile(WebError):
    """The output would overwrite the input."""


@dataclass
class Report:
    """What became of the rows: how many, how many were located, and the row numbers of each problem."""

    rows: int = 0
    located: int = 0
    encoding: str = ENCODINGS[0]
    problems: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)
    either: list[int] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report in words, a line for each problem; rows are counted as a spreadsheet does, the header first."""
        told = [f"{self.rows:,} rows ({self.encoding}): {self.located:,} located, {self.rows - self.located:,} not"]
        for problem, number in self.problems.items():
            named = ", ".join(map(str, self.examples[problem]))
            more = " …" if number > len(self.examples[problem]) else ""
            told.append(f"{problem}: {number:,} (row {named}{more})")
        told += [CHOOSE] if any(problem.startswith(PROJECTED) for problem in self.problems) else []
        return [*told, f"{LOOK} ({len(self.either):,}, from row {self.either[0]})"] if self.either else told

    def add(self, numbers: Sequence[int], problems: Sequence[str], located: int) -> None:
        """Count the rows of a chunk with their numbers in the file."""
        self.rows += len(problems)
        self.located += located
        for number, problem in zip(numbers, problems, strict=True):
            if problem:
                self.problems[problem] += 1
                if len(examples := self.examples.setdefault(problem, [])) < NAMED:
                    examples.append(number)


def locate(
    atlas: Atlas,
    source: Path,
    target: Path,
    asof: date,
    distances: bool = False,
    columns: tuple[str | None, str | None] = (None, None),
    system: str | None = None,
    progress: Callable[[int], None] = lambda size: None,
) -> Report:
    """Write the rows of a CSV file with what applies at each point on a day; blank lines are none.

    Parameters
    ----------
    source, target : Path
        The target is UTF-8 with a mark, so that spreadsheets read 한글; it is there whole or not at all.
    distances : bool
        Also the nearest site in use, the distance in km and its error radius.
    columns : tuple of str or None
        Names of the columns of longitudes and latitudes; None finds them by common names.
    system : str or None
        The reference system of numbers in metres, as a code (EPSG:5186) or by a common name.
    progress : callable
        Told how many bytes of the source were read since the last time.

    Raises
    ------
    UnreadableTable, MissingColumn, UnknownSystem, SameFile
    geo.errors.BeforeRecord
    """
    if target.exists() and target.samefile(source):
        raise SameFile(f"{target}: is the input; write to another file")
    report, given = Report(encoding=encoding_of(source)), point_columns.system(system)
    with source.open("rb") as raw, TextIOWrapper(raw, encoding=report.encoding, newline="") as lines:
        rows = records(source, lines)
        header = point_file.header(source, next(rows, None))
        at = point_columns.columns(source, header, columns)
        with _whole(target) as out:
            writer, read = csv.writer(out), 0
            moved = at.moved or given is not None
            writer.writerow([*header, *_added(header, distances, moved)])
            for chunk in _chunks(rows):
                _write(atlas, writer, chunk, header, at, given, asof, distances, moved, report)
                progress(raw.tell() - read)
                read = raw.tell()
    return report


@contextmanager
def _whole(target: Path) -> Iterator[IO[str]]:
    """A file that takes the place of the target when all is written, and is gone if anything fails."""
    if target.exists() and not target.is_file():  # a pipe or a terminal has no place to take
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            yield out
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(target.parent))
    with NamedTemporaryFile(
        "w", encoding="utf-8-sig", newline="", dir=target.parent, prefix=f".{target.name}.", delete=False
    ) as out:
        made = Path(out.name)
        try:
            yield out
        except BaseException:
            made.unlink()
            raise
    made.chmod(0o666 & ~_umask())
    made.replace(target)


def _umask() -> int:
    """The bits that new files of this process do not get."""
    found = os.umask(0)
    os.umask(found)
    return found


def _chunks(rows: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _added(header: list[str], distances: bool, moved: bool) -> list[str]:
    """Names of the new columns; one that the file has already gets the prefix `atlas_`."""
    degrees = DEGREES if moved else ()
    added = (*degrees, *ORDERED, *(DISTANCES if distances else ()))
    return [f"atlas_{name}" if name in header else name for name in added]


def _write(
    atlas: Atlas,
    writer,
    chunk: list[Numbered],
    header: list[str],
    at: Columns,
    given: str | None,
    asof: date,
    distances: bool,
    moved: bool,
    report: Report,
) -> None:
    """Join and write one chunk of rows, and count what became of them."""
    even = [_even(row, len(header)) for _, row in chunk]
    points, axes = point_axes.ordered(atlas, even, header, point_columns.points(even, at, given), asof)
    joined = _told(atlas, join(atlas, points, asof, distances), asof, distances)
    joined["problem"] = joined["problem"].mask(points["hint"] != "", points["hint"])
    if moved:
        degrees = points[list(DEGREES)].round(6).astype(object)
        joined = degrees.where(points[list(DEGREES)].notna(), "").join(joined)
    turned = pd.Series([said if said.startswith(point_axes.TURNED) else "" for said in axes], dtype=object)
    joined["problem"] = joined["problem"].mask((turned != "") & (joined["problem"] == ""), turned)
    long = pd.Series([len(row) > len(header) for _, row in chunk])
    joined["problem"] = joined["problem"].mask(long & (joined["problem"] == ""), TOO_MANY)
    numbers = [number for number, _ in chunk]
    report.either += [number for number, said in zip(numbers, axes, strict=True) if said.startswith(point_axes.EITHER)]
    report.add(numbers, joined["problem"].tolist(), int((joined["municipality"] != "").sum()))
    writer.writerows([*row, *more] for row, more in zip(even, joined.itertuples(index=False, name=None), strict=True))


def _even(row: list[str], width: int) -> list[str]:
    """A row of the header's width: short ones are filled, what is too much stays in the last cell."""
    if len(row) <= width:
        return [*row, *[""] * (width - len(row))]
    return [*row[: width - 1], ",".join(row[width - 1 :])]


def _told(atlas: Atlas, joined: pd.DataFrame, asof: date, distances: bool) -> pd.DataFrame:
    """The joined columns in the order of the file, as text, with names of regions and how the items stand."""
    plain = joined[list(COLUMNS)].astype(object).where(joined[list(COLUMNS)].notna(), "")
    names = {key: atlas.regions.latest(key).name_ko for key in {*plain["municipality"], *plain["province"]} if key}
    standing = _standing(atlas, plain["items"], asof)
    told = plain.join(standing).assign(
        municipality_name=plain["municipality"].map(lambda key: names.get(key, "")),
        province_name=plain["province"].map(lambda key: names.get(key, "")),
    )[list(ORDERED)]
    if not distances:
        return told
    near = joined[list(DISTANCES)].round({"distance_km": 3}).astype(object)
    return told.join(near.where(joined[list(DISTANCES)].notna(), ""))


def _standing(atlas: Atlas, keys: pd.Series, asof: date) -> pd.DataFrame:
    """Statuses and dates of the items of each row, parted as they are; few rows differ."""
    known = standings(atlas, asof)
    found = {text: [known[key] for key in text.split(";") if key] for text in keys.unique()}
    parted = {text: [";".join(each[at] for each in items) for at in range(3)] for text, items in found.items()}
    return pd.DataFrame([parted[text] for text in keys], columns=list(STANDING), index=keys.index)
