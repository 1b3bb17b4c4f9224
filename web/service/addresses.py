"""Addresses that somebody wrote, taken apart: what may be a host, what may stand before a path."""

import re
from urllib.parse import SplitResult, urlsplit

#: A name or number of a machine as headers carry it, and its port; names of other letters are written `xn--…`.
HOST = re.compile(
    r"(?:(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,15}\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE
)
#: The first parts of a path; none that leads upwards.
PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*", re.ASCII)
SCHEMES, HIGHEST_PORT = ("http", "https"), 65535


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None of what is none, such as one with half a bracket."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def is_host(text: str) -> bool:
    """Whether a text is a host as a `Host` header has it."""
    if not HOST.fullmatch(text):
        return False
    parts = parts_of(f"//{text}")
    try:
        return parts is not None and bool(parts.hostname) and (parts.port or 0) <= HIGHEST_PORT
    except ValueError:
        return False
