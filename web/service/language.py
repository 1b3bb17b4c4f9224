"""The interface in every language that there are words of."""

import re

from markupsafe import Markup, escape

from geo.region import reads_korean
from layers.words.catalogue import Words, languages, words_of

LANGUAGES = languages()


def translator(lang: str) -> Words:
    """The texts of the pages in a language: a table by key, and the function `t(key, **values)`."""
    return words_of(lang, "page")


def spoken(lang: str) -> Words:
    """The texts that scripts need."""
    return words_of(lang, "script")


#: From the first to the last Korean letter of a text, without what is plainly another language between.
KOREAN = re.compile("[ㄱ-ㆎ가-힣](?:[^A-Za-z]*[ㄱ-ㆎ가-힣])*")


def korean(text: object, lang: str) -> Markup:
    """A text in which what is Korean is marked as Korean, where the page is in another language."""
    escaped = escape(text)
    if reads_korean(lang):
        return escaped
    return Markup(KOREAN.sub(lambda run: f'<span lang="ko">{run.group()}</span>', escaped))


#: A tag, which is left alone, or a day: 2024-06-27, 2024.6.27., 27 Jun 2024.
DAY = re.compile(r"(<[^>]*>)|\d{4}-\d{2}-\d{2}|\d{4}\.\d{1,2}\.\d{1,2}\.|\d{1,2} [A-Z][a-z]{2,8} \d{4}")


def whole_dates(text: object) -> Markup:
    """A text whose days no line breaks, neither at a hyphen nor between day and month; markup in it stays."""
    return Markup(DAY.sub(lambda one: one[0] if one[1] else f'<span class="date">{one[0]}</span>', str(escape(text))))
