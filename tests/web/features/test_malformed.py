"""Requests that are wrong in some way are answered with what is wrong, never with a mistake of the service."""

from tests.malformed import answered

TOTAL = 400


def test_no_malformed_request_breaks_the_interface(client):
    statuses, broken = answered(client, TOTAL)
    assert broken == []
    assert statuses.total() == TOTAL
    assert statuses[400] + statuses[404] > TOTAL / 2
