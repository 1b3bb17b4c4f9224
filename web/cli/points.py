"""Points of a CSV file, thousands at a time: what applies at each, written beside it, no row dropped."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

import pandas as pd

from layers.atlas.atlas import Atlas
from layers.portfolio.joining import COLUMNS, join
from web.service.mistakes import WebError

#: Rows read, joined and written together: memory does not grow with the file.
CHUNK = 50_000
ENCODINGS = ("utf-8-sig", "cp949")
LON = ("lon", "lng", "long", "longitude", "x", "경도")
LAT = ("lat", "latitude", "y", "위도")
NAMES = ("municipality_name", "province_name")
DISTANCES = ("nearest_site", "distance_km", "radius_km")
TOO_MANY = "too-many-cells"
#: So many row numbers are named of each problem.
NAMED = 5


class UnreadableTable(WebError):
    """A file of points is empty, or neither UTF-8 nor CP949."""


class MissingColumn(WebError):
    """A file of points has no header, or no column of longitudes or latitudes."""


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

    def lines(self) -> list[str]:
        """The report in words, a line for each problem; rows are counted as a spreadsheet does, the header first."""
        told = [f"{self.rows:,} rows ({self.encoding}): {self.located:,} located, {self.rows - self.located:,} not"]
        for problem, number in self.problems.items():
            named = ", ".join(map(str, self.examples[problem]))
            more = " …" if number > len(self.examples[problem]) else ""
            told.append(f"{problem}: {number:,} (row {named}{more})")
        return told

    def add(self, first: int, problems: Sequence[str], located: int) -> None:
        """Count the rows of a chunk that begins at a row number."""
        self.rows += len(problems)
        self.located += located
        for number, problem in enumerate(problems, start=first):
            if problem:
                self.problems[problem] += 1
                if len(examples := self.examples.setdefault(problem, [])) < NAMED:
                    examples.append(number)


def encoding_of(path: Path) -> str:
    """Encoding of a text file: UTF-8 with or without a mark, or CP949; raises UnreadableTable."""
    for encoding in ENCODINGS:
        if _decodes(path, encoding):
            return encoding
    raise UnreadableTable(f"{path}: neither UTF-8 nor CP949; save it as CSV UTF-8")


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as lines:
            while lines.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True


def locate(
    atlas: Atlas,
    source: Path,
    target: Path,
    asof: date,
    distances: bool = False,
    columns: tuple[str | None, str | None] = (None, None),
    progress: Callable[[int], None] = lambda size: None,
) -> Report:
    """Write the rows of a CSV file with what applies at each point on a day.

    Parameters
    ----------
    source, target : Path
        The target is UTF-8 with a mark, so that spreadsheets read 한글.
    distances : bool
        Also the nearest site in use, the distance in km and its error radius.
    columns : tuple of str or None
        Names of the columns of longitudes and latitudes (WGS 84 degrees); None finds them by common names.
    progress : callable
        Told how many bytes of the source were read since the last time.

    Raises
    ------
    UnreadableTable, MissingColumn, SameFile
    geo.errors.BeforeRecord
    """
    if target.exists() and target.samefile(source):
        raise SameFile(f"{target}: is the input; write to another file")
    report = Report(encoding=encoding_of(source))
    with source.open("rb") as raw, TextIOWrapper(raw, encoding=report.encoding, newline="") as lines:
        reader = csv.reader(lines)
        header = _header(source, next(reader, None))
        at = _columns(source, header, columns)
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            writer, read = csv.writer(out), 0
            writer.writerow([*header, *_added(header, distances)])
            for rows in _chunks(reader):
                _write(atlas, writer, rows, header, at, asof, distances, report)
                progress(raw.tell() - read)
                read = raw.tell()
    return report


def _chunks(reader: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    while rows := list(islice(reader, CHUNK)):
        yield rows


def _header(path: Path, row: list[str] | None) -> list[str]:
    if not row:
        raise UnreadableTable(f"{path}: is empty; right: a header such as name,lon,lat and one row for each point")
    if sum(map(_is_number, row)) >= 2:
        raise MissingColumn(
            f"{path}: the first row {','.join(row)!r} holds numbers; put a header above it, such as lon,lat"
        )
    return [cell.strip() for cell in row]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _columns(path: Path, header: list[str], wanted: tuple[str | None, str | None]) -> tuple[int, int]:
    lon, lat = (
        _column(path, header, (name,) if name else known, kind)
        for name, known, kind in zip(wanted, (LON, LAT), ("longitude", "latitude"), strict=True)
    )
    return lon, lat


def _column(path: Path, header: list[str], names: tuple[str, ...], kind: str) -> int:
    folded = [name.casefold() for name in header]
    found = [folded.index(name.casefold()) for name in names if name.casefold() in folded]
    if not found:
        raise MissingColumn(
            f"{path}: no column of {kind}s ({', '.join(names)}) among {', '.join(header)}; name it with --lon and --lat"
        )
    return found[0]


def _added(header: list[str], distances: bool) -> list[str]:
    """Names of the new columns; one that the file has already gets the prefix `atlas_`."""
    added = (*COLUMNS[:3], *NAMES, *COLUMNS[3:], *(DISTANCES if distances else ()))
    return [f"atlas_{name}" if name in header else name for name in added]


def _write(
    atlas: Atlas,
    writer,
    rows: list[list[str]],
    header: list[str],
    at: tuple[int, int],
    asof: date,
    distances: bool,
    report: Report,
) -> None:
    """Join and write one chunk of rows, and count what became of them."""
    even = [_even(row, len(header)) for row in rows]
    points = pd.DataFrame({"lon": [row[at[0]].strip() for row in even], "lat": [row[at[1]].strip() for row in even]})
    joined = _told(atlas, join(atlas, points, asof, distances), distances)
    long = pd.Series([len(row) > len(header) for row in rows])
    joined["problem"] = joined["problem"].mask(long & (joined["problem"] == ""), TOO_MANY)
    report.add(report.rows + 2, joined["problem"].tolist(), int((joined["municipality"] != "").sum()))
    writer.writerows([*row, *more] for row, more in zip(even, joined.itertuples(index=False, name=None), strict=True))


def _even(row: list[str], width: int) -> list[str]:
    """A row of the header's width: short ones are filled, what is too much stays in the last cell."""
    if len(row) <= width:
        return [*row, *[""] * (width - len(row))]
    return [*row[: width - 1], ",".join(row[width - 1 :])]


def _told(atlas: Atlas, joined: pd.DataFrame, distances: bool) -> pd.DataFrame:
    """The joined columns in the order of the file, as text, with the names of the regions."""
    plain = joined[list(COLUMNS)].astype(object).where(joined[list(COLUMNS)].notna(), "")
    names = {key: atlas.regions.latest(key).name_ko for key in {*plain["municipality"], *plain["province"]} if key}
    told = plain.assign(
        municipality_name=plain["municipality"].map(lambda key: names.get(key, "")),
        province_name=plain["province"].map(lambda key: names.get(key, "")),
    )[[*COLUMNS[:3], *NAMES, *COLUMNS[3:]]]
    if not distances:
        return told
    near = joined[list(DISTANCES)].round({"distance_km": 3}).astype(object)
    return told.join(near.where(joined[list(DISTANCES)].notna(), ""))
