"""Counters: they count, they name nothing a reader wrote, and several processes add up."""

import os
import subprocess
import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families

from web.service.metrics import FOLDER, resident_bytes

SECRET = "gyeongbuk.pohang"


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
