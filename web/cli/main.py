"""`atlas`: serve the map, check the data set, verify facts, export layers, locate points, sign, read documents."""

import gc
import json
import socket
import sys
from contextlib import nullcontext
from datetime import date
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from geo.dates import today
from layers.atlas import definition, history
from layers.atlas.atlas import Atlas
from layers.collection import build
from layers.database.connecting import server
from layers.evidence import evidence, lock
from layers.portfolio.portfolio import unplaced
from layers.scene_types.vocabulary import Lang
from layers.wording import grades
from web.cli import listing
from web.cli.checked import MISTAKES, Mistake, read, told, whole, words
from web.service.assets import manifest
from web.service.config import HIGHEST_PORT, LAST_DAY, MOST_WORKERS, Config, from_environment
from web.service.language import LANGUAGES
from web.service.version import version

EXPOSED = (
    "warning: {host} is open to other machines; put a server before it that ends TLS, buffers and limits "
    "(docs/deployment.md), and set ATLAS_URL"
)


#: In which module of this package commands are that are imported when they are asked for: `atlas serve` needs no office
#: files, no signatures, no readers of documents.
ELSEWHERE = {
    "accept": "documents.accepting",
    "brief": "briefing",
    "build-static": "static_site",
    "check-draft": "documents.checking",
    "desk": "documents.accepting",
    "folium": "folium_file",
    "key": "signing",
    "map": "briefing",
    "publish": "publishing",
    "read": "reading",
    "release": "releasing",
    "sign": "signing",
    "template": "own",
    "tiles": "points.tiling",
    "update": "updating",
    "verify-file": "signing",
    "watch": "documents.watching",
}


class Commands(click.Group):
    """The commands of this module, and those of `ELSEWHERE`, which are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*self.commands, *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command; None where there is none of this name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        return next(each for each in _module(ELSEWHERE[cmd_name]).COMMANDS if each.name == cmd_name)


def _module(name: str) -> Any:
    return import_module(f"{__package__}.{name}")


@click.group(cls=Commands)
@click.version_option(version())
def main() -> None:
    """산업정책 지도 — Korea Industry Atlas."""


@main.command()
@click.option("--host", help="Address to listen on (ATLAS_HOST).")
@click.option("--port", type=click.IntRange(1, HIGHEST_PORT), help="Port to listen on (ATLAS_PORT).")
@click.option("--workers", type=click.IntRange(1, MOST_WORKERS), help="Number of processes (ATLAS_WORKERS).")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the atlas with gunicorn."""
    from web.cli.server import Server

    with told():
        config = from_environment()
        host, port = host or config.host, port or config.port
        _free(host, port)
        manifest()
        if not _is_loopback(host):
            click.echo(EXPOSED.format(host=host), err=True)
        Server(config, _written(host, port), workers or config.workers).run()


@main.command()
def check() -> None:
    """Read the whole data set and hold the palette to it; list every problem."""
    with told():
        known = whole(from_environment())
    click.echo(
        f"{len(known.catalog)} layers, {len(known.facts)} facts, {len(known.documents)} documents; "
        f"data version {known.data_version}"
    )
    for each in sorted(known.own.unread):
        click.echo(f"warning: {each}: its table could not be read (atlas doctor)", err=True)
    standing = history.standing(known)
    for difference in standing.differences:
        click.echo(f"  {difference}")
    click.echo(str(standing))


@main.command("verify-facts")
@click.argument("documents", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify_facts(documents: Path) -> None:
    """Check the evidence of every row against the texts in DOCUMENTS and write the lock."""
    with told():
        seeds = from_environment().seeds
        results = evidence.verify(seeds, documents)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(str(result), err=True)
    if failed:
        raise Mistake(f"{len(failed)} of {len(results)} rows are not borne out; the lock is unchanged")
    lock.write_lock(seeds, results)
    click.echo(f"{len(results)} rows stand in their documents; seeds/evidence.lock is written")


@main.command()
@click.argument("layer")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="As-of date; default today.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--crs", help="Reference system: 4326, 5179 or 5186.")
@click.option("--encoding", help="Of text: utf-8 or cp949.")
def export(layer: str, output: Path, asof, lang: Lang, crs: str | None, encoding: str | None) -> None:
    """Write LAYER to OUTPUT; its ending says the format (.geojson, .csv, .gpkg, .shp.zip)."""
    from web.export.data.dataset import Dataset
    from web.export.formats import FORMATS

    made = next((each for each in FORMATS.values() if output.name.endswith(f".{each.ending or each.name}")), None)
    if made is None:
        endings = ", ".join(f".{each.ending or each.name}" for each in FORMATS.values())
        raise Mistake(f"{output}: no format with this ending; one of {endings}")
    system, coded = _choice("--crs", crs, made.systems), _choice("--encoding", encoding, made.encodings)
    with told():
        collection = build.collection(read(from_environment()), layer, _day(asof), lang)
        output.write_bytes(made.write(Dataset((collection,), system, coded)))
    click.echo(f"{output}: {len(collection.rows)} features")


def _choice(option: str, text: str | None, allowed: tuple[str, ...]) -> str:
    """The value of an option of a format; its first one by default."""
    if text is not None and text not in allowed:
        raise Mistake(f"{option} {text}: this format has {', '.join(allowed)}")
    return text or allowed[0]


