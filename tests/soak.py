"""`make soak`: thousands of requests over a thousand days and all formats to one worker, and the memory it then holds.

Not a part of the tests: it takes an hour. `--code` runs the service of another folder, to compare with.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST_DAY, DAYS, THREADS = date(2024, 3, 1), 1000, 4
STAGES = (0.2, 0.6, 1.0)
LAYERS = sorted(path.stem for path in (Path(__file__).parents[1] / "layers" / "definitions").glob("*.yml"))
REGIONS = ("gyeongbuk", "jeonbuk", "busan", "ulsan", "gyeonggi", "jeju", "sejong", "gyeongbuk.pohang", "daegu")
DOCUMENTS = ("pptx", "docx", "hwpx", "pdf", "xlsx")
PICTURES = ("png", "svg", "pdf")
DATA = ("geojson", "csv", "xlsx", "gpkg", "shp")
HOSTS = ("atlas.example.kr", "127.0.0.1", "portal.example.kr")
ENCODINGS = ("br", "gzip", "")
ROW = {"name": "구름골 데이터센터", "regions": ["gyeongbuk.pohang"], "status": "planned", "source": "달빛신문"}
#: Path, parameters and weight of each kind of request; `*` stands for a body with a reader's row.
MIX = (
    ("/", "layers asof lang theme", 30),
    ("/scene.json", "layers asof lang theme", 10),
    ("/regions/{region}", "asof lang theme", 9),
    ("/compare", "regions asof lang", 6),
    ("/changes", "to lang", 4),
    ("/at?lon=129.38&lat=36.08", "asof lang", 4),
    ("/due", "asof lang", 3),
    ("/embed", "layers asof lang theme", 6),
    ("/layers/{layer}", "asof lang", 5),
    ("/brief/{region}", "asof lang", 4),
    ("/fragments/panel", "layers asof lang", 4),
    ("/overlay/kit.json", "asof lang", 2),
    ("/api/collections/{layer}/items", "asof lang", 3),
    ("/export/data.{data}", "layers asof lang", 2),
    ("/export/map.{picture}", "layers asof lang theme", 2),
    ("/export/map.{document}", "layers asof lang theme", 1),
    ("/export/map.html", "layers asof lang", 0.3),
    ("/export/compare.{document}", "regions asof lang", 1),
    ("/export/regions/{region}.{document}", "asof lang", 1),
    ("/export/changes.{document}", "to lang", 0.4),
    ("/export/instruments/advanced-complexes.{document}", "asof lang", 0.4),
    ("/export/brief/{region}.{picture}", "asof lang", 0.6),
    ("*/export/map.{picture}", "layers asof lang", 0.5),
    ("*/export/map.{document}", "layers asof lang", 0.5),
    ("*/export/data.{data}", "layers asof lang", 0.3),
)


def requests(total: int, seed: int = 8) -> Iterator[tuple[str, str, str | None, dict[str, str]]]:
    """Kind, address, body and headers of each request, the same in every run."""
    dice = Random(seed)
    weights = [weight for _, _, weight in MIX]
    for kind, parameters, _ in dice.choices(MIX, weights, k=total):
        path = kind.removeprefix("*").format(
            region=dice.choice(REGIONS), layer=dice.choice(LAYERS), data=dice.choice(DATA),
            picture=dice.choice(PICTURES), document=dice.choice(DOCUMENTS),
        )  # fmt: skip
        values = {
            "layers": ",".join(dice.sample(LAYERS, dice.randint(1, 5))),
            "asof": (FIRST_DAY + timedelta(days=dice.randrange(DAYS))).isoformat(),
            "to": (FIRST_DAY + timedelta(days=dice.randrange(DAYS))).isoformat(),
            "lang": dice.choice(("ko", "ko", "en")),
            "theme": dice.choice(("colour", "colour", "grey")),
            "regions": ",".join(dice.sample(REGIONS[:7], dice.randint(2, 3))),
        }
        query = "&".join(f"{name}={values[name]}" for name in parameters.split())
        body = json.dumps({"rows": [ROW]}) if kind.startswith("*") else None
        headers = {"Host": dice.choice(HOSTS), "Accept-Encoding": dice.choice(ENCODINGS)}
        yield kind, f"{path}{'&' if '?' in path else '?'}{query}", body, headers


@contextmanager
def served(code: Path, port: int, log: int | None = None) -> Iterator[int]:
    """One worker of the service of a folder, never recycled, its log on a descriptor; gives its process id."""
    command = [sys.executable, "-m", "web", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command, cwd=code, env={**os.environ, "PYTHONPATH": str(code)}, stdout=log, stderr=log)
    try:
        while _ask(port, "/readyz", None, {})[0] != 200:
            time.sleep(0.5)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
        yield int(children[0])
    finally:
        server.terminate()
        server.wait()


def _ask(port: int, address: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        more = {"Content-Type": "application/json"} if body else {}
        connection.request("POST" if body else "GET", address, body.encode() if body else None, headers | more)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except ConnectionRefusedError:
        return 0, b""
    finally:
        connection.close()


def resident_mb(pid: int, name: str = "VmRSS") -> float:
    """Memory of a process as the system counts it; `VmHWM` is the most it ever held."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(rf"{name}:\s+(\d+)", told)[1]) / 1024


def held(port: int) -> str:
    """What the listed caches say they hold, in MB, and what they may."""
    text = _ask(port, "/metrics", None, {})[1].decode()
    lines = re.findall(r'^atlas_cache_(bytes|limit_bytes)\{cache="([^"]+)"\} (\S+)$', text, re.MULTILINE)
    sums: Counter[str] = Counter()
    for kind, _, value in lines:
        sums[kind] += float(value)
    each = ", ".join(f"{name} {float(value) / 1e6:.1f}" for kind, name, value in lines if kind == "bytes")
    return f"caches {sums['bytes'] / 1e6:.0f} of {sums['limit_bytes'] / 1e6:.0f} MB ({each})"


def main() -> None:
    """Print memory after a fifth, three fifths and all of the requests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--total", type=int, default=10_000)
    parser.add_argument("--code", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--port", type=int, default=8765)
    asked = parser.parse_args()
    wanted = list(requests(asked.total))
    with served(asked.code.resolve(), asked.port) as pid, ThreadPoolExecutor(THREADS) as pool:
        sys.stdout.write(f"at start: {resident_mb(pid):.0f} MB\n")
        began, done, seen = time.monotonic(), 0, Counter()
        for share in STAGES:
            part = wanted[done : int(asked.total * share)]
            for kind, (status, _) in zip(
                (each[0] for each in part),
                pool.map(lambda each: _ask(asked.port, *each[1:]), part),
                strict=True,
            ):
                seen[f"{kind} {status}" if status != 200 else "200"] += 1
            done += len(part)
            peak = resident_mb(pid, "VmHWM")
            sys.stdout.write(
                f"after {done}: {resident_mb(pid):.0f} MB, at most {peak:.0f} MB, {time.monotonic() - began:.0f} s; "
                f"{held(asked.port)}\n"
            )
            sys.stdout.flush()
        sys.stdout.write(f"answers: {dict(seen)}\n")


if __name__ == "__main__":
    main()
