"""The desk answers its own page alone, keeps unfinished work, and writes what was accepted."""

import io
from datetime import date
from pathlib import Path

import pytest

from layers.accepting import accept
from layers.atlas import atlas as atlases
from layers.intake import limits
from tests.layers.intake import hostile
from web.cli.documents.accepting import reader
from web.desk import app, preview
from web.desk.app import Desk, create
from web.desk.work import opened
from web.service.config import Config

TOKEN, PORT, HOST = "t" * 32, 8765, "127.0.0.1:8765"
TEXT = "특화단지 지정 <script>alert(1)</script>\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n"
ZONE = "블루카본 육성지구 지정\nㅇ 통영시를 블루카본 육성지구로 지정했다.\n"
PLACE = f"/{TOKEN}/0/line/0"


class At:
    """A desk with one invented release, asked as a browser of this machine does."""

    def __init__(self, atlas, folder: Path, file: Path | None):
        self.folder, self.atlas, self.file = folder, atlas, file
        target = accept.own(folder)
        self.work = opened(atlas, folder, [file] if file else [])
        read = reader(Config(own_dir=folder), target)
        self.client = create(Desk(atlas, self.work, target, read, date(2026, 11, 30)), TOKEN, PORT).test_client()

    def get(self, path, host=HOST):
        return self.client.get(path, headers={"Host": host})

    def post(self, path, data, host=HOST, origin=f"http://{HOST}"):
        headers = {"Host": host} | ({"Origin": origin} if origin else {})
        return self.client.post(path, data=data, headers=headers)

    def put(self, name, content, origin=f"http://{HOST}"):
        data = {"document": (io.BytesIO(content), name)}
        headers = {"Host": HOST, "Origin": origin}
        return self.client.post(f"/{TOKEN}/take", data=data, headers=headers, content_type="multipart/form-data")

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


