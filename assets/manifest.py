"""The list of published assets: name, content-hashed path, checksum and integrity value."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

NAME = "manifest.json"
INPUTS = "inputs.sha256"
BELOW = "vendor"


@dataclass(frozen=True)
class Entry:
    """One published asset.

    Parameters
    ----------
    path
        Path below the folder of static files.
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
    path = PurePosixPath(BELOW, name)
    if hashed:
        path = path.with_name(f"{path.stem}.{digest.hexdigest()[:10]}{path.suffix}")
    integrity = "sha256-" + base64.b64encode(digest.digest()).decode("ascii")
    return Entry(str(path), digest.hexdigest(), integrity, len(content))


def address(made: Entry) -> str:
    """How a style sheet beside the asset names it: as the pages do, so that it is fetched once."""
    return f"{PurePosixPath(made.path).name}?v={made.sha256[:12]}"


def file_of(made: Entry, folder: Path) -> Path:
    """Where in the vendor folder an asset is kept."""
    return folder / PurePosixPath(made.path).relative_to(BELOW)


def write(folder: Path, entries: dict[str, Entry], inputs: str) -> None:
    """Write the manifest beside the assets, and what it was made from."""
    content = {name: asdict(entries[name]) for name in sorted(entries)}
    (folder / NAME).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    (folder / INPUTS).write_text(inputs + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Entry]:
    """The entries of a filled vendor folder by name."""
    content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return {name: Entry(**fields) for name, fields in content.items()}


def is_current(folder: Path, inputs: str) -> bool:
    """Whether the folder holds all that its manifest names, made from the same inputs."""
    stamp = folder / INPUTS
    if not stamp.is_file() or stamp.read_text(encoding="utf-8").strip() != inputs:
        return False
    return all(file_of(made, folder).is_file() for made in read(folder).values())
