"""The list of published assets: name, content-hashed path, checksum and integrity value."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One published asset.

    Parameters
    ----------
    path
        Path below the vendor folder.
    sha256
        Checksum of the content, hexadecimal.
    integrity
        The same for an `integrity` attribute.
    size
        Bytes, uncompressed.
    """

    path: str
    sha256: str
    integrity: str
    size: int


def entry(name: str, content: bytes, hashed: bool = True) -> Entry:
    """The entry of one asset; its path carries the first ten hexadecimal digits of its checksum."""
    digest = hashlib.sha256(content)
    stem = PurePosixPath(name)
    path = str(stem.with_name(f"{stem.stem}.{digest.hexdigest()[:10]}{stem.suffix}")) if hashed else name
    integrity = "sha256-" + base64.b64encode(digest.digest()).decode("ascii")
    return Entry(path, digest.hexdigest(), integrity, len(content))


def write(folder: Path, entries: dict[str, Entry], inputs: str) -> None:
    """Write the manifest beside the assets."""
    content = {"inputs": inputs, "assets": {name: asdict(entries[name]) for name in sorted(entries)}}
    (folder / NAME).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def is_current(folder: Path, inputs: str) -> bool:
    """Whether the folder holds all that its manifest names, made from the same inputs."""
    path = folder / NAME
    if not path.is_file():
        return False
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["inputs"] == inputs and all((folder / made["path"]).is_file() for made in content["assets"].values())
