"""The access log: a line for each answer, with nothing of the reader unless it is asked for."""

import logging
import re

import pytest

from web.application import create_app
from web.service.config import Config

pytestmark = pytest.mark.whole


def lines(toy_config: Config, caplog, kind, path):
    client = create_app(toy_config.__class__(**{**vars(toy_config), "access_log": kind})).test_client()
    with caplog.at_level(logging.INFO, "atlas.access"):
        answer = client.get(path, headers={"User-Agent": "달빛", "Referer": "https://secret.example/"})
    return answer, [record.getMessage() for record in caplog.records if record.name == "atlas.access"]


def test_a_line_has_number_method_path_status_and_time(toy_config, caplog):
    answer, told = lines(toy_config, caplog, "on", "/layers?asof=2025-12-17&q=비밀")
    assert [re.sub(r"\d+ ms", "0 ms", line) for line in told] == [
        f"{answer.headers['X-Request-Id']} GET /layers 200 0 ms"
    ]


@pytest.mark.parametrize(("kind", "found"), [("off", []), ("address", ["127.0.0.1"])])
def test_it_may_be_off_or_have_the_address(toy_config, caplog, kind, found):
    _, told = lines(toy_config, caplog, kind, "/layers")
    assert [line.split()[-1] for line in told] == found


def test_a_path_cannot_begin_a_line_of_its_own(toy_config, caplog):
    _, told = lines(toy_config, caplog, "on", "/layers/x%0A2026-11-28%20forged")
    assert len(told) == 1
    assert "\n" not in told[0]
