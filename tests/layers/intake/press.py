"""One invented release in every format that is read: the same paragraphs, table and footnote."""

import io
from html import escape
from pathlib import Path

import docx
from docx.shared import Pt
from hwpx import HwpxDocument
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "보도시점 2026. 11. 20.(금) 11:00",
    "별빛산업 특화단지 2곳 새로 지정",
    "- 가온시와 나루시에 2031년까지 1조 2천억원 -",
    "□ 장난감부(장관 홍길동)는 제4차 위원회를 열어 별빛산업 특화단지를 지정했다.",
    "ㅇ 가온시는 별빛 소재, 나루시는 별빛 장비를 맡는다.",
    "- 면적은 약 120만㎡",
    "① 전력 220MW 공급",
    "* 별빛산업: 「별빛산업법」 제2조에 따른 산업",
    "※ 붙임의 표 참조",
    "< 지정 현황 >",
)
ROWS = (("구분", "지역", "사업비(억원)"), ("소재", "가온시", "7,000"), ("장비", "나루시", "5,000"))
FONT, SIZE = "HYSMyeongJo-Medium", 12
TITLE, SUBTITLE, PUBLISHER, DATE = LINES[1], LINES[2].strip("- "), "장난감부", "2026-11-20"


def hwpx(path: Path) -> None:
    """With the table in a paragraph of its own; as HWP 5 where its name ends so."""
    document = HwpxDocument.new()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            table.set_cell_text(row, column, cell)
    document.save_to_path(path)


def merged_hwp(path: Path) -> None:
    """A table of HWPX or HWP 5 of which a cell spans two rows."""
    document = HwpxDocument.new()
    document.add_paragraph("지정 현황")
    table = document.add_table(3, 3)
    for row, cells in enumerate((("구분", "지역", "비고"), ("소재", "가온시", "전력"), ("", "나루시", "용수"))):
        for column, cell in enumerate(cells):
            table.set_cell_text(row, column, cell)
    table.merge_cells(1, 0, 2, 0)
    document.save_to_path(path)


def word(path: Path) -> None:
    """With the title in the style of titles."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def pictured(path: Path) -> None:
    """A document whose table is a picture."""
    held = io.BytesIO()
    Image.new("RGB", (40, 20)).save(held, "PNG")
    document = docx.Document()
    document.add_paragraph("지정 현황")
    document.add_picture(held)
    document.save(str(path))


def web_page(path: Path) -> None:
    """With a menu, a script and a counter around it."""
    body = "".join(f"<p>{escape(line)}</p>" for line in LINES)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in ROWS)
    script = "<script>var a='서울';</script>"
    head = f"<!doctype html><html lang=ko><head><meta charset=euc-kr><title>새 소식</title>{script}</head>"
    page = f"{head}<body><nav>대구 부산 인천</nav>{body}<table>{rows}</table><footer>전화 123</footer></body></html>"
    path.write_bytes(page.encode("cp949"))


def text(path: Path, encoding: str = "utf-8") -> None:
    """With tabs between cells."""
    path.write_bytes("\n".join([*LINES, *("\t".join(row) for row in ROWS)]).encode(encoding))


def pdf(path: Path, repeats: int = 1, width: int = 420) -> None:
    """Lines of so many points, as a printed page breaks them; the cells of a row stand in columns."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for _ in range(repeats):
        canvas.setFont(FONT, SIZE)
        y = 780.0
        for line in LINES:
            for part in _wrapped(line, width):
                canvas.drawString(60, y, part)
                y -= 18
            y -= 8
        for row in ROWS:
            for column, cell in enumerate(row):
                canvas.drawString(60 + 150 * column, y, cell)
            y -= 24
        canvas.showPage()
    canvas.save()
    path.write_bytes(held.getvalue())


def _wrapped(line: str, width: int) -> list[str]:
    """A line cut at blanks into parts that fit so many points."""
    parts = [""]
    for word in line.split():
        if pdfmetrics.stringWidth(f"{parts[-1]} {word}", FONT, SIZE) > width:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word}".strip()
    return parts


def scanned(path: Path, pages: int = 2) -> None:
    """A PDF that holds drawings alone."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for _ in range(pages):
        canvas.rect(60, 60, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    path.write_bytes(held.getvalue())


def merged(path: Path) -> None:
    """A DOCX of which a cell of the first column spans two rows, and one of the head two columns."""
    document = docx.Document()
    document.add_paragraph("별빛산업 특화단지 지원").runs[0].font.size = Pt(14)
    table = document.add_table(3, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "지원내용"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "소재"
    for (row, column), words in {(1, 1): "가온시", (1, 2): "전력", (2, 1): "나루시", (2, 2): "용수"}.items():
        table.cell(row, column).text = words
    document.save(str(path))
