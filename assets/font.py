"""The interface font, cut in two: what the pages are known to show, and the rest of common Hangul."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from assets.errors import FontTooLarge

FAMILY = "Pretendard"
WEIGHTS = (400, 700)
FEATURES = ["calt", "case", "ccmp", "kern", "liga", "tnum"]
LIMIT_BYTES = 260_000


def cut(font: Path, characters: Iterable[str]) -> bytes:
    """A WOFF2 variable font of weights 400 to 700 with only the given characters."""
    face = TTFont(font, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={ord(character) for character in characters})
    cutter.subset(face)
    face = instancer.instantiateVariableFont(face, {"wght": WEIGHTS})
    face.flavor = "woff2"
    buffer = io.BytesIO()
    face.save(buffer)
    return buffer.getvalue()


def within_limit(name: str, content: bytes) -> bytes:
    """The font as it came, if it is light enough.

    Raises
    ------
    FontTooLarge
        If it weighs more than `LIMIT_BYTES`.
    """
    if len(content) > LIMIT_BYTES:
        raise FontTooLarge(f"{name}: {len(content)} bytes; the first font file may weigh at most {LIMIT_BYTES}")
    return content


def exactly(characters: frozenset[str]) -> Iterator[str]:
    """CSS ranges that hold `characters` and nothing else."""
    return ranges(characters, frozenset(chr(ord(letter) + 1) for letter in characters) - characters)


def ranges(characters: frozenset[str], without: frozenset[str]) -> Iterator[str]:
    """CSS ranges that hold `characters` and none of `without`, as few as that allows."""
    points = sorted(map(ord, characters))
    barred = sorted(map(ord, without))
    start = last = points[0]
    for point in points[1:]:
        if any(last < bar < point for bar in barred):
            yield _range(start, last)
            start = point
        last = point
    yield _range(start, last)


def style(first: str, rest: str, rest_ranges: Iterable[str]) -> str:
    """The style sheet that names both files; a browser fetches the second only for a character in its ranges.

    The later rule wins where both could serve, so the first needs no ranges.
    """
    return rule(FAMILY, WEIGHTS, first) + rule(FAMILY, WEIGHTS, rest, rest_ranges)


def rule(family: str, weights: Iterable[int], path: str, held: Iterable[str] = ()) -> str:
    """What a style sheet says of one file; without ranges it serves every character."""
    listed = ", ".join(held)
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-style: normal;\n'
        f"  font-weight: {' '.join(map(str, weights))};\n  font-display: swap;\n"
        f'  src: url("{path}") format("woff2");\n' + (f"  unicode-range: {listed};\n" if listed else "") + "}\n"
    )


def held(font: Path) -> frozenset[str]:
    """The characters of a font."""
    with TTFont(font) as face:
        return frozenset(map(chr, face.getBestCmap()))


def _range(start: int, last: int) -> str:
    return f"U+{start:X}" if start == last else f"U+{start:X}-{last:X}"
