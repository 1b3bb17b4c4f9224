"""Very many points become one file: each point is counted once at every zoom and in one municipality of a day."""

import gzip

import geopandas as gpd
import mapbox_vector_tile
import numpy as np
import pandas as pd
import pytest
import shapely

from layers.errors import BrokenTiles
from layers.tiles import archive, census, making, pyramid
from tests.made_points import points, table

NUMBER = 3_000


@pytest.fixture(scope="module")
def made(tmp_path_factory, boundaries):
    folder = tmp_path_factory.mktemp("tiles")
    table(NUMBER).to_csv(folder / "p.csv", index=False)
    said = making.make(folder / "p.csv", folder / "p.pmtiles", boundaries, "id", "name")
    return archive.opened(folder / "p.pmtiles"), said


def features(packed):
    return mapbox_vector_tile.decode(gzip.decompress(packed))[pyramid.LAYER]["features"]


@pytest.mark.parametrize("zoom", [pyramid.SHALLOWEST, 9, pyramid.DEEPEST])
def test_every_point_is_counted_once_at_every_zoom(made, zoom):
    cells = next(each for each in pyramid.levels(points(NUMBER)) if each.zoom == zoom)
    tiles = {(int(c) // pyramid.CELLS, int(r) // pyramid.CELLS) for c, r in zip(cells.column, cells.row, strict=True)}
    found = [features(made[0].tile(zoom, *each)) for each in tiles]
    assert sum(one["properties"]["n"] for some in found for one in some) == NUMBER
    assert max(map(len, found)) <= pyramid.CELLS**2


def test_a_crowd_makes_no_tile_larger_than_its_cells():
    crowd = np.random.default_rng(1).normal((127.0, 37.5), 0.02, (200_000, 2))
    shallow = pyramid.levels(crowd)[0]
    ((_, _, tile),) = pyramid.tiles(shallow, [""] * len(crowd), [""] * len(crowd))
    assert len(tile) < 1_000
    assert shallow.count.sum() == len(crowd)


def test_a_point_that_is_alone_has_its_id_and_name_and_stands_where_it_lies(boundaries, tmp_path):
    (tmp_path / "p.csv").write_text("no,firm,lon,lat\nA-1,공장,129.35,36.11\n", encoding="utf-8")
    making.make(tmp_path / "p.csv", tmp_path / "p.pmtiles", boundaries, "no", "firm")
    found = archive.opened(tmp_path / "p.pmtiles")
    cells = pyramid.levels(np.array([[129.35, 36.11]]))[-1]
    column, row = int(cells.column[0]) // pyramid.CELLS, int(cells.row[0]) // pyramid.CELLS
    (one,) = features(found.tile(pyramid.DEEPEST, column, row))
    assert one["properties"] == {"n": 1, "id": "A-1", "name": "공장"}
    x, y = one["geometry"]["coordinates"]
    lon = (column + x / pyramid.EXTENT) / 2**pyramid.DEEPEST * 360 - 180
    assert lon == pytest.approx(129.35, abs=1e-5)
    north = pyramid.web_metres_of(np.array([[129.35, 36.11]]))[0, 1]
    # the library turns the axis of the tile around
    assert pyramid.EDGE * (1 - 2 * (row + 1 - y / pyramid.EXTENT) / 2**pyramid.DEEPEST) == pytest.approx(north, abs=2)


def test_counts_are_those_of_each_vintage_and_provinces_are_sums(made, boundaries):
    counts = made[0].told["atlas"]["counts"]
    for vintage in (each.vintage for each in boundaries.regions.vintages):
        frame = boundaries.frame("municipality", vintage, 60)
        joined = gpd.GeoDataFrame(geometry=shapely.points(points(NUMBER).round(6)), crs=frame.crs).sjoin(frame)
        other = joined[~joined.index.duplicated()].groupby("id").size().to_dict()
        assert {key: n for key, n in counts[vintage].items() if key} == other
        assert sum(counts[vintage].values()) == NUMBER
    told = census.by_region(counts, boundaries, "2026-11-01")
    provinces = {each.id for each in boundaries.regions.at("2026-11-01", "province")}
    landed = NUMBER - counts["2026-07-01"][census.NOWHERE]
    assert sum(n for key, n in told.items() if key in provinces) == landed
    assert sum(n for key, n in told.items() if key not in provinces) == landed


@pytest.mark.parametrize(("ending", "crs"), [("gpkg", "EPSG:5186"), ("geojson", "EPSG:4326")])
def test_a_gis_file_gives_the_same_counts(made, boundaries, tmp_path, ending, crs):
    frame = gpd.GeoDataFrame({"id": range(NUMBER)}, geometry=gpd.points_from_xy(*points(NUMBER).T), crs="EPSG:4326")
    frame.to_crs(crs).to_file(tmp_path / f"p.{ending}")
    making.make(tmp_path / f"p.{ending}", tmp_path / "p.pmtiles", boundaries, None, None)
    other, ours = (
        each.told["atlas"]["counts"]["2026-07-01"] for each in (made[0], archive.opened(tmp_path / "p.pmtiles"))
    )
    assert sum(abs(other.get(key, 0) - ours.get(key, 0)) for key in {*other, *ours}) <= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,lon,lat\n1,129.35,36.11\n2,,36.1\n", "p.csv:2: lon, lat"),
        ("id,lon,lat\n1,36.11,129.35\n", "p.csv:1: lon, lat"),
        ("id,x,y\n1,2,3\n", "must have columns lon and lat"),
        ("id,lon,lat\n", "has no rows"),
        ("no,lon,lat\n1,129.35,36.11\n", "no column 'id'; one of no, lon, lat"),
        ("", "p.csv: "),
    ],
)
def test_a_row_that_is_no_point_is_named(boundaries, tmp_path, text, said):
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenTiles, match=said):
        making.make(tmp_path / "p.csv", tmp_path / "p.pmtiles", boundaries, "id", None)


def test_no_cut_of_a_file_is_read_as_tiles(made, tmp_path):
    whole = made[0].path.read_bytes()
    for length in (0, 5, 126, 127, 200, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.pmtiles").write_bytes(whole[:length])
        with pytest.raises(BrokenTiles, match=r"cut\.pmtiles"):
            archive.opened(tmp_path / "cut.pmtiles")


def test_a_table_of_points_is_the_same_every_time():
    pd.testing.assert_frame_equal(table(50), table(50))
