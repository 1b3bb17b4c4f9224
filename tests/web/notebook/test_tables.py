"""The tables of the Python API: whole, cited, and equal to what other ways of the atlas count."""

import csv
import io
import typing
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import industry_atlas
from geo.crs import METRES, WGS84
from industry_atlas import AtlasError, DatedAtlas, Place, open_atlas
from layers.collection.build import COLUMNS
from tests.layers_named import LAYERS
from web.notebook.tables import CITATION
from web.service.config import variable

ASOF = date(2025, 12, 17)
POHANG = (129.36, 36.02)


@pytest.fixture(scope="module")
def atlas(known):
    """The atlas that the service reads, on the day of the report."""
    return DatedAtlas(known, ASOF)


def test_the_package_gives_the_names_that_it_promises():
    assert sorted(industry_atlas.__all__) == dir(industry_atlas)
    assert all(getattr(industry_atlas, name) for name in industry_atlas.__all__)
    with pytest.raises(AttributeError, match="no attribute 'opne_atlas'"):
        industry_atlas.opne_atlas  # noqa: B018


def test_every_public_method_is_told_and_typed():
    """Each says what it does, and what it takes and gives."""
    methods = [getattr(DatedAtlas, name) for name in vars(DatedAtlas) if not name.startswith("_")]
    functions = [open_atlas, *(one for one in methods if callable(one))]
    assert len(functions) > 10
    for one in functions:
        assert one.__doc__, one
        assert "return" in typing.get_type_hints(one), one