@main.command()
@click.argument("sites", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="CSV, or Parquet by its ending.",
)
@click.option("--lon", help="Column of longitudes; found by common names (lon, x, 경도, 좌표정보(X)) unless given.")
@click.option("--lat", help="Column of latitudes; found by common names (lat, y, 위도, 좌표정보(Y)) unless given.")
@click.option("--crs", help="Reference system of numbers in metres: 5174, 5179, 5181, 5186, 2097 … or UTM-K.")
@click.option("--distances", is_flag=True, help="Also the nearest site, its distance in km and its error radius.")
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="As-of date; default today.")
@click.option(
    "--scheduler", help="Spread the work over a Dask cluster, by the address of its scheduler (tcp://host:8786)."
)
def at(
    sites: Path,
    output: Path,
    lon: str | None,
    lat: str | None,
    crs: str | None,
    distances: bool,
    asof,
    scheduler: str | None,
) -> None:
    """Say what applies at each point of SITES, a CSV with a header or a Parquet file.

    Reads UTF-8 and UTF-16 (with or without a mark) and CP949; degrees of WGS 84, also with minutes and seconds, or
    metres of a system that `--crs` or a column `crs` names; two columns, or one with "lat, lon" or POINT(...). Every
    row is kept; one that cannot be located says why in the column `problem`, and what its metres may be.
    """
    from web.cli.points.cluster import spread
    from web.cli.points.locate import here, locate

    with told():
        known = read(from_environment())
        gc.freeze()  # every batch makes thousands of lists, at which the whole atlas would be looked through
        size = sites.stat().st_size
        place = spread(scheduler, known.data_version) if scheduler else nullcontext(here(known))
        with place as work, click.progressbar(length=size, label=str(sites), file=sys.stderr) as progress:
            report = locate(work, sites, output, _day(asof), distances, (lon, lat), crs, progress.update)
    for line in (*report.lines(), *(one.text("en") for one in unplaced(known, _day(asof)))):
        click.echo(line, err=True)


@main.command()
def layers() -> None:
    """Write the table of layers as Markdown."""
    with told():
        click.echo(listing.document(read(from_environment()).catalog), nl=False)


@main.command()
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="Day of the report; today unless said.")
def citations(asof) -> None:
    """Count the printed citations by layer and grade, and the designations without an official document, as CSV."""
    with told():
        click.echo(listing.citations(grades.grades(read(from_environment()), _day(asof))), nl=False)


@main.command()
def schema() -> None:
    """Write the JSON Schema of a layer's definition, which completes its YAML in an editor."""
    click.echo(json.dumps(definition.schema(), ensure_ascii=False, indent=1))


@main.command()
@click.option("--offline", is_flag=True, help="Also ask for every page and file while no connection can be made.")
def doctor(offline: bool) -> None:
    """Say what this machine has and lacks for the atlas to run."""
    click.echo(f"Python {sys.version.split()[0]}")
    for name, probe in PROBES.items():
        try:
            click.echo(f"ok      {name}: {probe()}")
        except MISTAKES as error:
            click.echo(f"missing {name}: {words(error)}")
    if offline:
        _alone()


def _alone() -> None:
    """Say whether anything asks another host."""
    from web.application import create_app
    from web.static_site.alone import ask_all

    with told():
        found = ask_all(create_app(from_environment()))
    for problem in found.problems():
        click.echo(f"offline {problem}", err=True)
    if found.problems():
        raise Mistake(f"{len(found.problems())} problem(s) without a network")
    click.echo(f"ok      without a network: {found.answered} addresses, none asks another host")


def _own(config: Config) -> str:
    """What an organisation's own folder holds; a broken one is told with the data set, each problem in a line."""
    if config.own_dir is None:
        return "none (ATLAS_OWN_DIR)"
    known = read(config)
    for each in sorted(known.own.unread):
        known.own.require(each)
    return (
        f"{config.own_dir}: {len(known.own.owners)} layers, {len(known.own.facts)} facts; version {known.own.version}"
    )


def _database(config: Config) -> str:
    """Whether the database of own layers answers; told without its password."""
    if not config.database_url:
        return "none (ATLAS_DATABASE_URL)"
    return server(config.database_url)


def _tiles(config: Config) -> str:
    """The sets of tiles of that folder; a file that cannot be read is named, for it stops no start."""
    found = read(config).own.tilesets.values() if config.own_dir is not None else ()
    return ", ".join(f"{each.id} {each.archive.told['atlas']['points']:,} points" for each in found) or "none"


def _standing(known: Atlas) -> str:
    return f"data version {known.data_version}, {history.standing(known)}"


def _day(asof) -> date:
    if asof and asof.date() > LAST_DAY:
        raise Mistake(f"--asof {asof.date()}: the last day is {LAST_DAY}")
    return asof.date() if asof else today()


def _free(host: str, port: int) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(_bare(host), port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (socket.gaierror, UnicodeError) as error:
        raise Mistake(
            f"{host!r} is no address of this machine; write 127.0.0.1, ::1 or 0.0.0.0 (--host, ATLAS_HOST)"
        ) from error
    except OSError as error:
        other = port + 1 if port < HIGHEST_PORT else port - 1
        raise Mistake(
            f"{_written(host, port)} cannot be used ({error.strerror}); choose another: atlas serve --port {other}, "
            f"or make run PORT={other}"
        ) from error


def _bare(host: str) -> str:
    """An address without the brackets that addresses of version 6 have in URLs."""
    return host.removeprefix("[").removesuffix("]")


def _written(host: str, port: int) -> str:
    return f"[{_bare(host)}]:{port}" if ":" in host else f"{host}:{port}"


def _is_loopback(host: str) -> bool:
    """Whether nobody but this machine can ask at an address."""
    try:
        return ip_address(_bare(host)).is_loopback
    except ValueError:
        return host == "localhost"


PROBES = {
    "web assets": lambda: f"{len(manifest())} files",
    "own folder": lambda: _own(from_environment()),
    "database": lambda: _database(from_environment()),
    "tiles": lambda: _tiles(from_environment()),
    "data pack": lambda: _module("updating").standing(from_environment()),
    "data set": lambda: _standing(read(from_environment())),
}
