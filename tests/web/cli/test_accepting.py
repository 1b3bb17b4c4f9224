"""`atlas accept` writes marked rows with their document, all or none, and says what is wrong by row and column."""

import csv
import fcntl
import os
import socket
import subprocess
from datetime import date

import pytest
from click.testing import CliRunner

from geo.dates import today
from layers.accepting.holding import held
from layers.atlas import atlas as atlases
from layers.atlas.items import item
from layers.portfolio import document_report, dossier
from layers.wording import details
from layers.wording.footnotes import Footnotes
from web.cli import main
from web.service.config import Config

TEXT = "□ 반도체 특화단지 지정\nㅇ 포항시를 지정했다.\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n"
HEAD = ("--date", "2026-11-20", "--publisher", "블록청", "--title", "특화단지 지정")


def run(*words):
    return CliRunner().invoke(main.main, [*map(str, words)])


@pytest.fixture
def proposals(tmp_path):
    """A table of proposals of an invented release, none of them marked."""
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    assert run("read", tmp_path / "release.txt", *HEAD, "-o", tmp_path / "proposals.csv").exit_code == 0
    return tmp_path / "proposals.csv"


def marked(path, encoding="utf-8-sig", **changed):
    """The table saved again with the row of Gangneung accepted, some of its cells other ones."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if "강릉" in row["place"]:
            row.update({"accepted": "o", **changed})
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def accept(path, folder, *more):
    return run("accept", path, "--own", folder, "--accepted-by", "홍길동", *more)


def written(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.name.startswith("."))


def read(folder):
    config = Config()
    return atlases.read(config.seeds, config.data, config.definitions, folder)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp949", "utf-16"])
def test_a_marked_row_joins_a_layer_of_the_release_and_says_whose_it_is(proposals, tmp_path, encoding):
    result = accept(marked(proposals, encoding), tmp_path / "own", "--reviewed-by", "김검토")
    assert result.exit_code == 0, result.output
    atlas = read(tmp_path / "own")
    (fact,) = atlas.own.facts
    found = item(atlas, "advanced-complexes", fact.item, today())
    assert (found.status, atlas.places_of[fact.id]) == ("designated", ("gangwon.gangneung",))
    assert atlas.document(fact.document).title_ko == "특화단지 지정 (자체 수록)"
    assert "+own-2026-11-20-" in result.output
    assert "홍길동,김검토," in (tmp_path / "own" / "accepted.csv").read_text("utf-8")


def test_a_row_joined_to_an_item_stands_among_its_claims_and_leaves_the_release_as_it_is(proposals, tmp_path):
    accept(marked(proposals, item="advanced-complexes.pohang"), tmp_path / "own")
    atlas, alone = read(tmp_path / "own"), read(None)
    joined = {fact.id for fact in atlas.by_item["advanced-complexes.pohang"]}
    assert joined - {fact.id for fact in alone.by_item["advanced-complexes.pohang"]} == {atlas.own.facts[0].id}
    assert atlas.release_version == alone.data_version


JOINED = {"topic": "hydrogen-complexes", "item": "hydrogen-complexes.pohang", "instrument": "hydrogen-complex"}


@pytest.mark.parametrize(("lang", "mark"), [("ko", "(자체 수록)"), ("en", "(own collection)")])
def test_short_lines_of_sources_say_that_a_document_is_of_the_own_folder(proposals, tmp_path, lang, mark):
    accept(marked(proposals), tmp_path / "own")
    atlas = read(tmp_path / "own")
    notes = Footnotes(atlas, lang)
    number = notes.document(atlas.own.facts[0].document)
    (entry,) = notes.entries()
    assert (entry["publisher"], entry["title"]) == (f"블록청 {mark}", "특화단지 지정")
    assert notes.text([number]).startswith(f"블록청 {mark} ")


@pytest.mark.parametrize("status", ["designated", "ended"])
def test_a_joined_row_takes_nothing_from_the_item_and_does_not_rename_it(proposals, tmp_path, status):
    alone = item(read(None), "hydrogen-complexes", JOINED["item"], today())
    accept(marked(proposals, **JOINED, subject_ko="강릉시 아무 이름", status=status), tmp_path / "own")
    atlas = read(tmp_path / "own")
    found = item(atlas, "hydrogen-complexes", JOINED["item"], today())
    assert found.status == status
    assert atlas.own.facts[0] in found.facts
    assert (found.subject_ko, found.subject_en, found.role) == (alone.subject_ko, alone.subject_en, alone.role)
    assert details.role(found, "ko") == details.role(alone, "ko") != ""
    page = dossier.dossier(atlas, JOINED["item"], today())
    assert [page.stated(key) for key in ("deciding_body", "legal_basis")] == [
        getattr(alone.status_fact, key) for key in ("deciding_body", "legal_basis")
    ]
    assert document_report.report(atlas, atlas.own.facts[0].document).passed == 1
    assert found.checked == max(alone.checked, atlas.checked(atlas.own.facts[0]))
    if status == alone.status:
        assert (found.status_fact, found.flags) == (alone.status_fact, alone.flags)


def test_a_joined_row_of_status_leaves_the_name_to_its_item(proposals, tmp_path):
    accept(marked(proposals, **JOINED, subject_ko="강릉시 아무 이름"), tmp_path / "own")
    (table,) = (tmp_path / "own" / "facts").glob("*.csv")
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [row["subject_ko"] for row in rows] == [""]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("evidence", "강릉시;해제"), ("place", "없는시"), ("due", "26년쯤"), ("status", "지정"), ("topic", "toys"),
        ("locator", "L99"), ("item", "advanced-complexes.invented"), ("confidence", "sure"), ("accepted", "글쎄"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(proposals, tmp_path, column, cell):
    with proposals.open(encoding="utf-8-sig", newline="") as file:
        line = next(number for number, row in enumerate(csv.DictReader(file), 2) if "강릉" in row["place"])
    result = accept(marked(proposals, **{column: cell}), tmp_path / "own")
    assert result.exit_code == 2
    assert f"proposals.csv:{line}: {column}" in result.output or f"/proposals.csv:{line}: accepted" in result.output
    assert written(tmp_path / "own") == []


def test_several_problems_are_told_at_once(proposals, tmp_path):
    output = accept(marked(proposals, due="언젠가", status="지정"), tmp_path / "own").output
    assert ": due = " in output
    assert ": status = " in output


def test_a_dry_run_shows_the_difference_alone(proposals, tmp_path):
    result = accept(marked(proposals), tmp_path / "own", "--dry-run")
    assert "+++ b/evidence.lock" in result.output
    assert written(tmp_path / "own") == []


def test_a_document_is_not_taken_twice_and_another_version_of_it_is_said(proposals, tmp_path):
    accept(marked(proposals), tmp_path / "own")
    again = accept(proposals, tmp_path / "own")
    assert again.exit_code == 2
    assert "is there already" in again.output
    (tmp_path / "release.txt").write_text(f"{TEXT}ㅇ 문의: 담당자\n", encoding="utf-8")
    assert "another version" in accept(proposals, tmp_path / "own").output


def test_a_second_writer_is_told(proposals, tmp_path):
    (tmp_path / "own").mkdir()
    folder = os.open(tmp_path / "own", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        result = accept(marked(proposals), tmp_path / "own")
    finally:
        os.close(folder)
    assert result.exit_code == 2
    assert "another desk" in result.output
    assert written(tmp_path / "own") == []


def test_the_same_person_does_not_review(proposals, tmp_path):
    assert accept(marked(proposals), tmp_path / "own", "--reviewed-by", "홍길동").exit_code == 2


def test_a_commit_holds_what_was_written_and_who_did_it(proposals, tmp_path):
    folder = tmp_path / "own"
    git = ["git", "-C", str(folder)]
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    for key, value in (("user.name", "Test"), ("user.email", "test@example.org")):
        subprocess.run([*git, "config", key, value], check=True)
    assert accept(marked(proposals), folder, "--commit").exit_code == 0
    log = subprocess.run([*git, "log", "--stat", "--format=%B"], capture_output=True, text=True, check=True).stdout
    assert "Accepted by 홍길동" in log
    assert "evidence.lock" in log


ZONES = "블루카본 육성지구 지정\nㅇ 통영시를 블루카본 육성지구로 지정했다.\n"
LATER = "블루카본 육성지구 해제\nㅇ 통영시의 블루카본 육성지구 지정을 해제했다.\n"
LAYER = "own-beulrukabon-yukseongjigu"


def zone(tmp_path, text, day):
    """A table of what a release of an instrument that no layer shows says, its rows of status accepted."""
    (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    head = ("--date", day, "--publisher", "블록청", "--title", text.splitlines()[0])
    assert run("read", tmp_path / f"{day}.txt", *head, "-o", tmp_path / f"{day}.csv").exit_code == 0
    with (tmp_path / f"{day}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row | {"accepted": "o" if row["claim"] == "status" else ""} for row in csv.DictReader(file)]
    with (tmp_path / f"{day}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return tmp_path / f"{day}.csv"


def test_a_row_of_an_instrument_without_a_layer_makes_its_layer_and_later_ones_join_its_item(tmp_path):
    folder = tmp_path / "own"
    first = accept(zone(tmp_path, ZONES, "2026-11-20"), folder, "--owner", "블록연구원")
    assert first.exit_code == 0, first.output
    assert f"새 자체 레이어: layers/{LAYER}.yml" in first.output
    made = (folder / "layers" / f"{LAYER}.yml").read_bytes()
    second = accept(zone(tmp_path, LATER, "2026-11-25"), folder)
    assert second.exit_code == 0, second.output
    assert (folder / "layers" / f"{LAYER}.yml").read_bytes() == made
    atlas = read(folder)
    assert atlas.catalog[LAYER].title["ko"] == "블루카본 육성지구 (자체 자료 · 블록연구원)"
    (key,) = {fact.item for fact in atlas.by_topic[LAYER]}
    assert {fact.status_printed for fact in atlas.by_item[key]} == {"지정", "지정을 해제"}
    assert item(atlas, LAYER, key, date(2026, 11, 22)).status == "designated"
    assert item(atlas, LAYER, key, date(2026, 11, 28)).status != "designated"


def test_into_a_release_no_layer_is_made(tmp_path):
    result = run("accept", zone(tmp_path, ZONES, "2026-11-20"), "--release", "--dry-run", "--accepted-by", "홍길동")
    assert result.exit_code == 0, result.output
    assert "other-instruments" in result.output
    assert LAYER not in result.output


def test_two_statuses_of_one_item_in_one_document_are_said(proposals, tmp_path):
    marked(proposals)
    with proposals.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    other = next(row for row in rows if row["accepted"]) | {"status": "planned", "item": "", "due": "2030"}
    with proposals.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows([*rows, other])
    assert "상태를 다르게 적은 행" in accept(proposals, tmp_path / "own", "--dry-run").output


@pytest.mark.parametrize("name", ["desk", "accept"])
def test_a_second_desk_is_told_in_korean(proposals, tmp_path, name):
    (tmp_path / "own").mkdir()
    with held(tmp_path / "own"):
        words = (proposals.parent / "release.txt",) if name == "desk" else (marked(proposals), "--accepted-by", "가")
        result = run(name, *words, "--own", tmp_path / "own")
    assert result.exit_code == 2
    assert "먼저 끝내십시오" in result.output


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("desk", "--own", tmp_path / "own", "--port", port)
    assert result.exit_code == 2
    assert f"{port}번 포트" in result.output


def test_into_a_release_rows_go_as_excerpts_of_a_new_document(proposals):
    result = run("accept", marked(proposals), "--release", "--dry-run", "--accepted-by", "홍길동")
    assert result.exit_code == 0, result.output
    assert "+++ b/documents-accepted.yml" in result.output
    assert ",excerpt,high," in result.output
