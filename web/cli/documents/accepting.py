"""`atlas accept` and `atlas desk`: proposals that a person accepts become rows of the own folder, or of the release."""

from __future__ import annotations

import secrets
import socket
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from geo.dates import today
from geo.errors import GeoError
from layers.accepting import accept as accepting
from layers.accepting import holding, marked
from layers.accepting.accept import Accepted, Signed, Target
from layers.accepting.copying import copy
from layers.accepting.marked import Marked
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.errors import BrokenSeeds, LayersError
from layers.facts.documents import Document
from layers.intake.read import read as read_document
from layers.proposing.sheet import OF_DOCUMENT
from layers.words.catalogue import in_every
from web.service.config import HIGHEST_PORT, Config, from_environment

OF_ENTRY = dict(zip(("name", "title_ko", "publisher_ko", "date"), OF_DOCUMENT, strict=True))

HOST, PORT, BYTES = "127.0.0.1", 8765, 24


class Refused(click.ClickException):
    """What the person at the terminal can mend; nothing was written."""

    exit_code = 2


@click.command("accept")
@click.argument("proposals", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--document", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The document itself.")
@click.option("--own", type=click.Path(path_type=Path), help="The own folder (ATLAS_OWN_DIR).")
@click.option("--release", is_flag=True, help="Write into the seeds of this checkout instead.")
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.option("--commit", is_flag=True, help="Make a commit of git in that folder.")
@click.option("--url", help="The page of the document.")
@click.option("--accepted-by", required=True, help="Who accepted.")
@click.option("--reviewed-by", default="", help="Who reviewed, another person.")
@click.option("--owner", default="", help="Whose new own layers are; else as the folder's others, or who accepted.")
def accept(
    proposals: Path,
    document: Path | None,
    own: Path | None,
    release: bool,
    dry_run: bool,
    commit: bool,
    url: str | None,
    accepted_by: str,
    reviewed_by: str,
    owner: str,
) -> None:
    """Write the rows of PROPOSALS that a person marked, each held to the document's text, all or none."""
    if reviewed_by and reviewed_by == accepted_by:
        raise Refused(in_every("desk", "same_person"))
    config = from_environment()
    folder = own or config.own_dir
    if folder is None and not release:
        raise Refused(in_every("desk", "no_folder"))
    target = accepting.release(config.seeds) if release or folder is None else accepting.own(folder)
    signed = Signed(accepted_by, reviewed_by, today().isoformat(), owner)
    try:
        rows, problems = marked.read(proposals)
        if problems:
            raise BrokenSeeds(problems)
        with holding.held(target.folder):
            found = _prepared(config, target, proposals, document, rows, signed, url)
            told(found)
            if not dry_run:
                written(found, commit, signed)
    except (LayersError, GeoError, OSError) as error:
        raise Refused(str(error)) from error


def _prepared(
    config: Config, target: Target, table: Path, file: Path | None, rows: Sequence[Marked], signed: Signed,
    url: str | None,
) -> Accepted:  # fmt: skip
    said = rows[0].cells if rows else {}
    path = file or table.parent / Path(said.get(OF_ENTRY["name"], "")).name
    if not path.is_file():
        raise Refused(in_every("desk", "no_document", name=path.name or table.name))
    read = read_document(path)
    entry = entry_of(said, signed.on, url)
    return accepting.prepare(target, entry, copy(read), rows, signed, reader(config, target), table.name)


def reader(config: Config, target: Target) -> Callable[[Path], Atlas]:
    """How the atlas is read with a copy of the target's folder."""

    def read(staged: Path) -> Atlas:
        if target.full:
            return atlases.read(config.seeds, config.data, config.definitions, staged, config.database_url)
        return atlases.read(staged, config.data, config.definitions, config.own_dir, config.database_url)

    return read


def entry_of(said: dict[str, str], day: str, url: str | None = None) -> Document:
    """The entry of a document from the cells of a row; raises Refused where something is not known."""
    entry = {key: said.get(column, "") for key, column in OF_ENTRY.items() if key != "name"}
    missing = [OF_ENTRY[key] for key, value in entry.items() if not value]
    if missing:
        raise Refused(in_every("desk", "missing", names=", ".join(missing)))
    return Document(id="", grade=1, checked=day, kind="press-release", url=url, **entry)  # type: ignore[arg-type]


def told(found: Accepted) -> None:
    """Say the remarks and the difference."""
    for key, value in found.remarks:
        click.echo(f"! {in_every('desk', key, name=value)}", err=True)
    click.echo(found.diff(), nl=False)


def written(found: Accepted, commit: bool, signed: Signed) -> None:
    """Write, say where what was there before is kept, and make a commit where one is asked for."""
    folder = found.target.folder
    if commit and _git(folder, "rev-parse", "--git-dir").returncode:
        raise Refused(in_every("desk", "no_git", name=folder.name))
    backup = accepting.write(found, datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f"))
    click.echo(in_every("desk", "rows_written", name=folder.name, n=len(found.rows)), err=True)
    if backup is not None:
        click.echo(in_every("desk", "before_in", name=backup.relative_to(folder)), err=True)
    if commit:
        people = f"Accepted by {signed.by}" + (f", reviewed by {signed.reviewed}" if signed.reviewed else "")
        names = list(found.files)
        for words in (
            ("add", "--", *names),
            ("commit", "-q", "-m", f"Accept {len(found.rows)} rows\n\n{people}", "--", *names),
        ):
            done = _git(folder, *words)
            if done.returncode:
                raise Refused(in_every("desk", "git_failed", name=words[0], error=done.stderr.strip()))


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=False)


@click.command("desk")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--own", type=click.Path(path_type=Path), help="The own folder (ATLAS_OWN_DIR).")
@click.option("--port", type=click.IntRange(1, HIGHEST_PORT), default=PORT, show_default=True)
def desk(files: tuple[Path, ...], own: Path | None, port: int) -> None:
    """Read FILES and lay them on a desk: a page of this machine alone, under the address that is printed.

    Further documents are put on the desk in the page; unfinished ones of the last time lie there again.
    """
    from werkzeug.serving import make_server

    from web.desk.app import Desk, create
    from web.desk.guard import Silent
    from web.desk.work import opened

    config = from_environment()
    folder = own or config.own_dir
    if folder is None:
        raise Refused(in_every("desk", "no_folder"))
    try:
        with holding.held(folder), _bound(port) as bound:
            atlas = atlases.read(config.seeds, config.data, config.definitions, folder, config.database_url)
            target = accepting.own(folder)
            laid = Desk(
                atlas, opened(atlas, folder, files), target, reader(replace(config, own_dir=folder), target), today()
            )
            token = secrets.token_urlsafe(BYTES)
            server = make_server(HOST, port, create(laid, token, port), request_handler=Silent, fd=bound.fileno())
            click.echo(f"http://{HOST}:{port}/{token}/")
            server.serve_forever()
    except (LayersError, GeoError, OSError) as error:
        raise Refused(str(error)) from error


def _bound(port: int) -> socket.socket:
    """The desk's port, before anything is read for it."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise Refused(in_every("desk", "port_taken", port=port)) from error


COMMANDS = (accept, desk)
