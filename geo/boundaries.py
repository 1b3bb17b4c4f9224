"""Boundaries by level, date and level of detail, read from the shared topologies in ``data/``."""

from functools import cached_property, lru_cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.crs import WGS84, to_lonlat, to_metres
from geo.errors import UnknownLevel, UnknownTolerance
from geo.operations import dissolve
from geo.region import LEVELS
from geo.regions import Day, Regions
from geo.topojson import Topology, arcs_of, features, read_topology

TOLERANCES_M = (400, 150, 60)


class Boundaries:
    """The boundaries of a data folder.

    Frames are indexed by region id in official order and are in WGS 84, longitude first. Levels above the province are
    exact merges of it, and provinces of municipalities, so that borders coincide at every level of detail.
    """

    def __init__(self, data_dir: Path | str, regions: Regions | None = None):
        self.data_dir = Path(data_dir)
        self.regions = regions or Regions.read(self.data_dir / "regions.csv")
        self._read = lru_cache(maxsize=None)(self._read_vintage)
        self._trees = lru_cache(maxsize=None)(self._tree)

    def topology_path(self, vintage: str, tolerance_m: int) -> Path:
        """The TopoJSON file of a vintage (its first day) at a tolerance; raises UnknownTolerance."""
        if tolerance_m not in TOLERANCES_M:
            raise UnknownTolerance(f"tolerance {tolerance_m} m; right: {', '.join(map(str, TOLERANCES_M))}")
        return self.data_dir / f"boundaries-{vintage}-{tolerance_m}m.json"

    def frame(self, level: str, on: Day, tolerance_m: int = 150) -> gpd.GeoDataFrame:
        """The boundaries of one level on a day.

        Parameters
        ----------
        level : str
            municipality, province, pole or nation.
        on : date, str or PartialDate
            The day; it selects the vintage.
        tolerance_m : int
            400, 150 or 60: how far the lines may be from the published ones, in metres.

        Returns
        -------
        GeoDataFrame
            Columns `level`, `province` (of municipalities, else empty) and `geometry`, WGS 84.

        Raises
        ------
        UnknownLevel, UnknownTolerance, BeforeRecord, MissingBoundaries
            NotYetRegion for poles before 2025-07-29, when no document listed them.
        """
        if level not in LEVELS:
            raise UnknownLevel(f"level {level!r}; right: {', '.join(LEVELS)}")
        vintage = self.regions.vintage(on)
        own = {"municipality": "municipalities"}.get(level, "provinces")
        frame = self._read(vintage, tolerance_m)[own]
        return frame.copy() if level in ("municipality", "province") else self._merged(level, frame, on)

    def outline(self, region_id: str, on: Day, tolerance_m: int = 150) -> shapely.Geometry:
        """The geometry of one region on a day, WGS 84; for an abolished region the last it had (its old outline)."""
        latest = self.regions.latest(region_id)
        day = latest.valid_to if latest.valid_to and self.regions.notice(region_id, on) else on
        return self.frame(latest.level, day, tolerance_m).geometry.loc[region_id]

    def representative_points(self, level: str, on: Day, tolerance_m: int = 150) -> gpd.GeoSeries:
        """A point well inside every region of a level, on its largest part; WGS 84, same index as `frame`."""
        metres = to_metres(self.frame(level, on, tolerance_m).geometry)
        largest = metres.apply(lambda shape: max(shapely.get_parts(shape), key=lambda part: part.area))
        return to_lonlat(gpd.GeoSeries(largest.representative_point(), crs=metres.crs))

    def at(self, lon: float, lat: float, on: Day) -> str | None:
        """The municipality at a WGS 84 point on a day, by the finest boundaries; None at sea and abroad."""
        tree, ids = self._trees(self.regions.vintage(on))
        found = sorted(tree.query(shapely.Point(lon, lat), predicate="intersects"))
        return ids[found[0]] if found else None

    @cached_property
    def context(self) -> dict[str, gpd.GeoDataFrame]:
        """Background only: `land` (kind, name of neighbours and North Korea) and `lines` (kind mdl), WGS 84."""
        topology = read_topology(self.data_dir / "context.json")
        return {name: _frame(features(topology, name)) for name in ("land", "lines")}

    def _merged(self, level: str, provinces: gpd.GeoDataFrame, on: Day) -> gpd.GeoDataFrame:
        column = "parent" if level == "nation" else "pole"
        owners = [getattr(self.regions.get(one, on), column) for one in provinces.index]
        listed = {self.regions.get(owner, on).id for owner in owners}
        merged = dissolve(provinces.assign(owner=owners), "owner").rename_axis("id")
        ordered = merged.loc[[row.id for row in self.regions.at(on, level) if row.id in listed]]
        return ordered.assign(level=level, province=None)[["level", "province", "geometry"]]

    def _read_vintage(self, vintage: str, tolerance_m: int) -> dict[str, gpd.GeoDataFrame]:
        topology = read_topology(self.topology_path(vintage, tolerance_m))
        arcs = arcs_of(topology)
        levels = {"municipalities": "municipality", "provinces": "province"}
        frames = {name: _frame(features(topology, name, arcs)) for name in levels}
        return {
            name: frame.assign(level=levels[name], province=frame.get("province"))[["level", "province", "geometry"]]
            for name, frame in frames.items()
        }

    def _tree(self, vintage: str) -> tuple[shapely.STRtree, list[str]]:
        frame = self._read(vintage, min(TOLERANCES_M))["municipalities"]
        return shapely.STRtree(frame.geometry.to_numpy()), list(frame.index)


def _frame(found: list[Topology]) -> gpd.GeoDataFrame:
    index = pd.Index([one["id"] for one in found], name="id")
    properties = [one["properties"] for one in found]
    return gpd.GeoDataFrame(properties, index=index, geometry=[one["geometry"] for one in found], crs=WGS84)
