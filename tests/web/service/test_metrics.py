"""Counters: they count, they name nothing a reader wrote, and several processes add up."""

import os
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from web.service.metrics import BUCKETS_S, FOLDER, KINDS, ROOM_BYTES, begin, reserve, resident_bytes

SECRET = "gyeongbuk.pohang"
#: Bytes of the longest series of a file, with its name, labels and help.
LONGEST_SERIES = 260


@pytest.fixture
def visitor(toy_app):
    return toy_app.test_client()


def samples(text):
    """Values by name and labels."""
    return {
        (each.name, *sorted(each.labels.items())): each.value
        for family in text_string_to_metric_families(text)
        for each in family.samples
    }


def read(visitor):
    return samples(visitor.get("/metrics").get_data(as_text=True))


def test_answers_are_counted_by_endpoint_and_class(visitor):
    for url in ("/layers", "/layers", "/layers?asof=yesterday", "/nowhere"):
        visitor.get(url)
    found = read(visitor)
    key = "atlas_requests_total"
    assert found[key, ("endpoint", "layers.catalogue"), ("status", "2xx")] == 2
    assert found[key, ("endpoint", "layers.catalogue"), ("status", "4xx")] == 1
    assert found[key, ("endpoint", "none"), ("status", "4xx")] == 1
    assert found["atlas_request_seconds_count", ("endpoint", "layers.catalogue")] == 3
    assert 0 < found["atlas_request_seconds_sum", ("endpoint", "layers.catalogue")] < 60


def test_an_answer_that_is_not_sent_again_counts_as_such(visitor):
    tag = visitor.get("/layers").headers["ETag"]
    visitor.get("/layers", headers={"If-None-Match": tag})
    assert read(visitor)["atlas_requests_total", ("endpoint", "layers.catalogue"), ("status", "3xx")] == 1


def test_files_are_counted_by_format_where_they_were_sent(visitor):
    for url in ("/export/layers/plants.csv", "/export/layers/plants.geojson", "/export/layers/plants.exe"):
        visitor.get(url)
    counted = {key[1][1]: value for key, value in read(visitor).items() if key[0] == "atlas_exports_total"}
    assert counted == {"csv": 1, "geojson": 1}


def test_versions_and_memory_are_told(visitor, toy_app):
    found = read(visitor)
    build = next(dict(key[1:]) for key in found if key[0] == "atlas_build_info")
    assert build["data_version"] == toy_app.extensions["drawing"].atlas.data_version
    assert found[("atlas_resident_memory_bytes",)] > 10_000_000


def test_nothing_a_reader_wrote_is_in_it(visitor):
    for url in (f"/regions/{SECRET}", f"/?focus={SECRET}", f"/{SECRET}", f"/export/layers/{SECRET}.{SECRET}"):
        visitor.get(url, headers={"User-Agent": SECRET, "Referer": f"https://{SECRET}/"})
    assert SECRET not in visitor.get("/metrics").get_data(as_text=True)


def test_every_application_counts_for_itself(visitor, app):
    visitor.get("/layers")
    other = samples(app.extensions["metrics"].text().decode("utf-8"))
    assert other.keys() != read(visitor).keys()


def test_it_is_never_kept(visitor):
    answer = visitor.get("/metrics")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "text/plain"


def test_memory_is_that_of_this_process():
    assert 10_000_000 < resident_bytes() < 100_000_000_000


CHILD = """
import os, sys
from web.service.metrics import Metrics
from flask import Flask, Response, request
known = Metrics("v1")
def work():
    app = Flask("counted")
    with app.test_request_context("/export/map.png"):
        known.count(Response("", 200))
pids = []
for _ in range(2):
    pid = os.fork()
    if not pid:
        work()
        os._exit(0)
    pids.append(pid)
for pid in pids:
    os.waitpid(pid, 0)
sys.stdout.write(known.text().decode("utf-8"))
"""


def test_forked_processes_add_up(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        env={**os.environ, FOLDER: str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    )
    found = samples(done.stdout)
    assert found["atlas_exports_total", ("format", "png")] == 2
    assert found["atlas_requests_total", ("endpoint", "none"), ("status", "2xx")] == 2


def test_the_room_of_the_counters_is_set_aside_and_holds_all_that_may_be_counted(tmp_path, app):
    reserve(tmp_path, 1)
    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == sorted(f"{kind}_1.db" for kind in KINDS)
    assert all(path.stat().st_blocks * 512 >= path.stat().st_size == ROOM_BYTES for path in files)
    series = len(app.view_functions) * (len(BUCKETS_S) + 3)
    assert series * LONGEST_SERIES < ROOM_BYTES


def test_on_a_full_disk_a_process_answers_and_does_not_count(tmp_path, monkeypatch, visitor):
    def full(*_):
        raise OSError(ENOSPC, "No space left on device")

    folder = tmp_path / "counters"
    folder.mkdir()
    monkeypatch.setenv(FOLDER, str(folder))
    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr("web.service.metrics.WITHOUT_ROOM", set())
    begin(os.getpid())
    assert list(folder.iterdir()) == []
    assert visitor.get("/layers").status_code == 200
    assert "/layers" not in visitor.get("/metrics").text
    monkeypatch.delenv(FOLDER)
    assert ("atlas_requests_total", ("endpoint", "layers.catalogue"), ("status", "2xx")) not in read(visitor)


def test_counters_whose_folder_is_gone_are_told_as_far_as_they_are_known(tmp_path, monkeypatch, visitor):
    monkeypatch.setenv(FOLDER, str(tmp_path / "cleaned"))
    assert visitor.get("/metrics").status_code == 200
