"""What is said to a reader who asked for a region that no longer is."""

from geo.region import Notice
from layers.words.catalogue import words_of


def ended(notice: Notice, lang: str) -> str:
    """Until when it was, and what is shown instead."""
    heirs = ", ".join(region.name(lang) for region in notice.successors)
    return words_of(lang, "note")("ended", name=notice.name(lang), day=notice.last_day.isoformat(), heirs=heirs)
