"""Where Chromium is, and the options under which it asks nothing of another host."""

from __future__ import annotations

import os
import shutil

#: Chromium without a window of its own: the same pages with a quarter of the work to begin one.
HEADLESS = "chromium-headless-shell"
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


def program(*preferred: str) -> str:
    """Path of Chromium: `ATLAS_CHROMIUM`, or the first one on the search path.

    Parameters
    ----------
    *preferred
        Names that are looked for before those of a Chromium with windows.

    Raises
    ------
    ChromiumMissing
        If there is none; the message is the command that installs it.
    """
    found = os.environ.get("ATLAS_CHROMIUM") or next(filter(None, map(shutil.which, (*preferred, *NAMES))), None)
    if not found or not os.access(found, os.X_OK):
        raise ChromiumMissing(MISSING)
    return found
