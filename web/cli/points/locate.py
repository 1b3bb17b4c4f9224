"""Points of a file, thousands at a time: what applies at each, written beside it, no row dropped."""

from collections import Counter
from collections.abc import Callable, Sequence
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

    def add(self, numbers: Sequence[int], problems: Sequence[str], located: int) -> None:
        """Count the rows of a chunk with their numbers in the file."""
        self.rows += len(problems)
        self.located += located
        for number, problem in zip(numbers, problems, strict=True):
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

    atlas: Atlas
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
    """Write the rows of a CSV or Parquet file with what applies at each point on a day; blank lines are none.

    Parameters
    ----------
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
        search = Search(atlas, found.header, at, given, asof, distances)
        numbers = [search.name(each) for each in NUMBERS]
        with written(target, found, [search.name(each) for each in search.added], numbers) as write:
            read = 0
            for batch in found.batches:
                write(batch, _joined(search, batch, report))
                progress(found.read() - read)
                read = found.read()
    return report


def _joined(search: Search, batch: Batch, report: Report) -> pd.DataFrame:
    """What applies at each row of a batch, counted in the report."""
    atlas, asof, rows = search.atlas, search.asof, batch.rows
    placed = point_columns.points(rows, search.columns, search.given)
    points, axes = point_axes.ordered(atlas, rows, search.header, placed, asof)
    joined = _told(atlas, join(atlas, points, asof, search.distances), asof, search.distances)
    joined["problem"] = joined["problem"].mask(points["hint"] != "", points["hint"])
    if search.moved:
        degrees = points[list(DEGREES)].round(6).astype(object)
        joined = degrees.where(points[list(DEGREES)].notna(), "").join(joined)
    turned = pd.Series([said if said.startswith(point_axes.TURNED) else "" for said in axes], dtype=object)
    joined["problem"] = joined["problem"].mask((turned != "") & (joined["problem"] == ""), turned)
    joined["problem"] = joined["problem"].mask(pd.Series(batch.long) & (joined["problem"] == ""), TOO_MANY)
    either = [said.startswith(point_axes.EITHER) for said in axes]
    report.either += [number for number, meant in zip(batch.numbers, either, strict=True) if meant]
    report.add(batch.numbers, joined["problem"].tolist(), int((joined["municipality"] != "").sum()))
    return joined


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
