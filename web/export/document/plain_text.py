"""Texts fit for XML."""

import re
from typing import Any

#: Control characters, halves of characters, and marks that turn the direction of what follows them.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def plain(text: Any) -> str:
    """A text without the characters that no document may hold; nothing for None."""
    return UNPRINTABLE.sub("", str(text)) if text is not None else ""
