"""The command line says what is wrong in one message, and what it did."""

import hashlib
import socket

import pytest
from click.testing import CliRunner

from layers.facts.facts import COLUMNS
from web.cli import main, server
from web.export.formats import FORMATS
from web.service.config import variable
from web.service.version import version

TEXT = "Ministry of Toys\n\nThe plan: 220 MW by 2031\n"
BROKEN = (
    ("seeds/facts/daily-2024-05-01.csv", "under-way", "underway"),
    ("seeds/sites.csv", "127.5", "17.5"),
    ("seeds/documents.yml", "grade: 3", "grade: 4"),
    ("definitions/plants.yml", "promotion", "promoting"),
)


@pytest.fixture
def run(toy_config, monkeypatch):
    """Run a command over the toy atlas; the result has `output` and `exit_code`."""
    for name in ("seeds", "data", "definitions"):
        monkeypatch.setenv(variable(name), str(getattr(toy_config, name)))
    return lambda *words: CliRunner().invoke(main.main, list(words))


def spoil(toy_config, name, old, new):
    path = toy_config.seeds.parent / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_version_is_that_of_the_package(run):
    assert version() in run("--version").output
    assert version()[0].isdigit()


def test_check_counts_what_it_read(run, toy_atlas):
    result = run("check")
    assert result.exit_code == 0
    assert (
        f"3 layers, {len(toy_atlas.facts)} facts, 4 documents; data version {toy_atlas.data_version}" in result.output
    )


def test_check_lists_all_problems_with_file_and_value(run, toy_config):
    for change in BROKEN:
        spoil(toy_config, *change)
    result = run("check")
    assert result.exit_code == 2
    assert "problem(s) in the data set" in result.output
    assert all(name in result.output and f"'{new.split(': ')[-1]}'" in result.output for name, _, new in BROKEN)


@pytest.mark.parametrize("name", ["boundaries-2026-07-01-60m.json", "context.json"])
def test_check_names_a_boundary_file_that_is_not_there(run, toy_config, name):
    (toy_config.data / name).unlink()
    result = run("check")
    assert result.exit_code == 2
    assert name in result.output
    assert "make boundaries" in result.output


