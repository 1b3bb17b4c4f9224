"""What is refused before a library sees it: files too large, archives that unfold too far, XML with entities."""

from __future__ import annotations

import re
import zlib
from math import prod
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from layers.intake.saying import unreadable

MIB = 1024 * 1024
MOST_BYTES = 100 * MIB
MOST_UNPACKED = 300 * MIB
MOST_MEMBERS = 4000
#: Some members of office files are long runs of blanks; what grows more than so many times is a bomb.
MOST_GROWTH = 200
SMALL = 2 * MIB
XML = re.compile(r"\.(?:xml|rels|hpf|rdf)$", re.IGNORECASE)
DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
#: Cells that say over how many rows and columns they lie, in HWPX, DOCX and PPTX.
SPANS = re.compile(rb"<[^<>]*(?:colSpan|rowSpan|gridSpan|gridBefore|gridAfter)[^<>]*>")
NUMBER = re.compile(rb"[\"'](\d{1,12})[\"']")
LOOKED_AT = 64 * 1024
MOST_CHARACTERS = 20_000_000
#: Places of the cells of a table, each as often as it spans.
MOST_PLACES = 1_000_000


def sized(path: Path) -> None:
    """Refuse a file that is empty or too large."""
    size = path.stat().st_size
    if not size:
        raise unreadable("empty", name=path.name)
    if size > MOST_BYTES:
        raise unreadable("too_large", name=path.name, size=size // MIB, most=MOST_BYTES // MIB)


def archived(path: Path) -> None:
    """Refuse an archive that unfolds too far, is locked, or holds XML with definitions of its own."""
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            _small(path.name, members)
            for member in members:
                _plain(path.name, member, archive.read(member))
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise unreadable("broken_archive", name=path.name) from error


def _small(name: str, members: list[ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    grown = [
        member.filename
        for member in members
        if member.file_size > SMALL and member.file_size > MOST_GROWTH * max(member.compress_size, 1)
    ]
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or grown:
        raise unreadable("bomb", name=name, size=unpacked // MIB, parts=len(members))
    if any(member.flag_bits & 1 for member in members):
        raise unreadable("locked", name=name)


def _plain(name: str, member: ZipInfo, content: bytes) -> None:
    """Refuse a part that defines entities, or whose cells span more than any table has."""
    if not XML.search(member.filename):
        return
    content = content.replace(b"\0", b"")
    if DECLARES.search(content[:LOOKED_AT]):
        raise unreadable("entities", name=name, part=member.filename)
    tabled(name, sum(prod(map(int, NUMBER.findall(tag))) for tag in SPANS.findall(content)))


def tabled(name: str, places: int) -> None:
    """Refuse a table with more places than any has."""
    if places > MOST_PLACES:
        raise unreadable("spans", name=name, most=f"{MOST_PLACES:,}")
