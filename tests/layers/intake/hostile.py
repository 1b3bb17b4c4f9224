"""Documents that cannot be read, or must not be, each under the name that it comes with."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from tests.layers.intake import press

SECTION, MANIFEST, BODY = "Contents/section0.xml", "META-INF/manifest.xml", "word/document.xml"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
ENCRYPTED = (
    b'<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><odf:file-entry media-type="text/xml'
    b'" full-path="Contents/section0.xml"><odf:encryption-data checksum="x"/></odf:file-entry></odf:manifest>'
)


def archive(path: Path, members: dict[str, bytes | str]) -> None:
    """An archive of some parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)


def changed(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> None:
    """An archive with each part as `change(name, content)` gives it."""
    with zipfile.ZipFile(source) as held:
        archive(target, {name: change(name, held.read(name)) for name in held.namelist()})


def made(folder: Path) -> list[Path]:
    """One file of each kind, in order of their names."""
    open_ = folder.parent / f"{folder.name}-open"
    for each in (folder, open_):
        each.mkdir()
    for name, writer in (("a.hwpx", press.hwpx), ("a.hwp", press.hwpx), ("a.docx", press.word)):
        writer(open_ / name)
    locked = {MANIFEST: ENCRYPTED, SECTION: random.Random(1).randbytes(900)}
    changed(open_ / "a.hwpx", folder / "locked.hwpx", lambda name, content: locked.get(name, content))
    changed(open_ / "a.hwpx", folder / "spans.hwpx", lambda _, content: content.replace(b'Span="1"', b'Span="999999"'))
    changed(open_ / "a.docx", folder / "broken.docx", lambda name, content: b"<a" if name == BODY else content)
    word = bytearray((open_ / "a.hwp").read_bytes())
    word[word.index(b"HWP Document File") + 36] |= 0x02
    (folder / "locked.hwp").write_bytes(word)
    (folder / "locked.docx").write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, "locked")
    canvas.save()
    (folder / "locked.pdf").write_bytes(held.getvalue())
    press.scanned(folder / "scan.pdf", 3)
    archive(folder / "bomb.docx", {BODY: b" " * (8 * 1024 * 1024)})
    archive(folder / "entities.hwpx", {SECTION: ENTITIES})
    (folder / "cut.docx").write_bytes((open_ / "a.docx").read_bytes()[:-900])
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.hwpx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return sorted(folder.iterdir())
