"""What is refused before a library sees it: files too large, archives that unfold too far, XML with entities."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from layers.errors import UnreadableDocument

MIB = 1024 * 1024
MOST_BYTES = 100 * MIB
MOST_UNPACKED = 300 * MIB
MOST_MEMBERS = 4000
#: Some members of office files are long runs of blanks; what grows more than so many times is a bomb.
MOST_GROWTH = 200
SMALL = 2 * MIB
XML = re.compile(r"\.(?:xml|rels|hpf|rdf)$", re.IGNORECASE)
DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
LOOKED_AT = 64 * 1024
MOST_CHARACTERS = 20_000_000


def sized(path: Path) -> None:
    """Refuse a file that is empty or too large."""
    size = path.stat().st_size
    if not size:
        raise UnreadableDocument(f"{path.name} is empty (0 bytes)")
    if size > MOST_BYTES:
        raise UnreadableDocument(f"{path.name} has {size // MIB} MiB; at most {MOST_BYTES // MIB} are read")


def archived(path: Path) -> None:
    """Refuse an archive that unfolds too far, is locked, or holds XML with definitions of its own."""
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            _small(path.name, members)
            for member in members:
                if XML.search(member.filename):
                    _plain(path.name, archive, member)
    except (BadZipFile, EOFError, NotImplementedError) as error:
        raise UnreadableDocument(f"{path.name} is broken: its archive cannot be read; save it anew") from error


def _small(name: str, members: list[ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    grown = [
        member.filename
        for member in members
        if member.file_size > SMALL and member.file_size > MOST_GROWTH * max(member.compress_size, 1)
    ]
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or grown:
        raise UnreadableDocument(
            f"{name} would unfold to {unpacked // MIB} MiB in {len(members)} parts; that is no office file"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocument(f"{name} is encrypted; save it without a password and read it again")


def _plain(name: str, archive: ZipFile, member: ZipInfo) -> None:
    with archive.open(member) as part:
        start = part.read(LOOKED_AT)
    if DECLARES.search(start.replace(b"\0", b"")):
        raise UnreadableDocument(f"{name}: {member.filename} defines entities of its own, which no office file does")
