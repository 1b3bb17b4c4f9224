import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.operations import distance_m
from layers.errors import AtSea, BadCoordinates, OutsideKorea, SwappedCoordinates
from layers.portfolio import location
from tests.gazetteer import POINTS

BEFORE, AFTER, TODAY = date(2026, 6, 30), date(2026, 7, 1), date(2026, 11, 21)

OLD_INCHEON = ("incheon.dong", "incheon.jung")


def ids(found):
    return {membership.item.id: membership.relation for membership in found.memberships}


def test_point_has_its_regions_and_everything_that_applies_there(toy):
    found = location.at(toy, 127.5, 36.5, BEFORE)
    assert (found.municipality.id, found.province.id, found.pole.id) == ("beta.haneul", "beta", "pole-south")
    assert ids(found)["plants.haneul"] == "own"
    assert ids(found)["engines.pole-south"] == "pole"


def test_point_follows_the_merger(toy):
    assert location.at(toy, 127.5, 36.5, AFTER).province.id == "beta-gamma"


def test_no_pole_before_poles_were_listed(toy):
    assert location.at(toy, 127.5, 36.5, date(2025, 7, 28)).pole is None


def test_nearest_sites_come_with_distance_and_error_radius(toy):
    first, second = location.at(toy, 127.6, 37.5, BEFORE).nearest
    assert (first.site.id, first.radius_km) == ("gaon-works", 1)
    assert first.distance_km == pytest.approx(distance_m((127.6, 37.5), (127.5, 37.5)) / 1000, abs=1e-3)
    assert [item.id for _, item in first.items] == ["plants.gaon"]
    assert second.distance_km > first.distance_km


def test_area_of_a_split_region_reaches_only_its_old_outline(real):
    inside, beside = (real.boundaries.outline(old, BEFORE).representative_point() for old in OLD_INCHEON)
    found = [location.at(real, point.x, point.y, TODAY) for point in (inside, beside)]
    assert {one.municipality.id for one in found} <= {"incheon.jemulpo", "incheon.yeongjong"}
    assert ["depopulation-areas.incheon.dong" in ids(one) for one in found] == [True, False]
    rows = location.join(real, points((inside.x, inside.y), (beside.x, beside.y)), TODAY)
    assert ["depopulation-areas.incheon.dong" in row.split(";") for row in rows["items"]] == [True, False]


def test_notices_say_what_is_not_known(toy):
    notices = location.at(toy, 127.5, 36.5, date(2026, 6, 1)).notices
    assert any("지번 경계" in note.text("ko") for note in notices)
    assert any("미확인" in note.text("ko") for note in notices)
    assert any("60일" in note.text("ko") for note in notices)


def test_point_beside_a_border_is_told_so(toy):
    assert any("이웃" in note.text("ko") for note in location.at(toy, 127.9999, 36.5, BEFORE).notices)
    assert not any("이웃" in note.text("ko") for note in location.at(toy, 127.5, 36.5, BEFORE).notices)


@pytest.mark.parametrize(
    ("lon", "lat", "mistake", "said"),
    [
        (37.5665, 126.978, SwappedCoordinates, "lon=126.978"),
        (130.0, 36.0, AtSea, "sea.*km"),
        (139.69, 35.69, OutsideKorea, "km"),
        (125.75, 39.03, OutsideKorea, "outside"),
        (-0.1, 51.5, OutsideKorea, "km"),
        (math.nan, 37.0, BadCoordinates, "nan"),
        (127.0, math.inf, BadCoordinates, "inf"),
        (127.0, 95.0, BadCoordinates, "-90 to 90"),
        ("127", 37.0, BadCoordinates, "'127'"),
        (None, 37.0, BadCoordinates, "None"),
    ],
)
def test_point_that_is_nowhere_is_an_error_that_names_the_problem(real, lon, lat, mistake, said):
    with pytest.raises(mistake, match=said):
        location.at(real, lon, lat, TODAY)


def test_dokdo_and_marado_are_in_korea(real):
    assert location.at(real, *POINTS["dokdo-west"], TODAY).municipality.id == "gyeongbuk.ulleung"
    assert location.at(real, *POINTS["marado"], TODAY).municipality.id == "jeju.seogwipo"


def points(*rows, **columns):
    return pd.DataFrame(rows, columns=["lon", "lat"], **columns)


def test_join_drops_no_row_and_names_each_problem(real):
    rows = points(
        (126.978, 37.5665), (37.5665, 126.978), (130, 36), ("x", 37), (None, None), (127, 95), index=list("fedcba")
    )
    found = location.join(real, rows, TODAY)
    assert list(found.index) == list("fedcba")
    problems = [None if pd.isna(one) else one for one in found["problem"]]
    assert problems == [None, "swapped", "nowhere", "bad-coordinates", "bad-coordinates", "bad-coordinates"]
    assert found["municipality"].isna().tolist() == [False, True, True, True, True, True]
    assert found.loc["f", "municipality"] == "seoul.jung"


def test_join_of_nothing_is_nothing(real):
    assert len(location.join(real, points(), TODAY, distances=True)) == 0


@settings(max_examples=40, deadline=None)
@given(lon=st.floats(127.01, 128.99), lat=st.floats(36.01, 37.99), asof=st.sampled_from([BEFORE, AFTER]))
def test_join_says_what_the_single_point_says(toy, lon, lat, asof):
    row = location.join(toy, points((lon, lat)), asof, distances=True).iloc[0]
    found = location.at(toy, lon, lat, asof)
    assert (row["municipality"], row["province"]) == (found.municipality.id, found.province.id)
    assert set(row["items"].split(";")) == set(ids(found))
    assert row["distance_km"] == pytest.approx(found.nearest[0].distance_km, abs=2e-3)


@pytest.mark.parametrize(
    ("lon", "lat"), [(126.978, 37.5665), (126.6433, 37.4735), (126.6217, 37.4737), (129.36, 36.03), (126.85, 35.16)]
)
def test_join_says_the_same_on_real_ground(real, lon, lat):
    row = location.join(real, points((lon, lat)), TODAY).iloc[0]
    assert set(row["items"].split(";")) == set(ids(location.at(real, lon, lat, TODAY)))


def test_a_point_of_a_former_province_has_nothing_of_the_other(real):
    found = {key for key in ids(location.at(real, 126.87, 35.19, TODAY)) if key.startswith("main-industries.")}
    assert {key.split(".")[1] for key in found} == {"gwangju"}
    found = {key for key in ids(location.at(real, 127.66, 34.76, TODAY)) if key.startswith("main-industries.")}
    assert {key.split(".")[1] for key in found} == {"jeonnam"}
