"""One file of tiles (PMTiles): written once by a command, opened for each tile and never kept open or written to."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import (
    Compression,
    Entry,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)
from pmtiles.writer import Writer

from layers.errors import BrokenTiles
from layers.keeping import MB, Shelf

HEAD_BYTES = 127
#: Directories lie in each other at most so deep.
DEEPEST_DIRECTORY = 4
#: What reading raises where the bytes are not those that the format says.
UNREADABLE = (ValueError, EOFError, KeyError, IndexError, OverflowError, MemoryError, zlib.error, gzip.BadGzipFile)
ENTRY_BYTES = 120
DIRECTORIES = Shelf(
    "directories of tiles", 16 * MB, "file, its size and time, place in it", lambda found: ENTRY_BYTES * len(found),
    of=lambda path, stamp, offset, length, stream: (path, stamp, offset, length),
)  # fmt: skip
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Archive:
    """A file of tiles as it was when the service began.

    Attributes
    ----------
    stamp : tuple of int
        Its size in bytes and its time in nanoseconds.
    header, told : mapping
        What the format says of it, and what its maker says (`metadata`).
    """

    path: Path
    stamp: Stamp
    header: Mapping[str, Any]
    told: Mapping[str, Any]

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile packed by gzip; None where no point lies.

        Raises
        ------
        BrokenTiles
            The file is gone, is another than at the start, or cannot be read.
        """
        try:
            with self.path.open("rb") as stream:
                if stamp(self.path) != self.stamp:
                    raise BrokenTiles(f"{self.path.name}: is another file than at the start").about(self.path.name)
                return self._found(stream, number(zoom, column, row))
        except (OSError, *UNREADABLE) as error:
            raise BrokenTiles(f"{self.path.name}: {error}").about(self.path.name) from error

    def _found(self, stream: BinaryIO, wanted: int) -> bytes | None:
        offset, length = self.header["root_offset"], self.header["root_length"]
        for _ in range(DEEPEST_DIRECTORY):
            entry = find_tile(_directory(self.path, self.stamp, offset, length, stream), wanted)
            if entry is None:
                return None
            if entry.run_length:
                packed = _read(stream, self.header["tile_data_offset"] + entry.offset, entry.length)
                gzip.decompress(packed)  # its checksum tells whether these are the bytes that were written
                return packed
            offset, length = self.header["leaf_directory_offset"] + entry.offset, entry.length
        raise ValueError("directories lie too deep")


def number(zoom: int, column: int, row: int) -> int:
    """The place of a tile in the order of the file."""
    return int(zxy_to_tileid(zoom, column, row))


def stamp(path: Path) -> Stamp:
    """What tells whether a file is still the same one."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def opened(path: Path) -> Archive:
    """The archive of a file; raises BrokenTiles where it is none of ours."""
    try:
        with path.open("rb") as stream:
            source = MmapSource(stream)
            header, told = deserialize_header(source(0, HEAD_BYTES)), Reader(source).metadata()
            last = header["tile_data_offset"] + header["tile_data_length"]
            if header["tile_type"] != TileType.MVT or header["tile_compression"] != Compression.GZIP:
                raise ValueError("must hold vector tiles packed by gzip")
            if last != path.stat().st_size:
                raise ValueError(f"has {path.stat().st_size} bytes, must have {last}")
            if not isinstance(told.get("atlas"), Mapping):
                raise ValueError("must be made by atlas tiles")
            return Archive(path, stamp(path), header, told)
    except (OSError, AttributeError, *UNREADABLE) as error:
        raise BrokenTiles(f"{path.name}: {error}").about(path.name) from error
    except Exception as error:  # pmtiles has mistakes of its own, which it raises as plain Exception subclasses
        raise BrokenTiles(f"{path.name}: {error or type(error).__name__}").about(path.name) from error


@DIRECTORIES
def _directory(path: Path, stamp: Stamp, offset: int, length: int, stream: BinaryIO) -> list[Entry]:
    return list(deserialize_directory(_read(stream, offset, length)))


def _read(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)


def write(
    path: Path, tiles: Iterable[tuple[int, int, int, bytes]], told: Mapping[str, Any], bounds: tuple[float, ...]
) -> None:
    """Write tiles, each with its zoom, column and row, zoom by zoom.

    Parameters
    ----------
    bounds : tuple of float
        West, south, east, north in degrees.
    """
    west, south, east, north = (round(each * 1e7) for each in bounds)
    with path.open("wb") as stream:
        writer = Writer(stream)
        for zoom, column, row, tile in tiles:
            writer.write_tile(number(zoom, column, row), gzip.compress(tile, 9, mtime=0))
        header = {
            "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "center_zoom": 7,
            "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
            "center_lon_e7": (west + east) // 2, "center_lat_e7": (south + north) // 2,
        }  # fmt: skip
        writer.finalize(header, dict(told))
