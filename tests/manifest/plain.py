"""What an answer says, without what differs between two versions although they say the same.

| left out | where |
|---|---|
| the hash in the name and in `?v=` of a static file | texts, and texts inside packages |
| the hashes of a content policy | `/export/map.html` |
| compression, dates and flags of parts | ZIP (Office, HWPX, Shapefile), PNG, PDF, packed data of `/export/map.html` |
| pages and free space of a database | GeoPackage: its tables as SQL |
| lengths, offsets, the digest and the embedded letters | PDF |
| numbers counted since the start | `/metrics`: only the names and their help are kept |

The data version is not replaced here but pinned before anything is drawn (`record.application`): pictures have it too.
Scripts and styles inside `/export/map.html` are kept apart from its page, so that each tells its own changes.
"""

import base64
import gzip
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing

from PIL import Image

STATIC = re.compile(rb"(/static/[\w./-]*?)(?:\.[0-9a-f]{10})?(\.\w+)\?v=[0-9a-f]{12}")
POLICY_HASH = re.compile(rb"(?:'|&#39;)sha256-[\w+/=]+(?:'|&#39;)")
SAMPLE = re.compile(rb"^[^#].*\n", re.MULTILINE)
ELEMENT = re.compile(rb"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
PACKED = re.compile(rb'type="text/plain" id="([\w-]+)"')
DATA = b'type="application/json"'
OBJECT = re.compile(rb"\d+ 0 obj\b(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)(?:\r?\n)?endstream", re.DOTALL)
LENGTHS = re.compile(rb"/Length1? \d+ ?")
LETTERS = b"/Length1"

Parts = dict[str, bytes]


def parts(path: str, body: bytes) -> Parts:
    """What the answer of a path says, by the part of it that says so; the whole has the empty name."""
    if path == "/metrics":
        return {"": SAMPLE.sub(b"", body)}
    if path == "/export/map.html":
        return _one_file(body)
    return {"": plain(body)}


def plain(body: bytes) -> bytes:
    """Bytes without what their packing adds; inside packages too."""
    for magic, unpacked in PACKINGS.items():
        if body.startswith(magic):
            return unpacked(body)
    return STATIC.sub(rb"\1\2?v=-", body)


def _package(body: bytes) -> bytes:
    """Names and content of the parts of a ZIP package, in its order."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return b"\n".join(f"== {one.filename}\n".encode() + plain(package.read(one)) for one in package.infolist())


def _database(body: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(body)
        return "\n".join(database.iterdump()).encode("utf-8")


def _picture(body: bytes) -> bytes:
    """The picture stored without compression, its resolution kept."""
    with Image.open(io.BytesIO(body)) as picture:
        stored = io.BytesIO()
        picture.save(stored, "PNG", compress_level=0, dpi=picture.info.get("dpi"))
        return stored.getvalue()


def _pages(body: bytes) -> bytes:
    return b"\n".join(_object(found[1]) for found in OBJECT.finditer(body))


def _object(body: bytes) -> bytes:
    head = body.partition(b"stream")[0]
    told = STREAM.sub(lambda found: b"[letters]" if LETTERS in head else _inflated(found[1]), body)
    return LENGTHS.sub(b"", told)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


PACKINGS: dict[bytes, Callable[[bytes], bytes]] = {
    b"PK\x03\x04": _package,
    b"SQLite format 3\0": _database,
    b"\x89PNG": _picture,
    b"%PDF": _pages,
}


def _one_file(page: bytes) -> Parts:
    """The page, its scripts, its styles and each of its packed data apart."""
    found: Parts = {}

    def taken(element: re.Match[bytes]) -> bytes:
        kind, attributes, content = element.groups()
        if DATA in attributes:
            return element[0]
        packed = PACKED.search(attributes)
        name = f"#{packed[1].decode()}" if packed else f"#{kind.decode()}s"
        found[name] = found.get(name, b"") + (gzip.decompress(base64.b64decode(content)) if packed else content)
        return b"<%b%b>[apart]</%b>" % (kind, attributes, kind)

    rest = ELEMENT.sub(taken, page)
    return {**found, "": STATIC.sub(rb"\1\2?v=-", POLICY_HASH.sub(b"[hash]", rest))}
