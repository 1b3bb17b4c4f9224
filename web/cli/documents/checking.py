"""`atlas check-draft`: each sentence of a draft beside the rows that say it, or say otherwise."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from geo.dates import today
from geo.errors import GeoError
from layers.atlas import atlas as atlases
from layers.checking.check import check
from layers.checking.report import WRITERS, Report, lines
from layers.errors import LayersError
from layers.intake.read import read
from layers.scene_types.vocabulary import Lang
from web.service.config import from_environment
from web.service.language import LANGUAGES


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


@click.command("check-draft")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Report: .html, .docx or .csv.")
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="Day as of which the draft speaks; today if not given.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Of the report.")
def check_draft(file: Path, output: Path | None, asof: datetime | None, lang: Lang) -> None:
    """Check FILE (HWPX, HWP 5, DOCX, PPTX, PDF, HTML, text) beside the rows of the atlas: 확인, 다름, 모름."""
    if output is not None and output.suffix.lower() not in WRITERS:
        raise Refused(f"{output.name}: a report ends in {', '.join(WRITERS)}")
    if output is not None and output.resolve() == file.resolve():
        raise Refused(f"{output.name} is the draft itself; give the report another name")
    config, day = from_environment(), asof.date() if asof else today()
    try:
        atlas = atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
        report = Report(file.name, day.isoformat(), check(atlas, read(file), day), lang)
    except (LayersError, GeoError) as error:
        raise Refused(str(error)) from error
    if output is None:
        click.echo("\n".join(lines(atlas, report)))
        return
    output.write_bytes(WRITERS[output.suffix.lower()](atlas, report))
    click.echo(f"{output}: {report.summary}")


COMMANDS = (check_draft,)
