"""The list of checksums at the end of ``data/README.md``."""

import hashlib
from pathlib import Path

HEADING = "## sha256"
LISTED = ("*.csv", "*.json", "*.geojson")


def checksums(data: Path) -> dict[str, str]:
    """The sha256 of every data file, by file name in alphabetical order."""
    files = sorted(path for pattern in LISTED for path in data.glob(pattern))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def listed(readme: Path) -> dict[str, str]:
    """The checksums the README lists, by file name."""
    rows = readme.read_text(encoding="utf-8").split(HEADING)[-1].splitlines()
    return dict(row.strip("| ").replace("`", "").split(" | ") for row in rows if row.startswith("| `"))


def rewrite(readme: Path) -> None:
    """Write the present checksums below the heading, the last one of the README."""
    above = readme.read_text(encoding="utf-8").split(HEADING)[0]
    rows = [f"| `{name}` | `{digest}` |" for name, digest in checksums(readme.parent).items()]
    table = "\n".join(["| file | sha256 |", "|---|---|", *rows])
    readme.write_text(f"{above}{HEADING}\n\n{table}\n", encoding="utf-8", newline="\n")
