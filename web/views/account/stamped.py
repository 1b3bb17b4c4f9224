"""What stamps a chapter and what it rests on: dates, data version and fingerprint; numbered sources."""

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from layers import labels
from layers.periods import last_day
from layers.scene.verification import root
from layers.scene_types.scene import Footnote
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.export.document.chapters import Source
from web.export.document.plain_text import plain


def stamps(lang: Lang, asof: str, checked: Iterable[str], version: str, code: str) -> tuple[tuple[str, str], ...]:
    """기준일, 자료 확인일 (first and last), data version and fingerprint with their labels; dates are ISO."""
    words, days = words_of(lang, "document"), sorted(checked, key=last_day)
    ends = dict.fromkeys((*days[:1], *days[-1:]))
    found = (
        (words["asof"], labels.short_date(asof, lang)),
        (words["checked"], "~".join(labels.short_date(day, lang) for day in ends)),
        (words["version"], version),
        (words["fingerprint"], code),
    )
    return tuple((label, plain(value)) for label, value in found if value)


def sources(footnotes: Iterable[Footnote], permalink: str, licences: Mapping[str, str]) -> tuple[Source, ...]:
    """Footnotes (docs/scene.md) as numbered sources with their terms; one without an address keeps none."""
    return tuple(
        Source(
            note["n"],
            plain(note["publisher"]),
            plain(note["title"]),
            note["date"],
            note["checked"],
            note["grade"],
            plain(urljoin(root(permalink), note["href"].lstrip("/"))) if note["href"] else "",
            licences.get(note["document"], ""),
        )
        for note in footnotes
    )
