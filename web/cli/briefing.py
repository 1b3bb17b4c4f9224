"""`atlas brief` and `atlas map`: documents and printed maps from the command line, by the service's own functions."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl

import click
from werkzeug.datastructures import MultiDict

from layers.atlas import atlas as atlases
from web.application import create_app
from web.briefing.file import Briefing, Mistake, read
from web.briefing.making import MISTAKES, Made, NothingToShow, Planned, make, plan
from web.briefing.yaml_nodes import BriefingError
from web.downloads import one_file
from web.export.formats import DOCUMENTS, FILES, MAP_FORMATS, OFFICE_OF_A_MAP
from web.service.addresses import read_url
from web.service.config import BadSetting, from_environment
from web.service.language import LANGUAGES
from web.service.mistakes import detail
from web.state import geometry
from web.state.drawing import Drawing
from web.state.state import NAMES, only, read_state
from web.views import written
from web.views.kinds import VIEWS

ADDRESS = "http://127.0.0.1:8000/"
KOREAN = LANGUAGES[0]


def _root(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """An address with a slash at its end."""
    try:
        return f"{read_url(text)}/"
    except ValueError as error:
        raise click.BadParameter(f"{text!r}: {error}") from error


address = click.option(
    "--address", default=ADDRESS, show_default=True, callback=_root, help="Where the atlas is served: starts links."
)


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


@click.command("brief")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@address
def brief(file: Path, output: Path, address: str) -> None:
    """Make one document of the views that FILE (YAML) lists; the ending of the output says the format.

    A bad entry is told by file and line and left out; the rest is made, its last page lists what is missing, and the
    exit code is 2.
    """
    name = _format(output, tuple(DOCUMENTS))
    briefing = _read(file)
    with _told(briefing.lang):
        source = _drawing()
        planned, wrong = plan(briefing, source, source.today())
        made = _made(file, briefing, planned, wrong, source, name, address)
        output.write_bytes(made.data)
    _tell(file, made.left_out)
    click.echo(f"{output}: {len(planned) + len(wrong) - len(made.left_out)} of {len(planned) + len(wrong)} views")
    if made.left_out:
        raise SystemExit(Refused.exit_code)


@click.command("map")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--state", default="", help="What follows the question mark in a map's address.")
@click.option("--layout", help="Page of a picture or PDF: slide, a4, a4-landscape, a3.")
@click.option("--width", help="PNG: pixels, 320 to 7680.")
@click.option("--scale", help="PNG: 1 to 4 times the width.")
@address
def draw(output: Path, state: str, layout: str | None, width: str | None, scale: str | None, address: str) -> None:
    """Print the map of a state; the ending of the output says the format, html being one file for the browser."""
    name = _format(output, (*OFFICE_OF_A_MAP, *MAP_FORMATS, *FILES))
    given = {"layout": layout, "width": width, "scale": scale}
    args = MultiDict([*parse_qsl(state, keep_blank_values=True), *((k, v) for k, v in given.items() if v)])
    with _told(KOREAN):
        output.write_bytes(_saved(args, address) if name in FILES else _drawn(name, args, address))
    click.echo(f"{output}: {output.stat().st_size:,} bytes")


COMMANDS = (brief, draw)


def _saved(args: MultiDict, host: str) -> bytes:
    """The map as one file, which is a page of the application."""
    app = create_app(from_environment())
    source: Drawing = app.extensions["drawing"]
    only(args, *NAMES)
    with app.app_context():
        return one_file.write(source, read_state(args, source.atlas, source.today()), host)


def _drawn(name: str, args: MultiDict, host: str) -> bytes:
    """The map as a picture, a printed page or a document."""
    source = _drawing()
    order = written.order(VIEWS["map"], "", name, args, source, source.today())
    return order.data(source, host)


def _read(file: Path) -> Briefing:
    try:
        return read(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused(f"{file}:{line}: not UTF-8; save it as UTF-8") from error
    except BriefingError as error:
        raise Refused(f"{file}:{error}") from error


def _made(
    file: Path, briefing: Briefing, planned: list[Planned], wrong: list[Mistake], source: Drawing, name: str, host: str
) -> Made:
    try:
        with click.progressbar(length=len(planned), label=str(file), file=sys.stderr) as bar:
            return make(briefing, planned, wrong, source, name, host, progress=bar.update)
    except NothingToShow as error:
        raise Refused(f"{file}: {error}") from error


def _tell(file: Path, mistakes: tuple[Mistake, ...]) -> None:
    for each in mistakes:
        click.echo(f"{file}:{each.line}: {each.entry}: {each.said}", err=True)


def _format(output: Path, known: tuple[str, ...]) -> str:
    name = output.suffix.lstrip(".").lower()
    if name not in known:
        raise Refused(f"{output}: no format {name!r}; one of {', '.join(known)}")
    return name


def _drawing() -> Drawing:
    config = from_environment()
    known = atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    geometry.check_presence(geometry.files(config.data, known.regions))
    return Drawing(known, config)


@contextmanager
def _told(lang: str) -> Iterator[None]:
    """Say what a person can mend in one message, without a traceback."""
    try:
        yield
    except MISTAKES as error:
        raise Refused(detail(error, lang)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error
    except BadSetting as error:
        raise Refused(str(error)) from error
