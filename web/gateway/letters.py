"""Addresses are made of letters: what no page may hold and no person can write is refused, not repeated."""

import re
from itertools import chain

from flask import Flask, request

from web.service.mistakes import BadLetters

#: Control characters but for those that stand between words, and what is no character (HTML Standard, 13.2.3.5).
NONE = re.compile(
    "[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\\ufdd0-\\ufdef"
    + "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def register(app: Flask) -> None:
    """Refuse addresses of the application with something in them that is no letter."""

    @app.before_request
    def refuse() -> None:
        if any(map(NONE.search, chain((request.path,), *request.args.items(multi=True)))):
            raise BadLetters
