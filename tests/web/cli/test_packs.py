"""Packs of data: made, signed, verified, applied in one step and taken back; whatever is wrong leaves all as it was."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from layers.packs import opening, shelf
from tests.layers.own.conftest import HEAD
from tests.toy_atlas import copied, relock
from web.application import create_app
from web.cli import main, updating
from web.service import config as settings
from web.service.config import BadSetting, from_environment, variable

FACTS = "seeds/facts/daily-2024-05-01.csv"
PARTS = (FACTS, "seeds/documents.yml", "seeds/evidence.lock", "data/regions.csv", "definitions/plants.yml",
         "words/printed.csv", "manifest.json")  # fmt: skip
OWN_SHEET = "id,이름,상태,지역\nA-1,우리 공장,착공,알파도 가온시\n"


def run(*words):
    return CliRunner().invoke(main.main, [str(word) for word in words])


class Maker:
    """Where the data are kept: makes packs, each after a change of a fact."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.monkeypatch = folder, monkeypatch
        self.config = copied(folder / "toy")
        assert run("key", folder / "ministry").exit_code == 0

    def change(self, name, old, new):
        path = self.folder / "toy" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        relock(self.config.seeds)

    def release(self, name, version, *more, day="2026-11-28", key="ministry.key"):
        """The result of `atlas release` in this folder and the pack."""
        pack = self.folder / name
        signed = ("--key", self.folder / key) if key else ()
        with self.monkeypatch.context() as here:
            for part in ("seeds", "data", "definitions"):
                here.setenv(variable(part), str(getattr(self.config, part)))
            here.setenv(variable("today"), day)
            here.delenv(variable("packs_dir"), raising=False)
            here.setattr(settings, "program", PROGRAM)
            return run("release", "-o", pack, "--version", version, *signed, *more), pack

    def pack(self, name, version, *more, **options):
        """A pack that could be made."""
        result, pack = self.release(name, version, *more, **options)
        assert result.exit_code == 0, result.output
        return pack


PROGRAM = settings.program


@pytest.fixture
def maker(tmp_path, monkeypatch):
    folder = tmp_path / "kept"
    folder.mkdir()
    return Maker(folder, monkeypatch)


@pytest.fixture
def served(tmp_path, monkeypatch):
    """The folder of packs of a service whose program brings the toy data, with an own layer."""
    base = copied(tmp_path / "program" / "toy")
    packs, own = tmp_path / "packs", tmp_path / "atlas-own"
    packs.mkdir()
    (own / "layers").mkdir(parents=True)
    head = f'id: own-sites\n{HEAD.strip()}\nsource: {{file: s.csv, date: "2026-09-01"}}\n'
    (own / "layers" / "own-sites.yml").write_text(head, encoding="utf-8")
    (own / "layers" / "s.csv").write_text(OWN_SHEET, encoding="utf-8")
    known = replace(base, packs_dir=packs, own_dir=own)
    for module in (settings, updating):
        monkeypatch.setattr(module, "program", lambda *_: known)
    return packs


@pytest.fixture
def pack(maker):
    """A signed pack in which an area is another than in the program's data."""
    maker.change(FACTS, "area,,,,,,,,120,만㎡", "area,,,,,,,,130,만㎡")
    return maker.pack("one.zip", "1.0.0", day="2026-11-28")


def update(pack, *more, key="ministry.pub"):
    return run("update", pack, *(("--key", pack.with_name(key)) if key else ()), *more)


