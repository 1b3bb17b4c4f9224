"""Few costly files are made at one time, few wait, the others are told when to come; pages need not wait."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest

from web.cli.worker import BufferingWorker
from web.gateway.gate import COSTLY, WAITING, Gate
from web.service.mistakes import Busy

pytestmark = pytest.mark.whole

COSTS = ("/export/map.svg", "/export/data.csv", "/export/map.html", "/export/brief/gyeongbuk.png")
FREE = ("/brief/gyeongbuk", "/healthz", "/readyz", "/metrics", "/layers")


@pytest.fixture
def shut(app, monkeypatch):
    """The gate of the application with every place and every seat taken."""

    def enter(_gate):
        raise Busy(4)

    monkeypatch.setattr(Gate, "enter", enter)
    return app.test_client()


@pytest.mark.parametrize("path", COSTS)
def test_who_finds_no_place_is_told_when_to_come(shut, path):
    answer = shut.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.mimetype == "application/problem+json"


def test_one_who_sends_a_form_keeps_what_was_written(shut):
    answer = shut.post("/export/brief", data={"text": "title: 구름골"}, headers={"Accept": "text/html"})
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (503, True)
    assert "title: 구름골" in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", FREE)
def test_pages_need_no_place(shut, path):
    assert shut.get(path).status_code == 200


def test_every_download_is_costly(app):
    downloads = [rule.rule for rule in app.url_map.iter_rules() if "export" in rule.rule]
    assert downloads
    assert [rule for rule in downloads if not rule.startswith(COSTLY)] == []


def test_a_place_is_given_back_whatever_comes(client, app):
    for path in ("/export/data.csv", "/export/nothing.exe", "/export/data.csv?asof=yesterday"):
        client.get(path)
    gate = app.extensions["gate"]
    gate.enter(0)
    gate.leave()


def test_few_wait_and_the_next_is_sent_away_at_once():
    gate, made, waiting = Gate(1), Event(), []

    def wait():
        waiting.append(1)
        gate.enter(60)
        gate.leave()

    gate.enter()
    with ThreadPoolExecutor(WAITING) as pool:
        waits = [pool.submit(wait) for _ in range(WAITING)]
        while gate._seats._value:
            made.wait(0.01)
        with pytest.raises(Busy):
            gate.enter(60)
        gate.leave()
    assert [each.exception() for each in waits] == [None] * WAITING
    gate.enter(0)


def test_who_waited_long_enough_is_sent_away_and_leaves_the_seat():
    gate = Gate(1)
    gate.enter()
    for _ in range(3 * WAITING):
        with pytest.raises(Busy):
            gate.enter(0.01)
    gate.leave()
    gate.enter(0)


CHILDREN = """
import os, signal, time
from web.gateway.gate import Busy, Gate
gate, (told, tell) = Gate(1), os.pipe()
pid = os.fork()
if not pid:
    gate.enter(0)
    os.write(tell, b"x")
    time.sleep(60)
os.read(told, 1)
try:
    gate.enter(0)
    print("two at once")
except Busy:
    pass
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
gate.enter(0)
print("free")
"""


def test_processes_share_the_places_and_one_that_dies_gives_its_own_back():
    done = subprocess.run((sys.executable, "-c", CHILDREN), capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["free"]


@pytest.mark.parametrize(("places", "workers", "free"), [(1, 2, False), (1, 1, True), (3, 2, True)])
def test_a_process_that_makes_a_file_leaves_connections_to_one_that_is_free(places, workers, free):
    gate = Gate(places)
    worker = SimpleNamespace(wsgi=SimpleNamespace(extensions={"gate": gate}), cfg=SimpleNamespace(workers=workers))
    assert BufferingWorker._is_free(worker)
    gate.enter(0)
    assert BufferingWorker._is_free(worker) == free
    gate.leave()
    assert BufferingWorker._is_free(worker)
