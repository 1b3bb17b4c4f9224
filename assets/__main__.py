"""`python -m assets`: fill web/static/vendor from the installed npm packages."""

from __future__ import annotations

from pathlib import Path

import click

from assets.errors import AssetError
from assets.publish import publish


@click.command()
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="The project's folder.")
def main(root: Path) -> None:
    """Copy scripts and styles, cut the font, write the manifest."""
    folder = root / "web" / "static" / "vendor"
    try:
        changed = publish(root, folder)
    except AssetError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"assets: {'made' if changed else 'up to date'} in {folder}")


if __name__ == "__main__":
    main()
