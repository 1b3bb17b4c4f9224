"""The list of what a bundle is made of (CycloneDX): packages of Python and of the scripts and fonts, with licences.

`python -m assets.materials python.cdx.json package-lock.json sbom.cdx.json`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

FOLDER = "node_modules/"


def with_scripts(listed: dict[str, Any], locked: dict[str, Any]) -> dict[str, Any]:
    """A list of Python packages with the packages of npm that the pages are made of."""
    return {**listed, "components": [*listed.get("components", []), *_components(locked)]}


def unlicensed(listed: dict[str, Any]) -> list[str]:
    """Names of what has no licence in the list."""
    return [each["name"] for each in listed["components"] if not each.get("licenses")]


def _components(locked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, package in locked["packages"].items():
        if not path or package.get("dev") or package.get("optional"):
            continue
        name = path.rpartition(FOLDER)[2]
        address = f"pkg:npm/{quote(name)}@{package['version']}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": package["version"],
            "purl": address,
            "licenses": [{"expression": package["license"]}] if "license" in package else [],
        }


def main(python: str, lock: str, out: str) -> None:
    """Read the two lists and write the whole."""
    listed = json.loads(Path(python).read_text(encoding="utf-8"))
    made = with_scripts(listed, json.loads(Path(lock).read_text(encoding="utf-8")))
    Path(out).write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{out}: {len(made['components'])} parts, without a licence: {unlicensed(made) or 'none'}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
