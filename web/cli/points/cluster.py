"""Points located on a Dask cluster: pieces of a file go out and come back as they are written, in order, none lost."""

import gc
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from web.cli.points.batches import CHUNK, Piece
from web.cli.points.locate import Part, Task, Work, part
from web.service.config import from_environment
from web.service.mistakes import WebError
from web.service.version import version

#: Pieces that are out at one time for each thread of the cluster: one at work, one on its way.
AHEAD = 2
#: Seconds to wait for the scheduler, and for a worker to come.
PATIENCE_S = 20
SCHEMES = ("tcp", "tls")
_reading = Lock()


class MissingDask(WebError):
    """A cluster was asked for where what speaks with it is not installed."""


class NoCluster(WebError):
    """A scheduler does not answer, has no workers, or was lost on the way."""


class OtherAtlas(WebError):
    """A process of the cluster has none, or not this release of the atlas with these data."""


class LostRows(WebError):
    """Every worker that took some rows was lost."""


def dask() -> Any:
    """What speaks with a cluster; raises MissingDask with the command that installs it."""
    try:
        import distributed
    except ImportError as error:
        raise MissingDask("a cluster needs Dask: pip install 'korea-industry-atlas[dask]'") from error
    return distributed


@contextmanager
def spread(scheduler: str, data_version: str) -> Iterator[Work]:
    """Work on the cluster of a scheduler, whose processes have this release with these data.

    Parameters
    ----------
    scheduler : str
        Its address, as `tcp://10.0.0.5:8786`.
    data_version : str
        Of the atlas here; an own folder (`ATLAS_OWN_DIR`) is part of it and must be set on the workers too.

    Raises
    ------
    MissingDask, NoCluster, OtherAtlas, LostRows
    """
    with _client(dask(), scheduler) as client:
        out = AHEAD * sum(client.nthreads().values())
        wanted = (version(), data_version)
        yield lambda task, pieces: _spread(client, scheduler, wanted, task, pieces, out)


@contextmanager
def _client(distributed: Any, scheduler: str) -> Iterator[Any]:
    """A connection to a cluster that has a worker."""
    if not _is_address(scheduler):
        raise NoCluster(f"--scheduler {scheduler}: no address of a scheduler; right: tcp://10.0.0.5:8786, or tls://…")
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE_S, set_as_default=False)
    except OSError as error:
        raise NoCluster(f"{scheduler}: no scheduler answers; start one: dask scheduler") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError as error:
            said = f"{scheduler}: the scheduler has no worker; start one: dask worker {scheduler}"
            raise NoCluster(said) from error
        yield client


def _is_address(text: str) -> bool:
    """Whether a text names how and where a scheduler is spoken to."""
    try:
        parts = urlsplit(text)
        return parts.scheme in SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:  # brackets or a port that are none
        return False


def _spread(
    client: Any, scheduler: str, wanted: tuple[str, str], task: Task, pieces: Iterable[Piece], out: int
) -> Iterator[Part]:
    """So many pieces at work, the oldest one taken back first.

    A piece is part of its task, which the scheduler keeps until its result is here: a worker that is lost takes
    nothing along, and the task goes to another. It is packed, so that the scheduler hands it on as it is.
    """
    waiting: deque[tuple[int, Any]] = deque()
    for piece in pieces:
        packed = pickle.dumps((task, piece), pickle.HIGHEST_PROTOCOL)
        waiting.append((piece.first, client.submit(part_there, wanted, packed, pure=False)))
        if len(waiting) > out:
            yield _taken(scheduler, *waiting.popleft())
    while waiting:
        yield _taken(scheduler, *waiting.popleft())


def _taken(scheduler: str, first: int, made: Any) -> Part:
    """The part of a piece, once it is there."""
    distributed = dask()
    try:
        return made.result()
    except distributed.KilledWorker as error:
        said = f"{scheduler}: every worker that took the {CHUNK:,} rows from {first} on was lost"
        raise LostRows(f"{said}; look at their logs, and at their memory") from error
    except distributed.client.FutureCancelledError as error:
        raise NoCluster(f"{scheduler}: the scheduler was lost; start it again and repeat the command") from error
    except RuntimeError as error:
        if "deserialization" not in str(error):
            raise
        said = f"{scheduler}: scheduler and workers need korea-industry-atlas {version()} with its extra `dask`"
        raise OtherAtlas(said) from error


def part_there(wanted: tuple[str, str], packed: bytes) -> Part:
    """`locate.part` in a process of the cluster, with its own atlas.

    Raises
    ------
    OtherAtlas
    """
    with _reading:
        known = _own_atlas()
    if (own := (version(), known.data_version)) != wanted:
        raise OtherAtlas(f"a worker has release {own[0]} with data {own[1]}, here are {wanted[0]} with {wanted[1]}")
    return part(known, *pickle.loads(packed))


@cache
def _own_atlas() -> Atlas:
    """The atlas of this process, read once; the collector of garbage leaves it alone from then on."""
    config = from_environment()
    known = atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    gc.freeze()
    return known
