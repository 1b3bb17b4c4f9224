"""The atlas on a day, as one object: what a notebook works with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import folium
import geopandas as gpd
import pandas as pd

from geo.crs import to_lonlat
from geo.dates import today
from geo.region import LEVELS
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.portfolio.joining import join
from layers.portfolio.location import at
from layers.scene.scene import State
from layers.scene_types.vocabulary import Lang, Theme
from web.notebook import asked, ground, groups, legend, tables, whole_map
from web.notebook.asked import Names
from web.notebook.mistakes import AtlasError, plain, unknown
from web.notebook.place import Place
from web.service.config import from_environment

PROVINCE = "province"


def open_atlas(asof: date | str | None = None, lang: str = "ko") -> "DatedAtlas":
    """The atlas on a day, read and checked whole, from the folders that `ATLAS_SEEDS` … name or the installed ones.

    Parameters
    ----------
    asof : date or str
        The as-of date (기준일), `"2025-12-17"`; today in Seoul unless said.
    lang : str
        Language of names and sentences: `ko` or `en`.

    Raises
    ------
    AtlasError
        The date or language is none, or the data set is broken (every problem is listed).
    """
    day, spoken = asked.asof(asof or today()), asked.language(lang)
    with plain():
        config = from_environment()
        return DatedAtlas(
            atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url),
            day,
            spoken,
        )


@dataclass(frozen=True)
class DatedAtlas:
    """Everything that the atlas knows on one day.

    Attributes
    ----------
    atlas : Atlas
        What it is read from; no part of what keeps its meaning between versions.
    asof : date
    lang : str
    """

    atlas: Atlas
    asof: date
    lang: Lang = "ko"

    def __repr__(self) -> str:
        return f"<Korea Industry Atlas on {self.asof}, data version {self.data_version}>"

    @property
    def data_version(self) -> str:
        """Short hash of all that the atlas holds, as every page and file of the service prints it."""
        return self.atlas.data_version

    def on(self, asof: date | str) -> "DatedAtlas":
        """The same atlas on another day; nothing is read again."""
        return replace(self, asof=asked.asof(asof))

    def layers(self) -> pd.DataFrame:
        """The catalogue: `id`, `title`, `group`, `level`, numbers of `items` and `rows` on the day, `abstract` …"""
        with plain():
            return tables.catalogue(self.atlas, self.asof, self.lang)

    def frame(self, layer: str, crs: int | str = 4326, indirect: bool = False) -> gpd.GeoDataFrame:
        """A layer as a table with geometry: a row for each place of an item, each with its citation.

        Parameters
        ----------
        crs : int or str
            4326 (longitude, latitude), 5179, 5186 or 3857; x (longitude, easting) is first in all of them.
        indirect : bool
            Whether items that rest on indirect sources alone (grade 3) are among the rows; without them
            `attrs["left_out"]` names them.
        """
        layer_id, system = asked.layer(self.atlas, layer), asked.system(crs)
        with plain():
            return tables.frame(self.atlas, layer_id, self.asof, self.lang, system, indirect)

    def regions(self, level: str = PROVINCE, crs: int | str = 4326, tolerance_m: int = 150) -> gpd.GeoDataFrame:
        """Boundaries of the day: `province`, `municipality`, `pole` or `nation`, simplified to 400, 150 or 60 m."""
        self._level(level)
        with plain():
            return tables.regions(self.atlas, level, self.asof, self.lang, asked.system(crs), tolerance_m)

    def memberships(
        self, regions: Names | None = None, layers: Names | None = None, level: str = PROVINCE
    ) -> pd.DataFrame:
        """Which region is in which pole and has which items: a row for each, with how it gets there and who says so.

        Parameters
        ----------
        regions : str or list of str
            Ids or names (`"gyeongbuk.pohang"`, `"포항"`); all of a level unless said.
        layers : str or list of str
            Ids of layers; all of them unless said.
        """
        self._level(level)
        wanted = None if layers is None else asked.layers(self.atlas, layers)
        with plain():
            found = (
                tuple(region.id for region in self.atlas.regions.at(self.asof, level))
                if regions is None
                else asked.regions(self.atlas, regions, self.asof)
            )
            return tables.belonging(self.atlas, found, self.asof, self.lang, wanted)

    def comparison(self, regions: Names, layers: Names | None = None) -> pd.DataFrame:
        """Two to seventeen regions side by side: a row for each layer and region, as `/compare` counts them."""
        wanted = None if layers is None else asked.layers(self.atlas, layers)
        found = asked.regions(self.atlas, regions, self.asof)
        with plain():
            return tables.comparison(self.atlas, found, self.asof, self.lang, wanted)

    def at(self, lon: float, lat: float) -> Place:
        """What applies at a point in WGS 84 degrees; raises AtlasError at sea, abroad, or with the two exchanged."""
        with plain():
            found = at(self.atlas, lon, lat, self.asof)
        here = found.municipality
        rows = tables.rows_of(self.atlas, here.id, found.memberships, self.asof, self.lang)
        return Place(
            lon=lon,
            lat=lat,
            municipality=here.id,
            province=found.province.id,
            pole=found.pole.id if found.pole else None,
            name=here.name(self.lang),
            items=pd.DataFrame(rows, columns=list(tables.MEMBERSHIPS)),
            nearest=tables.nearest(found.nearest, self.lang),
            notices=tuple(note.text(self.lang) for note in found.notices),
        )

    def join(self, points: pd.DataFrame, lon: str = "lon", lat: str = "lat", distances: bool = False) -> pd.DataFrame:
        """What applies at each of many points: `municipality`, `province`, `pole`, `items`, `problem`; no row is lost.

        Parameters
        ----------
        points : GeoDataFrame or DataFrame
            Points with a reference system, or columns of longitudes and latitudes in WGS 84 degrees.
        distances : bool
            Also `nearest_site`, `distance_km` and its `radius_km`.
        """
        with plain():
            return join(self.atlas, _lonlat(points, lon, lat), self.asof, distances)

    def groups(
        self, layers: Names | None = None, theme: str = "colour", opacity: float = 1.0, tolerance_m: int = 400
    ) -> list[folium.FeatureGroup]:
        """Layers for one's own `folium.Map`: each a `FeatureGroup` with our marks, tints, belts and hatches.

        Parameters
        ----------
        layers : str or list of str
            Ids; those of the first visit unless said.
        theme : str
            `colour` or `grey`.
        opacity : float
            Of tints; less than 1 shows the tiles beneath.
        """
        state = State(asked.layers(self.atlas, layers), self.asof, lang=self.lang, theme=self._theme(theme))
        with plain():
            return groups.groups(self.atlas, state, opacity, tolerance_m)

    def borders(self, level: str = PROVINCE, theme: str = "colour", tolerance_m: int = 400) -> folium.FeatureGroup:
        """The coast and the borders of a level as a `FeatureGroup` of lines, with the names of provinces."""
        self._level(level)
        with plain():
            return ground.borders(self.atlas, level, self.asof, self.lang, self._theme(theme), tolerance_m)

    def legend(self, made: list[folium.FeatureGroup], position: str = "bottomright") -> folium.MacroElement:
        """The legend of groups, to be added to the map that they are on; it shows those that are on."""
        if any(not isinstance(one, groups.LayerGroup) for one in made):
            raise AtlasError("legend: give it what `groups` gave")
        return legend.Legend([one for one in made if isinstance(one, groups.LayerGroup)], position)

    def map(self, layers: Names | None = None, theme: str = "colour") -> folium.Map:
        """A whole `folium.Map` that asks no other host: Leaflet is inside it, the ground is ours, and no tiles."""
        state = State(asked.layers(self.atlas, layers), self.asof, lang=self.lang, theme=self._theme(theme))
        with plain():
            return whole_map.drawn(self.atlas, state)

    def page(self, layers: Names | None = None, theme: str = "colour") -> str:
        """The same map as the HTML of one file, which may load nothing; equal states are equal texts."""
        state = State(asked.layers(self.atlas, layers), self.asof, lang=self.lang, theme=self._theme(theme))
        with plain():
            return whole_map.file_of(self.atlas, state)

    def _theme(self, theme: str) -> Theme:
        found: Mapping[str, Theme] = {"colour": "colour", "grey": "grey"}
        if theme not in found:
            raise unknown("theme", theme, found)
        return found[theme]

    def _level(self, level: str) -> None:
        if level not in LEVELS:
            raise unknown("level", level, LEVELS)


def _lonlat(points: pd.DataFrame, lon: str, lat: str) -> pd.DataFrame:
    """Columns `lon` and `lat` in WGS 84 degrees on the index of the points."""
    if isinstance(points, gpd.GeoDataFrame):
        moved = to_lonlat(points).geometry
        return pd.DataFrame({"lon": moved.x, "lat": moved.y}, index=points.index)
    for column in (lon, lat):
        if column not in points.columns:
            raise unknown("column", column, map(str, points.columns))
    return pd.DataFrame({"lon": points[lon], "lat": points[lat]}, index=points.index)
