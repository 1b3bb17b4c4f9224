"""Asking every address in process, two at a time, and writing down the hash of what each says."""

import hashlib
from collections.abc import Iterator
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from tests.manifest.addresses import Asked, every
from tests.manifest.plain import parts
from web.application import create_app
from web.service.config import Config

TODAY = date(2026, 11, 21)
VERSION = "0123456789ab"
PROCESSES, TOGETHER = 2, 40
HEAD = f"# today {TODAY}; data version pinned to {VERSION}; what else is left out: tests/manifest/plain.py\n"


def application() -> Flask:
    """The application on a fixed day, with a fixed data version on everything it writes."""
    app = create_app(Config(today=TODAY))
    object.__setattr__(app.extensions["drawing"].atlas, "data_version", VERSION)
    return app


def write(out: Path, keep: Path | None = None) -> int:
    """Write the record to a file, what was said into a folder by its hash; returns the number of lines."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    asked = every(application().test_client())
    with get_context("spawn").Pool(PROCESSES, _begin, (keep,)) as pool:
        lines = sorted(line for some in pool.imap_unordered(_lines, asked, TOGETHER) for line in some)
    out.write_text(HEAD + "".join(lines), encoding="utf-8")
    return len(lines)


class Asking:
    """What one process asks with, and where it keeps what it hears."""

    client: FlaskClient
    keep: Path | None


def _begin(keep: Path | None) -> None:
    Asking.client, Asking.keep = application().test_client(), keep


def _lines(asked: Asked) -> list[str]:
    return list(lines(Asking.client, asked, Asking.keep))


def lines(client: FlaskClient, asked: Asked, keep: Path | None = None) -> Iterator[str]:
    """`sha256  status  content-type  address` of each part of an answer; the type has the name of the file too."""
    sent = {"data": asked.body.encode("utf-8"), "content_type": asked.media_type} if asked.media_type else {}
    answer = client.open(asked.address, method="POST" if sent else "GET", **sent)
    named = answer.headers.get("Content-Disposition", "").partition("; ")[2].replace('"', "")
    kind = ";".join(filter(None, (answer.content_type.replace(" ", ""), named)))
    for name, said in parts(asked.address.partition("?")[0], answer.get_data()).items():
        digest = hashlib.sha256(said).hexdigest()
        if keep and not (keep / digest).exists():
            (keep / digest).write_bytes(said)
        yield f"{digest}  {answer.status_code}  {kind}  {asked}{name}\n"
