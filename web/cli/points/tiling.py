"""`atlas tiles`: very many points become one file of tiles, with their counts by region."""

from pathlib import Path

import click

from geo.boundaries import Boundaries
from layers.errors import BrokenTiles
from layers.own.tilesets import ENDING
from web.service.config import from_environment


@click.command("tiles")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--id", "id_column", help="Column with ids; the number of the row unless said.")
@click.option("--name", help="Column with names of points.")
def write(source: Path, output: Path, id_column: str | None, name: str | None) -> None:
    """Gather the points of SOURCE (CSV with lon and lat, GeoPackage, GeoParquet …) by zoom and region into one file."""
    from layers.tiles import making

    if output.suffix != ENDING:
        raise click.ClickException(f"{output}: must end with {ENDING}")
    unfinished = output.with_name(f".{output.name}.part")
    try:
        made = making.make(source, unfinished, Boundaries(from_environment().data), id_column, name)
        unfinished.replace(output)
    except BrokenTiles as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    click.echo(f"{output}: " + ", ".join(f"{number:,} {what}" for what, number in made.items()))


COMMANDS = (write,)
