"""X and Y of rows in metres: where both orders lie on land, a row's own words of its place say which is meant."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from geo import names
from layers.atlas.atlas import Atlas
from layers.naming.meaning import means
from layers.portfolio.joining import municipalities_at
from layers.reading import rules
from web.cli.points.rows import Batch

#: Fields that name a place, the first that does before the others; those of one line stand one after the other.
PLACES = (
    ("province", "municipality"),
    ("province", "region"),
    ("region",),
    ("address",),
    ("province",),
    ("mois",),
    ("code",),
    ("province_code", "municipality_code"),
)
TURNED, EITHER = "turned", "either-order"
#: By the order that the rules find.
SAID = {TURNED: TURNED, "either": EITHER}


def ordered(
    atlas: Atlas, batch: Batch, header: Sequence[str], points: pd.DataFrame, asof: date
) -> tuple[pd.DataFrame, dict[int, str]]:
    """The points with x and y in the order that their rows mean, and by row what is to be said of that.

    Parameters
    ----------
    points : DataFrame
        As `point_columns.points` has them.

    Returns
    -------
    tuple
        A remark is `turned: EPSG:5186`, or `either-order: EPSG:5186` where no word tells; most rows have none.
    """
    doubtful = np.flatnonzero(points["turned_lon"].notna())
    if not len(doubtful):
        return points, {}
    there = municipalities_at(atlas, points["turned_lon"], points["turned_lat"], asof)
    here = municipalities_at(atlas, points["lon"], points["lat"], asof)
    named, said = _namer(atlas, header, asof), {}
    for row in (int(row) for row in doubtful if there[row]):
        regions = named(batch.row(row))
        order = rules.order_of(bool(regions), *_lying(atlas, (here[row], there[row]), regions))
        if order in SAID:
            said[row] = f"{SAID[order]}: {points['system'].iat[row]}"
    turned = np.isin(np.arange(len(points)), [row for row, remark in said.items() if remark.startswith(TURNED)])
    return points.assign(**{axis: points[axis].mask(turned, points[f"turned_{axis}"]) for axis in ("lon", "lat")}), said


def _lying(atlas: Atlas, both: Sequence[str | None], regions: frozenset[str]) -> list[bool]:
    """Whether each of two municipalities lies in what a row names, or, if none does, in the province of that."""
    exact = [_lies(atlas, each, regions) for each in both]
    above = {one for region in regions for one in names.above(atlas.regions, region)}
    provinces = frozenset(one for one in above if atlas.regions.latest(one).level == "province")
    return exact if any(exact) else [_lies(atlas, each, provinces) for each in both]


def _lies(atlas: Atlas, municipality: str | None, regions: frozenset[str]) -> bool:
    """Whether a municipality is one of some regions or lies in one."""
    return municipality is not None and bool(regions & {municipality, *names.above(atlas.regions, municipality)})


def _namer(atlas: Atlas, header: Sequence[str], asof: date) -> Callable[[Sequence[str]], frozenset[str]]:
    """What tells the regions that a row names, or may name."""
    fields = [rules.field_of(heading) for heading in header]
    ways = [[fields.index(field) for field in way] for way in PLACES if set(way) <= set(fields)]

    @cache
    def meant(text: str) -> frozenset[str]:
        found = means(atlas, text, asof)
        return frozenset(found.regions or found.candidates)

    def named(row: Sequence[str]) -> frozenset[str]:
        written = (_joined([row[column].strip() for column in way]) for way in ways)
        return next((found for text in written if text and (found := meant(text))), frozenset())

    return named


def _joined(cells: Sequence[str]) -> str:
    """Names with a blank between them; parts of a code, of which the second may repeat the first, as one."""
    if not all(cell.isdigit() for cell in cells):
        return " ".join(cell for cell in cells if cell)
    return cells[-1] if cells[-1].startswith(cells[0]) else "".join(cells)