@pytest.mark.parametrize("text", ['{"type": "Topology", "objects"', "[]", "null", ""])
def test_check_names_a_boundary_file_that_is_broken(run, toy_config, text):
    (toy_config.data / "boundaries-2026-07-01-60m.json").write_text(text, encoding="utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert "boundaries-2026-07-01-60m.json" in result.output


@pytest.mark.parametrize("command", [("check",), ("export", "plants", "a.csv"), ("serve", "--port", "1")])
@pytest.mark.parametrize(("name", "old", "new"), BROKEN[:1])
def test_no_command_shows_a_traceback(run, toy_config, command, name, old, new, monkeypatch):
    monkeypatch.setattr(main, "_free", lambda *_: None)
    spoil(toy_config, name, old, new)
    result = run(*command)
    assert result.exit_code == 2
    assert result.output.startswith("Error: 1 problem(s) in the data set:\n")


@pytest.mark.parametrize(("setting", "value"), [("port", "eighty"), ("today", "soon")])
@pytest.mark.parametrize("command", [("check",), ("serve",), ("export", "plants", "a.csv")])
def test_a_wrong_setting_names_itself(run, monkeypatch, command, setting, value):
    monkeypatch.setenv(variable(setting), value)
    result = run(*command)
    assert result.exit_code == 2
    assert f"{variable(setting)}='{value}'" in result.output


def test_a_port_in_use_is_named_with_how_to_choose_another(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 2
    assert f"127.0.0.1:{port} cannot be used" in result.output
    assert "atlas serve --port" in result.output
    assert "make run PORT=" in result.output


def test_a_host_that_is_not_ours_is_named(run):
    result = run("serve", "--host", "192.0.2.1", "--port", "8000")
    assert result.exit_code == 2
    assert "192.0.2.1:8000 cannot be used" in result.output


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 100, "a b", "한글.."])
def test_a_host_that_is_none_is_told_what_would_be_one(run, host):
    result = run("serve", "--host", host, "--port", "8000")
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert "write 127.0.0.1, ::1 or 0.0.0.0" in result.output


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[", "atlas.example", "https://a.example/?x"])
@pytest.mark.parametrize("command", ["map", "brief"])
def test_an_address_to_print_that_is_none_is_refused(run, tmp_path, command, address):
    (tmp_path / "brief.yaml").write_text("title: x\nviews: [/changes]\n", encoding="utf-8")
    given = (str(tmp_path / "brief.yaml"),) if command == "brief" else ()
    result = run(command, *given, "-o", str(tmp_path / "made.pptx"), "--address", address)
    assert (result.exit_code, "https://portal.example.kr/atlas" in result.output) == (2, True)


def test_files_that_are_being_made_are_finished_before_the_server_ends(toy_config):
    assert server.Server(toy_config, "127.0.0.1:8765", 1).cfg.graceful_timeout >= 60


def test_the_highest_port_suggests_the_one_below(run, monkeypatch):
    class Taken:
        def __init__(self, *_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def setsockopt(self, *_):
            return None

        def bind(self, _):
            raise OSError(98, "Address already in use")

    monkeypatch.setattr(main.socket, "socket", Taken)
    assert "--port 65534" in run("serve", "--port", "65535").output


def test_serve_starts_the_server_where_it_was_told(run, monkeypatch):
    started = []
    monkeypatch.setattr(main, "_free", lambda *where: started.append(where))
    monkeypatch.setattr(server.Server, "run", lambda self: started.append((self.address, self.workers)))
    result = run("serve", "--port", "8765", "--workers", "3")
    assert result.exit_code == 0, result.output
    assert started == [("127.0.0.1", 8765), ("127.0.0.1:8765", 3)]


@pytest.mark.parametrize(
    ("host", "address", "warned"),
    [
        ("::1", "[::1]:8765", False),
        ("[::1]", "[::1]:8765", False),
        ("localhost", "localhost:8765", False),
        ("127.8.8.8", "127.8.8.8:8765", False),
        ("0.0.0.0", "0.0.0.0:8765", True),
        ("::", "[::]:8765", True),
    ],
)
def test_addresses_of_both_versions_are_served_and_open_ones_warned_of(run, monkeypatch, host, address, warned):
    started = []
    monkeypatch.setattr(main, "_free", lambda *_: None)
    monkeypatch.setattr(server.Server, "run", lambda self: started.append(self.address))
    result = run("serve", "--host", host, "--port", "8765")
    assert started == [address]
    assert ("docs/deployment.md" in result.output) == warned


def test_a_port_of_version_6_that_is_taken_is_named(run):
    with socket.socket(socket.AF_INET6) as taken:
        taken.bind(("::1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--host", "::1", "--port", str(port))
    assert result.exit_code == 2
    assert f"[::1]:{port} cannot be used" in result.output


def test_a_layer_is_not_written_for_a_day_that_files_cannot_have(run, tmp_path):
    result = run("export", "grdp", str(tmp_path / "a.shp.zip"), "--asof", "2108-01-01")
    assert result.exit_code == 2
    assert "2107-12-31" in result.output


def test_the_server_serves_the_atlas(toy_config):
    app = server.Server(toy_config, "127.0.0.1:8765", 1).load()
    assert app.test_client().get("/healthz").status_code == 200


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_a_layer_in_the_format_of_the_ending(run, tmp_path, name):
    path = tmp_path / f"plants.{FORMATS[name].ending or name}"
    result = run("export", "plants", str(path), "--asof", "2025-12-17", "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "features" in result.output
    assert path.stat().st_size > 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "plants", "plants.shp"), ".geojson, .csv, .gpkg, .shp.zip"),
        (("export", "plants", "plants"), ".geojson, .csv, .gpkg, .shp.zip"),
        (("export", "plants", "plants.geojson", "--crs", "5186"), "4326"),
        (("export", "plants", "plants.gpkg", "--encoding", "cp949"), "utf-8"),
        (("export", "plant", "plant.csv"), "plants"),
        (("export", "plants", "nowhere/plants.csv"), "nowhere/plants.csv"),
        (("export", "plants", "plants.csv", "--asof", "2010-01-01"), "2017-12-18"),
        (("export", "plants", "plants.csv", "--asof", "soon"), "%Y-%m-%d"),
        (("export", "plants", "plants.csv", "--lang", "jp"), "'ko', 'en'"),
    ],
)
def test_a_wrong_export_says_what_would_be_right(run, words, said):
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_doctor_says_what_is_there(run):
    result = run("doctor")
    assert result.exit_code == 0
    assert "ok      data set: data version" in result.output
    assert "ok      web assets" in result.output


