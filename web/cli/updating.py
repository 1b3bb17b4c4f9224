"""`atlas update`: a pack of data, verified, told, checked, applied in one step, or taken back (docs/data-packs.md)."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from layers.atlas import history, releases
from layers.atlas.atlas import Atlas
from layers.atlas.releases import Release
from layers.errors import BrokenPack, LayersError, OlderPack, UnsignedPack
from layers.evidence import signatures
from layers.packs import changes, manifest, opening, shelf
from layers.packs.manifest import Manifest
from web.cli.checked import Mistake, read, told, whole
from web.service.config import Config, program, variable, with_pack
from web.service.version import version

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
RELOAD = (
    "Reload the service to serve them (systemctl reload atlas, or SIGHUP); until then it serves what it began with."
)
PROGRAM, UNPACKED = "the data of the program", "unpacked"


@click.command("update")
@click.argument("pack", required=False, type=FILE)
@click.option("--key", type=FILE, help="Public key of whoever signs the packs.")
@click.option("--unsigned", is_flag=True, help="Take a pack that nobody signed.")
@click.option("--older", is_flag=True, help="Take a pack that is older than what is served.")
@click.option("--dry-run", is_flag=True, help="Verify, check and say what would differ; change nothing.")
@click.option("--each", is_flag=True, help="Name everything that differs.")
@click.option("--back", is_flag=True, help="Serve what was served before the last pack.")
def update(
    pack: Path | None, key: Path | None, unsigned: bool, older: bool, dry_run: bool, each: bool, back: bool
) -> None:
    """Verify PACK, say what it changes, hold it to all checks and serve it from ATLAS_PACKS_DIR.

    The data of the program stay as they are, and so does the organisation's own folder.
    """
    if back == (pack is not None) or (back and dry_run):
        raise Mistake("name a pack (atlas update PACK --key ministry.pub), or go back (atlas update --back)")
    if pack is not None and (key is None) == (not unsigned):
        raise Mistake("say whose signature the pack must have: --key ministry.pub, or --unsigned for none")
    with told():
        config = program()
        if pack is None:
            _back(config)
            return
        with _work(config, dry_run) as work:
            copied = _copied(pack, work)
            click.echo(_verified(copied, key))
            unpacked = _checked(config, copied, older, each)
            if unpacked is not None and not dry_run:
                shelf.put(_packs_dir(config), unpacked)
                click.echo(f"applied. {RELOAD} Back: atlas update --back")
    if dry_run:
        click.echo("nothing was changed (--dry-run)")


def _back(config: Config) -> None:
    packs_dir = _packs_dir(config)
    with shelf.locked(packs_dir):
        before = shelf.before(packs_dir)
        if before:
            manifest.fit(before.manifest, version(), before.folder.name)
        whole(with_pack(config, before.folder) if before else config)
        shelf.back(packs_dir)
    click.echo(f"back to {before.manifest if before else PROGRAM}")
    click.echo(RELOAD)


def _packs_dir(config: Config) -> Path:
    if config.packs_dir is None:
        raise Mistake(f"{variable('packs_dir')} is not set; name an empty folder in which packs are kept")
    return config.packs_dir


@contextmanager
def _work(config: Config, dry_run: bool) -> Iterator[Path]:
    """A folder to unpack in: in that of packs, while nobody else updates; one apart where nothing is to change."""
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="atlas-pack-") as folder:
            yield Path(folder)
    else:
        with shelf.locked(_packs_dir(config)) as folder:
            yield folder


def _copied(pack: Path, work: Path) -> Path:
    """A copy of the pack and its signature, which nobody changes between the checks and the unpacking."""
    for path in filter(Path.is_file, (pack, signatures.beside(pack))):
        shutil.copyfile(path, work / path.name)
    return work / pack.name


def _checked(config: Config, pack: Path, older: bool, each: bool) -> Path | None:
    """The folder of the unpacked pack, held to all checks, its changes told; None where it is served already."""
    found = opening.read(pack, pack.name)
    manifest.fit(found, version(), pack.name)
    served = shelf.served(config.packs_dir) if config.packs_dir else None
    if served and served.manifest.key == found.key and not opening.differing(served.folder, served.manifest):
        click.echo(f"{found}: is served already; nothing to do")
        return None
    _newer(found, served.manifest if served else releases.last(config.seeds)[0], older)
    unpacked = pack.parent / UNPACKED
    opening.unpack(pack, pack.name, unpacked)
    after = with_pack(config, unpacked)
    known = whole(after)
    if known.release_version != found.data_version:
        said = f"its data are {known.release_version}, not {found.data_version}"
        raise BrokenPack(f"{pack.name}: {said}; the pack was not made by atlas release")
    before = _entries(with_pack(config, served.folder) if served else config)
    click.echo(f"{found}, after {served.manifest if served else PROGRAM}:")
    for line in changes.lines(
        history.differences(before, changes.entries(known, after.definitions, after.printed)), each
    ):
        click.echo(f"  {line}")
    click.echo(f"checked: {len(known.catalog)} layers, {len(known.facts)} facts; own: {_own(known)}")
    return unpacked


def _verified(pack: Path, key: Path | None) -> str:
    if key is not None:
        signed = signatures.verify(pack, key)
        return f"{pack.name}: as key {signed.key_id} signed it ({signed.said})"
    if signatures.beside(pack).is_file():
        said = "there is a signature beside it; check it with --key, or put it away"
        raise UnsignedPack(f"{pack.name}: {said}")
    return f"{pack.name}: without a signature, as told (--unsigned)"


def _newer(found: Manifest, now: Manifest | Release | None, allowed: bool) -> None:
    """Raise OlderPack where a pack is older than what is served, unless that is allowed."""
    if now is None or allowed or (found.day >= now.day and not manifest.older(found.version, now.version)):
        return
    said = f"{found.version} of {found.day} is older than what is served ({now.version} of {now.day})"
    raise OlderPack(f"{said}; to go back: atlas update --back; to take it all the same: --older")


def _entries(config: Config) -> list[releases.Entry]:
    """All that some data hold; nothing of data that this atlas cannot read any more."""
    try:
        return changes.entries(read(config), config.definitions, config.printed)
    except LayersError:
        click.echo("what is served now cannot be read by this atlas; all of the pack counts as begun", err=True)
        return []


def _own(known: Atlas) -> str:
    if known.own.folder is None:
        return "none"
    return f"{len(known.own.owners)} layers, {len(known.own.facts)} facts kept"


def standing(config: Config) -> str:
    """What an operator is told of the applied packs; raises BrokenPack where a file of the served one differs."""
    if config.packs_dir is None:
        return f"none ({variable('packs_dir')})"
    found = shelf.laid(config.packs_dir)
    if not found:
        return f"{config.packs_dir}: none is applied, the data of the program are served"
    others = opening.differing(found[-1].folder, found[-1].manifest)
    if others:
        raise BrokenPack(f"{found[-1].folder}: {others[0]} is not as it was packed; apply the pack again")
    own, told_of = releases.last(program().seeds)[0], f"{found[-1].manifest}; {len(found)} applied"
    if own is None or own.day <= found[-1].manifest.day:
        return told_of
    return f"{told_of}; the program itself brings {own.version} of {own.day}, which is newer"


COMMANDS = (update,)
