"""Two services behind nginx with its file of `deploy/`: one dies, one is replaced, nginx reloads, and readers go on."""

import http.client
import os
import re
import signal
import ssl
import sys
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.peers.processes import family, free_port
from tests.services.running import nginx, running, until
from tests.toy_atlas import copied

pytestmark = pytest.mark.whole

SITE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
READERS = 6
#: A reader asks less often than the file lets one address ask (20 in a second).
PAUSE_S = 0.06
TRUSTING = ssl._create_unverified_context()


def site(port, services):
    """The file as it is, with ports and a certificate of this test."""
    text = SITE.read_text(encoding="utf-8")
    for name, service in zip(("web-1", "web-2"), services, strict=True):
        text = text.replace(f"{name}:8000", f"127.0.0.1:{service}")
    text = re.sub(r"listen \[::\]:443 ssl;", "", text).replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    return text.replace("/etc/ssl/atlas", "{home}").replace("/var/cache/nginx", "{home}")


def asked(port, path, address="127.0.0.1", secure=True):
    """The status of an answer that came whole, or what went wrong."""
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    client = kind(
        "127.0.0.1", port, timeout=60, source_address=(address, 0), **({"context": TRUSTING} if secure else {})
    )
    try:
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException) as error:
        return repr(error)
    finally:
        client.close()


class Service:
    """One `atlas serve` in a session of its own, so that all of it can be killed at once."""

    def __init__(self, folder, stack):
        config, self.port, self.log, self._stack = copied(folder / "toy"), free_port(), folder / "log.txt", stack
        own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
        self._environment = os.environ | {name: str(path) for name, path in own.items()}

    def start(self):
        command = (sys.executable, "-m", "web", "serve", "--port", str(self.port), "--workers", "2")
        ready = lambda: asked(self.port, "/readyz", secure=False) == 200  # noqa: E731
        served = running(command, ready, self.log, env=self._environment, start_new_session=True)
        self.process = self._stack.enter_context(served)

    def answers_readers(self):
        """Whether nginx has handed a reader on to it since its last start."""
        return " /regions 200 " in self.log.read_text(errors="replace")

    def end(self, number):
        os.killpg(self.process.pid, number)
        self.process.wait(90)


@contextmanager
def readers(port):
    """Readers who ask without end, each from an address of their own and each time another day, which nginx has not
    just been answered; yields the list of what they were answered.
    """
    answered, stop, days = [], Event(), count()

    def read(address):
        while not stop.wait(PAUSE_S):
            day = date(2018, 1, 1) + timedelta(days=next(days) % 3000)
            answered.append(asked(port, f"/regions?asof={day}", address))

    threads = [Thread(target=read, args=(f"127.0.0.{number + 10}",)) for number in range(READERS)]
    for each in threads:
        each.start()
    try:
        yield answered
    finally:
        stop.set()
        for each in threads:
            each.join()


def more(answered, further=5 * READERS):
    """Wait until so many further answers have come; where the list then ends."""
    begun = len(answered)
    until(lambda: len(answered) >= begun + further)
    return len(answered)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with ExitStack() as stack:
        services = [Service(tmp_path_factory.mktemp("service"), stack) for _ in range(2)]
        for each in services:
            each.start()
        port = free_port()
        text = site(port, [each.port for each in services])
        process = stack.enter_context(nginx(text, lambda: asked(port, "/healthz") == 200))
        yield port, services, process


def test_a_page_comes_through_and_counters_do_not(served):
    port, _, _ = served
    assert (asked(port, "/regions"), asked(port, "/metrics")) == (200, 403)


def told(port, path, secure, **headers):
    """Status, what tells answers apart, and the bytes."""
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    client = kind("127.0.0.1", port, timeout=60, **({"context": TRUSTING} if secure else {}))
    client.request("GET", path, headers={"Host": "127.0.0.1"} | headers)
    answer = client.getresponse()
    body = answer.read()
    client.close()
    kept = {name: answer.headers[name] for name in ("ETag", "Content-Type", "Content-Encoding", "Cache-Control")}
    return answer.status, kept, body


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity", "gzip;q=0"])
@pytest.mark.parametrize("path", ["/regions", "/layers/plants?lang=en", "/api/collections", "/embed"])
def test_nginx_hands_out_byte_for_byte_what_the_service_answers(served, path, encoding):
    """Also the second time, when it is what nginx keeps."""
    port, (first, _), _ = served
    own = told(first.port, path, False, **{"Accept-Encoding": encoding, "X-Forwarded-Proto": "https"})
    assert [told(port, path, True, **{"Accept-Encoding": encoding}) for _ in range(2)] == [own, own]


def test_nginx_answers_what_holds_still_without_the_page(served):
    port, _, _ = served
    _, head, _ = told(port, "/regions", True)
    status, _, body = told(port, "/regions", True, **{"If-None-Match": head["ETag"]})
    assert (status, body) == (304, b"")


def test_readers_do_not_notice_that_nginx_reads_its_file_again(served):
    port, _, process = served
    with readers(port) as answered:
        more(answered)
        before = set(family(process.pid))
        process.send_signal(signal.SIGHUP)
        until(lambda: not before & set(family(process.pid)[1:]))
        more(answered)
    assert set(answered) == {200}


def test_a_process_that_is_killed_takes_no_more_with_it_than_it_was_answering(served):
    port, (first, _), _ = served
    with readers(port) as answered:
        more(answered)
        workers = family(first.process.pid)[1:]
        os.kill(workers[0], signal.SIGKILL)
        until(lambda: len(family(first.process.pid)) == 3 and workers[0] not in family(first.process.pid))
        after = more(answered, READERS)
        more(answered)
    assert sum(each != 200 for each in answered) <= READERS
    assert set(answered[after:]) == {200}


def test_a_service_that_dies_takes_no_more_with_it_than_it_was_answering(served):
    port, (first, _), _ = served
    with readers(port) as answered:
        more(answered)
        first.end(signal.SIGKILL)
        after = more(answered, READERS)
        more(answered)
        first.start()
        more(answered)
    assert sum(each != 200 for each in answered) <= READERS
    assert set(answered[after:]) == {200}


def test_services_are_replaced_one_after_another_and_no_reader_notices(served):
    port, services, _ = served
    with readers(port) as answered:
        for each in services:
            more(answered)
            each.process.send_signal(signal.SIGTERM)
            each.process.wait(90)
            more(answered)
            each.start()
            until(each.answers_readers)  # nginx leaves it out for ten seconds; until then it has no other
    assert set(answered) == {200}
