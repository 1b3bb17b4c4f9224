"""Where Chromium is, and the options under which it asks nothing of another host."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
MISSING = (
    "The browser tests need Chromium. Install it: sudo apt-get install -y chromium "
    "(or name one: ATLAS_CHROMIUM=/path/to/chromium)"
)


class ChromiumMissing(Exception):
    """There is no Chromium on this machine."""


def program() -> str:
    """Path of Chromium: `ATLAS_CHROMIUM`, or the one on the search path.

    Raises
    ------
    ChromiumMissing
        If there is none; the message is the command that installs it.
    """
    found = os.environ.get("ATLAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not os.access(found, os.X_OK):
        raise ChromiumMissing(MISSING)
    return found
