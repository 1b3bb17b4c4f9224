"""`atlas accept` writes marked rows with their document, all or none, and says what is wrong by row and column."""

import csv
import fcntl
import os
import subprocess

import pytest
from click.testing import CliRunner

from geo.dates import today
from layers.atlas import atlas as atlases
from layers.atlas.items import item
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


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("evidence", "강릉시;해제"), ("place", "없는시"), ("due", "26년쯤"), ("status", "지정"), ("topic", "toys"),
        ("locator", "L99"), ("item", "advanced-complexes.invented"), ("confidence", "sure"), ("accepted", "글쎄"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(proposals, tmp_path, column, cell):
    result = accept(marked(proposals, **{column: cell}), tmp_path / "own")
    assert result.exit_code == 2
    assert f"proposals.csv:4: {column}" in result.output or "/proposals.csv:4: accepted" in result.output
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


def test_into_a_release_rows_go_as_excerpts_of_a_new_document(proposals):
    result = run("accept", marked(proposals), "--release", "--dry-run", "--accepted-by", "홍길동")
    assert result.exit_code == 0, result.output
    assert "+++ b/documents-accepted.yml" in result.output
    assert ",excerpt,high," in result.output
