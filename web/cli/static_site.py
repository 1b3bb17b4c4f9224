"""`atlas build-static`: the whole site as files, for a file server or an intranet folder (docs/static-site.md)."""

from pathlib import Path

import click

from geo.dates import today
from web.cli.briefing import ADDRESS, address
from web.service.config import BadSetting, from_environment
from web.service.language import LANGUAGES
from web.service.mistakes import WebError
from web.static_site.addresses import Choice
from web.static_site.site import write


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


@click.command("build-static")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="Day of the pages; today unless said.")
@click.option("--lang", "languages", multiple=True, type=click.Choice(LANGUAGES), help="Languages; all unless said.")
@click.option("--region", "regions", multiple=True, help="Regions with their municipalities; all unless said.")
@click.option("--data/--no-data", default=True, show_default=True, help="Also the layers' files and the data package.")
@address
def build_static(
    folder: Path, asof, languages: tuple[str, ...], regions: tuple[str, ...], data: bool, address: str
) -> None:
    """Write the whole site into FOLDER as files that need no service: pages, maps, maps for frames, data.

    With --address pages also lead to the service for what a file cannot answer.
    """
    try:
        config = from_environment()
        day = asof.date() if asof else config.today or today()
        choice = Choice(day, languages or LANGUAGES, frozenset(regions), data)
        site = write(config, folder, choice, address, known=address != ADDRESS)
    except (WebError, BadSetting, OSError) as error:
        raise Refused(str(error)) from error
    for unanswered, status in site.unanswered.items():
        click.echo(f"left out: {unanswered} is answered with {status}", err=True)
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files)
    click.echo(f"{folder}: {len(files):,} files, {pages:,} of them pages, {size:,} bytes; as of {site.choice.day}")


COMMANDS = (build_static,)
