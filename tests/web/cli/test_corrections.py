"""`atlas read` opens a correction that a reader sent as a proposal, and says what is wrong with a broken one."""

import csv
import json

import pytest
from click.testing import CliRunner

from layers.proposing.correction import FORMAT, LARGEST_BYTES
from web.cli import main

ITEM = "advanced-complexes.yongin-pyeongtaek"
SAID = {
    "format": FORMAT, "item": ITEM, "row": "", "wrong": "=1+1 면적이 다릅니다.", "evidence": "고시 제2024-1호",
    "data_version": "7a8745e52e38",
}  # fmt: skip


def run(*words):
    return CliRunner().invoke(main.main, ["read", *map(str, words)])


@pytest.fixture
def sent(tmp_path):
    def write(**changed):
        path = tmp_path / "correction.json"
        path.write_text(json.dumps(SAID | changed, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def fact(known):
    return known.by_item[ITEM][0]


def proposed(path, tmp_path):
    result = run(path, "-o", tmp_path / "proposals.csv")
    assert result.exit_code == 0, result.output
    with (tmp_path / "proposals.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return row


def test_a_correction_is_one_proposal_of_low_confidence_beside_its_row(sent, tmp_path, fact):
    row = proposed(sent(row=fact.id), tmp_path)
    assert (row["item"], row["topic"], row["claim"], row["value"]) == (ITEM, fact.topic, fact.claim, fact.value or "")
    assert (row["text"], row["evidence"]) == ("'=1+1 면적이 다릅니다.", "고시 제2024-1호")
    assert row["reason"] == f"정정 요청 · {fact.id} · {fact.document}"
    assert (row["confidence"], row["accepted"], row["document"], row["causes"]) == ("low", "", "", "")


def test_a_correction_of_an_item_as_a_whole_and_of_a_row_that_is_no_more(sent, tmp_path):
    assert proposed(sent(), tmp_path)["reason"] == "정정 요청"
    row = proposed(sent(row="gone-001"), tmp_path)
    assert (row["claim"], row["causes"]) == ("", "수록되지 않은 행")


def test_without_a_table_it_is_told(sent):
    assert "evidence: 고시 제2024-1호" in run(sent()).output
    assert json.loads(run(sent(), "--json").output)[0]["item"] == ITEM


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"wrong": ""}, "wrong = ''"),
        ({"wrong": 7}, "wrong = '7'"),
        ({"evidence": "a" * 2001}, "evidence = 'aaa"),
        ({"wrong": "\x1b[31m"}, "wrong = "),
        ({"row": None}, "row = 'None'"),
        ({"format": "other", "wrong": FORMAT}, "format = 'other'"),
        ({"item": "advanced-complexes.yongin"}, f"near: {ITEM}"),
        ({"evidence": "a" * LARGEST_BYTES}, "larger than a correction"),
    ],
)
def test_a_correction_that_cannot_be_taken_is_refused_and_nothing_is_written(sent, tmp_path, changed, told):
    result = run(sent(**changed), "-o", tmp_path / "proposals.csv")
    assert result.exit_code == 2
    assert told in result.output
    assert "\x1b" not in result.output
    assert not (tmp_path / "proposals.csv").exists()


@pytest.mark.parametrize("text", ["", ": " + "[" * 50_000])
def test_broken_json_is_told_with_its_place(tmp_path, text):
    (tmp_path / "correction.json").write_text(f'{{"{FORMAT}"{text}', encoding="utf-8")
    result = run(tmp_path / "correction.json", "-o", tmp_path / "proposals.csv")
    assert result.exit_code == 2
    assert "broken correction" in result.output
    assert isinstance(result.exception, SystemExit)
