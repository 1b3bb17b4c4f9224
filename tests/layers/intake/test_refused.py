"""What cannot be read, or must not be, is refused in words that say what to do; nothing hostile is unfolded."""

import io
import random
import subprocess
import sys
from contextlib import suppress

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from layers.errors import UnreadableDocument
from layers.intake import limits
from layers.intake.read import read
from tests.layers.intake import press
from tests.layers.intake.hostile import COMPOUND, ENCRYPTED, ENTITIES, MANIFEST, SECTION, archive, changed


def refusal(path):
    with pytest.raises(UnreadableDocument) as told:
        read(path)
    return str(told.value)


def test_an_empty_file_and_one_of_blanks_alone_are_refused(tmp_path):
    (tmp_path / "none.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n \n")
    assert "empty" in refusal(tmp_path / "none.txt")
    assert "no text" in refusal(tmp_path / "blank.txt")


def test_a_scanned_pdf_is_refused_and_says_how_many_pages_it_has(tmp_path):
    press.scanned(tmp_path / "scan.pdf", 3)
    said = refusal(tmp_path / "scan.pdf")
    assert "no text layer" in said
    assert "3 pages" in said


def test_a_page_without_text_among_others_is_told(tmp_path):
    press.pdf(tmp_path / "a.pdf")
    press.scanned(tmp_path / "b.pdf", 1)
    with PdfDocument(tmp_path / "a.pdf") as whole, PdfDocument(tmp_path / "b.pdf") as picture:
        whole.import_pages(picture)
        whole.save(tmp_path / "both.pdf")
    assert any("no text on page 2" in remark for remark in read(tmp_path / "both.pdf").remarks)


def test_encrypted_files_are_refused_with_what_to_do(tmp_path):
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, "locked")
    canvas.save()
    (tmp_path / "locked.pdf").write_bytes(held.getvalue())
    (tmp_path / "locked.docx").write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    assert "without a password" in refusal(tmp_path / "locked.pdf")
    assert "without a password" in refusal(tmp_path / "locked.docx")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "cannot be read as PDF"),
        ("cut.hwp", COMPOUND + b"HWP Document File" + b"\0" * 900, "HWP"),
        ("cut.docx", b"PK\x03\x04" + b"\0" * 50, "archive"),
        ("old.doc", COMPOUND + "WordDocument".encode("utf-16-le"), "DOCX"),
        ("photo.hwpx", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        ("noise.txt", bytes(range(256)) * 4, "no document"),
    ],
)
def test_what_is_no_document_says_what_it_is(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    assert words in refusal(tmp_path / name)


@pytest.mark.parametrize(("name", "part"), [("bomb.docx", "word/document.xml"), ("bomb.hwpx", "Contents/section0.xml")])
def test_archives_that_unfold_too_far_or_define_entities_are_refused(tmp_path, name, part):
    archive(tmp_path / name, {part: b" " * (8 * limits.MIB)})
    assert "unfold" in refusal(tmp_path / name)
    archive(tmp_path / name, {part: ENTITIES})
    assert "entities" in refusal(tmp_path / name)
    archive(tmp_path / name, {part: ENTITIES.encode("utf-16")})
    assert "entities" in refusal(tmp_path / name)


def test_encrypted_and_protected_files_of_a_korean_word_processor_are_refused(tmp_path):
    press.hwpx(tmp_path / "open.hwpx")
    press.hwpx(tmp_path / "open.hwp")
    noise = {MANIFEST: ENCRYPTED, SECTION: bytes(range(256))}
    changed(tmp_path / "open.hwpx", tmp_path / "locked.hwpx", lambda name, content: noise.get(name, content))
    assert "without a password" in refusal(tmp_path / "locked.hwpx")
    content = bytearray((tmp_path / "open.hwp").read_bytes())
    flags = content.index(b"HWP Document File") + 36
    for flag in (0x02, 0x04, 0x10):
        content[flags] |= flag
        (tmp_path / "locked.hwp").write_bytes(content)
        assert "암호 없이" in refusal(tmp_path / "locked.hwp")
        content[flags] &= ~flag


@pytest.mark.parametrize(
    ("source", "part", "word", "many"),
    [
        ("a.hwpx", SECTION, b'colSpan="1"', b'colSpan="99999999"'),
        ("a.docx", "word/document.xml", b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/>'),
    ],
)
def test_cells_that_span_without_end_are_refused(tmp_path, source, part, word, many):
    press.hwpx(tmp_path / "a.hwpx")
    press.word(tmp_path / "a.docx")
    path = tmp_path / f"b{(tmp_path / source).suffix}"
    changed(tmp_path / source, path, lambda name, content: content.replace(word, many, 1) if name == part else content)
    assert "1,000,000" in refusal(path)


def test_a_page_of_cells_that_span_without_end_is_refused(tmp_path):
    rows = "<tr>" + "<td rowspan=100 colspan=100>x</td>" * 60 + "</tr>"
    (tmp_path / "a.html").write_text(f"<html><body><table>{rows * 60}</table></body></html>", encoding="utf-8")
    assert "1,000,000" in refusal(tmp_path / "a.html")


@pytest.mark.parametrize("ending", ["hwpx", "hwp", "docx", "pdf"])
def test_a_broken_file_is_read_or_refused_in_words_and_never_ends_otherwise(tmp_path, ending):
    whole = tmp_path / f"whole.{ending}"
    {"docx": press.word, "pdf": press.pdf}.get(ending, press.hwpx)(whole)
    content = whole.read_bytes()
    for seed in range(24):
        chosen, broken = random.Random(seed), bytearray(content)
        for _ in range(1 + seed * 2):
            broken[chosen.randrange(len(broken))] = chosen.randrange(256)
        path = tmp_path / f"broken.{ending}"
        path.write_bytes(broken if seed % 3 else content[: len(content) * (seed + 1) // 25])
        with suppress(UnreadableDocument):
            read(path)


def test_what_a_library_logs_of_a_broken_part_is_not_printed(tmp_path):
    press.hwpx(tmp_path / "a.hwpx")
    changed(tmp_path / "a.hwpx", tmp_path / "b.hwpx", lambda name, content: b"<a" if name == SECTION else content)
    words = [sys.executable, "-m", "web", "read", str(tmp_path / "b.hwpx")]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "b.hwpx" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_page_with_entities_scripts_and_deep_nesting_gives_plain_text_alone(tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(
        f"<!DOCTYPE html [<!ENTITY a 'aaaa'>]><html><body>=cmd|'/C calc'!A0 가온시{'<div>' * 3000}{'</div>' * 3000}"
        "<script>alert(1)</script><p>&a;<img src=x onerror=alert(1)></p></body></html>",
        encoding="utf-8",
    )
    told = " ".join(one.text for one in read(path).paragraphs)
    assert "가온시" in told
    assert "alert" not in told
    assert "aaaa" not in told


def test_a_file_larger_than_is_read_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    press.text(tmp_path / "long.txt")
    monkeypatch.setattr(limits, "MOST_BYTES", 10)
    assert "MiB" in refusal(tmp_path / "long.txt")


def test_three_hundred_pages_are_read(tmp_path):
    press.pdf(tmp_path / "long.pdf", repeats=300)
    document = read(tmp_path / "long.pdf")
    assert document.pages == 300
    assert max(one.page for one in document.paragraphs) == 300
