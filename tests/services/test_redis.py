"""Processes share rendered files in a Redis, and go on alone when it is gone."""

import os
import signal
import sys
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection

import pytest
from redis import Redis

from tests.peers.processes import free_port
from tests.services.running import redis, running
from tests.toy_atlas import copied

pytestmark = pytest.mark.whole
FILES = tuple(f"/export/layers/{layer}.{kind}" for layer in ("engines", "plants") for kind in ("csv", "gpkg"))
HOST = "atlas.example.kr"


def asked(port, path, host=HOST):
    client = HTTPConnection("127.0.0.1", port, timeout=60)
    client.request("GET", path, headers={"Host": host})
    answer = client.getresponse()
    body = answer.read()
    client.close()
    return answer.status, {name: answer.headers[name] for name in ("Content-Type", "Content-Disposition", "ETag")}, body


@contextmanager
def served(folder, address):
    """One process over the toy atlas with a Redis, or with none where `address` is empty."""
    config, port = copied(folder / "toy"), free_port()
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    environment = os.environ | {name: str(path) for name, path in own.items()} | {"ATLAS_URL": f"http://{HOST}"}
    command = (sys.executable, "-m", "web", "serve", "--port", str(port), "--workers", "1")
    ready = lambda: answers(port)  # noqa: E731
    with running(command, ready, folder / "log.txt", env=environment | {"ATLAS_CACHE_URL": address}):
        yield port


def answers(port):
    try:
        return asked(port, "/readyz")[0] == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    with served(tmp_path_factory.mktemp("alone"), "") as port:
        found = {path: asked(port, path) for path in FILES}
    assert {status for status, _, _ in found.values()} == {200}
    return found


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two processes with one Redis: their ports, and a client of it."""
    with ExitStack() as stack:
        address, _ = stack.enter_context(redis())
        ports = [stack.enter_context(served(tmp_path_factory.mktemp("pair"), address)) for _ in range(2)]
        yield ports, stack.enter_context(Redis.from_url(address))


@pytest.fixture
def shared(pair):
    """The same with an empty Redis."""
    _, table = pair
    table.flushall()
    table.config_resetstat()
    return pair


def hits(table):
    return int(table.info("stats")["keyspace_hits"])


def test_what_one_process_made_the_other_hands_out(shared, alone):
    (one, two), table = shared
    made = {path: asked(one, path) for path in FILES}
    assert made == alone
    assert (table.dbsize(), hits(table)) == (len(FILES), 0)
    assert {path: asked(two, path) for path in FILES} == alone
    assert (table.dbsize(), hits(table)) == (len(FILES), len(FILES))


def test_what_is_cut_in_redis_is_made_again(shared, alone):
    (one, two), table = shared
    asked(one, FILES[0])
    (key,) = table.keys()
    table.set(key, table.get(key)[:-9])
    assert asked(two, FILES[0]) == alone[FILES[0]]


def test_mistakes_are_not_kept(shared):
    (one, _), table = shared
    assert asked(one, "/export/layers/none.csv")[0] == 404
    assert asked(one, FILES[0], host="invented.example")[0] == 421
    assert table.dbsize() == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["gone", "stuck"])
def test_files_are_made_as_without_it_when_redis_goes(tmp_path, alone, number):
    with redis() as (address, process), served(tmp_path, address) as port:
        assert asked(port, FILES[0]) == alone[FILES[0]]
        process.send_signal(number)
        try:
            assert {path: asked(port, path) for path in FILES} == alone
        finally:
            process.send_signal(signal.SIGCONT)
