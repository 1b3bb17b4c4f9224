"""Compare what several Pythons write: `make bytes PYTHONS="python3.11 python3.12"`.

Packed bytes may differ between them, as their zlib does; what is packed may not.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import click

from tests.bytes.digests import WHOLE

ROOT = Path(__file__).parents[2]
PLACE = ROOT / ".make" / "bytes"
VERSION = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
Written = dict[str, dict[str, str]]


@click.command()
@click.argument("pythons", nargs=-1)
def main(pythons: tuple[str, ...]) -> None:
    """Write every file with each of PYTHONS that is here and say which parts differ."""
    found = {version: each for each in pythons if (version := _version(each))}
    if len(found) < 2:
        click.echo(f"Python {', '.join(found) or 'of these names'} alone is here: nothing to compare. "
                   'Name others: make bytes PYTHONS="python3.11 python3.12"')  # fmt: skip
        return
    written = {version: _written(version, program) for version, program in found.items()}
    (first, expected), *others = written.items()
    differing = [f"{first} and {version}: {line}" for version, each in others for line in differences(expected, each)]
    click.echo("\n".join([*differing, f"{len(expected)} files, {len(differing)} parts differ: {', '.join(written)}"]))
    if differing:
        raise SystemExit(1)


def differences(one: Written, other: Written) -> list[str]:
    """Parts that are not the same before they are packed."""
    keys = sorted({(file, part) for written in (one, other) for file in written for part in written[file]})
    return [
        f"{file}: {part}"
        for file, part in keys
        if part != WHOLE and one.get(file, {}).get(part) != other.get(file, {}).get(part)
    ]


def _version(python: str) -> str:
    """What a name stands for, such as 3.11; empty where it stands for nothing that runs."""
    if not shutil.which(python):
        return ""
    return subprocess.run((python, "-c", VERSION), capture_output=True, text=True, check=False).stdout.strip()


def _written(version: str, program: str) -> Written:
    """What a Python writes, with the packages of the lock in an environment of its own."""
    python = PLACE / version / "bin" / "python"
    if not python.is_file():
        subprocess.run((program, "-m", "venv", PLACE / version), check=True)
        install = ("install", "--quiet", "--require-hashes", "-r", "requirements.lock")
        subprocess.run((python, "-m", "pip", "--disable-pip-version-check", *install), cwd=ROOT, check=True)
    command = (python, "-m", "tests.bytes", "--every")
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


if __name__ == "__main__":
    main()
