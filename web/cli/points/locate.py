"""Points of a file, thousands at a time: what applies at each, written beside it, no row dropped."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from layers.atlas.atlas import Atlas
from layers.portfolio.joining import COLUMNS, join, standings
from web.cli.points import axes as point_axes
from web.cli.points import columns as point_columns
from web.cli.points.batches import Batch, opened
from web.cli.points.columns import PROJECTED, Columns
from web.cli.points.file import ENCODINGS
from web.cli.points.targets import is_parquet, written
from web.service.mistakes import WebError

NAMES = ("municipality_name", "province_name")
#: Of the items, in their order: status, since when, until when it was looked up.
STANDING = ("statuses", "since", "checked")
DEGREES = ("lon", "lat")
ORDERED = (*COLUMNS[:3], *NAMES, "items", *STANDING, "problem")
DISTANCES = ("nearest_site", "distance_km", "radius_km")
#: New columns that hold numbers.
NUMBERS = (*DEGREES, "distance_km", "radius_km")
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

    def add(self, numbers: Sequence[int], found: "Found") -> None:
        """Count the rows of a batch with their numbers in the file."""
        self.rows += len(found.joined)
        self.located += int((found.joined["municipality"] != "").sum())
        self.either += [numbers[at] for at in found.either]
        for number, problem in zip(numbers, found.joined["problem"], strict=True):
            if problem:
                self.problems[problem] += 1
                if len(examples := self.examples.setdefault(problem, [])) < NAMED:
                    examples.append(number)


@dataclass(frozen=True)
class Search:
    """What is looked for in every batch of a file.

    Attributes
    ----------
    columns : Columns
        Where its points stand.
    given : str or None
        The system of numbers in metres.
    """

    header: list[str]
    columns: Columns
    given: str | None
    asof: date
    distances: bool

    @property
    def moved(self) -> bool:
        """Whether points may be written otherwise than as longitude and latitude in two columns."""
        return self.columns.moved or self.given is not None

    @property
    def added(self) -> list[str]:
        """The new columns, by the names that they have here."""
        return [*(DEGREES if self.moved else ()), *ORDERED, *(DISTANCES if self.distances else ())]

    def name(self, column: str) -> str:
        """What a new column is called in the file: one that it has already gets the prefix `atlas_`."""
        return f"atlas_{column}" if column in self.header else column


@dataclass(frozen=True)
class Found:
    """What was found of the rows of a batch.

    Attributes
    ----------
    joined : DataFrame
        The new columns of every row, as text or numbers; blank where there is nothing.
    either : tuple of int
        Positions of rows whose x and y would lie on land either way round.
    """

    joined: pd.DataFrame
    either: tuple[int, ...]


#: Finds what applies at the rows of batches, which come out in the order in which they went in.
Work = Callable[[Search, Iterable[Batch]], Iterator[tuple[Batch, Found]]]


def here(atlas: Atlas) -> Work:
    """The work done in this process, a batch after another."""
    return lambda search, batches: ((batch, find(atlas, search, batch.rows, batch.long)) for batch in batches)


def locate(
    work: Work,
    source: Path,
    target: Path,
    asof: date,
    distances: bool = False,
    columns: tuple[str | None, str | None] = (None, None),
    system: str | None = None,
    progress: Callable[[int], None] = lambda size: None,
) -> Report:
    """Write the rows of a CSV or Parquet file with what applies at each point on a day; blank lines are none.

    Parameters
    ----------
    work : callable
        Where the rows are located: `here`, or `cluster.spread` over the processes of a Dask cluster.
    source, target : Path
        A target that ends in `.parquet` is Parquet, any other a CSV in UTF-8 with a mark, so that spreadsheets read
        한글; it is there whole or not at all.
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
    UnreadableTable, MissingColumn, UnknownSystem, SameFile, MissingParquet
    geo.errors.BeforeRecord
    """
    if target.exists() and target.samefile(source):
        raise SameFile(f"{target}: is the input; write to another file")
    given = point_columns.system(system)
    with opened(source, whole=not is_parquet(target)) as found:
        report = Report(encoding=found.encoding)
        at = point_columns.columns(source, found.header, columns)
        search = Search(found.header, at, given, asof, distances)
        numbers = [search.name(each) for each in NUMBERS]
        with written(target, found, [search.name(each) for each in search.added], numbers) as write:
            read = 0
            for batch, made in work(search, found.batches):
                write(batch, made.joined)
                report.add(batch.numbers, made)
                progress(found.read() - read)
                read = found.read()
    return report


def find(atlas: Atlas, search: Search, rows: Sequence[Sequence[str]], long: Sequence[bool]) -> Found:
    """What applies at each of some rows; `long` says of each whether it had more cells than the header."""
    placed = point_columns.points(rows, search.columns, search.given)
    points, axes = point_axes.ordered(atlas, rows, search.header, placed, search.asof)
    joined = _told(atlas, join(atlas, points, search.asof, search.distances), search.asof, search.distances)
    joined["problem"] = joined["problem"].mask(points["hint"] != "", points["hint"])
    if search.moved:
        degrees = points[list(DEGREES)].round(6).astype(object)
        joined = degrees.where(points[list(DEGREES)].notna(), "").join(joined)
    turned = pd.Series([said if said.startswith(point_axes.TURNED) else "" for said in axes], dtype=object)
    joined["problem"] = joined["problem"].mask((turned != "") & (joined["problem"] == ""), turned)
    joined["problem"] = joined["problem"].mask(pd.Series(long) & (joined["problem"] == ""), TOO_MANY)
    return Found(joined, tuple(at for at, said in enumerate(axes) if said.startswith(point_axes.EITHER)))


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