@pytest.mark.parametrize("layer", LAYERS)
def test_a_frame_holds_what_the_service_exports(atlas, client, layer):
    """Against the CSV of the service: as many rows, the same ids, every column, a citation in each row."""
    frame = atlas.frame(layer)
    answer = client.get(f"/export/layers/{layer}.csv?asof={ASOF}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert list(frame["id"]) == [row["id"] for row in rows]
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs == WGS84
    cited = frame[frame["status"].notna() | frame["value"].notna()]
    assert cited["document"].notna().all()
    assert cited["publisher"].notna().all()


def test_a_frame_in_metres_is_the_same_land(atlas):
    degrees, metres = (atlas.frame("depopulation-areas", crs) for crs in (4326, "EPSG:5179"))
    assert metres.crs == METRES
    back = metres.to_crs(WGS84).geometry
    apart = shapely.hausdorff_distance(back.to_numpy(), degrees.geometry.to_numpy())
    assert (apart[~pd.isna(apart)] < 1e-6).all()
    assert 1e8 < metres.geometry.area.median() < 3e9  # municipalities, in square metres


def test_the_catalogue_lists_every_layer_with_its_number_of_items(atlas):
    told = atlas.layers().set_index("id")
    assert sorted(told.index) == sorted(LAYERS)
    for layer in LAYERS[::5]:
        frame = atlas.frame(layer)
        drawn = frame["id"].nunique() if pd.isna(told.loc[layer, "statistic"]) else 0
        assert told.loc[layer, "items"] == drawn, layer


def test_memberships_say_what_the_profile_says(atlas, client):
    rows = atlas.memberships("포항")
    assert set(rows["region"]) == {"gyeongbuk.pohang"}
    assert set(rows["pole"]) == {"pole-daegyeong"}
    assert rows[list(CITATION)[:4]].notna().all().all()
    page = client.get(f"/regions/gyeongbuk.pohang?asof={ASOF}").get_data(as_text=True)
    own = rows[rows["relation"] == "own"]
    assert len(own) > 3
    assert all(f"/items/{item}" in page or item in page for item in own["item"])


def test_poles_of_provinces_are_those_of_the_regions(atlas):
    poles = atlas.memberships().groupby("region")["pole"].first()
    provinces = atlas.regions("province").set_index("id")["pole"]
    assert len(provinces) == 17
    assert {key: pole for key, pole in poles.items() if pole} == {
        key: pole for key, pole in provinces.items() if pole and key in poles.index
    }


def test_a_comparison_counts_what_memberships_list(atlas):
    """Counted another way: rows of memberships that are the region's own, by status."""
    regions = ["gyeongbuk", "daegu", "jeonbuk"]
    compared = atlas.comparison(regions).set_index(["layer", "region"])
    listed = atlas.memberships(regions)
    own = listed[listed["relation"].isin(("own", "partner", "successor", "within"))]
    counted = own.groupby(["layer", "region"])["item"].nunique()
    told = compared["count"] + compared["undecided"] + compared["unconfirmed"]
    assert len(compared) == 3 * sum(atlas.layers()["statistic"].isna())
    assert {key: n for key, n in told.items() if n} == dict(counted)


def test_a_point_has_its_region_and_items(atlas):
    place = atlas.at(*POHANG)
    assert isinstance(place, Place)
    assert (place.municipality, place.province, place.pole) == ("gyeongbuk.pohang", "gyeongbuk", "pole-daegyeong")
    assert set(place.items["item"]) <= set(atlas.memberships("gyeongbuk.pohang")["item"])
    assert place.nearest["distance_km"].is_monotonic_increasing
    assert place.notices


def test_many_points_are_joined_from_any_system(atlas):
    points = gpd.GeoDataFrame(
        {"n": [1, 2]}, geometry=gpd.points_from_xy([POHANG[0], 131.0], [POHANG[1], 36.0]), crs=WGS84
    )
    joined = atlas.join(points.to_crs(METRES), distances=True)
    assert joined["municipality"].tolist()[0] == "gyeongbuk.pohang"
    assert joined["problem"].tolist()[1] == "nowhere"
    assert joined["distance_km"].notna().tolist() == [True, False]
    assert atlas.join(pd.DataFrame({"x": [POHANG[0]], "y": [POHANG[1]]}), "x", "y")["province"].tolist() == [
        "gyeongbuk"
    ]


def test_it_opens_what_the_settings_name(atlas, monkeypatch, toy_config):
    for name in ("seeds", "data", "definitions"):
        monkeypatch.setenv(variable(name), str(getattr(toy_config, name)))
    toy = open_atlas(ASOF, "en")
    assert list(toy.layers()["id"]) == ["plants", "engines", "population"]
    assert toy.data_version != atlas.data_version
    assert repr(toy) == f"<Korea Industry Atlas on 2025-12-17, data version {toy.data_version}>"
    monkeypatch.setenv(variable("seeds"), "/nowhere")
    with pytest.raises(AtlasError, match="ATLAS_SEEDS"):
        open_atlas()


def test_another_day_is_another_country(atlas):
    assert len(atlas.on("2026-11-28").regions()) == 16
    assert len(atlas.regions()) == 17
    assert len(atlas.regions("municipality")) > 220


@pytest.mark.parametrize(
    ("wrong", "said", "near"),
    [
        (lambda atlas: atlas.frame("growth-engine"), "did you mean 'growth-engines'", "growth-engines"),
        (lambda atlas: atlas.frame("grdp", 4327), "no reference system 'EPSG:4327'", "EPSG:4326"),
        (lambda atlas: atlas.groups(["battery-triangel"]), "did you mean 'battery-triangle'", "battery-triangle"),
        (lambda atlas: atlas.memberships("gyeongbuk.pohan"), "gyeongbuk.pohang", "gyeongbuk.pohang"),
        (lambda atlas: atlas.memberships("고성"), "gangwon.goseong", "gangwon.goseong"),
        (lambda atlas: atlas.regions("provinces"), "did you mean 'province'", "province"),
        (lambda atlas: atlas.groups(theme="color"), "did you mean 'colour'", "colour"),
        (lambda atlas: atlas.on("2010-01-01"), "the record runs from 2017-12-18", None),
        (lambda atlas: atlas.on("2025-13-01"), "no such day", None),
        (lambda atlas: atlas.on("2025"), "write a day such as", None),
        (lambda atlas: atlas.at(36.02, 129.36), "latitude stands where longitude should", None),
        (lambda atlas: atlas.at(131.0, 36.0), "lies in the sea", None),
        (lambda atlas: atlas.comparison("대구"), "needs 2 to 17", None),
        (lambda atlas: atlas.join(pd.DataFrame({"lng": [1], "lat": [2]})), "did you mean", "lng"),
        (lambda atlas: atlas.join(gpd.GeoDataFrame(geometry=gpd.points_from_xy([1], [2]))), "without CRS", None),
        (lambda _: open_atlas("2025-12-17", "fr"), "no language 'fr'", None),
        (lambda atlas: atlas.legend(["x"]), "give it what `groups` gave", None),
    ],
)  # fmt: skip
def test_a_mistake_says_what_would_be_right(atlas, wrong, said, near):
    with pytest.raises(AtlasError) as caught:
        wrong(atlas)
    assert said in str(caught.value)
    assert near is None or near in caught.value.suggestions
