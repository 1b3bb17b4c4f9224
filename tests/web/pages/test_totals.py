"""The numbers of documents and those of the atlas are three words, on pages and in files alike."""

import re

import pytest

from tests.layers_named import LAYERS
from tests.manifest.plain import parts


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        ("industry-academia-zones", "문서에 적힌 수 15 · 집계 17 · 적힌 수와 다름"),
        ("ax-complexes", "문서에 적힌 수 13 · 집계 13 · 이름 있는 것"),
        ("growth-engines", "적힌 수의 합 8 (5 + 3) · 집계 8"),
        ("battery-triangle", "집계 4"),
    ],
)
def test_a_layers_page_and_its_table_tell_the_three_numbers_apart(client, layer, said):
    page = client.get(f"/layers/{layer}?asof=2026-11-28").get_data(as_text=True)
    assert said in page
    path = f"/export/instruments/{layer}.docx"
    table = client.get(f"{path}?asof=2026-11-28").get_data()
    assert said.encode() in b"".join(parts(path, table).values())


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_no_page_calls_a_number_of_ours_the_documents(client, layer):
    page = client.get(f"/layers/{layer}?asof=2026-11-28").get_data(as_text=True)
    assert "문서가 밝힌" not in page
    assert not re.search(r'"total"><dt>[^<]*</dt><dd>집계 \d+ · 일치', page)


def test_no_number_of_a_document_stands_on_a_page_of_a_day_before_it(client):
    page = client.get("/layers/industry-academia-zones?asof=2017-12-18").get_data(as_text=True)
    assert "문서에 적힌 수 15" in page
    assert "문서에 적힌 수 13" not in client.get("/layers/ax-complexes?asof=2025-12-16").get_data(as_text=True)


@pytest.mark.parametrize("layer", ["employment", "exports", "population"])
def test_a_layer_of_statistics_tells_no_number_of_another_layers_facts(client, layer):
    page = client.get(f"/layers/{layer}?asof=2026-11-28").get_data(as_text=True)
    assert "문서에 적힌 수" not in page
    path = f"/export/instruments/{layer}.docx"
    answer = client.get(f"{path}?asof=2026-11-28")
    assert answer.status_code == 404 or "문서에 적힌 수".encode() not in b"".join(parts(path, answer.data).values())


@pytest.mark.parametrize(
    ("layer", "day", "said"),
    [
        ("industry-academia-zones", "2017-12-18", "문서에 적힌 수 15 · 집계 13 · 적힌 수와 다름"),
        ("main-industries", "2023-02-27", "문서에 적힌 수 41 · 집계 41 · 이름 있는 것 40"),
    ],
)
def test_what_is_counted_beside_a_documents_number_is_what_the_page_lists(client, layer, day, said):
    assert said in client.get(f"/layers/{layer}?asof={day}").get_data(as_text=True)


def test_a_number_stands_alone_while_nothing_of_it_is_known_by_name(client):
    page = client.get("/layers/main-industries?asof=2023-02-16").get_data(as_text=True)
    assert "<dd>문서에 적힌 수 41</dd>" in re.sub(r"\s*\n\s*", "", page)


@pytest.mark.parametrize("layer", ["main-industries", "future-industries-single", "future-industries-joint"])
def test_a_document_that_names_examples_is_not_said_to_name_nothing(client, layer):
    page = client.get(f"/layers/{layer}?asof=2023-02-20").get_data(as_text=True)
    assert "· 시·도별 이름은 문서에 없음" in page
    assert "· 이름은 문서에 없음" not in page
