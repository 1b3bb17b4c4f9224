"""Parameters given twice, and what takes several values."""

import re

import pytest

ASKED = ("/", "/compare", "/due", "/changes", "/layers", "/items/growth-engines.pole-jeju", "/embed")
OF_PROGRAMS = ("/scene.json", "/api/collections", "/export/map.svg", "/export/data.csv", "/oembed")
TWICE = (
    "asof=2026-01-01&asof=2025-12-17",
    "lang=ko&lang=en",
    "view=7/36/127&view=8/36/127",
    "region=jeju&region=busan",
)


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("address", ASKED)
def test_a_page_refuses_two_values_of_one_and_says_so(client, address, twice):
    answer = client.get(f"{address}?{twice}")
    name, _, values = twice.partition("&")[0].partition("=")
    assert answer.status_code == 400
    assert f"&#39;{name}&#39;" in answer.text
    assert values in answer.text
    assert "이 매개변수는 한 번만 적습니다." in answer.text


def test_it_says_so_in_the_language_of_the_page(client):
    assert "Write this parameter once." in client.get("/due?lang=en&asof=2026-01-01&asof=2026-01-02").text


@pytest.mark.parametrize("twice", TWICE)
@pytest.mark.parametrize("address", OF_PROGRAMS)
def test_a_program_is_told_the_same_as_a_problem(client, address, twice):
    answer = client.get(f"{address}?{twice}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert "한 번만" in answer.json["detail"]


def test_a_check_of_a_code_says_so_on_its_page(client):
    answer = client.get("/verify?asof=2026-01-01&asof=2025-12-17")
    assert (answer.status_code, "한 번만" in answer.text) == (400, True)


def test_a_list_may_be_written_one_value_at_a_time(client):
    asked = ("growth-engines,ax-complexes", "growth-engines&layers=ax-complexes")
    one, several = (client.get(f"/scene.json?asof=2026-01-01&layers={text}").json["layers"] for text in asked)
    assert [layer["id"] for layer in several] == [layer["id"] for layer in one]
    assert len(several) == 2


@pytest.mark.parametrize("address", ["/due", "/changes"])
def test_two_industries_of_a_list_are_both(client, address):
    one, both = (client.get(f"{address}?sector=robotics{more}") for more in ("&sector=mobility", ",mobility"))
    assert one.status_code == both.status_code == 200
    count = [re.findall(r'data-count="([a-z-]+)">(\d+)<', answer.get_data(as_text=True)) for answer in (one, both)]
    assert count[0] == count[1] != []
