"""Write a file of every format by an installed atlas: `python -P tests/every_format.py FOLDER`, from any folder.

It needs nothing of the checkout, and fails if it has met any of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click
from industry_atlas.web.application import create_app

STATE = "layers=growth-engines,advanced-complexes,grdp&asof=2025-12-17"
BRIEF = ("png", "svg", "pdf", "pptx")
BEGINS = {
    "png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "html": b"<!doctype html", "geojson": b"{",
    "csv": "\N{BYTE ORDER MARK}".encode(), "gpkg": b"SQLite format 3",
}  # fmt: skip
ZIP = b"PK"
CHECKOUT = ("geo", "layers", "web")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Write map.*, data.* and brief.* into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app()
    client = app.test_client()
    for name, address in _addresses(app.jinja_env.globals):
        answer = client.get(address)
        begins = BEGINS.get(name.rpartition(".")[2], ZIP)
        if answer.status_code != 200 or not answer.data.lower().startswith(begins.lower()):
            raise click.ClickException(f"{address}: {answer.status} {answer.data[:200]!r}")
        (folder / name).write_bytes(answer.data)
        click.echo(f"{name}: {len(answer.data):,} bytes")
    met = sorted(name for name in sys.modules if name.partition(".")[0] in CHECKOUT)
    if met:
        raise click.ClickException(f"modules outside of industry_atlas were imported: {', '.join(met)}")


def _addresses(tables):
    """Name of the file and address of every format that the pages offer."""
    for kind in ("map", "data"):
        for each in tables[f"{kind}_exports"]:
            yield f"{kind}.{each.name}", f"/export/{kind}.{each.name}?{STATE}"
    for name in BRIEF:
        yield f"brief.{name}", f"/export/brief/gyeongbuk.{name}?asof=2025-12-17"


if __name__ == "__main__":
    main()
