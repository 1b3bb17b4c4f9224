"""`python -m tests.web.cli.local_cluster workers`: a Dask cluster of processes, until its input is closed.

It says its address and the numbers of its processes in one line. In a process of its own, as a cluster is for those who
use it; what Dask leaves to the garbage collector is then no warning of a test.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Cluster:
    """Where a cluster answers, and the processes of its workers."""

    address: str
    pids: tuple[int, ...]


@contextmanager
def running(workers: int) -> Iterator[Cluster]:
    """A cluster of so many processes, each with one thread and started again when it ends."""
    command = (sys.executable, "-m", __name__, str(workers))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as made:
        said = json.loads(made.stdout.readline())
        yield Cluster(said["address"], tuple(said["pids"]))
        made.stdin.close()
        made.wait()


def main(workers: int) -> None:
    """Say where it is and stay."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, protocol="tcp") as made:
        said = {"address": made.scheduler_address, "pids": [each.pid for each in made.workers.values()]}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))
