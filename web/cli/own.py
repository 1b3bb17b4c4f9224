"""`atlas template`: a sheet to fill in for an organisation's own layer."""

from pathlib import Path

import click

from layers.facts import sectors, statuses
from layers.own.folder import LAYERS, PREFIX
from layers.words.catalogue import words_of
from web.service.config import from_environment
from web.service.language import LANGUAGES

WORKBOOK, TEXT = ".xlsx", ".csv"


@click.command("template")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
def write(output: Path, lang: str) -> None:
    """Write a sheet to fill in to OUTPUT (.xlsx, or .csv with a codebook beside it); say the YAML that reads it."""
    from layers.own import template

    if output.suffix.lower() not in (WORKBOOK, TEXT):
        raise click.ClickException(f"{output}: no format with this ending; one of {WORKBOOK}, {TEXT}")
    if output.exists():
        raise click.ClickException(f"{output}: is there already; choose another name")
    seeds = from_environment().seeds
    allowed = template.words(statuses.read(seeds)[0], sectors.read(seeds)[0])
    if output.suffix.lower() == WORKBOOK:
        output.write_bytes(template.as_workbook(allowed, lang))
    else:
        sheet, codebook = template.as_csv(allowed, lang)
        output.write_bytes(sheet)
        output.with_suffix(f".codebook{TEXT}").write_bytes(codebook)
    name = f"{PREFIX}{output.stem.removeprefix(PREFIX)}"
    said = words_of(lang, "own")("template_written", file=output.name, folder=LAYERS, name=name)
    click.echo(said, err=True)
    click.echo(template.YAML.format(name=name, file=output.name), nl=False)


COMMANDS = (write,)
