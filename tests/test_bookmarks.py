"""What people kept of 0.2.0: addresses and files. Each still answers; a file's code is known and told truly."""

import gzip
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.manifest.plain import parts

pytestmark = pytest.mark.whole

KEPT = Path(__file__).parent / "bookmarks"
#: The data version of 0.2.0; its record of facts is kept, so that what has changed since can always be told.
DATA = "7a8745e52e38"
SAME, FACTS, WORDING = "same", "facts", "wording"
#: A picture prints its code, data are stamped with their version alone: where they can be checked stands beside them.
WITHOUT_CODE = {"map.png", "layer.geojson", "data.csv", "layer.gpkg", "layer.shp.zip"}


def rows(name):
    """The lines of a table of this folder below its head."""
    return [line.split("\t") for line in (KEPT / name).read_text(encoding="utf-8").splitlines()[1:]]


FILES = [(name, check) for name, _, check in rows("files.txt")]


def said(path, body):
    """All that an answer or a file says, compressed or not."""
    return b"".join([body, *parts(path, body).values()])


def kept(name):
    """All that a kept file says."""
    body = (KEPT / name).read_bytes()
    return said("/export/map.html", gzip.decompress(body)) if name.endswith(".gz") else said("", body)


def outcome(page):
    return re.search(r"outcome-(\w+)", page)[1]


def code_of(check):
    return urlsplit(check).path.rpartition("/")[2]


@pytest.mark.parametrize(("status", "phrase", "address"), rows("addresses.txt"))
def test_an_address_of_0_2_0_answers_as_it_did(client, status, phrase, address):
    answer = client.get(address)
    assert answer.status_code == int(status)
    assert phrase.encode("utf-8") in said(urlsplit(address).path, answer.get_data())


def test_there_are_sixty_addresses_and_a_file_of_every_format():
    assert len({address for *_, address in rows("addresses.txt")}) == 60
    endings = {re.search(r"\.(\w+)(?:\.gz|\.zip)?$", name)[1] for name, _ in FILES}
    assert endings == {"png", "svg", "pdf", "pptx", "hwpx", "docx", "xlsx", "geojson", "csv", "gpkg", "shp", "html"}


@pytest.mark.parametrize(("name", "check"), FILES)
def test_a_file_of_0_2_0_has_the_code_and_the_version_that_it_is_checked_by(name, check):
    assert parse_qs(urlsplit(check).query)["data"] == [DATA]
    found = kept(name)
    assert (code_of(check).encode() in found) == (name not in WITHOUT_CODE)
    assert DATA.encode() in found or name == "map.png"


@pytest.mark.parametrize(("name", "check"), FILES)
def test_a_code_of_0_2_0_is_known_and_the_answer_is_true(client, name, check):
    answer = client.get(check)
    assert answer.status_code == 200
    found = outcome(answer.text)
    assert found in (SAME, FACTS, WORDING)
    assert (found == FACTS) == ('id="differences"' in answer.text)


@pytest.mark.parametrize(("name", "check"), FILES)
def test_another_code_is_never_the_same(client, name, check):
    assert outcome(client.get(check.replace(code_of(check), "0000-0000")).text) in (FACTS, WORDING)


@pytest.mark.parametrize("of_a_map", [True, False])
def test_codes_of_0_2_0_are_still_made_as_they_were(client, of_a_map):
    """Words may change here and there; if no code of maps, or none of other views, holds, they are made another way."""
    checks = [check for _, check in FILES if ("page=" not in check) == of_a_map]
    found = {outcome(client.get(check).text) for check in checks}
    assert SAME in found or found == {FACTS}