def test_after_writing_the_desk_knows_its_rows_and_says_that_the_document_was_read(at):
    at.post(f"/{TOKEN}/0/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    at.post(f"/{TOKEN}/0/line/{line_of(at)}", {"decision": "accepted"})
    assert "이미 읽은 문서" not in at.get(f"/{TOKEN}/0").text
    at.post(f"/{TOKEN}/0/preview", {"by": "홍길동", "write": "1"})
    assert "이미 읽은 문서" in at.get(f"/{TOKEN}/0").text
    newer = (TEXT + "ㅇ 문의: 담당자\n").encode()
    at.put("release.txt", newer)
    at.post(f"/{TOKEN}/1/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    assert "다른 판을 이미 읽은 문서" in at.get(f"/{TOKEN}/1").text


def test_a_row_of_no_layer_makes_its_layer_with_the_owner_that_is_given(at):
    at.put("zone.txt", ZONE.encode())
    at.post(f"/{TOKEN}/1/head", {"title": "블루카본", "publisher": "블록청", "date": "2026-11-20"})
    n = next(n for n, line in enumerate(at.work[1].lines) if "통영" in line.cells["place"])
    at.post(f"/{TOKEN}/1/line/{n}", {"decision": "accepted"})
    shown = at.post(f"/{TOKEN}/1/preview", {"by": "홍길동", "owner": "블록연구원"}).text
    assert "own-beulrukabon-yukseongjigu.yml" in shown
    assert "data:image/svg+xml" in shown
    assert "블록연구원" in shown


def test_documents_are_put_on_the_desk_and_lie_there_again_until_they_are_done(at):
    assert at.put("../../.bad/zone.txt", ZONE.encode()).status_code == 302
    assert at.work[1].document.name == "zone.txt"
    assert [path.name for path in at.folder.rglob("*.txt")] == ["zone.txt"]
    again = opened(at.atlas, at.folder, [at.file])
    assert [one.document.name for one in again] == ["release.txt", "zone.txt"]
    for number in range(len(again[1].lines)):
        again[1].decide(number, "rejected", {})
    assert [one.document.name for one in opened(at.atlas, at.folder, [at.file])] == ["release.txt"]


def test_hostile_documents_are_refused_in_words_and_nothing_of_them_is_kept(at, tmp_path):
    before = [line.cells for line in at.work[0].lines]
    for path in hostile.made(tmp_path / "hostile"):
        answer = at.put(path.name, path.read_bytes())
        assert answer.status_code == 200
        assert f"{path.name} 파일" in answer.text
    assert at.written() == []
    assert [line.cells for line in at.work[0].lines] == before
    assert "파일을 고르십시오" in at.put("", b"").text


def test_a_desk_without_a_document_takes_one(atlas, tmp_path):
    laid = At(atlas, tmp_path / "own", None)
    assert "문서 올리기" in laid.get(f"/{TOKEN}/").text
    assert "비어 있습니다" in laid.put("a.txt", b"").text
    assert laid.put("a.txt", TEXT.encode()).headers["Location"].endswith(f"/{TOKEN}/0")


def test_more_than_is_read_is_refused_before_it_is_kept(at, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", -app.LARGEST_FORM + 10_000)
    answer = at.put("long.txt", b"a" * 20_000)
    assert answer.status_code == 413
    assert "문서를 나누십시오" in answer.text
    assert at.written() == []


def test_a_document_from_another_origin_is_refused(at):
    assert at.put("zone.txt", ZONE.encode(), origin="http://evil.example").status_code == 403
    assert at.written() == []


def test_many_proposals_stand_on_pages_and_a_decision_goes_on_in_the_language_that_is_read(at, monkeypatch):
    at.work[0].lines *= 5
    monkeypatch.setattr(app, "PART", 2)
    last = at.get(f"/{TOKEN}/0?part=1&lang=en").text
    assert 'id="line-2"' in last
    assert 'id="line-1"' not in last
    answer = at.post(f"/{TOKEN}/0/line/1?lang=en", {"decision": "rejected"})
    assert answer.headers["Location"].endswith(f"/{TOKEN}/0?lang=en&part=1#line-2")


def test_a_formula_from_a_document_is_told_and_nothing_is_written(at):
    at.put("sheet.txt", "특화단지 지정\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n".encode())
    at.post(f"/{TOKEN}/1/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    n = next(n for n, line in enumerate(at.work[1].lines) if "강릉" in line.cells["place"])
    at.post(f"/{TOKEN}/1/line/{n}", {"decision": "accepted", "subject_ko": "=cmd|'/C calc'!A0"})
    shown = at.post(f"/{TOKEN}/1/preview", {"by": "홍길동", "write": "1"}).text
    assert f"sheet.txt:{n + 1}: subject_ko" in shown
    assert "앞의 = 또는 @를 지우십시오" in shown
    assert not (at.folder / "facts").exists()


def test_kept_work_that_cannot_be_read_is_put_aside_and_said(at):
    at.post(f"/{TOKEN}/0/line/0", {"decision": "rejected"})
    (kept,) = (at.folder / ".desk").glob("*.json")
    kept.write_text("{", encoding="utf-8")
    (again,) = opened(at.atlas, at.folder, [at.file])
    assert {line.decision for line in again.lines} == {"open"}
    assert kept.with_suffix(".broken").read_text("utf-8") == "{"
    assert any(kept.name in remark for remark in again.remarks)


def test_what_is_wrong_is_told_by_line_and_nothing_is_written(at):
    n = line_of(at)
    at.post(f"/{TOKEN}/0/head", {"title": "특화단지 지정", "publisher": "블록청", "date": "2026-11-20"})
    at.post(f"/{TOKEN}/0/line/{n}", {"decision": "accepted", "evidence": "없는 말"})
    shown = at.post(f"/{TOKEN}/0/preview", {"by": "홍길동", "write": "1"}).get_data(as_text=True)
    assert f"release.txt:{n + 1}: evidence" in shown
    assert not (at.folder / "facts").exists()


HYDROGEN = "수소특화단지 변경\nㅇ 포항시를 수소특화단지로 지정했다.\n"
POHANG = {"topic": "hydrogen-complexes", "item": "hydrogen-complexes.pohang", "instrument": "hydrogen-complex"}


@pytest.fixture
def joined(at):
    """The desk with an accepted line that joins an item of the release, and its number."""
    at.put("hydrogen.txt", HYDROGEN.encode())
    at.post(f"/{TOKEN}/1/head", {"title": "수소특화단지", "publisher": "블록청", "date": "2026-11-20"})
    n = next(n for n, line in enumerate(at.work[1].lines) if "포항" in line.cells["place"])
    at.post(f"/{TOKEN}/1/line/{n}", {"decision": "accepted", "claim": "status", "status": "designated", **POHANG})
    return at, n


def test_a_status_that_is_changed_drops_the_printed_word_of_the_one_before(at):
    n = line_of(at)
    printed = at.work[0].lines[n].cells["status_printed"]
    assert printed
    cells = {"decision": "accepted", "status": "designated", "status_printed": printed}
    at.post(f"/{TOKEN}/0/line/{n}", cells)
    assert at.work[0].lines[n].cells["status_printed"] == printed
    at.post(f"/{TOKEN}/0/line/{n}", cells | {"status": "planned"})
    assert at.work[0].lines[n].cells["status_printed"] == ""
    at.post(f"/{TOKEN}/0/line/{n}", cells | {"status": "designated", "status_printed": "지정"})
    assert at.work[0].lines[n].cells["status_printed"] == "지정"
    assert 'name="status_printed"' in at.get(f"/{TOKEN}/0").text


def test_what_was_written_is_said_with_its_place_and_what_comes_next_and_the_people_are_kept(joined):
    at, _ = joined
    people = {"by": "홍길동", "owner": "블록연구원"}
    shown = at.post(f"/{TOKEN}/1/preview", people | {"write": "1"}).text
    said = shown[shown.index('role="status"') :]
    assert f"ATLAS_OWN_DIR={at.folder}" in said
    assert "/items/hydrogen-complexes.pohang" in said
    assert "evidence.lock" in said
    assert "이미 읽은 문서" not in shown
    other = at.get(f"/{TOKEN}/0").text
    assert 'value="홍길동"' in other
    assert 'value="블록연구원"' in other


def test_the_preview_is_there_in_the_other_language_and_writes_nothing(joined):
    at, _ = joined
    at.post(f"/{TOKEN}/1/preview", {"by": "홍길동"})
    answer = at.get(f"/{TOKEN}/1/preview?lang=en&write=1")
    assert answer.status_code == 200
    assert "+++ b/evidence.lock" in answer.text
    assert not (at.folder / "facts").exists()


def test_the_desk_counts_what_is_decided_and_shows_the_note_of_the_row_that_is_there(joined):
    at, _ = joined
    shown = at.get(f"/{TOKEN}/1").text
    assert f"수락 1 · 거절 0 · 검토 전 {len(at.work[1].lines) - 1}" in shown
    assert "지정 면적은 미확인" in shown


def test_the_preview_says_a_name_or_a_role_that_would_be_gone(joined, monkeypatch):
    at, _ = joined
    quiet = at.post(f"/{TOKEN}/1/preview", {"by": "홍길동"}).text
    assert "이름이 바뀜" not in quiet
    assert "더 보이지 않게" not in quiet
    monkeypatch.setattr(preview.details, "role", lambda item, _: "" if item.status_fact.id.startswith("own-") else "몫")
    at.post(f"/{TOKEN}/1/line/{joined[1]}", {"decision": "accepted", "status": "ended"})
    assert "더 보이지 않게 됨: 몫" in at.post(f"/{TOKEN}/1/preview", {"by": "홍길동"}).text
