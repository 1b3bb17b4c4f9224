"""Initial consonants (초성) of Korean text, for search."""

from __future__ import annotations

from geo.spelling import fold

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
#: Compatibility composition turns keyboard consonants into conjoining ones.
_CONJOINING = {chr(0x1100 + number): letter for number, letter in enumerate(INITIALS)}
_FIRST_SYLLABLE, _LAST_SYLLABLE, _PER_INITIAL = 0xAC00, 0xD7A3, 588


def initials(text: str) -> str:
    """Text with every Hangul syllable replaced by its initial consonant: 포항 → ㅍㅎ."""
    return "".join(_initial(letter) for letter in fold(text))


def is_initials(text: str) -> bool:
    """Whether a text consists of initial consonants alone."""
    return bool(text) and all(_CONJOINING.get(letter, letter) in INITIALS for letter in text)


def _initial(letter: str) -> str:
    if _FIRST_SYLLABLE <= ord(letter) <= _LAST_SYLLABLE:
        return INITIALS[(ord(letter) - _FIRST_SYLLABLE) // _PER_INITIAL]
    return _CONJOINING.get(letter, letter)
