"""Find regions, places, layers, items, figures and pages by what they are called and by what is said of them."""

from __future__ import annotations

from datetime import date

from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.collection.entries import Entry, Hit, at_point, entries
from layers.collection.initials import initials, is_initials
from layers.collection.synonyms import plain
from layers.naming.answer import Answer
from layers.naming.meaning import means
from layers.naming.pairs import point_in
from layers.words.catalogue import words_of

#: Kinds of hits in the order they are listed where they match equally well.
KINDS = ("region", "place", "layer", "page", "item", "figure")
#: How well an entry matches: its whole name, a beginning, a part; all words in its names, or among what is said of it.
WHOLE, BEGINNING, PART, NAMED, SAID, NOT_FOUND = 0, 1, 2, 3, 4, 9
#: A word that is written without a blank may be so many, of at least so many letters.
MOST_PIECES, LEAST_LETTERS = 3, 2
#: The remark of a place whose name says more than the place: then the words may be meant, not the place.
LEFT = "place_rest"


def search(atlas: Atlas, text: str, asof: date, lang: str = "ko", limit: int = 12) -> list[Hit]:
    """Best hits first: whole names, then beginnings, then parts of names, then words in any order; equal ones by kind.

    Upper case, spaces, decomposed Hangul and synonyms (2차전지, 이차전지) do not matter. A text of initial
    consonants alone (ㅍㅎ) finds names that begin with them. An address finds the region that it lies in, a pair of
    coordinates the page of that point.
    """
    if not fold(text):
        return []
    if (pair := point_in(text)) is not None:
        return [at_point(*pair, asof, lang)]
    ranked = []
    for number, entry in enumerate(entries(atlas, asof, lang)):
        rank = ranked_as(text, entry)
        if rank < NOT_FOUND:
            ranked.append((rank, KINDS.index(entry.hit.kind), number, entry.hit))
    hits = list(dict.fromkeys(hit for *_, hit in sorted(ranked, key=lambda found: found[:3])))
    answer = means(atlas, text, asof)
    words_meant = hits and any(note.key == LEFT for note in answer.remarks)
    return hits[:limit] if words_meant else [*_meant(atlas, answer, asof, lang, hits), *hits][:limit]


def _meant(atlas: Atlas, answer: Answer, asof: date, lang: str, hits: list[Hit]) -> list[Hit]:
    """Regions that a written place means, or may mean, and that no name found, with how it was read."""
    found = {hit.region for hit in hits if hit.kind in KINDS[:2]}
    told = " ".join(remark.text(lang) for remark in answer.remarks)
    ids = dict.fromkeys(row.id for key in answer.candidates for row in atlas.regions.successors(key, asof))
    regions = [atlas.regions.get(key, asof) for key in (*answer.regions, *ids) if key not in found]
    level = words_of(lang, "level")
    return [
        Hit("region", row.id, row.name(lang), told or level[row.level], row.id, None, f"/regions/{row.id}")
        for row in regions
    ]


def ranked_as(text: str, entry: Entry) -> int:
    """How well a text finds an entry, NOT_FOUND where it does not."""
    wanted = fold(text)
    if is_initials(wanted):
        sought = initials(wanted)
        return min((_begun(sought, initials(name)) for name in entry.names), default=NOT_FOUND)
    best = min((_rank(wanted, spaced(name)) for name in entry.names), default=NOT_FOUND)
    if best < NOT_FOUND or len(wanted) < LEAST_LETTERS:
        return best
    words = plain(text).split()
    called, said = " ".join(map(plain, entry.names)), " ".join(map(plain, (*entry.names, *entry.words)))
    if all(word in called for word in words):
        return NAMED
    return SAID if all(_in_pieces(word, said) for word in words) else NOT_FOUND


def spaced(name: str) -> str:
    """A name as it is compared, its words apart: 대구 미래 holds no 구미."""
    return " ".join(map(fold, name.split()))


def _rank(wanted: str, name: str) -> int:
    words = name.split(" ")
    best = _begun(wanted, "".join(words))
    if best < NOT_FOUND:
        return best
    inside = any(wanted in word for word in words)
    return PART if inside or any("".join(words[at:]).startswith(wanted) for at in range(1, len(words))) else NOT_FOUND


def _begun(wanted: str, name: str) -> int:
    if name == wanted:
        return WHOLE
    return BEGINNING if name.startswith(wanted) else NOT_FOUND


def _in_pieces(word: str, text: str, most: int = MOST_PIECES) -> bool:
    """Whether a text has a word, or the few words that it was joined of: 반도체벨트."""
    if word in text:
        return True
    if most == 1:
        return False
    cuts = range(len(word) - LEAST_LETTERS, LEAST_LETTERS - 1, -1)
    return any(word[:cut] in text and _in_pieces(word[cut:], text, most - 1) for cut in cuts)
