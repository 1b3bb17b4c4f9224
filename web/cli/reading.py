"""`atlas read`: what a document says, by paragraph and row of table, and the facts that it may state."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from geo.errors import GeoError
from layers.accepting import accept
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.errors import LayersError, UnreadableDocument
from layers.intake import telling
from layers.intake.document import Document
from layers.intake.read import read as read_document
from layers.periods import is_date
from layers.proposing import correction as corrections
from layers.proposing.correction import Correction
from layers.proposing.propose import propose
from layers.proposing.sheet import sheet, table
from layers.words.catalogue import in_every
from web.service.config import from_environment


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


def _date(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    if text is not None and not is_date(text):
        raise click.BadParameter(f"{text!r} is no date such as 2026-11-30 or 2026-11")
    return text


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="CSV of proposed facts to write.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for programs.")
@click.option("--title", help="What the document is called, instead of what was found.")
@click.option("--publisher", help="Who published it, instead of what was found.")
@click.option("--date", callback=_date, help="Its date (2026-11-30), instead of what was found.")
def read(
    files: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
    title: str | None,
    publisher: str | None,
    date: str | None,
) -> None:
    """Read FILES (HWPX, HWP 5, PDF, DOCX, HTML, text): headings, lists, tables, footnotes, each with its locator.

    With -o, propose facts of one file as a table to check and edit; a correction that a reader sent (JSON) is one
    proposal. A file that cannot be read is told, the rest is read, and the exit code is 2.
    """
    if output is not None and len(files) > 1:
        raise Refused("-o takes the proposals of one file")
    known, sent, refused = [], [], []
    for file in files:
        try:
            correction = corrections.read(file)
            if correction is not None:
                sent.append((file.name, correction))
                continue
            document = read_document(file)
        except UnreadableDocument as error:
            refused.append(str(error))
            continue
        known.append(replace(document, masthead=document.masthead.corrected(title, publisher, date)))
    if output is not None:
        for document in known:
            _propose(document, output)
        for name, correction in sent:
            _correct(name, correction, output)
    elif as_json:
        told = [*map(telling.record, known), *(asdict(correction) for _name, correction in sent)]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for _name, correction in sent:
            click.echo("\n".join(correction.lines()))
        for document in known:
            click.echo("\n".join(telling.lines(document)))
    if refused:
        raise Refused("\n".join(refused))


COMMANDS = (read,)


def _propose(document: Document, output: Path) -> None:
    """Write the proposals, and tell what was passed over and why."""
    atlas = _atlas()
    found = propose(atlas, document)
    output.write_text(sheet(document, found.proposals), encoding="utf-8", newline="")
    for one in found.unread:
        click.echo(f"{one.locator}: {one.cause}: {one.text}", err=True)
    before = [in_every("desk", key, name=value) for key, value in accept.before(atlas, document)]
    for warning in (*document.remarks, *found.warnings, *before):
        click.echo(f"! {warning}", err=True)
    click.echo(f"{output}: {len(found.proposals)} proposals, {len(found.unread)} clauses passed over")


def _correct(name: str, correction: Correction, output: Path) -> None:
    """Write what a reader says is wrong as one proposal."""
    try:
        rows = corrections.rows(_atlas(), name, correction)
    except UnreadableDocument as error:
        raise Refused(str(error)) from error
    output.write_text(table(rows), encoding="utf-8", newline="")
    click.echo(f"{output}: 1 correction of {correction.item}")


def _atlas() -> Atlas:
    config = from_environment()
    try:
        return atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    except (LayersError, GeoError) as error:
        raise Refused(str(error)) from error
