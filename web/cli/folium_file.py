"""`atlas folium`: layers of a day as one page of plain Folium, for closed networks and for a first look."""

from pathlib import Path

import click

from web.service.language import LANGUAGES


class Refused(click.ClickException):
    """What the person at the terminal can mend."""

    exit_code = 2


@click.command("folium")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="HTML to write.")
@click.option("--layers", help="Ids with commas; the layers of the first visit unless said.")
@click.option("--asof", help="As-of date, 2025-12-17; default today.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--theme", type=click.Choice(("colour", "grey")), default="colour")
def folium(output: Path, layers: str | None, asof: str | None, lang: str, theme: str) -> None:
    """Write layers as one page of plain Folium, which holds Leaflet and asks no other host."""
    from web.notebook.mistakes import AtlasError
    from web.notebook.opened import open_atlas

    try:
        page = open_atlas(asof, lang).page(layers.split(",") if layers else None, theme)
        output.write_text(page, encoding="utf-8")
    except AtlasError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}") from error
    click.echo(f"{output}: {len(page.encode()):,} bytes")


COMMANDS = (folium,)
