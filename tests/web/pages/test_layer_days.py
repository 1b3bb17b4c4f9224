"""A layer's page says of a day only what that day knows."""

from datetime import date

import pytest

from tests.layers.findings import independent

CALL = "/layers/advanced-complex-call-2026"


@pytest.mark.parametrize(
    ("day", "said"), [("2017-12-18", None), ("2025-12-17", None), ("2026-03-12", "확인된 신청 4건, 지정 결과 미확인")]
)
def test_applications_are_told_from_the_day_they_were_made(client, day, said):
    for path in (f"{CALL}?asof={day}", f"/?layers=advanced-complex-call-2026&asof={day}"):
        page = client.get(path).get_data(as_text=True)
        assert ("확인된 신청" in page) == (said is not None)
        assert said is None or said in page


def test_no_caution_stands_at_a_layer_that_has_nothing_to_be_cautious_of(client):
    assert "잇는 순서" not in client.get("/layers/battery-triangle?asof=2017-12-18").get_data(as_text=True)
    assert "개편되기 전의 잠정치" not in client.get("/layers/grdp?asof=2017-12-18").get_data(as_text=True)


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("re100-complexes", "위치 있음 4건 · 위치 미정·미확인 1건"),
        ("sobujang-complexes", "위치 있음 10건 · 위치 미정·미확인 1건"),
    ],
)
def test_a_count_apart_calls_no_proposal_decided_and_no_passed_deadline_due(client, layer, said):
    page = client.get(f"/layers/{layer}?asof=2026-11-28").get_data(as_text=True)
    assert said in page
    assert "정해진 것과" not in page


def test_an_item_of_several_places_is_not_called_cooperation(client):
    page = client.get("/at?lon=126.87&lat=35.19&asof=2026-11-28").get_data(as_text=True)
    assert "여러 곳에 걸침" in page
    assert "협력</" not in page


def test_a_layer_to_come_is_dated_no_more_exactly_than_its_source(client):
    page = client.get("/layers?asof=2023-02-16").get_data(as_text=True)
    assert "2024-02 이후" in page
    assert "2024-02-01" not in page


def test_deadlines_of_a_region_are_counted_as_they_are_listed(client):
    page = client.get("/regions/gyeongbuk?asof=2026-11-28").get_data(as_text=True)
    assert '다음 기한</a> <span class="number">5</span>' in page
    n = len(independent.ran_out(date(2026, 11, 28), "gyeongbuk"))
    assert f"기한 경과(결과 미확인) {n}건" in page
