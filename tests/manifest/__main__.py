"""`python -m tests.manifest`: write the record of every address, or compare two of them."""

import sys
from pathlib import Path

import click

from tests.manifest import compared, record


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("exports.manifest"), help="File to write.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for what was said, each by its hash.")
@click.option("--compare", "pair", type=(click.Path(exists=True, path_type=Path),) * 2, help="BEFORE AFTER.")
def main(out: Path, keep: Path | None, pair: tuple[Path, Path] | None) -> None:
    """Write down what every address answers; with --compare, name each that differs and fail if any does."""
    if pair is None:
        click.echo(f"{record.write(out, keep)} lines: {out}")
        return
    lines, differs = compared.compare(*map(compared.read, pair))
    click.echo("\n".join(lines))
    sys.exit(differs)


if __name__ == "__main__":
    main()
