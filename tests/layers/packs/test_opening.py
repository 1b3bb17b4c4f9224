"""Hostile and damaged packs are refused in one sentence, and nothing of them is written."""

import hashlib
import json
import stat
import zipfile

import pytest

from layers.errors import BrokenPack, UnfitPack
from layers.packs import manifest, opening, packing
from layers.packs.manifest import Manifest

SAID = Manifest("1.0.0", "2026-11-28", "0123456789ab", "0.2.0", "0.2", {})
FILES = {
    "seeds/a.csv": b"id\n1\n",
    "data/b.json": b"{}",
    "definitions/c.yml": b"id: c\n",
    "words/printed.csv": b"ko,en\n",
}


def told(some, **changes):
    """The bytes of a manifest of some files, with some keys changed."""
    listed = {name: {"bytes": len(one), "sha256": hashlib.sha256(one).hexdigest()} for name, one in some.items()}
    head = {"format": 1} | {key: value for key, value in vars(SAID).items() if key != "files"}
    return json.dumps(head | {"files": listed} | changes)


def entry(name, mode=stat.S_IFREG | 0o644):
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


@pytest.fixture
def made(tmp_path):
    """Write a zip of some entries and return it."""

    def write(entries, said=None):
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if said is not None:
                archive.writestr("manifest.json", said)
            for name, content in entries:
                archive.writestr(name, content)
        return path

    return write


def refused(pack, tmp_path, said, mistake=BrokenPack):
    folder = tmp_path / "unpacked"
    with pytest.raises(mistake, match=said) as caught:
        opening.unpack(pack, "pack.zip", folder)
    assert str(caught.value).startswith("pack.zip: ")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path != pack]


def test_what_was_packed_is_unpacked_as_it_was(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "seeds" / "README.md").write_text("no data")
    (tmp_path / "seeds" / ".a.csv.swp.csv").write_text("hidden")
    parts = {part: tmp_path / part for part in manifest.PARTS}
    packed = packing.pack(parts, SAID, tmp_path / "pack.zip")
    assert opening.unpack(tmp_path / "pack.zip", "pack.zip", tmp_path / "unpacked") == packed
    assert {name: (tmp_path / "unpacked" / name).read_bytes() for name in packed.files} == FILES
    assert opening.differing(tmp_path / "unpacked", packed) == []
    (tmp_path / "unpacked" / "data" / "b.json").unlink()
    assert opening.differing(tmp_path / "unpacked", packed) == ["data/b.json"]


def test_a_name_that_no_pack_can_have_is_not_packed(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "지역.csv").write_text("id")
    with pytest.raises(BrokenPack, match=r"seeds/지역\.csv"):
        packing.pack({"seeds": tmp_path / "seeds"}, SAID, tmp_path / "pack.zip")


@pytest.mark.parametrize(
    "name",
    ["../evil.csv", "seeds/../../evil.csv", "/etc/passwd", "C:\\evil.csv", "seeds\\evil.csv", "seeds/.hidden.csv",
     "seeds/a/b/c/d/e.csv", "web/main.py", "seeds/", "seeds/a\n.csv", "seeds/ㄱ.csv", "seeds/" + "a" * 200],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(made, tmp_path, name):
    files = FILES | {name: b"x"}
    refused(made([(each, FILES.get(each, b"x")) for each in files], told(FILES)), tmp_path, "leads out|plain files")
    refused(made(FILES.items(), told(files)), tmp_path, "is no name of a file")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_links_and_devices_are_refused(made, tmp_path, kind):
    entries = [*FILES.items(), (entry("seeds/link.csv", kind | 0o777), b"/etc/passwd")]
    refused(made(entries, told(FILES | {"seeds/link.csv": b"/etc/passwd"})), tmp_path, "plain files")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["seeds/a.csv", "seeds/A.CSV"])
def test_a_name_twice_is_refused(made, tmp_path, name):
    refused(made([*FILES.items(), (name, b"other")], told(FILES)), tmp_path, "twice")


