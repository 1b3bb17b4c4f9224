"""The fingerprint of what is shown, and the address at which a file can be checked by it later."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

PAGE, DATA = "page", "data"
#: A code, with the way it is computed before it where that is not the first: 3f2a-91bc, 2-3f2a-91bc.
FINGERPRINT = re.compile(r"(?:(?P<way>[2-9]|[1-9][0-9])-)?[0-9a-f]{4}-[0-9a-f]{4}", re.ASCII)
#: A path that leads to a view, below whatever prefix.
PLACED = re.compile(r"(?P<root>/.*?)??(?P<page>/(?:compare|changes|(?:regions|brief|layers)/[^/]+)?)")
#: The ways that this atlas computes; files of 0.2.0 have the first, which is written without a number.
WAYS = (None,)


def fingerprint(content: Mapping[str, Any]) -> str:
    """Short hash of what is shown, such as 3f2a-91bc; equal contents give the same, whoever asks and wherever.

    Parameters
    ----------
    content : mapping of str
        Plain values; the data version is none of it, so that other data that show the same give the same.
    """
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    found = hashlib.sha256(written.encode("utf-8")).hexdigest()
    return f"{found[:4]}-{found[4:8]}"


def address(permalink: str, fingerprint: str, data_version: str) -> str:
    """The address that checks what a permalink showed.

    Parameters
    ----------
    permalink : str
        Address of a page with its state, `http://host/compare?regions=…`.
    fingerprint, data_version : str
        As they were when the file was made; what a reader's own rows add to the version is left out.
    """
    split, named = urlsplit(permalink), page_of(urlsplit(permalink).path)
    page = {} if named == "/" else {PAGE: named}
    query = urlencode([*page.items(), (DATA, data_version.partition(" ")[0]), *parse_qsl(split.query)], safe=",/")
    return f"{root(permalink)}verify/{fingerprint}?{query}"


def root(permalink: str) -> str:
    """Where the service begins that a permalink leads to: scheme, host and prefix, with a slash at the end."""
    split = urlsplit(permalink)
    found = PLACED.fullmatch(split.path or "/")
    return f"{split.scheme}://{split.netloc}{(found and found['root']) or ''}/"


def page_of(path: str) -> str:
    """The page that a path leads to, without the prefix of its service: `/atlas/compare` is `/compare`."""
    found = PLACED.fullmatch(path or "/")
    return found["page"] if found else path
