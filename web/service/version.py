"""The version of the atlas: of the folder it runs from, or of the installed package."""

from configparser import ConfigParser
from importlib.metadata import version as installed
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "korea-industry-atlas"


def version() -> str:
    """The version, as `setup.cfg` says it."""
    settings = ConfigParser()
    if settings.read(ROOT / "setup.cfg", encoding="utf-8"):
        return settings["metadata"]["version"]
    return installed(PACKAGE)
