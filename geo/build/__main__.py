"""``python -m geo.build``: write the boundary files and the neighbours' land of ``data/``."""

from pathlib import Path

import click

from geo.build import checksums, context, towns
from geo.build.boundaries import BoundaryBuild, file_name
from geo.build.generalise import DETAILS


@click.command()
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path("data"))
@click.option(
    "--countries",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("node_modules/world-atlas/countries-10m.json"),
    help="Natural Earth countries of the npm package world-atlas.",
)
def main(data: Path, countries: Path) -> None:
    """Write every boundary file and the neighbours' land into DATA from the pinned packages."""
    build = BoundaryBuild(data)
    for vintage in build.regions.vintages:
        for tolerance_m in DETAILS:
            _write(data / file_name(vintage.vintage, tolerance_m), build.document(vintage.vintage, tolerance_m))
    _write(data / "towns.csv", towns.document(data))
    _write(data / "context.json", context.document(countries, data))
    checksums.rewrite(data / "README.md")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{path.name}: {len(text.encode()) // 1024} KiB")


if __name__ == "__main__":
    main()
