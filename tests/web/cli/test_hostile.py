"""Hostile documents by every way in: told in Korean and English, nothing written, nothing lost, never a traceback."""

import csv
import re

import pytest
from click.testing import CliRunner

from layers.watching import looking
from tests.layers.intake import hostile, press
from web.cli import main

KOREAN = re.compile("[가-힣]{2,}.*(?:습니다|십시오)")


def run(*words):
    return CliRunner().invoke(main.main, [*map(str, words)])


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return hostile.made(tmp_path_factory.mktemp("hostile") / "in")


def told(result):
    assert isinstance(result.exception, SystemExit | type(None)), result.exception
    assert "Traceback" not in result.output
    return result.output


def test_each_is_refused_when_read_and_the_others_are_read(files, tmp_path):
    press.text(tmp_path / "good.txt")
    result = run("read", *files, tmp_path / "good.txt")
    said = told(result)
    assert result.exit_code == 2
    for path in files:
        lines = [one for one in said.splitlines() if f"{path.name} 파일" in one]
        assert len(lines) == 1, path.name
        assert path.name in lines[0].partition(" / ")[2]
    assert press.LINES[1] in said


def test_none_is_accepted_and_nothing_is_written(files, tmp_path):
    press.text(tmp_path / "good.txt")
    assert run("read", tmp_path / "good.txt", "-o", tmp_path / "p.csv").exit_code == 0
    table = (tmp_path / "p.csv").read_bytes()
    for path in files:
        result = run(
            "accept", tmp_path / "p.csv", "--document", path, "--own", tmp_path / "own", "--accepted-by", "홍길동"
        )
        assert result.exit_code == 2
        assert KOREAN.search(told(result)), result.output
    assert list((tmp_path / "own").iterdir()) == []
    assert (tmp_path / "p.csv").read_bytes() == table


def test_a_watch_tells_each_once_and_goes_on(files, tmp_path, monkeypatch):
    (tmp_path / "own").mkdir()
    monkeypatch.setenv("ATLAS_OWN_DIR", str(tmp_path / "own"))
    press.text(files[0].parent / "zz-good.txt")
    said = told(run("watch", files[0].parent, "--once"))
    (files[0].parent / "zz-good.txt").unlink()
    assert all(path.name in said for path in files)
    assert [row.file for row in looking.read(tmp_path / "own")] == ["zz-good.txt"]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"subject_ko": "=cmd|'/C calc'!A0"}, "subject_ko"),
        ({"place": "없는시"}, "place"),
        ({"place": "인천광역시 검단구", "document_date": "2020-05-01"}, "place"),
    ],
)
def test_hostile_cells_and_places_of_another_day_are_told_and_nothing_is_written(tmp_path, cells, word):
    (tmp_path / "a.txt").write_text("특화단지 지정\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n", encoding="utf-8")
    head = ("--date", "2026-11-20", "--publisher", "블록청", "--title", "특화단지 지정")
    assert run("read", tmp_path / "a.txt", *head, "-o", tmp_path / "p.csv").exit_code == 0
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row | {"accepted": "o"} | cells for row in csv.DictReader(file)]
    with (tmp_path / "p.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    result = run("accept", tmp_path / "p.csv", "--own", tmp_path / "own", "--accepted-by", "홍길동")
    assert result.exit_code == 2
    assert f": {word} = " in told(result)
    assert KOREAN.search(result.output)
    assert not list((tmp_path / "own").rglob("*"))
