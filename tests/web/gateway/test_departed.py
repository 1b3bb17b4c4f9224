"""What a reader asked for who has gone is not made; who waits is answered."""

from web.gateway.departed import CLIENT_CLOSED, GONE

URL = "/export/layers/advanced-complexes.csv"


def test_only_a_costly_answer_that_nobody_waits_for_is_dropped(client):
    assert client.get(URL, environ_overrides={GONE: lambda: False}).status_code == 200
    assert client.get(URL, environ_overrides={GONE: lambda: True}).status_code == CLIENT_CLOSED
    assert client.get("/healthz", environ_overrides={GONE: lambda: True}).status_code == 200
    assert client.get(URL).status_code == 200