def test_doctor_says_what_is_missing_and_goes_on(run, toy_config):
    (toy_config.data / "context.json").unlink()
    result = run("doctor")
    assert result.exit_code == 0
    assert "missing data set: context.json" in result.output


@pytest.fixture
def transcribed(tmp_path, monkeypatch):
    """A function that writes one document, one fact with these terms, and gives the folder of the text."""

    def write(terms, text=TEXT):
        seeds, texts = tmp_path / "seeds", tmp_path / "texts"
        (seeds / "facts").mkdir(parents=True)
        texts.mkdir()
        (texts / "toy.txt").write_text(text, encoding="utf-8", newline="")
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        (seeds / "documents.yml").write_text(
            "toy-2024: {title_ko: 장난감, publisher_ko: 장난감부, date: '2024', grade: '1', checked: '2024-02', "
            f"file: toy.txt, sha256: '{digest}'}}\n",
            encoding="utf-8",
        )
        (seeds / "paragraphs.yml").write_text("toy-2024: []\n", encoding="utf-8")
        cells = {"id": "toy-a", "topic": "toys", "item": "toys.a", "claim": "status", "status": "planned"}
        cells |= {"basis": "document", "confidence": "high", "locator": "L3", "evidence": terms}
        row = ",".join(cells.get(column, "") for column in COLUMNS)
        (seeds / "facts" / "toy-2024.csv").write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
        monkeypatch.setenv(variable("seeds"), str(seeds))
        return texts

    return write


def test_facts_that_stand_in_their_document_are_locked(transcribed, tmp_path):
    result = CliRunner().invoke(main.main, ["verify-facts", str(transcribed("220 MW;2031"))])
    assert result.exit_code == 0, result.output
    assert "1 rows stand in their documents" in result.output
    assert "toy-a" in (tmp_path / "seeds" / "evidence.lock").read_text(encoding="utf-8")


def test_a_fact_that_does_not_stand_is_named_and_nothing_is_locked(transcribed, tmp_path):
    result = CliRunner().invoke(main.main, ["verify-facts", str(transcribed("230 MW"))])
    assert result.exit_code == 2
    assert "toy-2024.csv:2: evidence = '230 MW'" in result.output
    assert "1 of 1 rows are not borne out" in result.output
    assert not (tmp_path / "seeds" / "evidence.lock").exists()


def test_another_text_than_the_transcribed_one_is_refused(transcribed):
    result = CliRunner().invoke(main.main, ["verify-facts", str(transcribed("220 MW", TEXT + "more\n"))])
    assert result.exit_code == 2
    assert "toy.txt" in result.output


def test_a_folder_without_the_text_is_refused(transcribed, tmp_path):
    transcribed("220 MW")
    result = CliRunner().invoke(main.main, ["verify-facts", str(tmp_path / "seeds")])
    assert result.exit_code == 2
    assert "toy.txt" in result.output
