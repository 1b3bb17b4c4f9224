"""How names are compared: folded spellings, an index of them, and those that look alike."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from geo.region import Region

_IGNORED = str.maketrans("", "", " \t·・‧∙,'’")


def fold(text: str) -> str:
    """`text` as names are compared: composed Hangul, lower case, without spaces, middle dots and apostrophes."""
    return unicodedata.normalize("NFKC", text).translate(_IGNORED).casefold()


def index(rows: Iterable[Region]) -> dict[str, frozenset[str]]:
    """Every folded spelling of the rows with the ids written so."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for spelling in row.spellings():
            found[fold(spelling)].add(row.id)
    return {spelling: frozenset(ids) for spelling, ids in found.items()}


def compounds(rows: Iterable[Region]) -> dict[str, frozenset[str]]:
    """Every folded spelling of a municipality after each of a province it belonged to: 부산중구, 경북 군위군."""
    known = list(rows)
    provinces: dict[str, set[str]] = defaultdict(set)
    for row in known:
        if row.level == "province":
            provinces[row.id] |= set(map(fold, row.spellings()))
    owners: dict[str, set[str]] = defaultdict(set)
    own: dict[str, set[str]] = defaultdict(set)
    for row in known:
        if row.level == "municipality":
            owners[row.id] |= provinces[row.parent or ""]
            own[row.id] |= set(map(fold, row.spellings()))
    found: dict[str, set[str]] = defaultdict(set)
    for region_id, spelled in own.items():
        for province in owners[region_id]:
            for spelling in spelled:
                found[province + spelling].add(region_id)
    return {spelling: frozenset(ids) for spelling, ids in found.items()}


def suggestions(text: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """Up to five spellings that look like `text`."""
    return tuple(get_close_matches(text, list(spellings), n=5, cutoff=0.6))
