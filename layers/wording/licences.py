"""On which terms what a source says may be used: its KOGL type (공공누리 유형) where it states one, else 미확인."""

from layers.atlas.atlas import Atlas
from layers.scene_types.vocabulary import Lang
from layers.wording.footnotes import STATISTIC
from layers.words.catalogue import words_of


def licence(atlas: Atlas, source: str, lang: Lang) -> str:
    """The terms of a document, or of a table whose id follows `statistics.`; empty where it is neither."""
    found = atlas.documents.get(source) or atlas.statistics.sources.get(source.removeprefix(STATISTIC))
    return words_of(lang, "licence")[found.licence] if found else ""
