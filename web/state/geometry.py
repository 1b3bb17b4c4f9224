"""Boundary topologies at addresses that never change their content."""

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from geo.boundaries import TOLERANCES_M
from geo.errors import BrokenData, MissingBoundaries
from geo.regions import Regions
from geo.topojson import read_topology
from web.service.assets import digest_of

PATTERNS = ("boundaries-*.json", "context.json")


@cache
def digest(path: Path) -> str:
    """Short hash of a topology file."""
    return digest_of(path.read_bytes())


def content(path: Path) -> bytes:
    """A topology file as it was when its hash was taken.

    Raises
    ------
    geo.errors.MissingBoundaries
        It is gone, or another one lies there.
    """
    expected = digest(path)
    try:
        found = path.read_bytes()
    except OSError as error:
        raise MissingBoundaries(f"{path.name}: {error.strerror}") from error
    if digest_of(found) != expected:
        raise MissingBoundaries(f"{path.name}: is not what the service was started with")
    return found


@cache
def names(folder: Path) -> frozenset[str]:
    """Names of the topologies of a folder, without their ending."""
    return frozenset(path.stem for pattern in PATTERNS for path in folder.glob(pattern))


def address(path: Path) -> str:
    """The address of a topology file, its content's hash in the name."""
    return f"/geometry/{path.stem}.{digest(path)}.json"


def files(data: Path, regions: Regions) -> list[Path]:
    """Every topology the service hands out: each vintage at each tolerance, and the background."""
    vintages = [each.vintage for each in regions.vintages]
    named = [data / f"boundaries-{vintage}-{metres}m.json" for vintage in vintages for metres in TOLERANCES_M]
    return [*named, data / "context.json"]


def check_presence(paths: Collection[Path]) -> None:
    """Refuse to start without a topology, and take the hash of each.

    Raises
    ------
    geo.errors.MissingBoundaries
        Naming every file that is not there, and the command that makes it.
    """
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        raise MissingBoundaries(f"{', '.join(missing)}: no such boundary files; make them with: make boundaries")
    for path in paths:
        digest(path)


def check_content(paths: Iterable[Path]) -> None:
    """Read every topology whole.

    Raises
    ------
    geo.errors.BrokenData
        Naming every file that cannot be read.
    """
    problems = [said for path in paths for said in _wrong(path)]
    if problems:
        raise BrokenData("boundaries", problems)


def _wrong(path: Path) -> list[str]:
    try:
        found = read_topology(path)
    except ValueError as error:
        return [f"{path.name}: {error}; make it again with: make boundaries"]
    return [] if isinstance(found, dict) and found.get("type") == "Topology" else [f"{path.name}: is no TopoJSON"]
