"""Signed files: made and checked by the command line, by minisign too, and every mistake in one message."""

import stat

import pytest
from click.testing import CliRunner

from web.cli import main

#: Made by minisign 0.11 itself.
PUBLIC = """untrusted comment: minisign public key 61FAAC34DA31BE95
RWSVvjHaNKz6YUGNyUb7fersNaPd+ff3Wj81aeAFV0WzY3DyKOEGfqO5
"""
SIGNED = b"what was signed\n"
SIGNATURE = """untrusted comment: signature from minisign secret key
RUSVvjHaNKz6YXTcfu5VkhY+l6U4RRPPlCtApQjmI5Cczq8s+FbPHAAjWj8cUGWSWVUtBJNufocrNSXXdv20R8ib3NqTcPFELgk=
trusted comment: release 1
oGUwXnRWQ2eeVT8AarwXDuDjeANmWsX62VxUGKjJMJUlqd/TlI8RZcXxjPg6Jn8x0pUQMY0zm7N4MCj807iBCQ==
"""
KEY = "61FAAC34DA31BE95"


def run(*words, typed=""):
    return CliRunner().invoke(main.main, [str(word) for word in words], input=typed)


@pytest.fixture
def file(tmp_path):
    """A file signed by the key `own.key`."""
    made = tmp_path / "자료.bin"
    made.write_bytes(SIGNED)
    assert run("key", tmp_path / "own").exit_code == 0
    assert run("sign", made, "--key", tmp_path / "own.key").exit_code == 0
    return made


def refused(file, key):
    result = run("verify-file", file, "--key", key)
    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    return result.output


def test_a_signed_file_is_verified_with_the_id_of_its_key(file, tmp_path):
    key_id = (tmp_path / "own.pub").read_text().split()[5]
    result = run("verify-file", file, "--key", tmp_path / "own.pub")
    assert result.exit_code == 0
    assert f"as key {key_id} signed it (atlas " in result.output


def test_a_secret_key_is_its_owners_alone_and_no_key_is_overwritten(file, tmp_path):
    assert stat.S_IMODE((tmp_path / "own.key").stat().st_mode) == 0o600
    before = (tmp_path / "own.pub").read_bytes()
    (tmp_path / "own.key").unlink()
    assert "own.pub: File exists" in run("key", tmp_path / "own").output
    assert (tmp_path / "own.pub").read_bytes() == before
    assert not (tmp_path / "own.key").exists()


def test_what_minisign_signed_is_verified(tmp_path):
    (tmp_path / "data.bin").write_bytes(SIGNED)
    (tmp_path / "data.bin.minisig").write_text(SIGNATURE)
    (tmp_path / "m.pub").write_text(PUBLIC)
    result = run("verify-file", tmp_path / "data.bin", "--key", tmp_path / "m.pub")
    assert result.output.endswith(f"data.bin: as key {KEY} signed it (release 1)\n")


def test_a_changed_file_is_refused(file, tmp_path):
    file.write_bytes(SIGNED + b"!")
    assert "자료.bin: it or its signature was changed after key" in refused(file, tmp_path / "own.pub")


def test_a_changed_comment_of_a_signature_is_refused(file, tmp_path):
    path = tmp_path / "자료.bin.minisig"
    path.write_text(path.read_text().replace("trusted comment: atlas", "trusted comment: other"))
    assert "it or its signature was changed" in refused(file, tmp_path / "own.pub")


def test_another_key_is_refused_and_both_are_named(file, tmp_path):
    (tmp_path / "m.pub").write_text(PUBLIC)
    own = (tmp_path / "own.pub").read_text().split()[5]
    assert f"signed by key {own}, and m.pub is key {KEY}" in refused(file, tmp_path / "m.pub")


def test_a_missing_signature_is_told_with_what_makes_one(file, tmp_path):
    (tmp_path / "자료.bin.minisig").unlink()
    said = refused(file, tmp_path / "own.pub")
    assert "자료.bin.minisig: there is no signature; make one with: atlas sign" in said


@pytest.mark.parametrize("text", ["", "nonsense", SIGNATURE.replace("untrusted", "trusted"), SIGNATURE[:-20]])
def test_a_malformed_signature_is_told(file, tmp_path, text):
    (tmp_path / "자료.bin.minisig").write_text(text)
    assert "자료.bin.minisig: is no signature (" in refused(file, tmp_path / "own.pub")


@pytest.mark.parametrize("name", ["own.key", "자료.bin"])
def test_what_is_no_public_key_is_told(file, tmp_path, name):
    assert f"{name}: is no public key of minisign (" in refused(file, tmp_path / name)


def test_what_is_no_secret_key_signs_nothing(file, tmp_path):
    result = run("sign", file, "--key", tmp_path / "own.pub")
    assert result.exit_code == 2
    assert "own.pub: is no secret key of minisign (" in result.output


@pytest.mark.parametrize(("typed", "code", "said"), [("good\n", 0, "signed by key"), ("bad\n", 2, "not its password")])
def test_a_key_under_a_password_asks_for_it(file, tmp_path, typed, code, said):
    assert run("key", tmp_path / "locked", "--password", typed="good\ngood\n").exit_code == 0
    result = run("sign", file, "--key", tmp_path / "locked.key", typed=typed)
    assert result.exit_code == code
    assert said in result.output
