"""`atlas check-draft` writes what it found of a draft, and says what it cannot do."""

import csv

import docx
import pytest
from click.testing import CliRunner
from pptx import Presentation

from web.cli import main

TRUE, FALSE = "경북 구미시는 반도체 특화단지로 지정됐다.", "경북 구미시는 2022년 7월 20일 반도체 특화단지로 지정됐다."
UNKNOWN = "경북 김천시는 반도체 특화단지로 지정됐다."


def run(*words):
    return CliRunner().invoke(main.main, ["check-draft", *map(str, words), "--asof", "2026-11-20"])


@pytest.fixture
def deck(tmp_path):
    """Three statements on a slide: two in its text, one in its table."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    slide.shapes.title.text = "추진 현황"
    slide.placeholders[1].text = f"{TRUE}\n{FALSE}"
    table = slide.shapes.add_table(1, 2, 0, 0, 914400, 914400).table
    table.cell(0, 0).text, table.cell(0, 1).text = "붙임", UNKNOWN
    slides.save(tmp_path / "draft.pptx")
    return tmp_path / "draft.pptx"


def test_a_deck_is_checked_sentence_by_sentence(deck, tmp_path):
    answer = run(deck, "-o", tmp_path / "report.csv")
    assert answer.exit_code == 0, answer.output
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["판정"] for row in rows] == ["확인", "다름", "모름"]
    assert "plc-advanced-complexes-gumi-status" in rows[0]["근거 행"]
    assert "2023-07-20" in rows[1]["이유"]
    assert rows[2]["위치"] == "T1R1"


@pytest.mark.parametrize("ending", ["html", "docx", "csv"])
def test_a_report_in_english_says_nothing_of_its_own_in_korean(deck, tmp_path, ending):
    draft, report = tmp_path / "draft.txt", tmp_path / f"report.{ending}"
    draft.write_text("Gumi was chosen.\n구미시 반도체 특화단지 2022년 7월 20일 지정.\n", encoding="utf-8")
    answer = run(draft, "-o", report, "--lang", "en")
    assert answer.exit_code == 0, answer.output
    assert "1 different" in answer.output
    said = report.read_bytes() if ending != "docx" else docx.Document(str(report)).element.xml.encode()
    told = said.decode("utf-8-sig")
    for word in ("different", "2023-07-20", "designated"):
        assert word in told
    for word in ("다름", "이유", "날짜:", "초안"):
        assert word not in told


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_a_report_says_the_sentences_beside_their_rows(deck, tmp_path, ending):
    report = tmp_path / f"report.{ending}"
    assert run(deck, "-o", report).exit_code == 0
    if ending == "docx":
        said = "\n".join(cell.text for row in docx.Document(str(report)).tables[0].rows for cell in row.cells)
    else:
        said = report.read_text(encoding="utf-8")
    assert all(word in said for word in (TRUE, FALSE, "plc-advanced-complexes-gumi-status"))


def test_hostile_words_of_a_draft_run_nowhere(tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text('=HYPERLINK("x") <script>x</script> 경북 김천시는 반도체 특화단지로 지정됐다.\n', encoding="utf-8")
    assert run(draft, "-o", tmp_path / "report.html").exit_code == 0
    assert run(draft, "-o", tmp_path / "report.csv").exit_code == 0
    assert "<script" not in (tmp_path / "report.html").read_text(encoding="utf-8")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell.startswith("=")]


@pytest.mark.parametrize(
    ("name", "said"), [("report.xlsx", ".html, .csv, .docx"), ("draft.pptx", ".html"), ("draft.txt", ".html")]
)
def test_a_report_of_another_kind_is_refused(deck, tmp_path, name, said):
    before = deck.read_bytes()
    answer = run(deck, "-o", tmp_path / name)
    assert (answer.exit_code, said in answer.output) == (2, True)
    assert deck.read_bytes() == before


def test_a_draft_is_never_written_over(tmp_path):
    draft = tmp_path / "draft.html"
    draft.write_text(f"<p>{TRUE}</p>", encoding="utf-8")
    answer = run(draft, "-o", draft)
    assert (answer.exit_code, "draft itself" in answer.output) == (2, True)


def test_a_broken_deck_is_told(tmp_path, deck):
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(deck.read_bytes()[:2000])
    answer = run(broken)
    assert (answer.exit_code, "broken.pptx" in answer.output) == (2, True)
