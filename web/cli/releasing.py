"""`atlas release`: the record of what the data hold, and all of them as one signed pack (docs/data-packs.md)."""

from datetime import date
from pathlib import Path

import click

from geo.dates import today
from layers.atlas import history, releases
from layers.atlas.atlas import Atlas
from layers.atlas.releases import Release
from layers.errors import ReleasedOtherwise
from layers.evidence import signatures
from layers.packs import manifest, opening, packing
from layers.packs.manifest import Manifest
from web.cli.checked import Mistake, read, told, whole
from web.service.config import OF_PACKS, from_environment
from web.service.version import version

SECRET = click.Path(exists=True, dir_okay=False, path_type=Path)
#: How many numbers of a version are its series: a pack made by 0.2.3 is for every 0.2.x unless said.
SERIES = 2


@click.command("release")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write a pack of the data here.")
@click.option("--key", type=SECRET, help="Secret key that signs the pack (atlas key).")
@click.option("--unsigned", is_flag=True, help="Write the pack without a signature; update refuses it unless told.")
@click.option("--version", "named", help="Version of the data; the program's unless said.")
@click.option("--least", help="Oldest version of the atlas that reads the pack; this one unless said.")
@click.option("--series", help="Last series of the atlas that reads it, such as 0.3; this one unless said.")
def release(
    output: Path | None, key: Path | None, unsigned: bool, named: str | None, least: str | None, series: str | None
) -> None:
    """Record what these data hold in seeds/history, so that files made from them can be checked later.

    With -o also write them as one signed file, a pack, which `atlas update` applies where the atlas is served.
    """
    if output is not None and (key is None) == (not unsigned):
        raise Mistake("say who signs the pack: --key ministry.key (atlas key ministry), or --unsigned")
    with told():
        config = from_environment()
        known = whole(config) if output else read(config)
        made = _recorded(known, named, config.today or today())
        click.echo(f"{made.data_version}.tsv: release {made.version}")
        if output is None:
            return
        last = series or ".".join(version().split(".")[:SERIES])
        said = Manifest(made.version, made.day, made.data_version, least or version(), last, {})
        parts = {part.partition("/")[0]: getattr(config, name) for name, part in OF_PACKS.items()}
        packed = packing.pack(parts, said, output)
        opening.read(output, output.name)
        click.echo(f"{output}: pack {packed}; {len(packed.files)} files, {output.stat().st_size} bytes")
        _sign(output, key, f"atlas pack {packed}")


def _recorded(known: Atlas, named: str | None, day: date) -> Release:
    """The release of these data; recorded now where they had none."""
    listed = releases.releases(known.seeds_dir)
    made = next((one for one in listed if one.data_version == known.release_version), None)
    if made is not None and named in (None, made.version):
        return made
    if made is not None:
        raise ReleasedOtherwise(f"--version {named}: these data are released as {made.version}")
    name = named or version()
    if not manifest.VERSION.fullmatch(name):
        raise Mistake(f"--version {name}: write numbers with points, such as 0.2.1")
    taken = next((one for one in listed if one.version == name), None)
    if taken is not None:
        said = f"is released with other data ({taken.data_version} of {taken.day}); name another: --version"
        raise ReleasedOtherwise(f"{name} {said}")
    history.release(known, name, day)
    return Release(name, day.isoformat(), known.release_version)


def _sign(pack: Path, key: Path | None, said: str) -> None:
    if key is None:
        signatures.beside(pack).unlink(missing_ok=True)  # of a pack of before
        click.echo("without a signature", err=True)
        return
    word = click.prompt("Password", hide_input=True) if signatures.needs_password(key) else ""
    click.echo(f"{signatures.beside(pack)}: signed by key {signatures.sign(pack, key, said, word)}")


COMMANDS = (release,)
