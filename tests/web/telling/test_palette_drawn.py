"""What the pages and the files draw of the palette: textures that differ, and text that can be read in every theme."""

import re
from pathlib import Path

import pytest

from layers.palette_check import check
from layers.palette_check.signs import Reading
from layers.symbols import textures
from layers.symbols.symbology import HATCHES, NO_DATA
from web.export.slides import drawingml

TOKENS = Path(__file__).parents[3] / "web" / "static" / "css" / "tokens.css"
BLOCK = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<hex>#[0-9a-fA-F]{6})\s*;")
PAGES = ("paper", "panel", "panel-alt")
PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "accent", "link") for ground in PAGES),
    ("accent", "accent-soft"),
    ("panel", "accent"),
    ("panel", "ink"),
    ("label-sea", "sea"),
    ("ink-2", "sea"),
    ("ink-2", "land"),
    ("ink-2", "land-context"),
]
PATTERNS = sorted({*HATCHES.values(), NO_DATA})


def themes():
    """Hex tokens of the first block, and of every further block over it."""
    blocks = [
        (each["selector"].strip(), dict(TOKEN.findall(each["body"]))) for each in BLOCK.finditer(TOKENS.read_text())
    ]
    coloured = [(name, found) for name, found in blocks if found]
    first = coloured[0][1]
    return [(name.splitlines()[-1], first | found) for name, found in coloured]


@pytest.mark.parametrize(("theme", "tokens"), themes(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_text_of_the_pages_is_readable_on_every_ground_it_stands_on(theme, tokens):
    readings = [Reading(f"{ink} on {ground}", tokens[ink].upper(), tokens[ground].upper()) for ink, ground in PAIRS]
    assert check.unreadable(readings) == []


def test_the_first_theme_is_read_from_the_style_sheet():
    name, tokens = themes()[0]
    assert name.startswith(":root")
    assert {ink for pair in PAIRS for ink in pair} <= set(tokens)


def test_every_hatch_is_a_texture_of_its_own_in_every_format():
    drawn = [textures.TEXTURES[pattern] for pattern in PATTERNS]
    assert len({(each.size, each.turn, each.strokes) for each in drawn}) == len(PATTERNS)
    assert len({drawingml.PATTERNS[pattern] for pattern in PATTERNS}) == len(PATTERNS)
