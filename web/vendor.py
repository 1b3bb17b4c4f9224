"""What the vendor folder holds: scripts, styles and fonts by name, with their hashed paths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "static" / "vendor"


class VendorError(Exception):
    """Root of the mistakes around vendored assets."""


class AssetsMissing(VendorError):
    """The asset step has not been run."""


class UnknownAsset(VendorError):
    """No vendored asset has this name."""


@dataclass(frozen=True)
class Asset:
    """One vendored file: its path below the vendor folder, checksum, integrity value and size in bytes."""

    path: str
    sha256: str
    integrity: str
    size: int


def load(folder: Path = FOLDER) -> Mapping[str, Asset]:
    """Vendored assets by the name pages use, e.g. `leaflet.js`.

    Raises
    ------
    AssetsMissing
        If the folder has no manifest.
    """
    path = folder / "manifest.json"
    if not path.is_file():
        raise AssetsMissing(f"{folder.name}/manifest.json: not there; run: make assets")
    listed = json.loads(path.read_text(encoding="utf-8"))["assets"]
    return MappingProxyType({name: Asset(**fields) for name, fields in listed.items()})


def find(name: str, assets: Mapping[str, Asset]) -> Asset:
    """The asset of a name.

    Raises
    ------
    UnknownAsset
        If there is none; the message lists the names there are.
    """
    if name not in assets:
        raise UnknownAsset(f"manifest.json: {name}: no such asset; there are {', '.join(sorted(assets))}")
    return assets[name]
