"""Digests of a file as it is and of what is in it before it was packed, which no version of zlib changes."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
STREAM = re.compile(rb"<<([^<>]*)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
COUNTED = re.compile(rb"/Length \d+|startxref\s+\d+|^\d{10} \d{5} [nf].*$", re.MULTILINE)
BLOCK = re.compile(rb"H4sI[A-Za-z0-9+/=]+")
WHOLE = "file"


def digests(content: bytes) -> dict[str, str]:
    """SHA-256 of the whole file, and of each of its parts unpacked with the header that it is packed under."""
    parts = dict(_parts(content))
    return {name: hashlib.sha256(part).hexdigest() for name, part in {WHOLE: content, **parts}.items()}


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for at, part in enumerate(package.infolist()):
                yield part.filename, package.read(part)
                told = part.date_time, part.create_system, part.external_attr, part.compress_type, part.flag_bits
                yield f"{at} {part.filename} header", repr(told).encode()
    elif content.startswith(PNG):
        chunks = list(_chunks(content))
        yield "pixels", zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
        yield "chunks", b"".join(kind + data for kind, data in chunks if kind != b"IDAT")
    elif content.startswith(b"%PDF"):
        yield "objects", COUNTED.sub(b"", STREAM.sub(_unpacked, content))
    else:
        yield "text", BLOCK.sub(lambda block: _inflated(base64.b64decode(block[0]), zlib.MAX_WBITS | 16), content)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12


def _unpacked(stream: re.Match[bytes]) -> bytes:
    data = stream[2]
    if b"ASCII85Decode" in stream[1]:
        data = base64.a85decode(data.strip(), adobe=b"~>" in data and data.startswith(b"<~"))
    return stream[1] + (_inflated(data, zlib.MAX_WBITS) if b"FlateDecode" in stream[1] else data)


def _inflated(data: bytes, window: int) -> bytes:
    return zlib.decompressobj(window).decompress(data)
