"""Who may frame the embedded map: origins as a content policy writes them, and whether one is among them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

ANYONE = "*"
ORIGIN = re.compile(
    r"(?:(?P<scheme>https?)://)?(?P<wild>\*\.)?(?P<host>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)"
    r"(?::(?P<port>\d{1,5}|\*))?",
    re.ASCII | re.IGNORECASE,
)
PORTS = {"http": 80, "https": 443}
FORM = "write hosts or origins separated by spaces: https://portal.example.kr *.example.kr http://127.0.0.1:9000"


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port of a page."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        port = "" if PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"


def read_ancestors(text: str) -> tuple[str, ...]:
    """The hosts of a setting.

    Raises
    ------
    ValueError
        One of them is no host or origin; the message names it and the form.
    """
    found = tuple(text.split())
    for each in found:
        if each != ANYONE and not _is_host(each):
            raise ValueError(f"{each!r} is not a host or an origin; {FORM}")
    return found


def origin_of(address: str | None) -> Origin | None:
    """The origin in an address or in an `Origin` header; None where there is none to read."""
    try:
        parts = urlsplit(address or "")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname or not ORIGIN.fullmatch(parts.hostname):
        return None
    return Origin(parts.scheme, parts.hostname, port or PORTS[parts.scheme])


def allows(ancestors: tuple[str, ...], origin: Origin, own_scheme: str) -> bool:
    """Whether an origin may frame, as a browser decides it (CSP Level 3, 6.7.2.8: match an URL to a source).

    Parameters
    ----------
    ancestors : tuple of str
        As `read_ancestors` gives them.
    own_scheme : str
        Scheme of the framed page, for hosts written without one.
    """
    return any(each == ANYONE or _matches(each, origin, own_scheme) for each in ancestors)


def _is_host(text):
    match = ORIGIN.fullmatch(text)
    return bool(match) and (match["port"] in (None, "*") or 0 < int(match["port"]) <= 65535)


def _matches(pattern, origin, own_scheme):
    match = ORIGIN.fullmatch(pattern)
    scheme = match["scheme"] or own_scheme
    secured = scheme.lower() == "http" and origin.scheme == "https"
    if scheme.lower() != origin.scheme and not secured:
        return False
    return _host_matches(match, origin.host) and _port_matches(match["port"], origin, secured)


def _host_matches(match, host):
    wanted = match["host"].lower()
    return host.endswith(f".{wanted}") if match["wild"] else host == wanted


def _port_matches(port, origin, secured):
    if port in (None, "*"):
        return port == "*" or origin.port == PORTS[origin.scheme]
    return origin.port == int(port) or (secured and int(port) == PORTS["http"] and origin.port == PORTS["https"])
