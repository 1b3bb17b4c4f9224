"""The version of the atlas: of the installed package, or of the folder it runs from."""

from configparser import ConfigParser
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from web.service.config import ROOT

PACKAGE = "korea-industry-atlas"


def version() -> str:
    """The version, as `setup.cfg` says it."""
    try:
        return installed(PACKAGE)
    except PackageNotFoundError:
        settings = ConfigParser()
        settings.read(ROOT / "setup.cfg", encoding="utf-8")
        return settings["metadata"]["version"]
