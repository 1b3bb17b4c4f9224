"""`atlas desk`: documents beside their proposals in a browser, on one's own machine."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

import click

from geo.dates import today
from geo.errors import GeoError
from layers.accepting import accept, holding
from layers.atlas import atlas as atlases
from layers.errors import LayersError
from web.cli.accepting import Refused, reader
from web.service.config import HIGHEST_PORT, from_environment

HOST, PORT, BYTES = "127.0.0.1", 8765, 24


@click.command("desk")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--own", type=click.Path(path_type=Path), help="The own folder (ATLAS_OWN_DIR).")
@click.option("--port", type=click.IntRange(1, HIGHEST_PORT), default=PORT, show_default=True)
def desk(files: tuple[Path, ...], own: Path | None, port: int) -> None:
    """Read FILES and lay them on a desk: a page of this machine alone, under the address that is printed."""
    from werkzeug.serving import make_server

    from web.desk.app import Desk, create
    from web.desk.work import opened

    config = from_environment()
    folder = own or config.own_dir
    if folder is None:
        raise Refused("no own folder: give --own FOLDER or set ATLAS_OWN_DIR (docs/own_layers.md)")
    try:
        with holding.held(folder):
            atlas = atlases.read(config.seeds, config.data, config.definitions, folder)
            target = accept.own(folder)
            laid = Desk(
                atlas, opened(atlas, folder, files), target, reader(replace(config, own_dir=folder), target), today()
            )
            token = secrets.token_urlsafe(BYTES)
            server = make_server(HOST, port, create(laid, token, port))
            click.echo(f"http://{HOST}:{port}/{token}/")
            server.serve_forever()
    except (LayersError, GeoError, OSError) as error:
        raise Refused(str(error)) from error


COMMANDS = (desk,)
