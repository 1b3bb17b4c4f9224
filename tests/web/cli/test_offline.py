"""`atlas doctor --offline`: every page answers without a connection, and a page that would need one is named."""

import socket

import pytest

from web.static_site.alone import Found, NoConnection, alone, ask_all


def test_every_page_is_asked_without_a_connection(toy_app):
    found = ask_all(toy_app, files=False)
    assert found.answered > 60
    assert found.tried == found.elsewhere == []
    assert [each for each in found.missing if not each.startswith("/compare")] == []  # the toy has none of its regions


def test_what_would_need_another_host_is_named(toy_app):
    toy_app.view_functions["glossary.glossary"] = lambda: (
        '<!doctype html><html lang="en"><head><title>x</title><link rel="stylesheet" href="https://cdn.test/a.css">'
        '</head><body><h1>x</h1><script src="/static/js/gone.js"></script></body></html>'
    )
    toy_app.test_client_class = None
    found = ask_all(toy_app, files=False)
    assert "loads from another host: https://cdn.test/a.css of /glossary" in found.problems()
    assert any(each.startswith("is not there: /static/js/gone.js of /glossary (404)") for each in found.problems())


def test_no_connection_is_made_and_whoever_tries_is_noted():
    found = Found()
    with alone(found.tried):
        with pytest.raises(NoConnection):
            socket.create_connection(("192.0.2.1", 80), timeout=1)
        with pytest.raises(NoConnection), socket.socket() as one:
            one.connect(("192.0.2.1", 80))
        with pytest.raises(NoConnection):
            socket.getaddrinfo("example.kr", 80)
    assert len(found.problems()) == 3
    assert "192.0.2.1" in found.problems()[0]
