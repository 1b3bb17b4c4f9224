"""A clock that passes midnight, jumps, and is set back: each answer is of the day that the clock then says."""

from dataclasses import replace
from datetime import datetime

import pytest

from geo import dates
from tests.toy_atlas import copied
from web.application import create_app

ADDRESSES = ("/", "/regions", "/layers/plants", "/api/collections/plants/items", "/export/layers/plants.csv")
#: Before midnight in Seoul, after it, hours later, the day before, and years ahead; what day each is.
MOMENTS = {
    "2026-11-20T14:59:59+00:00": "2026-11-20",
    "2026-11-20T15:00:00+00:00": "2026-11-21",
    "2026-11-21T05:00:00+00:00": "2026-11-21",
    "2026-11-20T02:00:00+00:00": "2026-11-20",
    "2041-06-01T02:00:00+00:00": "2041-06-01",
}


@pytest.fixture
def client(tmp_path):
    """The toy atlas without a day of its own."""
    return create_app(replace(copied(tmp_path / "toy"), today=None)).test_client()


def test_answers_follow_the_clock_forward_and_back(client, monkeypatch):
    told: dict[str, dict[str, bytes]] = {}
    for moment, day in MOMENTS.items():

        class Clock(datetime):
            now = staticmethod(lambda zone, at=datetime.fromisoformat(moment): at.astimezone(zone))

        monkeypatch.setattr(dates, "datetime", Clock)
        answers = {address: client.get(address) for address in ADDRESSES}
        assert {each.status_code for each in answers.values()} == {200}
        bodies = {address: each.data for address, each in answers.items()}
        assert told.setdefault(day, bodies) == bodies
        assert f'value="{day}"' in bodies["/regions"].decode()
    assert len({bodies["/"] for bodies in told.values()}) == len(told) == 3
