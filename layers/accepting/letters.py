"""Korean names in Latin letters, syllable by syllable, for ids and addresses."""

from __future__ import annotations

import re
import unicodedata

FIRST, LAST, MIDDLES, ENDS = 0xAC00, 0xD7A3, 21, 28
BEGINNING = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
MIDDLE = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
          "eu", "ui", "i")  # fmt: skip
ENDING = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
          "t", "t", "k", "t", "p", "t")  # fmt: skip


def latin(name: str) -> str:
    """A name in small Latin letters and digits, words joined by hyphens (단순한 로마자 표기, 음운 변화 없이).

    Examples
    --------
    >>> latin("블루카본 육성지구")
    'beulrukabon-yukseongjigu'
    """
    written = "".join(map(_syllable, unicodedata.normalize("NFC", name.casefold())))
    return re.sub(r"[^a-z0-9]+", "-", written).strip("-")


def _syllable(letter: str) -> str:
    at = ord(letter) - FIRST
    if not 0 <= at <= LAST - FIRST:
        return letter
    return BEGINNING[at // (MIDDLES * ENDS)] + MIDDLE[at // ENDS % MIDDLES] + ENDING[at % ENDS]
