"""Syllables of Hangul by their last consonant, by which the endings of verbs are told."""

from __future__ import annotations

import re

_FIRST, _SYLLABLES, _FINALS = 0xAC00, 11172, 28
_LAST = {"ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅂ": 17, "ㅆ": 20}
#: These end in ㅆ and tell no past.
_NO_PAST = "있겠"
_NAMED = re.compile(r"\{([ㄴㄹㅁㅂㅆ])\}")


def _ending(last: str) -> str:
    found = (chr(_FIRST + at) for at in range(_LAST[last], _SYLLABLES, _FINALS))
    return "".join(one for one in found if last != "ㅆ" or one not in _NO_PAST)


_CLASSES = {last: _ending(last) for last in _LAST}


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which {ㅆ} is any syllable that ends so, and {ㄹ}, {ㄴ}, {ㅁ}, {ㅂ} alike."""
    return re.compile(_NAMED.sub(lambda found: f"[{_CLASSES[found[1]]}]", text))
