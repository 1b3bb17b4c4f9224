"""The desk answers its own page alone, keeps unfinished work, and writes what was accepted."""

from datetime import date
from pathlib import Path

import pytest

from layers.accepting import accept
from layers.atlas import atlas as atlases
from web.cli.documents.accepting import reader
from web.desk.app import Desk, create
from web.desk.work import opened
from web.service.config import Config

TOKEN, PORT, HOST = "t" * 32, 8765, "127.0.0.1:8765"
TEXT = "특화단지 지정 <script>alert(1)</script>\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n"
PLACE = f"/{TOKEN}/0/line/0"


class At:
    """A desk with one invented release, asked as a browser of this machine does."""

    def __init__(self, atlas, folder: Path, file: Path):
        self.folder, self.atlas, self.file = folder, atlas, file
        target = accept.own(folder)
        self.work = opened(atlas, folder, [file])
        read = reader(Config(own_dir=folder), target)
        self.client = create(Desk(atlas, self.work, target, read, date(2026, 11, 30)), TOKEN, PORT).test_client()

    def get(self, path, host=HOST):
        return self.client.get(path, headers={"Host": host})

    def post(self, path, data, host=HOST, origin=f"http://{HOST}"):
        headers = {"Host": host} | ({"Origin": origin} if origin else {})
        return self.client.post(path, data=data, headers=headers)

    def written(self):
        return [path.name for path in self.folder.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def atlas():
    config = Config()
    return atlases.read(config.seeds, config.data, config.definitions)


@pytest.fixture
def at(atlas, tmp_path):
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    found = At(atlas, tmp_path / "own", tmp_path / "release.txt")
    assert found.work[0].lines
    return found


def line_of(at):
    return next(n for n, line in enumerate(at.work[0].lines) if "강릉" in line.cells["place"])


@pytest.mark.parametrize(
    ("path", "host", "origin"),
    [
        (PLACE, HOST, "http://evil.example"),
        (PLACE, HOST, "null"),
        (PLACE, HOST, None),
        (PLACE, HOST, "https://127.0.0.1:8765"),
        (PLACE, HOST, "http://127.0.0.1:9"),
        (PLACE, "rebound.example:8765", "http://rebound.example:8765"),
        (PLACE, "127.0.0.1:9", "http://127.0.0.1:9"),
        (PLACE.replace("t", "u", 1), HOST, f"http://{HOST}"),
        ("/0/line/0", HOST, f"http://{HOST}"),
        ("/", HOST, f"http://{HOST}"),
    ],
)
def test_a_strange_post_is_refused_and_nothing_is_written(at, path, host, origin):
    assert at.post(path, {"decision": "accepted"}, host, origin).status_code == 403
    assert at.written() == []


@pytest.mark.parametrize(("path", "host"), [("/", HOST), (f"/{TOKEN}/0", "rebound.example"), ("/x/0", HOST)])
def test_a_strange_reader_sees_nothing(at, path, host):
    assert at.get(path, host).status_code == 403


def test_the_page_escapes_what_documents_hold_and_runs_no_script_of_theirs(at):
    answer = at.get(f"/{TOKEN}/0")
    assert b"<script>alert" not in answer.data
    assert b"&lt;script&gt;alert" in answer.data
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_unfinished_work_is_there_when_the_desk_is_laid_again(at):
    n = line_of(at)
    at.post(f"/{TOKEN}/0/line/{n}", {"decision": "rejected", "why": "남의 일", "place": "강원특별자치도 강릉시"})
    again = opened(at.atlas, at.folder, [at.file])[0].lines[n]
    assert (again.decision, again.why) == ("rejected", "남의 일")


def test_a_line_is_split_into_two_of_which_one_may_be_another(at):
    n, before = line_of(at), len(at.work[0].lines)
    at.post(f"/{TOKEN}/0/line/{n}", {"decision": "split"})
    assert len(at.work[0].lines) == before + 1


def test_what_is_accepted_is_shown_then_written(at):
    n = line_of(at)
    at.post(f"/{TOKEN}/0/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    at.post(f"/{TOKEN}/0/line/{n}", {"decision": "accepted"})
    shown = at.post(f"/{TOKEN}/0/preview", {"by": "홍길동"}).get_data(as_text=True)
    assert "data:image/svg+xml" in shown
    assert "+++ b/evidence.lock" in shown
    assert not (at.folder / "facts").exists()
    assert "1행을" in at.post(f"/{TOKEN}/0/preview", {"by": "홍길동", "write": "1"}).get_data(as_text=True)
    config = Config()
    made = atlases.read(config.seeds, config.data, config.definitions, at.folder)
    assert [one.status for one in made.own.facts] == ["designated"]


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(at):
    n = line_of(at)
    at.post(f"/{TOKEN}/0/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    at.post(f"/{TOKEN}/0/line/{n}", {"decision": "accepted", "evidence": "없는 말"})
    shown = at.post(f"/{TOKEN}/0/preview", {"by": "홍길동", "write": "1"}).get_data(as_text=True)
    assert f"release.txt:{n + 1}: evidence" in shown
    assert not (at.folder / "facts").exists()
