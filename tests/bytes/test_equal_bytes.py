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

from tests.bytes.__main__ import addresses, written
from tests.bytes.digests import WHOLE, digests
from tests.bytes.interpreters import ROOT, differences
from web.export.document.archive import gzipped, packed

#: Another process has another hash seed than this one, whose own is drawn by lot unless somebody named it.
SEED = next(seed for seed in ("77", "78") if seed != os.environ.get("PYTHONHASHSEED"))
OTHER = (sys.executable, "-m", "tests.bytes", "--threads", "4", "--backwards")


@pytest.fixture(scope="module")
def both(app):
    """What this process writes, one request at a time, and beside it another one, four at a time and backwards."""
    environment = os.environ | {"PYTHONHASHSEED": SEED}
    with subprocess.Popen(OTHER, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        here = {name: written(app, address) for name, address in addresses(app.jinja_env.globals).items()}
        there = process.communicate()[0]
    assert process.returncode == 0
    return here, json.loads(there)


@pytest.mark.office
def test_every_format_is_the_same_bytes_in_every_process(both):
    one, other = both
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
