"""Korean particles, which follow the last sound of the word before them: 은/는, 이/가, 을/를, 과/와, 으로/로."""

DIGITS, LETTERS = frozenset("013678"), frozenset("lmnr")
"""Digits and Latin letters whose Korean name ends in a consonant."""
LIQUID = frozenset("178lr")
"""Those whose name ends in ㄹ, after which 로 is said as after a vowel."""
TO = "으로/로"
_FIRST, _FINALS, _RIEUL = ord("가"), 28, 8


def particle(word: str, pair: str) -> str:
    """A word with the right particle of a pair, the one after a consonant first: `은/는`."""
    closed, open_ = pair.split("/")
    last = next((char for char in reversed(word) if char.isalnum()), "").lower()
    return word + (closed if _closed(last, pair) else open_)


def _closed(last: str, pair: str) -> bool:
    if "가" <= last <= "힣":
        final = (ord(last) - _FIRST) % _FINALS
        return final != 0 and not (pair == TO and final == _RIEUL)
    return last in DIGITS | LETTERS and not (pair == TO and last in LIQUID)
