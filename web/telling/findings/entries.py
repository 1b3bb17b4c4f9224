"""The entries of the front page, by question: those whose pages there are, six at most."""

from collections.abc import Collection
from dataclasses import dataclass

MOST = 6
#: Keys of words and the addresses that answer them, the better first; the most asked for first.
ENTRIES = (
    ("region", ("/regions", "/at")),
    ("sector", ("/sectors",)),
    ("changes", ("/changes",)),
    ("sources", ("/sources",)),
    ("report", ("/brief",)),
    ("help", ("/help", "/guide")),
    ("due", ("/due",)),
    ("compare", ("/compare",)),
)


@dataclass(frozen=True)
class Entry:
    """A question and the address of the page that answers it."""

    key: str
    path: str


def entries(addresses: Collection[str]) -> list[Entry]:
    """The entries that some addresses answer."""
    found = ((key, next((path for path in paths if path in addresses), None)) for key, paths in ENTRIES)
    return [Entry(key, path) for key, path in found if path is not None][:MOST]