def test_a_file_more_or_less_than_listed_is_refused(made, tmp_path):
    refused(made([*FILES.items(), ("seeds/more.csv", b"x")], told(FILES)), tmp_path, r"seeds/more\.csv")
    refused(made(list(FILES.items())[1:], told(FILES)), tmp_path, r"seeds/a\.csv")
    refused(made(FILES.items()), tmp_path, "has no manifest")


def test_what_unpacks_to_more_than_it_says_is_not_read_to_its_end(made, tmp_path):
    bomb = bytes(50_000_000)
    files = FILES | {"seeds/a.csv": b"x" * 10}
    pack = made((FILES | {"seeds/a.csv": bomb}).items(), told(files))
    refused(pack, tmp_path, r"seeds/a\.csv")
    content = pack.read_bytes()  # the heads of the zip lie too
    size = len(bomb).to_bytes(4, "little")
    assert content.count(size) == 2
    pack.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    refused(pack, tmp_path, "pack.zip")
    huge = {"bytes": manifest.MOST_BYTES + 1, "sha256": "0" * 64}
    listed = json.loads(told(FILES))["files"] | {"seeds/a.csv": huge}
    with pytest.raises(BrokenPack, match="when unpacked"):
        manifest.read(told(FILES, files=listed).encode(), "pack.zip")


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"version": "../1"}, "version"), ({"day": "2026-02-30"}, "no day"), ({"data_version": None}, "data_version"),
     ({"least": 3}, "least"), ({"more": 1}, "one too many"), ({"files": []}, "lacks a key"), ({"files": {}}, "files"),
     ({"files": {"seeds/a.csv": {"bytes": -1, "sha256": "0" * 64}}}, "size"),
     ({"files": {"seeds/a.csv": {"bytes": 5, "sha256": "0" * 63}}}, "hash"),
     ({"files": {"seeds/a.csv": {"bytes": 5, "sha256": "0" * 64}}}, "nothing in data")],
)  # fmt: skip
def test_a_manifest_of_another_form_is_refused(made, tmp_path, changes, said):
    with pytest.raises(BrokenPack, match=said):
        manifest.read(told(FILES, **changes).encode(), "pack.zip")


@pytest.mark.parametrize("said", ["", "[]", "null", "{", "[" * 100_000, '{"files": {}}'])
def test_a_manifest_that_cannot_be_read_is_refused(made, tmp_path, said):
    refused(made(FILES.items(), said), tmp_path, "cannot be read")


def test_a_pack_of_another_format_is_refused(made, tmp_path):
    refused(made(FILES.items(), told(FILES, format=2)), tmp_path, "format 2", UnfitPack)


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -30])
def test_a_pack_that_is_cut_is_refused(made, tmp_path, cut):
    pack = made(FILES.items(), told(FILES))
    pack.write_bytes(pack.read_bytes()[:cut])
    refused(pack, tmp_path, "is no pack or is damaged")


def test_a_byte_that_fell_over_is_found(made, tmp_path):
    pack = made(FILES.items(), told(FILES))
    content = bytearray(pack.read_bytes())
    content[content.index(b"seeds/a.csv") + len("seeds/a.csv") + 1] ^= 0xFF
    pack.write_bytes(content)
    refused(pack, tmp_path, "pack.zip")


def test_an_encrypted_pack_is_refused(made, tmp_path):
    pack = made(FILES.items(), told(FILES))
    content = bytearray(pack.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    pack.write_bytes(content)
    refused(pack, tmp_path, "encrypted")


@pytest.mark.parametrize(("ours", "fits"), [("0.1.9", False), ("0.2.0", True), ("0.2.10", True), ("0.3.0", False)])
def test_a_pack_fits_the_series_it_names(ours, fits):
    if fits:
        manifest.fit(SAID, ours, "pack.zip")
    else:
        with pytest.raises(UnfitPack, match=r"0\.2"):
            manifest.fit(SAID, ours, "pack.zip")


@pytest.mark.parametrize(("one", "other", "before"), [("0.2.9", "0.2.10", True), ("0.2", "0.2.0", False),
                                                      ("1.0", "0.9", False), ("0.2", "0.2.1", True)])  # fmt: skip
def test_versions_are_compared_by_their_numbers(one, other, before):
    assert manifest.older(one, other) is before
