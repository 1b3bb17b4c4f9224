"""Equal states are equal bytes: in other processes, under other hash seeds, with more requests at a time."""

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib

import pytest
from PIL import Image

from tests.bytes.digests import WHOLE, digests
from tests.bytes.interpreters import ROOT, differences
from web.export.document.archive import gzipped, packed

RUNS = {"one request at a time": ("1", ()), "four at a time, backwards": ("77", ("--threads", "4", "--backwards"))}


@pytest.fixture(scope="module")
def written():
    """What the processes wrote, started side by side."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bytes", *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed, options in RUNS.values()
    ]
    told = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * len(started)
    return [json.loads(each) for each in told]


@pytest.mark.office
def test_every_format_is_the_same_bytes_in_every_process(written):
    one, other = written
    assert {name.rpartition(".")[2] for name in one} >= {"png", "svg", "pdf", "pptx", "hwpx", "docx", "xlsx", "html"}
    assert {name.rpartition(".")[2] for name in one} >= {"geojson", "csv", "gpkg", "shp"}
    assert differences(one, other) == []
    assert [name for name in one if one[name][WHOLE] != other[name][WHOLE]] == []


def test_packages_have_one_kind_of_header():
    made = packed([("a.txt", b"a"), ("b/c.txt", b"c" * 99)], "2025-12-17")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        headers = {(part.date_time, part.create_system, part.external_attr) for part in package.infolist()}
    assert headers == {((2025, 12, 17, 0, 0, 0), 0, 0o600 << 16)}


def test_a_gzip_stream_names_no_time_and_no_system():
    made = gzipped(b"content")
    assert (made[4:8], made[9]) == (bytes(4), 255)
    assert zlib.decompress(made, zlib.MAX_WBITS | 16) == b"content"


def picture(level: int, grey: int = 7) -> bytes:
    made = io.BytesIO()
    Image.new("L", (64, 64), grey).save(made, "PNG", compress_level=level)
    return made.getvalue()


def zipped(level: int, day: int = 1) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        entry = zipfile.ZipInfo("a.txt", (2025, 1, day, 0, 0, 0))
        package.writestr(entry, b"content" * 99, zipfile.ZIP_DEFLATED, level)
    return made.getvalue()


@pytest.mark.parametrize("write", [picture, zipped])
def test_another_packing_changes_the_file_and_none_of_its_parts(write):
    one, other = ({"file": digests(write(level))} for level in (1, 9))
    assert one["file"][WHOLE] != other["file"][WHOLE]
    assert differences(one, other) == []


@pytest.mark.parametrize(("write", "part"), [(picture, "pixels"), (zipped, "0 a.txt header")])
def test_another_content_or_another_header_is_named(write, part):
    assert differences({"file": digests(write(1))}, {"file": digests(write(1, 9))}) == [f"file: {part}"]
