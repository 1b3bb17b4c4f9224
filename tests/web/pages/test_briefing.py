"""Briefing files: one document of many views, every mistake with its line, limits that hold."""

import io
import re
import zipfile
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from docx import Document as Docx
from hwpx import HwpxDocument, validate_package
from openpyxl import load_workbook
from pptx import Presentation

from layers.errors import UnknownLayer
from web.briefing import making
from web.briefing.example import PATH, example
from web.briefing.file import LARGEST_BYTES, MOST_VIEWS, read
from web.briefing.making import make, plan
from web.briefing.yaml_nodes import BadBriefing, BriefingTooLarge
from web.cli import main
from web.export.formats import DOCUMENTS
from web.service.mistakes import Busy
from web.views import kinds as views
from web.views.kinds import VIEWS

HEAD = "title: 보고\nlang: ko\nasof: 2025-12-17\nviews:\n"
SMALL = HEAD + '  - view: "/?layers=battery-triangle"\n    title: 벨트\n    remark: 계획 단계\n'
HOSTILE = "<script>alert(1)</script> & =cmd|'/c calc'!A1 {{7*7}}"


def post(client, text, **options):
    query = "&".join(f"{key}={value}" for key, value in options.items())
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return client.post(f"/export/brief?{query}", data=data, content_type="text/yaml")


@pytest.fixture(scope="module")
def made(app):
    """The example in every format, made once."""
    client = app.test_client()
    return {name: post(client, example(), format=name) for name in DOCUMENTS}


