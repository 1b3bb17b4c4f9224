"""`atlas read` tells what it read, what it did not find and what it refused."""

import csv
import json

import pytest
from click.testing import CliRunner

from tests.layers.intake import press
from web.cli import main


@pytest.fixture
def release(tmp_path):
    press.text(tmp_path / "release.txt", "cp949")
    return tmp_path / "release.txt"


def run(*words):
    return CliRunner().invoke(main.main, ["read", *map(str, words)])


def test_the_text_has_masthead_remarks_and_every_line_with_its_locator(release):
    result = run(release)
    assert result.exit_code == 0
    assert f"title: {press.TITLE}" in result.output
    assert "read as CP949" in result.output
    assert f"[L4 item 1] {press.LINES[3]}" in result.output
    assert f"row] {' | '.join(press.ROWS[1])}" in result.output


def test_json_holds_the_same_and_what_a_person_says_instead(release):
    result = run(release, "--json", "--date", "2026-11-21", "--publisher", "블록청")
    (document,) = json.loads(result.output)
    assert (document["masthead"]["date"], document["masthead"]["publisher"]) == ("2026-11-21", "블록청")
    assert document["masthead"]["title"] == press.TITLE
    assert document["blocks"][3]["text"].startswith("장난감부")


def test_of_several_files_each_that_cannot_be_read_is_told_and_the_rest_is_read(release, tmp_path):
    press.scanned(tmp_path / "scan.pdf")
    result = run(tmp_path / "scan.pdf", release)
    assert result.exit_code == 2
    assert "no text layer" in result.output
    assert press.TITLE in result.output


def test_a_date_that_is_none_is_refused(release):
    result = run(release, "--date", "다음달")
    assert result.exit_code == 2
    assert "no date such as" in result.output


def test_proposals_are_written_as_a_table_and_what_was_passed_over_is_told(tmp_path):
    text = "□ 반도체 특화단지 지정\nㅇ 포항시를 지정했다.\nㅇ 구미시도 지정될 것으로 보인다.\n"
    (tmp_path / "release.txt").write_text(text, encoding="utf-8")
    result = run(tmp_path / "release.txt", "--date", "2026-11-20", "-o", tmp_path / "proposals.csv")
    assert result.exit_code == 0
    assert "L3: 추측" in result.output
    with (tmp_path / "proposals.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["place"] != "전국"]
    assert [(row["place"], row["status"], row["locator"]) for row in rows] == [("경상북도 포항시", "designated", "L2")]


def test_proposals_are_of_one_file(release, tmp_path):
    result = run(release, release, "-o", tmp_path / "proposals.csv")
    assert result.exit_code == 2
    assert "one file" in result.output
