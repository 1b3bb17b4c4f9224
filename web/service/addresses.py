"""Addresses that somebody wrote, taken apart: what may be a host, a prefix, a proxy, the service's own address."""

import re
from ipaddress import ip_network
from urllib.parse import SplitResult, urlsplit

#: A name or number of a machine as headers carry it, and its port; names of other letters are written `xn--…`.
HOST = re.compile(
    r"(?:(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,15}\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE
)
#: The first parts of a path; none that leads upwards.
PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*", re.ASCII)
URL_FORM = "write the address that readers open, https://atlas.example.kr or https://portal.example.kr/atlas"
PROXIES_FORM = "write addresses or networks separated by spaces: 127.0.0.1 ::1 10.0.0.0/8"
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


def read_proxies(text: str) -> tuple[str, ...]:
    """The addresses and networks of a setting.

    Raises
    ------
    ValueError
    """
    found = tuple(text.split())
    for each in found:
        try:
            ip_network(each)
        except ValueError as error:
            raise ValueError(f"{each!r} is no address and no network; {PROXIES_FORM}") from error
    return found


def read_url(text: str) -> str:
    """The address of a setting, without a slash at its end.

    Raises
    ------
    ValueError
    """
    parts = parts_of(text.rstrip("/"))
    if parts is None or parts.scheme not in SCHEMES or not is_host(parts.netloc) or not PREFIX.fullmatch(parts.path):
        raise ValueError(URL_FORM)
    found = f"{parts.scheme}://{parts.netloc.lower()}{parts.path}"
    if found.lower() != text.rstrip("/").lower():
        raise ValueError(URL_FORM)
    return found


def prefix_of(url: str) -> str:
    """The path under which a service begins; empty where it is the root."""
    return urlsplit(url).path
