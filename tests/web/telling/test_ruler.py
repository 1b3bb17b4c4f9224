"""The ruler has the four documents and every day on which the map of regions changed."""

import pytest

from geo.dates import day
from web.telling.ruler import events


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_full_document_is_an_event_in_its_language(known, lang):
    found = [event for event in events(known, lang) if event.kind == "document"]
    held = [document for document in known.documents.values() if document.file]
    assert {(event.date, event.label) for event in found} == {
        (day(document.date).isoformat(), getattr(document, f"short_{lang}")) for document in held
    }
    assert len(found) == 4


def test_events_come_by_date(known):
    dates = [event.date for event in events(known, "ko")]
    assert dates == sorted(dates)


@pytest.mark.parametrize(("date", "provinces"), [("2023-07-01", 17), ("2026-07-01", 16)])
def test_a_change_says_how_many_provinces_there_are_from_then_on(known, date, provinces):
    change = next(event for event in events(known, "ko") if event.date == date and event.kind == "boundary")
    assert change.provinces == provinces
    assert change.label


def test_a_merger_is_named_by_the_new_province(known):
    change = next(event for event in events(known, "en") if event.date == "2026-07-01" and event.kind == "boundary")
    assert "Jeonnam" in change.label


def test_every_document_of_the_ruler_has_its_page(client, known):
    pages = [event.href for event in events(known, "ko") if event.href]
    assert [client.get(page).status_code for page in pages] == [200] * 4
