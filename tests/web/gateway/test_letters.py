"""What is no letter is refused in addresses and repeated by no page, and starts no line of a log."""

import logging

import pytest

BAD = ("%00", "%1b%5b31m", "%7f", "%c2%85", "%ef%bf%bf", "%f4%8f%bf%bf", "%ef%b7%90")
ADDRESSES = ("/regions/{}", "/layers/{}", "/layers?layers={}", "/compare?regions=seoul,{}", "/due?region={}", "/?{}=1")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_letter_is_refused_with_a_page(client, bad, address):
    answer = client.get(address.format(bad))
    assert answer.status_code == 400
    assert "제어 문자" in answer.text


def test_programs_are_told_too(client):
    assert client.get("/search.json?q=%00").get_json(force=True)["status"] == 400


@pytest.mark.parametrize("kept", ["a%09b", "a%0d%0ab", "%e2%80%ae", "%ff"])
def test_what_people_paste_is_not(client, kept):
    assert client.get(f"/search.json?q={kept}").status_code == 200


def test_a_path_begins_no_line_of_the_error_log(toy_app, monkeypatch, caplog):
    def fail(layer_id):
        raise ZeroDivisionError

    toy_app.testing = False
    monkeypatch.setitem(toy_app.view_functions, "layers.layer", fail)
    with caplog.at_level(logging.ERROR):
        assert toy_app.test_client().get("/layers/x%0A2026-11-28%20forged").status_code == 500
    assert "unforeseen error on /layers/x%0A2026-11-28%20forged" in caplog.text
