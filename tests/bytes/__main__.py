"""Digests of a file of every format as JSON: `python -m tests.bytes [--threads 4] [--backwards] [--every]`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep
from typing import Any

import click
from flask import Flask

from tests.bytes.digests import digests
from web.application import create_app
from web.service.config import Config

STATES = {
    "plain": "layers=growth-engines,advanced-complexes,grdp&asof=2025-12-17",
    "tiles": "layers=core-projects,battery-triangle,population&asof=2026-11-21&lang=en&theme=grey&frame=tiles",
}
VIEWS = {
    "compare": "/export/compare.{}?regions=gyeongbuk,jeonbuk,ulsan&asof=2025-12-17",
    "region": "/export/regions/gyeongbuk.pohang.{}?asof=2025-12-17&lang=en",
    "changes": "/export/changes.{}?from=2024-01-01&to=2025-12-17",
    "instrument": "/export/instruments/advanced-complexes.{}?asof=2025-12-17",
}
DOCUMENTS, BRIEF = ("pptx", "hwpx", "docx", "pdf", "xlsx"), ("png", "svg", "pdf", "pptx")
#: Of the states and of the views, how many are written unless all are asked for.
FEW = 1


def addresses(tables: Mapping[str, Any], most: int | None = FEW) -> dict[str, str]:
    """Address of every file by its name: all formats that the pages offer, of some states and of some views."""
    found = {
        f"{kind}-{name}.{each.name}": f"/export/{kind}.{each.name}?{state}"
        for kind in ("map", "data")
        for name, state in list(STATES.items())[:most]
        for each in tables[f"{kind}_exports"]
    }
    found |= {f"brief.{name}": f"/export/brief/gyeongbuk.{name}?asof=2025-12-17" for name in BRIEF}
    for view, address in list(VIEWS.items())[:most]:
        found |= {f"{view}.{name}": address.format(name) for name in DOCUMENTS}
    return found


@click.command()
@click.option("--threads", default=1, help="Requests at a time.")
@click.option("--backwards", is_flag=True, help="Ask for the last file first.")
@click.option("--every", is_flag=True, help="Write every state and view.")
def main(threads: int, backwards: bool, every: bool) -> None:
    """Write name of file → name of part → SHA-256."""
    app = create_app(Config(today=date(2026, 11, 21)))
    asked = list(addresses(app.jinja_env.globals, None if every else FEW).items())
    with ThreadPoolExecutor(threads) as pool:
        found = dict(pool.map(lambda one: (one[0], written(app, one[1])), asked[::-1] if backwards else asked))
    click.echo(json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False))


def written(app: Flask, address: str) -> dict[str, str]:
    """Digests of the file at an address."""
    answer = app.test_client().get(address)
    while answer.status_code == 503 and "Retry-After" in answer.headers:  # few files are made at one time
        sleep(0.1)
        answer = app.test_client().get(address)
    if answer.status_code != 200:
        raise click.ClickException(f"{address}: {answer.status}")
    return digests(answer.data)


if __name__ == "__main__":
    main()
