"""`atlas key`, `atlas sign`, `atlas verify-file`: signatures of files by an operator's own key (docs/signing.md)."""

from pathlib import Path

import click

from geo.dates import today
from layers.errors import LayersError
from web.service.version import version

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class Refused(click.ClickException):
    """What the person at the terminal can mend, or must not trust."""

    exit_code = 2


@click.command("key")
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--password", "locked", is_flag=True, help="Ask for a password that signing will ask for.")
def key(name: Path, locked: bool) -> None:
    """Make a pair of keys: NAME.key, which signs and stays with you, and NAME.pub, which verifies and is handed out."""
    from layers.evidence import signatures

    word = click.prompt("Password", hide_input=True, confirmation_prompt=True) if locked else ""
    try:
        made = signatures.make_keys(name, word)
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}") from error
    click.echo(f"{name}{signatures.SECRET} signs, keep it to yourself; {name}{signatures.PUBLIC} verifies: key {made}")


@click.command("sign")
@click.argument("file", type=FILE)
@click.option("--key", required=True, type=FILE, help="Secret key (atlas key, or minisign -G).")
def sign(file: Path, key: Path) -> None:
    """Sign FILE: writes FILE.minisig beside it."""
    from layers.evidence import signatures

    try:
        word = click.prompt("Password", hide_input=True) if signatures.needs_password(key) else ""
        made = signatures.sign(file, key, f"atlas {version()} {today()}", word)
    except LayersError as error:
        raise Refused(str(error)) from error
    click.echo(f"{signatures.beside(file)}: signed by key {made}")


@click.command("verify-file")
@click.argument("file", type=FILE)
@click.option("--key", required=True, type=FILE, help="Public key of the signer.")
def verify_file(file: Path, key: Path) -> None:
    """Say whether FILE is what the owner of the key signed, by FILE.minisig beside it."""
    from layers.evidence import signatures

    try:
        signed = signatures.verify(file, key)
    except LayersError as error:
        raise Refused(str(error)) from error
    click.echo(f"{file}: as key {signed.key_id} signed it ({signed.said})")


COMMANDS = (key, sign, verify_file)
