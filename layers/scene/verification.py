"""The address at which a file can be checked later: its fingerprint, its data version and its whole state."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

PAGE, DATA = "page", "data"
FINGERPRINT = re.compile(r"[0-9a-f]{4}-[0-9a-f]{4}", re.ASCII)


def address(permalink: str, fingerprint: str, data_version: str) -> str:
    """The address that checks what a permalink showed.

    Parameters
    ----------
    permalink : str
        Address of a page with its state, `http://host/compare?regions=…`.
    fingerprint, data_version : str
        As they were when the file was made; what a reader's own rows add to the version is left out.
    """
    split = urlsplit(permalink)
    page = {} if split.path in ("", "/") else {PAGE: split.path}
    query = urlencode([*page.items(), (DATA, data_version.partition(" ")[0]), *parse_qsl(split.query)], safe=",/")
    return f"{split.scheme}://{split.netloc}/verify/{fingerprint}?{query}"