def state(folder):
    """All that a folder of packs holds, but for the empty file that is locked."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != shelf.LOCK
    }


def refused(result, folder, *said):
    """A refusal in one message that leaves a folder empty."""
    assert result.exit_code == 2, result.output
    assert result.output.count("Error: ") == 1
    assert all(each in result.output for each in said), result.output
    assert state(folder) == {}


def rewritten(pack, changes=(), left_out=(), more=()):
    """The pack with some contents changed, some left out and entries more, its signature as it was."""
    with zipfile.ZipFile(pack) as archive:
        held = {one.filename: archive.read(one) for one in archive.infolist()}
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**held, **dict(changes)}.items():
            if name not in left_out:
                archive.writestr(name, content)
        for entry, content in more:
            archive.writestr(entry, content)
    return pack


def unsigned(pack):
    pack.with_name(f"{pack.name}.minisig").unlink()
    return pack


def area(config):
    text = (config.seeds / "facts" / Path(FACTS).name).read_text(encoding="utf-8")
    return text.split("area,,,,,,,,")[1].split(",")[0]


def test_a_pack_is_the_same_bytes_from_the_same_data_on_another_day(maker, pack):
    again = maker.pack("two.zip", "1.0.0", day="2027-03-01")
    assert again.read_bytes() == pack.read_bytes()
    manifest = json.loads(zipfile.ZipFile(pack).read("manifest.json"))
    assert (manifest["version"], manifest["day"]) == ("1.0.0", "2026-11-28")
    assert set(PARTS[:-1]) <= set(manifest["files"])
    assert f"seeds/history/{manifest['data_version']}.tsv" in manifest["files"]


def test_a_pack_is_signed_or_openly_not(maker):
    result, pack = maker.release("one.zip", "1.0.0", key=None)
    assert "--key" in result.output
    assert "--unsigned" in result.output
    assert not pack.exists()
    assert maker.pack("one.zip", "1.0.0", "--unsigned", key=None).is_file()
    assert not pack.with_name("one.zip.minisig").exists()


def test_a_version_is_of_one_state_of_the_data(maker, pack):
    maker.change(FACTS, "area,,,,,,,,130,만㎡", "area,,,,,,,,140,만㎡")
    assert "1.0.0 is released with other data" in maker.release("two.zip", "1.0.0")[0].output
    assert "write numbers with points" in maker.release("two.zip", "autumn")[0].output
    maker.pack("two.zip", "1.1.0")
    assert "these data are released as 1.1.0" in maker.release("two.zip", "1.2.0")[0].output


def test_broken_data_are_not_packed(maker):
    maker.change("seeds/sites.csv", "127.5", "17.5")
    result, pack = maker.release("one.zip", "1.0.0")
    assert result.exit_code == 2
    assert "'17.5'" in result.output
    assert not pack.exists()


def test_a_pack_is_told_before_and_applied_then(pack, served):
    told = update(pack, "--dry-run")
    assert told.exit_code == 0, told.output
    assert "as key " in told.output
    assert "facts: 1 changed\n    plants: 1 changed" in told.output
    assert "nothing was changed" in told.output
    assert state(served) == {}
    assert area(from_environment()) == "120"
    applied = update(pack, "--each")
    assert applied.exit_code == 0, applied.output
    assert "fact d24-gaon-area: changed" in applied.output
    assert "own: 1 layers, 1 facts kept" in applied.output
    assert "Reload the service" in applied.output
    assert area(from_environment()) == "130"
    assert "as released in 1.0.0" in run("check").output
    assert "is served already" in update(pack).output


def test_definitions_words_and_documents_are_told(maker, served):
    maker.change("definitions/plants.yml", "장난감 공장", "장난감 공장들")
    maker.change("seeds/documents.yml", "grade: 3", "grade: 2")
    told = update(maker.pack("one.zip", "1.0.0"), "--dry-run", "--each")
    assert "definitions: 1 changed" in told.output
    assert "definition plants: changed" in told.output
    assert "documents: 1 changed" in told.output


def test_what_was_served_comes_back_step_by_step(maker, pack, served):
    assert update(pack).exit_code == 0
    maker.change(FACTS, "area,,,,,,,,130,만㎡", "area,,,,,,,,140,만㎡")
    assert update(maker.pack("two.zip", "1.1.0", day="2026-11-29")).exit_code == 0
    assert area(from_environment()) == "140"
    assert "back to 1.0.0 of 2026-11-28" in run("update", "--back").output
    assert area(from_environment()) == "130"
    assert "back to the data of the program" in run("update", "--back").output
    assert area(from_environment()) == "120"
    gone = run("update", "--back")
    assert gone.exit_code == 2
    assert "no pack is applied" in gone.output
    assert update(pack).exit_code == 0  # its folder of before is there still
    assert area(from_environment()) == "130"


def test_own_rows_stay_as_they_are(pack, served, tmp_path):
    own = tmp_path / "atlas-own"
    before = state(own)
    assert update(pack).exit_code == 0
    assert state(own) == before
    with create_app(from_environment()).test_client() as client:
        ready = client.get("/readyz").get_json()
        assert (ready["release"], ready["released_on"], ready["released"]) == ("1.0.0", "2026-11-28", True)
        assert "우리 공장" in client.get("/layers/own-sites").text
        assert "1.0.0 (2026-11-28)" in client.get("/verify").text
        assert "1.0.0, 2026-11-28)" in client.get("/regions").text
    assert run("update", "--back").exit_code == 0
    assert state(own) == before


def test_readers_are_told_what_the_release_changed(maker, pack, served):
    maker.change(FACTS, "area,,,,,,,,130,만㎡", "area,,,,,,,,140,만㎡")
    maker.change(FACTS, "d24-sea,plants,plants.sea", "d24-sea,plants,plants.new-sea")
    assert update(maker.pack("two.zip", "1.1.0", day="2026-11-29")).exit_code == 0
    client = create_app(from_environment()).test_client()
    page = client.get("/changes?from=release&lang=en").text
    assert "1.1.0 (2026-11-29)" in page
    assert "After 1.0.0 (2026-11-28): items added 1, changed 1, taken out 1." in page
    assert "/items/plants.gaon?" in page
    feed = etree.fromstring(client.get("/changes.atom?from=release&lang=en").get_data())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = {entry.find(f"{atom}id").text.rpartition("/")[2]: entry for entry in feed.findall(f"{atom}entry")}
    terms = {key: entry.find(f"{atom}category").get("term") for key, entry in entries.items()}
    assert terms == {"plants.new-sea": "begun", "plants.gaon": "changed", "plants.sea": "gone"}
    assert {entry.find(f"{atom}updated").text[:10] for entry in entries.values()} == {"2026-11-29"}
    assert all(entry.find(f"{atom}link").get("rel") == "alternate" for entry in entries.values())
    of_engines = client.get("/changes.atom?from=release&layer=engines").get_data()
    assert etree.fromstring(of_engines).findall(f"{atom}entry") == []
    assert client.get("/changes.atom?from=release&to=2026-01-01").status_code == 400
    assert client.get("/changes?from=release&layer=nothing").status_code == 404


@pytest.mark.parametrize("name", PARTS)
def test_a_pack_that_was_changed_anywhere_is_refused(pack, served, name):
    with zipfile.ZipFile(pack) as archive:
        content = archive.read(name)
    refused(update(rewritten(pack, {name: content + b" "})), served, "was changed after key")


@pytest.mark.parametrize("name", PARTS[:-1])
def test_without_a_signature_every_file_is_held_to_its_hash(pack, served, name):
    with zipfile.ZipFile(pack) as archive:
        content = archive.read(name)
    other = rewritten(pack, {name: content[:-1] + b" "})
    refused(update(unsigned(other), "--unsigned", key=None), served, name, "the pack was changed")


def test_a_signature_that_was_changed_left_out_or_of_another_is_refused(maker, pack, served):
    beside = pack.with_name("one.zip.minisig")
    signature = beside.read_bytes()
    assert run("key", maker.folder / "stranger").exit_code == 0
    refused(update(pack, key="stranger.pub"), served, "signed by key")
    beside.write_bytes(signature.replace(b"atlas pack 1.0.0", b"atlas pack 9.0.0"))
    refused(update(pack), served, "was changed")
    beside.unlink()
    refused(update(pack), served, "there is no signature")


def test_who_asks_for_no_signature_says_so(pack, served):
    refused(update(pack, key=None), served, "--key", "--unsigned")
    refused(update(pack, "--unsigned", key=None), served, "there is a signature beside it")
    assert update(unsigned(pack), "--unsigned", key=None).exit_code == 0


@pytest.mark.parametrize(("option", "value", "said"), [("--least", "99.0", "upgrade the atlas first"),
                                                       ("--series", "0.0", "ask for a newer pack")])  # fmt: skip
def test_a_pack_for_another_atlas_is_refused(maker, served, option, value, said):
    refused(update(maker.pack("one.zip", "1.0.0", option, value)), served, value, said)


def test_an_older_pack_is_taken_only_where_that_is_meant(maker, pack, served):
    maker.change(FACTS, "area,,,,,,,,130,만㎡", "area,,,,,,,,140,만㎡")
    assert update(maker.pack("two.zip", "1.1.0", day="2026-11-29")).exit_code == 0
    before = state(served)
    result = update(pack)
    assert result.exit_code == 2
    assert "1.0.0 of 2026-11-28 is older than what is served (1.1.0 of 2026-11-29)" in result.output
    assert "--back" in result.output
    assert state(served) == before
    assert update(pack, "--older").exit_code == 0
    assert area(from_environment()) == "130"


def test_data_that_a_service_would_not_start_with_are_not_applied(maker, served):
    pack = maker.pack("one.zip", "1.0.0")
    with zipfile.ZipFile(pack) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        broken = archive.read("seeds/sites.csv").replace(b"127.5", b"17.5")
    digest = opening.hashlib.sha256(broken).hexdigest()
    manifest["files"]["seeds/sites.csv"] = {"bytes": len(broken), "sha256": digest}
    rewritten(pack, {"seeds/sites.csv": broken, "manifest.json": json.dumps(manifest)})
    refused(update(unsigned(pack), "--unsigned", key=None), served, "'17.5'", "sites.csv")


def test_data_that_do_not_go_with_own_rows_are_not_applied(maker, served):
    maker.change("data/regions.csv", "가온시", "가온특별시")
    for path in (maker.config.seeds / "facts").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("가온시", "가온특별시"), encoding="utf-8")
    relock(maker.config.seeds)
    result, pack = maker.release("one.zip", "1.0.0")
    assert result.exit_code == 0, result.output
    refused(update(pack), served, "atlas-own/layers/s.csv:2")


@pytest.mark.parametrize(("owner", "name"), [(Path, "rename"), (Path, "replace"), (opening, "settle")])
def test_power_that_goes_leaves_the_old_data_and_the_next_update_goes_through(
    maker, pack, served, monkeypatch, owner, name
):
    assert update(pack).exit_code == 0
    maker.change(FACTS, "area,,,,,,,,130,만㎡", "area,,,,,,,,140,만㎡")
    later = maker.pack("two.zip", "1.1.0", day="2026-11-29")
    with monkeypatch.context() as cut:
        cut.setattr(owner, name, dark)
        cut.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Dark):
            update(later)
    assert area(from_environment()) == "130"
    assert update(later).exit_code == 0
    assert area(from_environment()) == "140"
    assert not (served / shelf.WORK).exists()


class Dark(BaseException):
    """The power went."""


def dark(*_, **__):
    raise Dark


def test_two_updates_at_once_the_second_is_told(pack, served):
    with shelf.locked(served):
        result = update(pack)
        assert result.exit_code == 2
        assert "another update is at work" in result.output
        assert run("update", "--back").exit_code == 2
    assert state(served) == {}
    assert update(pack).exit_code == 0


def test_doctor_says_which_pack_is_served_and_that_a_file_of_it_differs(pack, served):
    assert "none is applied" in run("doctor").output
    assert update(pack).exit_code == 0
    told = run("doctor").output
    assert "data pack: 1.0.0 of 2026-11-28" in told
    assert "as released in 1.0.0" in told
    sites = shelf.served(served).folder / "seeds" / "sites.csv"
    sites.write_bytes(sites.read_bytes() + b"\n")
    assert "seeds/sites.csv is not as it was packed" in run("doctor").output
    assert update(pack).exit_code == 0  # applied again, beside the broken one
    assert "data pack: 1.0.0" in run("doctor").output


def test_a_folder_of_packs_that_cannot_be_served_stops_the_start_and_can_be_left(pack, served):
    assert update(pack).exit_code == 0
    manifest = shelf.served(served).folder / "manifest.json"
    whole = manifest.read_text(encoding="utf-8")
    manifest.write_text(whole.replace('"series": "0.', '"series": "0.0.'), encoding="utf-8")
    with pytest.raises(BadSetting, match="atlas update --back"):
        from_environment()
    manifest.unlink()
    with pytest.raises(BadSetting, match="is not there"):
        from_environment()
    assert run("update", "--back").exit_code == 0
    assert area(from_environment()) == "120"
    (served / shelf.SERVED).write_text("{", encoding="utf-8")
    with pytest.raises(BadSetting, match="cannot be read"):
        from_environment()


def test_packs_stand_beside_no_other_folder_of_data(tmp_path):
    both = {variable("packs_dir"): str(tmp_path), variable("seeds"): str(settings.ROOT / "seeds")}
    with pytest.raises(BadSetting, match="ATLAS_SEEDS beside ATLAS_PACKS_DIR"):
        from_environment(both)
    assert from_environment({variable("packs_dir"): str(tmp_path)}).seeds == settings.ROOT / "seeds"


def test_an_update_needs_a_folder_and_says_so(tmp_path, monkeypatch, maker):
    monkeypatch.setattr(updating, "program", lambda *_: maker.config)
    pack = maker.pack("one.zip", "1.0.0")
    assert "ATLAS_PACKS_DIR is not set" in update(pack).output
    assert "ATLAS_PACKS_DIR is not set" in run("update", "--back").output
    assert "name a pack" in run("update").output
    assert "name a pack" in run("update", "--back", "--dry-run").output
    assert "nothing was changed" in update(pack, "--dry-run").output
