"""A bundle for a closed network: nothing is unpacked before its signature, nothing installed that was changed."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from assets.materials import unlicensed, with_scripts
from layers.evidence import signatures

ROOT = Path(__file__).parents[2]
INSTALL = ROOT / "deploy" / "install.sh"


@pytest.fixture
def key(tmp_path):
    """A signer's pair of keys: its public half."""
    signatures.make_keys(tmp_path / "ministry")
    return tmp_path / "ministry.pub"


def packed(folder, sums=None):
    """A small bundle, with the checksums of its files or others."""
    files = {"requirements.txt": b"", "docs/README.md": b"# docs\n"}
    lines = "".join(f"{hashlib.sha256(content).hexdigest()}  ./{name}\n" for name, content in files.items())
    files["SHA256SUMS"] = (sums or lines).encode()
    bundle = folder / "atlas.tar.gz"
    with tarfile.open(bundle, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"atlas/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return bundle


def signed(bundle, key):
    signatures.sign(bundle, key.with_suffix(".key"), "a test")
    return bundle


def install(bundle, key, folder, without=()):
    """What the script says, where some programs are not to be found."""
    path = folder.parent / "bin"
    path.mkdir()
    for each in ("sh", "openssl", "tar", "gzip", "sha256sum", "mktemp", "rm", "mkdir", "cp", "minisign"):
        found = shutil.which(each)
        if found and each not in without:
            (path / each).symlink_to(found)
    shutil.rmtree(folder, ignore_errors=True)
    words = ["sh", str(INSTALL), str(bundle), str(key), str(folder)]
    given = {"PATH": str(path), "TMPDIR": str(folder.parent), "PYTHON": sys.executable}
    return subprocess.run(words, env=given, capture_output=True, text=True, check=False)


def test_a_bundle_that_was_changed_is_not_unpacked(tmp_path, key):
    bundle = signed(packed(tmp_path), key)
    bundle.write_bytes(bundle.read_bytes() + b"x")
    said = install(bundle, key, tmp_path / "opt")
    assert said.returncode == 2
    assert "is not what the owner of" in said.stderr
    assert not (tmp_path / "opt").exists()


def test_another_signer_is_refused(tmp_path, key):
    bundle = signed(packed(tmp_path), key)
    signatures.make_keys(tmp_path / "stranger")
    said = install(bundle, tmp_path / "stranger.pub", tmp_path / "opt", without=("minisign",))
    assert said.returncode == 2
    assert "is not what the owner of" in said.stderr


def test_a_signature_is_verified_by_openssl_where_there_is_no_minisign(tmp_path, key):
    """The signature holds; then a file inside is not the one that was packed, and nothing is installed."""
    wrong = f"{hashlib.sha256(b'other').hexdigest()}  ./requirements.txt\n"
    said = install(signed(packed(tmp_path, wrong), key), key, tmp_path / "opt", without=("minisign",))
    assert said.returncode == 2
    assert "a file is not the one that was packed" in said.stderr
    assert not (tmp_path / "opt").exists()


def test_a_changed_comment_of_the_signature_is_refused(tmp_path, key):
    bundle = signed(packed(tmp_path), key)
    beside = Path(f"{bundle}.minisig")
    beside.write_text(beside.read_text(encoding="utf-8").replace("a test", "a lie!"), encoding="utf-8")
    said = install(bundle, key, tmp_path / "opt", without=("minisign",))
    assert said.returncode == 2
    assert not (tmp_path / "opt").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path, key):
    bundle = signed(packed(tmp_path), key)
    words = ["sh", str(INSTALL), str(bundle), str(key), str(tmp_path)]
    said = subprocess.run(words, env=os.environ, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "is there already" in said.stderr


def test_the_list_of_parts_has_scripts_and_fonts_with_their_licences():
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    made = with_scripts({"components": [{"name": "flask", "licenses": [{"license": {"id": "BSD-3-Clause"}}]}]}, locked)
    names = {each["name"] for each in made["components"]}
    assert {"flask", "leaflet", "pretendard", "topojson-client"} <= names
    assert "axe-core" not in names  # of the tests alone
    assert unlicensed(made) == []
