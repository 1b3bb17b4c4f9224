"""Signatures of whole files by an operator's key, in the format of minisign (Ed25519): `FILE.minisig` beside the file.

`minisign -V` checks them too, so that nobody needs the atlas to check what it wrote. The keys are the operator's.
"""

from __future__ import annotations

import base64
import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import minisign

from layers.errors import BadKey, BadSignature, ForeignSignature, LockedKey, MissingSignature

ENDING, SECRET, PUBLIC = ".minisig", ".key", ".pub"
OWNER_ONLY, EVERYBODY = 0o600, 0o644
_ID = slice(2, 10)
Read = TypeVar("Read")


@dataclass(frozen=True)
class Signed:
    """A signature that holds: the id of its key, and what the signer said with it."""

    key_id: str
    said: str


def beside(file: Path) -> Path:
    """Where the signature of a file stands."""
    return file.with_name(file.name + ENDING)


def make_keys(name: Path, password: str = "") -> str:
    """Write `NAME.key`, for the signer alone, and `NAME.pub`, for everybody; the id of both.

    Raises
    ------
    FileExistsError
        One of them is there: nothing is written.
    """
    secret_path, public_path = (name.with_name(name.name + ending) for ending in (SECRET, PUBLIC))
    for path in filter(Path.exists, (secret_path, public_path)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    pair = minisign.KeyPair.generate()
    key_id = _key_id(pair.public_key.to_base64())
    pair.public_key.untrusted_comment = f"minisign public key {key_id}"
    public = bytes(pair.public_key)
    with pair.secret_key as secret:
        if password:
            secret.encrypt(password)
        _new(secret_path, bytes(secret), OWNER_ONLY)
    _new(public_path, public, EVERYBODY)
    return key_id


def needs_password(key: Path) -> bool:
    """Whether a secret key is written under a password; raises BadKey."""
    with _read(key, minisign.SecretKey.from_bytes, "secret") as secret:
        return secret.is_encrypted()


def sign(file: Path, key: Path, said: str, password: str = "") -> str:
    """Write the signature of a file beside it and return the id of the key.

    Parameters
    ----------
    said : str
        A line of plain letters that is signed with the file, such as the version and the day.

    Raises
    ------
    BadKey, LockedKey
        The key is no secret key, or its password is another.
    """
    with _read(key, minisign.SecretKey.from_bytes, "secret") as secret:
        try:
            secret.decrypt(password)
        except minisign.Error as error:
            raise LockedKey(f"{key.name}: this is not its password") from error
        key_id = _key_id(secret.get_public_key().to_base64())
        with file.open("rb") as content:
            made = secret.sign(content, untrusted_comment=f"signature by key {key_id}", trusted_comment=said)
    beside(file).write_bytes(bytes(made) + b"\n")
    return key_id


def verify(file: Path, key: Path) -> Signed:
    """What the signature beside a file says, if it holds.

    Raises
    ------
    BadKey
        The key is no public key.
    MissingSignature, ForeignSignature, BadSignature
        There is none, it is by another key, or the file or the signature was changed.
    """
    public = _read(key, minisign.PublicKey.from_bytes, "public")
    signature = _signature(beside(file))
    ours, theirs = (_key_id(one) for one in (public.to_base64(), bytes(signature).splitlines()[1]))
    if ours != theirs:
        raise ForeignSignature(f"{file.name}: signed by key {theirs}, and {key.name} is key {ours}")
    try:
        public.verify_file(file, signature)
    except minisign.VerifyError as error:
        raise BadSignature(f"{file.name}: it or its signature was changed after key {ours} had signed it") from error
    return Signed(ours, signature.trusted_comment)


def _signature(path: Path) -> minisign.Signature:
    if not path.is_file():
        raise MissingSignature(f"{path.name}: there is no signature; make one with: atlas sign")
    try:
        return minisign.Signature.from_bytes(path.read_bytes())
    except minisign.Error as error:
        raise BadSignature(f"{path.name}: is no signature ({error})") from error


def _read(path: Path, read: Callable[[bytes], Read], kind: str) -> Read:
    try:
        return read(path.read_bytes())
    except minisign.Error as error:
        raise BadKey(f"{path.name}: is no {kind} key of minisign ({error})") from error


def _key_id(encoded: bytes) -> str:
    """The id in an encoded key or signature, written as minisign writes it."""
    return f"{int.from_bytes(base64.b64decode(encoded)[_ID], 'little'):016X}"


def _new(path: Path, content: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
        file.write(content + b"\n")
