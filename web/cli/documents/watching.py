"""`atlas watch`: what lands in a folder, beside what is open; the looking is recorded in the own folder."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event
from types import FrameType

import click

from geo.dates import today
from geo.errors import GeoError
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.intake.read import read as read_document
from layers.proposing.propose import propose
from layers.watching import looking
from layers.watching.looking import Looked
from layers.watching.open_questions import Question, answered, questions
from web.service.config import from_environment

MOST_SECONDS = 86_400


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


@click.command("watch")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="Read what is there and end.")
@click.option("--list", "as_list", is_flag=True, help="Tell what is open and the words that would settle it.")
@click.option(
    "--every", type=click.IntRange(1, MOST_SECONDS), default=60, show_default=True, help="Seconds of waiting."
)
def watch(folder: Path | None, once: bool, as_list: bool, every: int) -> None:
    """Read what lands in FOLDER and tell which open question it may answer; record it in ATLAS_OWN_DIR."""
    config = from_environment()
    if as_list:
        for question in questions(_atlas(), today()):
            click.echo(_line(question))
        return
    if folder is None:
        raise Refused("which FOLDER? (or --list)")
    own = config.own_dir
    if own is None:
        raise Refused("ATLAS_OWN_DIR is not set: the log of looking is kept in that folder (docs/watching.md)")
    if folder.resolve() == own.resolve() or folder.resolve().is_relative_to(own.resolve()):
        raise Refused(f"{folder} lies in ATLAS_OWN_DIR; watch another folder")
    ended, told = Event(), set[str]()
    atlas = _atlas()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, _ender(ended))
    while not ended.is_set():
        _look(atlas, folder, own, told, ended)
        if once:
            return
        ended.wait(every)
    click.echo("ended")


COMMANDS = (watch,)


def _ender(ended: Event) -> Callable[[int, FrameType | None], None]:
    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    return end


def _atlas() -> Atlas:
    config = from_environment()
    try:
        return atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    except (LayersError, GeoError) as error:
        raise Refused(str(error)) from error


def _line(question: Question) -> str:
    return " · ".join((question.item.id, "/".join(question.kinds), question.due or "–", ", ".join(question.words)))


def _look(atlas: Atlas, folder: Path, own: Path, told: set[str], ended: Event) -> None:
    """Read what was not read yet; `told` are hashes of files that cannot be read, each told once."""
    day = today()
    rows = looking.read(own)
    known = {row.sha256 for row in rows} | told
    open_: list[Question] = []
    for path in _files(folder):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in known or ended.is_set():
            continue
        known.add(digest)
        open_ = open_ or questions(atlas, day)
        try:
            rows.append(_looked(atlas, open_, path, digest, day))
        except LayersError as error:
            told.add(digest)
            click.echo(f"! {error}", err=True)
            continue
        looking.write(own, rows)


def _files(folder: Path) -> Iterator[Path]:
    found = (path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink())
    return (path for path in found if not path.name.startswith("."))


def _looked(atlas: Atlas, open_: list[Question], path: Path, digest: str, day: date) -> Looked:
    document = read_document(path)
    found = answered(open_, propose(atlas, document).proposals)
    click.echo(f"{path.name}: " + (f"{len(found)} open questions" if found else "nothing on what is open"))
    for item, proposals in found.items():
        for one in proposals:
            click.echo(f"  {item} {one.status} {one.value}{one.unit} {one.locator}: {one.text}")
    head = document.masthead
    return Looked(day.isoformat(), path.name, digest, head.title, head.date, ";".join(sorted(found)))
