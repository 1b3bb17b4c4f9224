"""The register of instruments agrees with the rows: every layer once, its count, its next day with a source."""

import csv
import io
import re
from datetime import date

import pytest

from layers.agenda.register import COLUMNS, register
from tests.layers.findings import independent

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def atlas(app):
    return app.extensions["drawing"].atlas


def test_every_layer_of_facts_stands_once_with_the_number_of_its_rows(atlas):
    asof = date.fromisoformat(DAY)
    found = register(atlas, asof)
    assert [one.layer.id for one in found] == [layer.id for layer in atlas.catalog.values() if layer.topic]
    for one in found:
        states = independent.states(asof, one.layer.topic)
        assert sum(n for _, n in one.statuses) == len(states), one.layer.id
        sure = sum(row["status"] in independent.SOLID for row in states.values())
        assert sum(n for status, n in one.statuses if status in independent.SOLID) == sure


def test_what_is_next_lies_ahead_and_names_the_document_that_says_so(atlas):
    asof = date.fromisoformat(DAY)
    ahead = [one.next for one in register(atlas, asof) if one.next is not None]
    assert ahead
    for one in ahead:
        assert independent.day(one.due, last=True) >= asof
        assert one.fact.document in independent.documents()


def test_a_day_knows_no_number_of_a_later_document(atlas):
    early = {one.layer.id: one for one in register(atlas, date(2024, 6, 1))}
    assert early["opportunity-zones"].totals == ()
    late = {one.layer.id: one for one in register(atlas, date.fromisoformat(DAY))}
    assert {total.printed for total in late["opportunity-zones"].totals} == {64, 55}
    assert {total.printed for total in late["regulatory-free-zones"].totals} == {42, 25}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_heading_and_every_row_below_it_name_the_same_kind(client, atlas, lang):
    """5극3특 and the belts are 계획·투자, wherever the panel of the map keeps them."""
    page = client.get(f"/instruments?asof={DAY}&lang={lang}").get_data(as_text=True)
    sections = page.split('<section aria-labelledby="ground-')[1:]
    assert len(sections) > 2
    for section in sections:
        ground, heading = section.partition('"')[0], re.search(r"<h2[^>]*>(.*?) <span", section)[1]
        rows = re.findall(r'href="/layers/([\w-]+)\?.*?data-ground="(\w+)">(.*?) \(', section, re.S)
        assert {(kind, told) for _, kind, told in rows} == {(ground, heading)}
        assert {layer for layer, *_ in rows} == {
            layer.id for layer in atlas.catalog.values() if layer.instrument and layer.instrument.ground == ground
        }
    assert "growth-engines" in page.partition('id="ground-plan"')[2]
    data = client.get(f"/api/instruments?asof={DAY}&lang={lang}").get_json()["instruments"]
    assert [one["id"] for one in data] == re.findall(r'scope="row"><a href="/layers/([\w-]+)\?', page)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_page_file_and_data_list_the_same(client, atlas, lang):
    page = client.get(f"/instruments?asof={DAY}&lang={lang}").get_data(as_text=True)
    data = client.get(f"/api/instruments?asof={DAY}&lang={lang}").get_json()["instruments"]
    file = client.get(f"/instruments.csv?asof={DAY}&lang={lang}").get_data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file)))
    assert [row[0] for row in rows[1:]] == [one["id"] for one in data]
    assert [[one[column] for column in COLUMNS] for one in data] == rows[1:]
    assert all(f'href="/layers/{one["id"]}?' in page and one["title"] for one in data)
    assert all(one["checked"] for one in data)


def test_the_register_is_linked_from_the_foot_the_data_page_and_the_panel(client):
    for address in ("/", "/data", "/layers"):
        assert "/instruments?" in client.get(address).get_data(as_text=True), address


def test_an_unknown_parameter_is_refused(client):
    assert client.get("/instruments.csv?region=jeju").status_code == 400
    assert client.get("/api/instruments?asof=someday").status_code == 400
