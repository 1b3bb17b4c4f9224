"""What a pack says of itself: which data, for which atlas, and the size and hash of every file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import zip_longest

from layers.errors import BrokenPack, UnfitPack

NAME, FORMAT = "manifest.json", 1
#: Parts of a pack: the folder of each in the file.
SEEDS, DATA, DEFINITIONS, WORDS = "seeds", "data", "definitions", "words"
PARTS = (SEEDS, DATA, DEFINITIONS, WORDS)
PRINTED = f"{WORDS}/printed.csv"
_STEP = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
#: Names of files as packs have them: a part, then folders and a file of plain letters.
FILE_NAME = re.compile(rf"(?:{'|'.join(PARTS)})(?:/{_STEP}){{1,4}}", re.ASCII)
VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}", re.ASCII)
DATA_VERSION = re.compile(r"[0-9a-f]{12}", re.ASCII)
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
SHORT = 12
#: A pack as it is released today has some four hundred files and 9 MB.
MOST_FILES, MOST_BYTES = 5000, 512_000_000


@dataclass(frozen=True)
class Packed:
    """A file of a pack: its size in bytes and its SHA-256."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself.

    Attributes
    ----------
    version, day, data_version : str
        The release: its version (`0.3.1`), its day (ISO) and its data version (12 hexadecimal digits).
    least, series : str
        The oldest version of the atlas that reads it (`0.2.0`), and the last series that does (`0.2`: every 0.2.x).
    files : mapping of str to Packed
        By name in the pack.
    """

    version: str
    day: str
    data_version: str
    least: str
    series: str
    files: Mapping[str, Packed]

    @property
    def key(self) -> str:
        """The name of a pack among others: of equal packs the same."""
        return hashlib.sha256(written(self)).hexdigest()[:SHORT]

    def __str__(self) -> str:
        return f"{self.version} of {self.day}, data version {self.data_version}"


def written(manifest: Manifest) -> bytes:
    """The manifest as bytes: of equal ones the same."""
    files = {name: asdict(one) for name, one in sorted(manifest.files.items())}
    said = {"format": FORMAT} | {name: value for name, value in vars(manifest).items() if name != "files"}
    return (json.dumps(said | {"files": files}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(content: bytes, pack: str) -> Manifest:
    """The manifest in some bytes of a pack, whose name mistakes say.

    Raises
    ------
    BrokenPack
        It cannot be read, or holds something of another form.
    UnfitPack
        It has another format.
    """
    try:
        said = json.loads(content)
        of_format = said["format"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BrokenPack(f"{pack}: {NAME} cannot be read; it is no pack, or is damaged") from error
    if of_format != FORMAT:
        said = f"has format {of_format!r} and this atlas reads {FORMAT}"
        raise UnfitPack(f"{pack}: {said}; install the atlas it was made by")
    try:
        files = {str(name): Packed(**one) for name, one in said["files"].items()}
        found = Manifest(**{name: value for name, value in said.items() if name != "format"} | {"files": files})
    except (AttributeError, TypeError, KeyError) as error:
        raise BrokenPack(f"{pack}: {NAME} lacks a key or has one too many ({error})") from error
    wrong = next(_wrong(found), None)
    if wrong:
        raise BrokenPack(f"{pack}: {NAME}: {wrong}")
    return found


def fit(manifest: Manifest, program: str, pack: str) -> None:
    """Whether a version of the atlas reads a pack; raises UnfitPack."""
    ours = _numbers(program)
    if ours < _numbers(manifest.least):
        raise UnfitPack(f"{pack}: is for atlas {manifest.least} and later, this is {program}; upgrade the atlas first")
    series = _numbers(manifest.series)
    if ours[: len(series)] > series:
        raise UnfitPack(f"{pack}: is for atlas up to {manifest.series}, this is {program}; ask for a newer pack")


def older(one: str, other: str) -> bool:
    """Whether a version is before another: `0.2.9` before `0.2.10`."""
    pairs = zip_longest(_numbers(one), _numbers(other), fillvalue=0)
    return next((left < right for left, right in pairs if left != right), False)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


def _wrong(manifest: Manifest) -> Iterator[str]:
    yield from _wrong_head(manifest)
    yield from _wrong_files(manifest.files)


def _wrong_head(manifest: Manifest) -> Iterator[str]:
    forms = {"version": VERSION, "least": VERSION, "series": VERSION, "data_version": DATA_VERSION}
    for name, form in forms.items():
        value = getattr(manifest, name)
        if not (isinstance(value, str) and form.fullmatch(value)):
            yield f"{name} {value!r} has another form"
    if not _is_day(manifest.day):
        yield f"day {manifest.day!r} is no day"


def _wrong_files(files: Mapping[str, Packed]) -> Iterator[str]:
    if not 0 < len(files) <= MOST_FILES:
        yield f"{len(files)} files; a pack has 1 to {MOST_FILES}"
    for name, one in files.items():
        if not FILE_NAME.fullmatch(name):
            yield f"{name!r} is no name of a file in {', '.join(PARTS)}"
        if not _is_size(one.bytes) or not (isinstance(one.sha256, str) and SHA256.fullmatch(one.sha256)):
            yield f"{name}: its size or its hash has another form"
            return
    if len({name.lower() for name in files}) < len(files):
        yield "two names differ in capitals alone"
    if sum(one.bytes for one in files.values()) > MOST_BYTES:
        yield f"more than {MOST_BYTES} bytes when unpacked"
    lacking = [part for part in PARTS if not any(name.startswith(f"{part}/") for name in files)]
    if lacking:
        yield f"nothing in {', '.join(lacking)}"


def _is_size(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_day(text: object) -> bool:
    try:
        return date.fromisoformat(str(text)).isoformat() == text
    except ValueError:
        return False
