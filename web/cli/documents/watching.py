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
from layers.accepting import accept
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.intake.read import read as read_document
from layers.own import folder as own_folder
from layers.proposing.propose import propose
from layers.watching import looking
from layers.watching.looking import Looked
from layers.watching.open_questions import Question, answered, questions
from layers.words.catalogue import in_every
from web.service.config import Config, from_environment

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
        raise Refused(in_every("desk", "which_folder"))
    own = config.own_dir
    if own is None:
        raise Refused(in_every("desk", "no_log"))
    if folder.resolve() == own.resolve() or folder.resolve().is_relative_to(own.resolve()):
        raise Refused(in_every("desk", "own_watched", name=folder))
    ended, told = Event(), set[str]()
    read = Reread(config)
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, _ender(ended))
    while not ended.is_set():
        _look(read.atlas(), folder, own, told, ended)
        if once:
            return
        ended.wait(every)
    click.echo("ended")


COMMANDS = (watch,)


def _ender(ended: Event) -> Callable[[int, FrameType | None], None]:
    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    return end


class Reread:
    """The atlas, read again whenever its rows or those of the own folder changed.

    Rows that cannot be read are told once, and the questions of before are asked on until they are mended.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._seen = self._stand()
        self._atlas = _atlas()

    def atlas(self) -> Atlas:
        """The atlas as its files are now."""
        stand = self._stand()
        if stand != self._seen:
            self._seen = stand
            try:
                self._atlas = _atlas()
            except Refused as error:
                click.echo(f"! {in_every('desk', 'asked_on')}\n{error.message}", err=True)
        return self._atlas

    def _stand(self) -> dict[str, tuple[int, int]]:
        """When each file was written and how large it is, but for the log of looking itself."""
        own = self._config.own_dir
        files = [*own_folder.files(self._config.seeds), *(own_folder.files(own) if own is not None else ())]
        return {str(path): _written(path) for path in files if path.name != looking.NAME}


def _written(path: Path) -> tuple[int, int]:
    """The time of a file's last change and its size; nothing of one that goes while we look."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


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
        digest = _digest(path)
        if not digest or digest in known or ended.is_set():
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


def _digest(path: Path) -> str:
    """The hash of a file; empty where it is gone again or may not be read, so that it is tried again."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _files(folder: Path) -> Iterator[Path]:
    found = (path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink())
    return (path for path in found if not path.name.startswith("."))


def _looked(atlas: Atlas, open_: list[Question], path: Path, digest: str, day: date) -> Looked:
    document = read_document(path)
    for key, value in accept.before(atlas, document):
        click.echo(f"! {in_every('desk', key, name=value)}", err=True)
    found = answered(open_, propose(atlas, document).proposals)
    click.echo(f"{path.name}: " + (f"{len(found)} open questions" if found else "nothing on what is open"))
    for item, proposals in found.items():
        for one in proposals:
            click.echo(f"  {item} {one.status} {one.value}{one.unit} {one.locator}: {one.text}")
    head = document.masthead
    return Looked(day.isoformat(), path.name, digest, head.title, head.date, ";".join(sorted(found)))
