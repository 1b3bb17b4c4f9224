"""The interface in every language that there are words of."""

from layers.words.catalogue import Words, languages, words_of

LANGUAGES = languages()


def translator(lang: str) -> Words:
    """The texts of the pages in a language: a table by key, and the function `t(key, **values)`."""
    return words_of(lang, "page")


def spoken(lang: str) -> Words:
    """The texts that scripts need."""
    return words_of(lang, "script")
