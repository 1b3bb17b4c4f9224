"""The sources on a map, numbered in the order in which they are first cited."""

from collections.abc import Collection

from layers.atlas.atlas import Atlas
from layers.facts.documents import Document
from layers.labels import pick, short_date
from layers.own.folder import PREFIX
from layers.periods import is_date
from layers.scene_types.scene import Footnote
from layers.words.catalogue import words_of

STATISTIC = "statistics."
#: The kind of a footnote that is the record of our own search: neither a notice nor the press says it.
OWN_SEARCH, OWN_DATA = 5, 6


class Footnotes:
    """Numbers documents as they are cited.

    Parameters
    ----------
    atlas : Atlas
    lang : {'ko', 'en'}
    """

    def __init__(self, atlas: Atlas, lang: str):
        self._atlas = atlas
        self._lang = lang
        self._numbers: dict[str, int] = {}
        self._hrefs: dict[str, str] = {}

    def document(self, document_id: str) -> int:
        """Number of a document, given at its first citation."""
        self._hrefs.setdefault(document_id, f"/sources/{document_id}")
        return self._numbers.setdefault(document_id, len(self._numbers) + 1)

    def statistic(self, source_id: str, layer_id: str) -> int:
        """Number of a statistical table, given at its first citation."""
        key = STATISTIC + source_id
        self._hrefs.setdefault(key, f"/layers/{layer_id}")
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def entries(self) -> list[Footnote]:
        """The footnotes of the scene, by number."""
        return [self._entry(key, number) for key, number in self._numbers.items()]

    def _entry(self, key: str, number: int) -> Footnote:
        described = self._statistic_entry if key.startswith(STATISTIC) else self._document_entry
        return described(key, number)

    def _document_entry(self, key: str, number: int) -> Footnote:
        found = self._atlas.documents[key]
        return {
            "n": number,
            "document": key,
            "title": self._title(found),
            "publisher": self._publisher(found),
            "date": found.date,
            "grade": _grade(found),
            "checked": found.checked,
            "href": self._hrefs[key],
        }

    def _title(self, found: Document) -> str:
        """A document's title, and that it was read in a copy where it was."""
        title = pick(self._lang, found.title_ko, found.title_en)
        if _collected(found):
            title = title.removesuffix(words_of(self._lang, "own")("collected", title=""))
        return f"{title} ({words_of(self._lang, 'item')['copied']})" if found.copy else title

    def _publisher(self, found: Document) -> str:
        """Who published a document, and that an organisation took it in itself: short lines have no title."""
        publisher = pick(self._lang, found.publisher_ko, found.publisher_en)
        return words_of(self._lang, "own")("collected", title=publisher) if _collected(found) else publisher

    def _statistic_entry(self, key: str, number: int) -> Footnote:
        found = self._atlas.statistics.sources[key.removeprefix(STATISTIC)]
        return {
            "n": number,
            "document": key,
            "title": found.title(self._lang),
            "publisher": found.by(self._lang),
            "date": found.published or (found.date if is_date(found.date or "") else None),
            "grade": OWN_DATA if found.id in self._atlas.own.tilesets else found.grade,
            "checked": None,
            "href": self._hrefs[key],
        }

    def text(self, numbers: Collection[int]) -> str:
        """Publishers and dates of some footnotes in one line: 산업통상부 2025.12.17."""
        cited = [entry for entry in self.entries() if entry["n"] in numbers]
        shown = [short(entry, self._lang) for entry in cited[:2]]
        rest = len(set(numbers)) - len(shown)
        more = words_of(self._lang, "caption")("more_sources", rest=rest) if rest > 0 else ""
        return " · ".join(shown) + more


def _collected(document: Document) -> bool:
    """Whether an organisation transcribed it into its own folder; its own table says by its grade what it is."""
    return document.id.startswith(PREFIX) and not document.is_own_data


def _grade(document: Document) -> int:
    """The grade that a footnote says: our own search and an organisation's table are neither notice nor press."""
    return OWN_SEARCH if document.is_own_search else OWN_DATA if document.is_own_data else document.grade


def short(entry: Footnote, lang: str) -> str:
    """Publisher and date of a footnote: 산업통상부 2025.12.17."""
    dated = short_date(entry["date"], lang) if entry["date"] else ""
    return f"{entry['publisher']} {dated}".strip()
