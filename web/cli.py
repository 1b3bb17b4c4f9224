"""`atlas`: serve the map, check the data set, verify the facts, export a layer."""

import socket
import sys
from datetime import date
from pathlib import Path

import click

from layers import atlas as atlases
from layers import build, evidence, evidence_lock
from layers.errors import LayersError
from web.assets import MissingAsset, manifest
from web.config import BadSetting, Config, from_environment
from web.language import LANGUAGES

MISTAKES = (LayersError, MissingAsset, BadSetting)


class Mistake(click.ClickException):
    """A mistake that the person at the terminal can mend."""

    exit_code = 2


@click.group()
@click.version_option(package_name="korea-industry-atlas")
def main() -> None:
    """산업정책 지도 — Korea Industry Atlas."""


@main.command()
@click.option("--host", help="Address to listen on (ATLAS_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (ATLAS_PORT).")
@click.option("--workers", type=click.IntRange(1, 64), help="Number of processes (ATLAS_WORKERS).")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the atlas with gunicorn."""
    from web.server import Server

    config = _config()
    host, port = host or config.host, port or config.port
    _free(host, port)
    try:
        manifest()
        Server(config, f"{host}:{port}", workers or config.workers).run()
    except MISTAKES as error:
        raise Mistake(str(error)) from error


@main.command()
def check() -> None:
    """Read the whole data set and list every problem."""
    known = _atlas(_config())
    click.echo(
        f"{len(known.catalog)} layers, {len(known.facts)} facts, {len(known.documents)} documents; "
        f"data version {known.data_version}"
    )


@main.command("verify-facts")
@click.argument("documents", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify_facts(documents: Path) -> None:
    """Check the evidence of every row against the texts in DOCUMENTS and write the lock."""
    results = evidence.verify(_config().seeds, documents)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(str(result), err=True)
    if failed:
        raise Mistake(f"{len(failed)} of {len(results)} rows are not borne out; the lock is unchanged")
    evidence_lock.write_lock(_config().seeds, results)
    click.echo(f"{len(results)} rows stand in their documents; seeds/evidence.lock is written")


@main.command()
@click.argument("layer")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="As-of date; default today.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
def export(layer: str, output: Path, asof, lang: str) -> None:
    """Write LAYER to OUTPUT; its ending says the format."""
    from web.export import FORMATS

    name = output.suffix.lstrip(".")
    if name not in FORMATS:
        raise Mistake(f"{output}: no format {name!r}; one of {', '.join(FORMATS)}")
    try:
        known = _atlas(_config())
        collection = build.collection(known, layer, _day(asof), lang)
    except MISTAKES as error:
        raise Mistake(str(error)) from error
    output.write_bytes(FORMATS[name].write(collection))
    click.echo(f"{output}: {len(collection.rows)} features")


@main.command()
def doctor() -> None:
    """Say what this machine has and lacks for the atlas to run."""
    click.echo(f"Python {sys.version.split()[0]}")
    for name, probe in PROBES.items():
        try:
            click.echo(f"ok      {name}: {probe()}")
        except MISTAKES as error:
            click.echo(f"missing {name}: {error}")


def _config() -> Config:
    try:
        return from_environment()
    except BadSetting as error:
        raise Mistake(str(error)) from error


def _atlas(config):
    try:
        return atlases.read(config.seeds, config.data, config.definitions)
    except LayersError as error:
        raise Mistake(str(error)) from error


def _day(asof) -> date:
    from geo.dates import today

    return asof.date() if asof else today()


def _free(host, port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Mistake(
                f"{host}:{port} cannot be used ({error.strerror}); choose another: atlas serve --port {port + 1}, "
                f"or make run PORT={port + 1}"
            ) from error


PROBES = {
    "web assets": lambda: f"{len(manifest())} files",
    "data set": lambda: f"data version {_atlas(_config()).data_version}",
}
