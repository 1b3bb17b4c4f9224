"""Points of a file, thousands at a time: what applies at each, written beside it, no row dropped."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from layers.atlas.atlas import Atlas
from layers.portfolio.joining import COLUMNS, categories, join, standings
from web.cli.points import axes as point_axes
from web.cli.points import columns as point_columns
from web.cli.points.batches import Piece, Reading, opened
from web.cli.points.report import Report, counted
from web.cli.points.rows import Batch
from web.cli.points.targets import Columns, Form, form, is_parquet, written
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


class SameFile(WebError):
    """The output would overwrite the input."""


@dataclass(frozen=True)
class Search:
    """What is looked for in every batch of a file.

    Attributes
    ----------
    columns : columns.Columns
        Where its points stand.
    given : str or None
        The system of numbers in metres.
    """

    header: list[str]
    columns: point_columns.Columns
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
    columns : mapping
        The new columns, by the names that they have here.
    either : list of int
        Positions of rows whose x and y would lie on land either way round.
    """

    columns: Columns
    either: list[int]


@dataclass(frozen=True)
class Task:
    """All that makes of a piece of a file what is written of it, but the atlas."""

    reading: Reading
    search: Search
    form: Form


class Part(NamedTuple):
    """What is written of a piece, and what is told of it."""

    written: bytes
    report: Report


#: Makes the parts of pieces, which come out in the order in which the pieces went in.
Work = Callable[[Task, Iterable[Piece]], Iterator[Part]]


def here(atlas: Atlas) -> Work:
    """The work done in this process, a piece after another."""
    return lambda task, pieces: (part(atlas, task, piece) for piece in pieces)


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
        header = found.reading.header
        search = Search(header, point_columns.columns(source, header, columns), given, asof, distances)
        numbers = [search.name(each) for each in NUMBERS]
        task = Task(found.reading, search, form(target, found, [*map(search.name, search.added)], numbers))
        with written(target, task.form) as write:
            read = 0
            for made in work(task, found.pieces):
                write(made.written)
                report.add(made.report)
                progress(found.read() - read)
                read = found.read()
    return report


def part(atlas: Atlas, task: Task, piece: Piece) -> Part:
    """What is written of a piece of a file, and told of it."""
    batch = task.reading.batch(piece)
    found = find(atlas, task.search, batch)
    located = int(pd.notna(found.columns["municipality"]).sum())
    told = counted(batch.numbers, located, found.columns["problem"], found.either)
    return Part(task.form.encoded(batch, found.columns), told)


def find(atlas: Atlas, search: Search, batch: Batch) -> Found:
    """What applies at each of some rows."""
    placed = point_columns.points(batch, search.columns, search.given)
    points, said = point_axes.ordered(atlas, batch, search.header, placed, search.asof)
    joined = join(atlas, points, search.asof, search.distances)
    told: dict[str, Any] = {each: points[each].to_numpy().round(6) for each in DEGREES}
    told |= _named(atlas, joined) | _standing(atlas, joined["items"].array, search.asof)
    told["problem"] = _problems(joined["problem"].array, points["hint"].to_numpy(), said, batch.long)
    if search.distances:
        told |= _near(joined)
    either = [at for at, remark in said.items() if remark.startswith(point_axes.EITHER)]
    return Found({column: told[column] for column in search.added}, either)


def _named(atlas: Atlas, joined: pd.DataFrame) -> dict[str, pd.Categorical]:
    """Ids of municipalities, provinces and poles, and names of the first two."""
    found = {column: joined[column].array for column in COLUMNS[:3]}
    return found | {
        f"{level}_name": _each(found[level], lambda key: atlas.regions.latest(key).name_ko)
        for level in ("municipality", "province")
    }


def _standing(atlas: Atlas, keys: pd.Categorical, asof: date) -> dict[str, pd.Categorical]:
    """The items of each row, with their statuses and dates, parted as they are."""
    known = standings(atlas, asof)

    def parted(at: int) -> Callable[[str], str]:
        return lambda text: ";".join(known[key][at] for key in text.split(";") if key)

    return {"items": _each(keys, str)} | {column: _each(keys, parted(at)) for at, column in enumerate(STANDING)}


def _each(values: pd.Categorical, made: Callable[[str], str]) -> pd.Categorical:
    """Texts made of those there are, each once; blank ones are missing."""
    return categories([made(value) or None for value in values.categories], values.codes)


def _problems(found: pd.Categorical, hints: np.ndarray, said: Mapping[int, str], long: Sequence[int]) -> pd.Categorical:
    """Why a row has no place, else that its x and y were turned, else that it has too many cells."""
    told = np.array([*found.categories, ""], dtype=object)[found.codes]
    told = np.where(hints != "", hints, told)
    turned = [(at, remark) for at, remark in said.items() if remark.startswith(point_axes.TURNED)]
    for at, remark in (*turned, *((at, TOO_MANY) for at in long)):
        told[at] = told[at] or remark
    codes, known = pd.factorize(told)
    return categories([text or None for text in known], codes)


def _near(joined: pd.DataFrame) -> dict[str, Any]:
    site, km, radius = (joined[column] for column in DISTANCES)
    codes, known = pd.factorize(site)
    return {
        "nearest_site": categories(known, codes),
        "distance_km": km.round(3).to_numpy(),
        "radius_km": radius.to_numpy(),
    }
