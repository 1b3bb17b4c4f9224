"""Title, publisher, date and number of a document, from what stands first; the forms are data (`masthead.json`)."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from pathlib import Path
from typing import Any

from layers.intake.document import HEADING, ITEM, TEXT, Masthead, Paragraph, Table
from layers.intake.saying import said

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("masthead.json").read_text(encoding="utf-8"))
BODY, STAMP, SUBTITLE = (re.compile(RULES[key]) for key in ("body", "stamp", "subtitle"))
DATED = [re.compile(f"(?:{before}){RULES['date']}") for before in RULES["dated"]]
NO_YEAR, NUMBER, HEAD_OF = (re.compile(RULES[key]) for key in ("no_year", "number", "head_of"))
PUBLISHER = re.compile("|".join(sorted(RULES["publishers"], key=len, reverse=True)))
AROUND = re.compile(r"^\s*[-–—―]\s*|\s*[-–—―]\s*$")
CENTURY = "20"
#: A title is in no frame, and before the first □ or ㅇ.
FRAMES, DEEP = "<[〈【《＜", 2
#: Words for what is not found.
MISSING = {"title": "no_title", "publisher": "no_publisher", "date": "no_date"}


def of(blocks: tuple[Paragraph | Table, ...]) -> tuple[Masthead, tuple[str, ...]]:
    """What a document says of itself, and what is missing in it."""
    first = blocks[: RULES["looked_at"]]
    lines = [text for block in first for text in _lines(block)]
    title, subtitles = _titles([block for block in first if isinstance(block, Paragraph)])
    found = Masthead(title, subtitles, _publisher(lines), _date(lines), _first(NUMBER, lines))
    return found, _missing(found, lines)


def _lines(block: Paragraph | Table) -> list[str]:
    return [block.printed] if isinstance(block, Paragraph) else [" ".join(row) for row in block.rows()]


def _missing(found: Masthead, lines: list[str]) -> tuple[str, ...]:
    without = next((match for line in lines if (match := NO_YEAR.search(line))), None)
    told = [said(word) for key, word in MISSING.items() if not getattr(found, key)]
    if not found.date and without:
        told.append(said("no_year", month=int(without[1]), day=int(without[2])))
    return tuple(told)


def _titles(paragraphs: list[Paragraph]) -> tuple[str, tuple[str, ...]]:
    """The title, of up to three lines, and the lines with a dash below it."""
    head = list(takewhile(lambda one: not _is_body(one), paragraphs))
    named = next(
        (at for at, one in enumerate(head) if one.kind == HEADING and _is_title(one) and one.text[0] not in FRAMES),
        None,
    )
    start = named if named is not None else next((at for at, one in enumerate(head) if _is_title(one)), None)
    if start is None:
        return "", ()
    most = 1 if named is not None else RULES["most_title_lines"]
    lines = list(takewhile(lambda one: one.kind != ITEM and _is_title(one), head[start : start + most]))
    below = takewhile(lambda one: SUBTITLE.match(one.mark or one.text), paragraphs[start + len(lines) :])
    return " ".join(_bare(one) for one in lines), tuple(_bare(one) for one in below)


def _is_body(paragraph: Paragraph) -> bool:
    if paragraph.kind == ITEM and paragraph.depth <= DEEP:
        return True
    said = BODY.search(paragraph.text) is not None and paragraph.kind != HEADING and not SUBTITLE.match(paragraph.mark)
    return said and STAMP.search(paragraph.text) is None


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    plain = paragraph.kind in (HEADING, TEXT) and not SUBTITLE.match(text)
    other = STAMP.search(text) or PUBLISHER.fullmatch(text) or DATED[1].match(text)
    return plain and not other and 4 < len(text) <= RULES["most_title"]


def _bare(paragraph: Paragraph) -> str:
    return AROUND.sub("", paragraph.text).strip()


def _publisher(lines: list[str]) -> str:
    """Who is named with its head; else an office that is a line by itself; else the first that is named."""
    headed = next((match[1] for line in lines if (match := HEAD_OF.search(line))), "")
    alone = next((line for line in lines if PUBLISHER.fullmatch(line)), "")
    return headed or alone or _first(PUBLISHER, lines)


def _first(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((match[0] for line in lines if (match := pattern.search(line))), "")


def _date(lines: list[str]) -> str:
    """The date of the first stamp, else of the first line that begins with one, as far as it is printed."""
    for pattern in DATED:
        for line in lines:
            if found := pattern.search(line):
                return _iso(found)
    return ""


def _iso(found: re.Match[str]) -> str:
    year, short, month, day = found.groups()
    parts = (f"{int(part):02d}" for part in (month, day) if part)
    return "-".join([year or CENTURY + short, *parts])
