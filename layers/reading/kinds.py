"""What a file is by its first bytes, what its archive holds, how its text begins (`kinds` and `texts` of the rules)."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from layers.reading.rules import RULES

LOOKED_AT = 60_000
TEXT_LOOKED_AT = 4000
WORKBOOK = re.compile(r"/?xl/workbook\.xml", re.IGNORECASE)
ARCHIVE = b"PK\x03\x04"
JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[{\[])')


def kind_of(path: Path) -> str | None:
    """The kind of a file that is no table of text (`pdf`, `kml`, `workbook`, `json` …), or None."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    begun = [each for each in RULES["kinds"] if start.startswith(bytes.fromhex(each["begins"]))]
    names = _members(path) if any("member" in each for each in begun) else []
    if any(WORKBOOK.fullmatch(name) for name in names):
        return "workbook"
    archive = "archive" if start.startswith(ARCHIVE) else None
    found = next((each["kind"] for each in begun if _fits(each, start, names)), archive)
    return found or _text_kind(start[:TEXT_LOOKED_AT].decode("utf-8-sig", errors="replace"))


def _fits(kind: dict[str, str], start: bytes, names: list[str]) -> bool:
    if "holds" in kind:
        return bytes.fromhex(kind["holds"]) in start
    return "member" not in kind or any(re.search(kind["member"], name, re.IGNORECASE) for name in names)


def _members(path: Path) -> list[str]:
    """Names in an archive; none where it is broken."""
    try:
        with ZipFile(path) as archive:
            return archive.namelist()
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        return []


def _text_kind(text: str) -> str | None:
    for each in RULES["texts"]:
        if re.match(each["pattern"], text, re.IGNORECASE):
            return str(each["kind"])
    return "json" if JSON.match(text) else None
