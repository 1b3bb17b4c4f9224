"""What a data download holds: one layer or those of a view, in a chosen reference system and encoding."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from geo.crs import SYSTEMS, shapes_to
from layers.collection.build import COLUMNS, Collection, Row
from layers.words.catalogue import words_of

UTF8, CP949 = "utf-8", "cp949"
WGS84 = "4326"


@dataclass(frozen=True)
class Dataset:
    """Layers at one date, to be written as data.

    Attributes
    ----------
    collections : tuple of Collection
        At least one; all of one date.
    system : str
        Number of a reference system, a key of `geo.crs.SYSTEMS`.
    encoding : {'utf-8', 'cp949'}
        Of text formats.
    """

    collections: tuple[Collection, ...]
    system: str = WGS84
    encoding: str = UTF8
    columns: tuple[str, ...] = COLUMNS

    @property
    def id(self) -> str:
        """The layer's id, or `data` for the layers of a view."""
        return self.collections[0].id if len(self.collections) == 1 else "data"

    @property
    def asof(self) -> str:
        """기준일, ISO."""
        return self.collections[0].asof

    @property
    def terms(self) -> str:
        """On which terms its boundaries and rows may be used (공공누리), in the language of the layers."""
        return words_of(self.collections[0].lang, "package")["terms"]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all layers, in their order."""
        return (row for each in self.collections for row in each.rows)

    @property
    def crs(self) -> str:
        """The reference system as programs name it."""
        return SYSTEMS[self.system]

    def geometries(self, rows: tuple[Row, ...]) -> list[BaseGeometry | None]:
        """The geometries of some rows in the dataset's system, x (longitude, easting) first."""
        return list(shapes_to(np.array([row.geometry for row in rows], dtype=object), self.crs)) if rows else []
