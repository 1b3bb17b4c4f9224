"""`atlas watch` reads what lands in a folder, tells what it may answer, and records the looking."""

import csv
import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from layers.watching import looking
from layers.watching.open_questions import questions
from web.application import create_app
from web.cli import main
from web.cli.documents import watching
from web.service.config import Config

RELEASE = "보도시점 2026. 11. 27.\n기회발전특구 지정\n□ 산업통상부는 경북 구미시를 반도체 특화단지로 지정했다.\n"


@pytest.fixture
def folders(tmp_path, monkeypatch):
    own, incoming = tmp_path / "own", tmp_path / "incoming"
    own.mkdir(), incoming.mkdir()
    monkeypatch.setenv("ATLAS_OWN_DIR", str(own))
    return own, incoming


def accepted(file, own):
    """Take every proposal of a release into the own folder."""
    table = file.with_suffix(".csv")
    head = ("--date", "2026-11-27", "--publisher", "블록청", "--title", "인구감소지역 지정")
    CliRunner().invoke(main.main, ["read", str(file), *head, "-o", str(table)])
    with table.open(encoding="utf-8-sig", newline="") as held:
        rows = [row | {"accepted": "o" if row["claim"] == "status" else ""} for row in csv.DictReader(held)]
    with table.open("w", encoding="utf-8", newline="") as held:
        writer = csv.DictWriter(held, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    done = CliRunner().invoke(main.main, ["accept", str(table), "--own", str(own), "--accepted-by", "홍길동"])
    assert done.exit_code == 0, done.output


def run(*words):
    return CliRunner().invoke(main.main, ["watch", *map(str, words)])


def test_a_document_is_read_once_and_recorded(folders):
    own, incoming = folders
    (incoming / "release.txt").write_text(RELEASE, encoding="utf-8")
    (incoming / "empty.txt").write_text("", encoding="utf-8")
    first, again = run(incoming, "--once"), run(incoming, "--once")
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert "release.txt" in first.output
    assert "empty.txt is empty" in first.output
    assert "release.txt" not in again.output
    with (own / "looked.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["file"], row["published"]) for row in rows] == [("release.txt", "2026-11-27")]


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("부산 중구를 인구감소지역으로 지정했다.", "depopulation-areas.busan.jung"),
        ("전남 여수시를 수소특화단지로 지정했다.", "hydrogen-complexes.round-2"),
    ],
)
def test_an_open_question_is_told_with_its_clause(folders, said, item):
    own, incoming = folders
    (incoming / "news.txt").write_text(f"보도시점 2026. 11. 27.\n지역 소식\n□ {said}\n", "utf-8")
    answer = run(incoming, "--once")
    assert item in answer.output, answer.output
    assert said in answer.output
    assert item in looking.read(own)[0].answers.split(";")


def test_rows_accepted_while_it_watches_settle_their_question(folders, tmp_path):
    own, _ = folders
    read = watching.Reread(Config(own_dir=own))
    item = "depopulation-areas.busan.jung"
    assert item in {one.item.id for one in questions(read.atlas(), date(2026, 11, 28))}
    before = read.atlas()
    looking.write(own, [looking.Looked("2026-11-28", "a.txt", "0" * 64, "", "", "")])
    assert read.atlas() is before
    (tmp_path / "a.txt").write_text("인구감소지역 지정\nㅇ 부산 중구를 인구감소지역으로 지정했다.\n", encoding="utf-8")
    accepted(tmp_path / "a.txt", own)
    assert item not in {one.item.id for one in questions(read.atlas(), date(2026, 11, 28))}


def test_broken_rows_are_told_once_and_the_questions_of_before_are_asked_on(folders, capsys):
    own, _ = folders
    read = watching.Reread(Config(own_dir=own))
    before = read.atlas()
    (own / "documents").mkdir()
    (own / "documents" / "own.yml").write_text("own-a: [", encoding="utf-8")
    assert read.atlas() is before
    assert read.atlas() is before
    assert capsys.readouterr().err.count("앞의 자료로 계속") == 1


def test_the_day_of_looking_moves_only_where_nothing_may_answer(folders):
    own, _ = folders
    looking.write(own, [looking.Looked("2026-11-28", "a.txt", "0" * 64, "", "", "topic.answered")])
    until = looking.until(looking.read(own), date(2026, 11, 29))
    assert until.checked("topic.other", "2026-11-20") == "2026-11-28"
    assert until.checked("topic.other", "2026-11-29") == "2026-11-29"
    assert until.checked("topic.answered", "2026-11-20") == "2026-11-20"


@pytest.mark.usefixtures("folders")
def test_the_watch_list_names_words():
    answer = run("--list")
    line = next(line for line in answer.output.splitlines() if line.startswith("hydrogen-complexes.round-2 "))
    assert "수소특화단지" in line


def test_a_signal_ends_the_watch(folders):
    own, incoming = folders
    (incoming / "release.txt").write_text(RELEASE, encoding="utf-8")
    words = [sys.executable, "-m", "web", "watch", str(incoming), "--every", "3600"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as run_:
        assert run_.stdout.readline().startswith("release.txt")
        run_.send_signal(signal.SIGTERM)
        said, _ = run_.communicate(timeout=120)
    assert (run_.returncode, said.splitlines()[-1]) == (0, "ended")
    assert len(looking.read(own)) == 1


@pytest.mark.parametrize("unset", [True, False])
def test_without_a_place_for_the_log_nothing_is_watched(folders, monkeypatch, unset):
    own, incoming = folders
    if unset:
        monkeypatch.delenv("ATLAS_OWN_DIR")
    answer = run(incoming if unset else own, "--once")
    assert (answer.exit_code, "ATLAS_OWN_DIR" in answer.output) == (2, True)


def test_freshness_tells_of_the_looking(folders):
    own, _ = folders
    looking.write(own, [looking.Looked("2026-11-28", "a.txt", "0" * 64, "", "", "")])
    page = (
        create_app(Config(own_dir=own)).test_client().get("/freshness?asof=2026-11-29&lang=ko").get_data(as_text=True)
    )
    assert "자료 1건 살펴봄(2026-11-28까지), 관련 내용 없음" in page