@pytest.mark.office
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_example_becomes_every_document(made, name):
    answer = made[name]
    assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
    assert answer.content_type == DOCUMENTS[name].media_type
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="briefing_2025-12-17.{name}"')
    assert unquote(answer.headers["Content-Disposition"]).endswith(
        f"''산업정책지도_지역_산업정책_현황_보고_20251217.{name}"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Left-Out"] == "0"


def test_the_example_has_every_kind_of_view_that_stands_alone():
    kinds = {
        name
        for entry in read(example()).entries
        for name, kind in VIEWS.items()
        if kind.subject(entry.path) is not None
    }
    assert {"map", "brief", "compare", "changes", "instruments"} <= kinds


@pytest.mark.office
def test_equal_files_are_equal_bytes(app, made):
    assert post(app.test_client(), example(), format="xlsx").data == made["xlsx"].data
    again = post(app.test_client(), SMALL, format="pptx").data
    assert post(app.test_client(), SMALL, format="pptx").data == again


def slides_of(answer):
    return list(Presentation(io.BytesIO(answer.data)).slides)


@pytest.mark.office
def test_five_views_are_five_slides_with_their_titles_and_remarks(made):
    slides = slides_of(made["pptx"])
    assert len(slides) == len(read(example()).entries) == 5
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert any("국장 30초 보고용" in text for text in notes)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert "5극3특과 두 벨트" in titles
    assert any(title.startswith("경상북도, 국가첨단전략산업 특화단지 ") for title in titles)


@pytest.mark.office
def test_a_slide_has_one_table_of_twelve_rows_at_most_and_says_how_many_are_left_out(made):
    """Beside the headings of groups, each of which spans the table."""
    for slide in slides_of(made["pptx"]):
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        assert len(tables) <= 1
        assert all(sum(not row.cells[0].is_merge_origin for row in table.rows) <= 13 for table in tables)
    said = [shape.text_frame.text for each in slides_of(made["pptx"]) for shape in each.shapes if shape.has_text_frame]
    assert any(re.search(r"^외 \d+건", text) for text in said)


@pytest.mark.office
def test_slides_have_a_cover_and_an_annex_of_sources_where_the_file_wants_them(client):
    text = SMALL.replace("views:", "cover: yes\nannex: yes\nviews:")
    slides = slides_of(post(client, text, format="pptx"))
    assert slides[0].shapes.title.text_frame.text == "보고"
    assert slides[1].shapes.title.text_frame.text == "벨트"
    assert "자료" in slides[2].shapes.title.text_frame.text


@pytest.mark.office
def test_a_report_without_an_annex_refers_to_no_number(client):
    document = Docx(io.BytesIO(post(client, SMALL.replace("views:", "annex: no\nviews:"), format="docx").data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert cells
    assert not any("[1]" in text for text in cells)


@pytest.mark.office
def test_a_computed_title_is_a_sentence_and_the_writers_own_is_marked_and_leaves_it_in_the_notes(client):
    text = HEAD + '  - "/?layers=advanced-complexes,growth-engines,core-projects"\n'
    computed = slides_of(post(client, text, format="pptx"))[0].shapes.title.text_frame.text
    assert computed.startswith("국가첨단전략산업 특화단지 12곳 중 10곳 비수도권 소재")
    own = slides_of(post(client, text.replace('  - "', '  - title: 단지\n    view: "'), format="pptx"))[0]
    assert own.shapes.title.text_frame.text == "단지"
    assert computed in own.notes_slide.notes_text_frame.text
    assert any("작성자 제목" in shape.text_frame.text for shape in own.shapes if shape.has_text_frame)


@pytest.mark.office
def test_the_hangul_document_passes_its_validators(made):
    assert validate_package(io.BytesIO(made["hwpx"].data)).ok
    assert HwpxDocument.open(made["hwpx"].data).validate().ok


@pytest.mark.office
def test_a_workbook_has_sheets_of_every_view(made):
    assert len(load_workbook(io.BytesIO(made["xlsx"].data)).sheetnames) >= len(read(example()).entries)


def test_all_mistakes_are_listed_with_their_lines(client):
    text = SMALL + "  - view: /regions/nowhere\n  - kind: compare\n    regions: [seoul]\n  - view: /freshness\n"
    answer = post(client, text)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert [each["line"] for each in answer.json["mistakes"]] == [8, 9, 11]
    assert "8번째 줄" in answer.json["detail"]


@pytest.mark.office
def test_with_partial_the_rest_is_made_and_the_last_page_says_what_is_missing(client):
    answer = post(client, SMALL + "  - view: /regions/nowhere\n", format="docx", partial=1)
    assert answer.status_code == 200
    assert answer.headers["X-Left-Out"] == "1"
    document = Docx(io.BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("/regions/nowhere" in text for text in cells)
    assert any(paragraph.text == "넣지 못한 항목" for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: [", 1, "YAML"),
        ("- a\n- b\n", 1, "title"),
        ("titel: x\nviews: []\n", 1, "titel"),
        ("title: x\n", 1, "views"),
        ("title: x\nviews: []\n", 2, "views"),
        ("title: x\nviews: a\n", 2, "views"),
        ("title: x\ntitle: y\nviews: [/]\n", 2, "title"),
        ("title: x\nlang: fr\nviews: [/]\n", 2, "fr"),
        ("title: x\nannex: maybe\nviews: [/]\n", 2, "yes"),
        ("title: x\nviews: &a [/]\nsubtitle: *a\n", 3, "별칭"),
        ("title: !!python/object:os.system x\nviews: [/]\n", 1, "태그"),
        ("title: x\nviews: " + "[" * 60 + "]" * 60, 2, "여섯"),
        ("title: " + "x" * 121 + "\nviews: [/]\n", 1, "120"),
        ("title: x\x00\nviews: [/]\n", 1, "글자"),
        ('title: x\nviews: ["\\UFFFFFFFF"]\n', 2, "글자"),
        ('title: x\nviews: ["\\U00110000"]\n', 2, "글자"),
        (f"%YAML 1.{'9' * 5000}\n---\ntitle: x\n", 1, "글자"),
    ],
)
def test_a_file_that_is_no_briefing_is_refused_with_its_line(client, text, line, said):
    with pytest.raises(BadBriefing) as caught:
        read(text)
    assert caught.value.line == line
    answer = post(client, text)
    assert answer.status_code == 400
    assert said in answer.json["detail"]


def test_depth_that_would_exhaust_the_reader_is_refused():
    with pytest.raises(BadBriefing):
        read("title: x\nviews: " + "[" * 20_000)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("  - view: /layers\n", "/layers/<subject>"),
        ("  - kind: atlas\n", "instruments"),
        ("  - kind: brief\n", "id"),
        ("  - kind: brief\n    id: jeju\n    layers: grdp\n", "layers"),
        ("  - title: x\n", "kind"),
        ("  - [a, b]\n", "view"),
        ('  - "http://[::1"\n', "/layers/<subject>"),
        ("  - view: //a\u2100b/\n", "/layers/<subject>"),
        ("  - view: {a: b}\n", "view"),
        ("  - view: /?layers=nothing\n", "nothing"),
        ("  - view: /?colour=red\n", "colour"),
        ("  - view: /brief/jeonnam-gwangju\n", "2026-07-01"),
    ],
)
def test_a_bad_entry_says_what_would_be_right(client, entry, said):
    answer = post(client, HEAD + entry)
    assert answer.status_code == 400
    assert [each["line"] for each in answer.json["mistakes"]] == [5 if "id: jeju" not in entry else 7]
    assert said in answer.json["detail"]


def test_an_address_may_have_a_host_and_says_its_own_date():
    found = read(HEAD + '  - "https://atlas.example/?asof=2024-03-01&layers=core-projects"\n').entries[0]
    assert (found.path, found.query) == ("/", "asof=2024-03-01&layers=core-projects&lang=ko")


def test_more_views_than_are_taken_are_refused_where_they_begin(client):
    text = HEAD + "  - /\n" * (MOST_VIEWS + 960)
    with pytest.raises(BriefingTooLarge) as caught:
        read(text)
    assert caught.value.line == 5 + MOST_VIEWS
    answer = post(client, text)
    assert answer.status_code == 413
    assert str(MOST_VIEWS) in answer.json["detail"]


def test_a_file_that_is_too_large_is_refused(client):
    for size in (LARGEST_BYTES, 2_000_000):
        answer = post(client, HEAD + "#" * size)
        assert (answer.status_code, answer.json["title"]) == (413, "너무 큽니다")
        assert "64,000" in answer.json["detail"]


def test_another_encoding_is_refused_with_its_line(client):
    answer = post(client, "title: x\nsubtitle: 보고\n".encode("cp949"))
    assert answer.status_code == 400
    assert "2번째 줄" in answer.json["detail"]
    assert "UTF-8" in answer.json["detail"]


@pytest.mark.parametrize(("query", "said"), [({"format": "ppt"}, "hwpx"), ({"colour": "red"}, "colour")])
def test_an_unknown_format_or_parameter_is_refused(client, query, said):
    answer = post(client, SMALL, **query)
    assert answer.status_code == 400
    assert said in answer.json["detail"]


@pytest.mark.office
def test_hostile_text_stays_text(client):
    text = (
        SMALL.replace("벨트", f'"{HOSTILE}"')
        .replace("계획 단계", f'"{HOSTILE}"')
        .replace("title: 보고", f'title: "{HOSTILE}"')
    )
    for name in DOCUMENTS:
        answer = post(client, text, format=name)
        assert answer.status_code == 200
        if name in ("pptx", "docx", "hwpx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
                parts = [package.read(part) for part in package.namelist() if part.endswith((".xml", ".rels"))]
            assert not any(b"<script>" in part or b"<f>" in part for part in parts)


def test_chapters_that_take_too_long_are_left_out_and_said(app):
    source = app.extensions["drawing"]
    found = read(HEAD + "  - /?layers=battery-triangle\n" * 3)
    planned, wrong = plan(found, source, source.today())
    ticks = iter((0.0, 1.0, 99.0, 99.0))
    result = make(found, planned, wrong, source, "xlsx", "http://atlas.example/", 25.0, clock=lambda: next(ticks))
    assert [each.line for each in result.left_out] == [6, 7]
    assert "25초" in result.left_out[0].said


def test_late_chapters_are_413_unless_the_rest_will_do(client, monkeypatch):
    monkeypatch.setattr("web.pages.briefing.SECONDS", -1.0)
    answer = post(client, SMALL)
    assert answer.status_code == 413
    assert "초 안에" in answer.json["detail"]


@pytest.mark.office
def test_a_briefing_is_made_when_no_other_file_is(client, app, monkeypatch):
    monkeypatch.setattr("web.gateway.gate.Gate.enter.__defaults__", (0.01,))
    app.extensions["gate"].enter()
    answer = post(client, SMALL)
    app.extensions["gate"].leave()
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert f"{answer.headers['Retry-After']}초" in answer.json["detail"]
    assert post(client, SMALL, format="xlsx").status_code == 200


def test_an_error_that_only_drawing_finds_is_told_as_well(app, monkeypatch):
    source = app.extensions["drawing"]
    found = read(HEAD + "  - /\n  - /?layers=battery-triangle\n")
    planned, wrong = plan(found, source, source.today())

    def fail(*given):
        raise UnknownLayer("core")

    broken = type("Broken", (), {"chapter": fail})()
    planned[0] = making.Planned(planned[0].entry, broken)
    result = make(found, planned, wrong, source, "xlsx", "http://atlas.example/")
    assert [each.line for each in result.left_out] == [5]
    assert "core" in result.left_out[0].said


def test_the_page_has_the_example_and_every_format(client):
    page = client.get("/brief").get_data(as_text=True)
    assert "지역 산업정책 현황 보고" in page
    for name, each in DOCUMENTS.items():
        assert f'<option value="{name}"' in page
        assert each.label in page


def test_people_get_the_page_back_with_what_to_mend(client):
    form = {"text": HEAD + '  - view: /regions/nowhere\n  - view: "/<b>"\n', "format": "docx", "lang": "ko"}
    answer = client.post("/export/brief", data=form, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert answer.status_code == 400
    assert answer.mimetype == "text/html"
    page = answer.get_data(as_text=True)
    assert "5번째 줄" in page
    assert "/regions/nowhere" in page
    assert "<b>" not in page.replace("<b>5번째 줄</b>", "").replace("<b>6번째 줄</b>", "")
    assert '<option value="docx" selected>' in page
    assert page.count('href="/brief?') >= 2, "language and theme lead to the form, which can be opened"


def test_a_form_may_send_a_file(client):
    form = {"file": (io.BytesIO(b"\xef\xbb\xbf" + SMALL.encode()), "b.yaml"), "format": "xlsx", "text": "junk"}
    answer = client.post("/export/brief", data=form, content_type="multipart/form-data")
    assert answer.status_code == 200


def test_reading_an_address_asks_the_views_themselves(app):
    source = app.extensions["drawing"]
    for entry in read(example()).entries:
        assert views.read(entry.path, entry.query, source, source.today()).name


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setenv("ATLAS_TODAY", "2026-11-21")
    return lambda *words: CliRunner().invoke(main.main, list(words))


@pytest.mark.office
def test_the_command_makes_what_it_can_and_says_what_it_left_out(run, tmp_path):
    file, output = tmp_path / "b.yaml", tmp_path / "b.xlsx"
    file.write_text(SMALL + "  - view: /regions/nowhere\n", encoding="utf-8")
    result = run("brief", str(file), "-o", str(output))
    assert result.exit_code == 2
    assert f"{file}:8:" in result.output
    assert "1 of 2 views" in result.output
    assert any("nowhere" in str(cell) for sheet in load_workbook(output) for row in sheet.values for cell in row)


@pytest.mark.office
def test_the_command_reads_the_example(run, tmp_path):
    output = tmp_path / "b.xlsx"
    result = run("brief", str(PATH), "-o", str(output))
    assert result.exit_code == 0, result.output
    assert output.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "{file}", "-o", "{out}.ppt"), "hwpx"),
        (("brief", "{broken}", "-o", "{out}.pptx"), ":1:"),
        (("brief", "{nothing}", "-o", "{out}.pptx"), "nowhere"),
        (("map", "-o", "{out}.gif"), "png"),
        (("map", "-o", "{out}.png", "--state", "layers=nothing"), "nothing"),
        (("map", "-o", "{out}.png", "--layout", "a9"), "a9"),
        (("map", "-o", "{out}.svg", "--width", "900"), "width"),
    ],
)
@pytest.mark.whole
def test_the_command_says_what_is_wrong(run, tmp_path, words, said):
    texts = {"file": SMALL, "broken": "title: [", "nothing": HEAD + "  - /regions/nowhere\n"}
    places = {name: tmp_path / f"{name}.yaml" for name in texts}
    for name, text in texts.items():
        places[name].write_text(text, encoding="utf-8")
    result = run(*(word.format(**places, out=tmp_path / "out") for word in words))
    assert result.exit_code == 2
    assert said in result.output
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("name", "more", "magic"),
    [
        ("svg", ("--layout", "a4"), b"<?xml"),
        ("png", ("--width", "400", "--scale", "2"), b"\x89PNG"),
        ("xlsx", (), b"PK"),
    ],
)
@pytest.mark.whole
def test_the_command_prints_a_map(run, tmp_path, name, more, magic):
    output = tmp_path / f"map.{name}"
    result = run("map", "-o", str(output), "--state", "layers=battery-triangle&asof=2025-12-17", *more)
    assert result.exit_code == 0, result.output
    assert output.read_bytes().startswith(magic)


@pytest.mark.parametrize("sent", [{"text": SMALL, "format": "ppt"}, {"text": "#" * 100_000}], ids=["format", "size"])
def test_a_form_sent_while_other_files_are_made_is_a_page_with_a_time_to_come_again(client, app, monkeypatch, sent):
    def busy():
        raise Busy(4)

    monkeypatch.setattr(app.extensions["gate"], "enter", busy)
    answer = client.post("/export/brief", data=sent, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype, answer.headers["Retry-After"]) == (503, "text/html", "4")


def test_a_form_that_is_too_large_is_a_page_that_says_so(client):
    answer = client.post("/export/brief", data={"text": "#" * 100_000}, headers={"Accept": "text/html"})
    assert (answer.status_code, "64,000" in answer.text) == (413, True)
