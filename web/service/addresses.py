"""Addresses that somebody wrote, taken apart."""

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None of what is none, such as one with half a bracket."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
